/* What every page can do beyond plain HTML; what is larger than a few lines is a module of its own. */
import { redo, undo } from "./toast.js";
import "./saving.js";

/* A form that is on its way cannot be sent twice; its button says so. Forms that save by themselves are left alone. */
const button = (form) => form.querySelector("button[type=submit], button:not([type])");

function begin(form, pressed = button(form)) {
  form.dataset.busy = "";
  if (!pressed?.classList.contains("button")) return;
  pressed.setAttribute("aria-busy", "true");
}

function end(form) {
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

/* Native menus close with Escape, by a press elsewhere, and when focus leaves; focus goes back where it came from. */
const opened = () => document.querySelectorAll("details.menu[open]");

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  opened().forEach((menu) => {
    menu.open = false;
    menu.querySelector("summary").focus();
  });
});
document.addEventListener("click", (event) => {
  opened().forEach((menu) => {
    if (!menu.contains(event.target)) menu.open = false;
  });
});
document.addEventListener("focusout", (event) => {
  const menu = event.target.closest("details.menu[open]");
  if (menu && event.relatedTarget && !menu.contains(event.relatedTarget)) menu.open = false;
});

/* Keys: ? shows them all, N goes to the quick line, / finds, undo as usual. Single letters can be turned off. */

const LETTERS = "dreamline-letters";
const list = document.getElementById("keys");
const box = list?.querySelector("[data-letters]");
const writes = (element) => element.closest("input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable]");

function remembered() {
  try {
    return localStorage.getItem(LETTERS) !== "off";
  } catch {
    return true;
  }
}

function go(name) {
  const target = document.querySelector(`[data-key="${name}"]`);
  target?.focus();
  return Boolean(target);
}

const LETTER_KEYS = {
  "?": () => (list?.showModal(), true),
  n: () => go("quick"),
  "/": () => go("find"),
};

function press(event) {
  if (event.defaultPrevented || event.isComposing || writes(event.target)) return;
  const key = event.key.toLowerCase();
  if (event.ctrlKey || event.metaKey) {
    const act = key === "y" || (key === "z" && event.shiftKey) ? redo : key === "z" ? undo : null;
    if (act?.()) event.preventDefault();
  } else if (box?.checked && !event.altKey) {
    if (!document.querySelector("dialog[open]") && LETTER_KEYS[key]?.()) event.preventDefault();
  }
}

if (box) {
  box.checked = remembered();
  box.addEventListener("change", () => localStorage.setItem(LETTERS, box.checked ? "on" : "off"));
}
document.addEventListener("keydown", press);
document.querySelectorAll('[data-opens="keys"]').forEach((button) => {
  button.hidden = false;
  button.addEventListener("click", () => list.showModal());
});
