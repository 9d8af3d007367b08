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
