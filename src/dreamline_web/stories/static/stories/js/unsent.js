/* Words typed into a form and not sent yet: leaving the page asks first. Forms that save by themselves say so alone. */
const typed = new Set();
const formOf = (event) => event.target.form ?? event.target.closest?.("form");
const kept = (form) => form?.method === "post" && !("autosave" in form.dataset);
const changed = (field) => /^(text|search|email|textarea)$/.test(field.type) && field.value !== field.defaultValue;

document.addEventListener("input", (event) => {
  const form = formOf(event);
  if (kept(form)) typed.add(form);
});
document.addEventListener("submit", (event) => typed.delete(event.target));
["htmx:error", "htmx:response:error"].forEach((name) =>
  document.addEventListener(name, (event) => {
    const form = event.detail?.ctx?.sourceElement?.closest?.("form");
    if (kept(form)) typed.add(form);
  }),
);
window.addEventListener("beforeunload", (event) => {
  if ([...typed].some((form) => form.isConnected && [...form.elements].some(changed))) event.preventDefault();
});

/* When the server cannot be reached or breaks: one sentence in the place of news; everything typed stays. */
const words = () => document.getElementById("trouble-words");

function tell(kind) {
  const slot = document.getElementById("toasts");
  const said = words()?.content.querySelector(`[data-trouble="${kind}"]`);
  if (slot && said) slot.replaceChildren(said.cloneNode(true));
}

document.addEventListener("htmx:error", (event) => {
  if (event.detail?.error?.name === "AbortError" || event.detail?.ctx?.status === "dropped") return;
  tell(navigator.onLine ? "not-saved" : "offline");
});
document.addEventListener("htmx:response:error", (event) => {
  const status = event.detail.ctx?.response?.status ?? event.detail.ctx?.response?.raw?.status;
  if (status === 413) tell("too-large");
  else if (status >= 500 || [400, 403, 404].includes(status)) tell("not-saved");
});
