/* A form that is on its way cannot be sent twice; its button says so. Forms that save by themselves are left alone. */
const button = (form) => form.querySelector("button[type=submit], button:not([type])");

export function begin(form, pressed = button(form)) {
  form.dataset.busy = "";
  if (!pressed?.classList.contains("button")) return;
  pressed.setAttribute("aria-busy", "true");
}

export function end(form) {
  delete form.dataset.busy;
  form.querySelectorAll('[aria-busy="true"]').forEach((pressed) => pressed.removeAttribute("aria-busy"));
}

document.addEventListener(
  "submit",
  (event) => {
    const form = event.target;
    if (form.method !== "post" || "autosave" in form.dataset) return;
    if ("busy" in form.dataset) {
      event.preventDefault();
      event.stopImmediatePropagation();
      return;
    }
    begin(form, event.submitter);
  },
  true,
);
document.addEventListener("htmx:finally:request", (event) => {
  const form = event.target.closest?.("form") ?? event.detail?.ctx?.sourceElement?.closest?.("form");
  if (form) end(form);
});
window.addEventListener("pageshow", () => document.querySelectorAll("form[data-busy]").forEach(end));
