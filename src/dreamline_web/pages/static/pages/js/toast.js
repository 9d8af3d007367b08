/* A toast stays 20 seconds, or for as long as it has focus or the pointer. */
const STAYS = 20_000;

const held = (toast) => toast.matches(":hover, :focus-within");

function leaveLater(toast) {
  setTimeout(() => (held(toast) ? leaveLater(toast) : close(toast)), STAYS);
}

function close(toast) {
  const hadFocus = toast.contains(document.activeElement);
  toast.remove();
  if (hadFocus) document.getElementById("page").focus();
}

function settle(toast) {
  toast.dataset.toast = "settled";
  const button = toast.querySelector("[data-close]");
  button.hidden = false;
  button.addEventListener("click", () => close(toast));
  leaveLater(toast);
}

function settleNew() {
  document.querySelectorAll('[data-toast=""]').forEach(settle);
}

const press = (button) => (button?.click(), Boolean(button));

/** Sends the Undo of the newest toast, or the page's own; false when there is none. */
export function undo() {
  const toasts = [...document.querySelectorAll("[data-undo]")];
  return press(toasts.at(-1) ?? document.querySelector("[data-undo-last]:enabled"));
}

/** Sends the page's Redo; false when there is none. */
export const redo = () => press(document.querySelector("[data-redo-last]:enabled"));

const slot = document.getElementById("toasts");
if (slot) new MutationObserver(settleNew).observe(slot, { childList: true });
settleNew();
if (location.search.includes("said=")) {
  const address = new URL(location.href);
  address.searchParams.delete("said");
  history.replaceState(history.state, "", address);
}
