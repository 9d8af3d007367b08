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
