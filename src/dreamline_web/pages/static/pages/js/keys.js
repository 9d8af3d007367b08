/* Keys: ? shows them all, N goes to the quick line, / finds, undo as usual. Single letters can be turned off. */
import { redo, undo } from "./toast.js";

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
