/* “Another”: a window to look for any picture; the chosen one becomes the first chip of the form that asked. */
const found = document.getElementById("emoji-window");
let asker = null;

function take(button) {
  const box = asker?.querySelector(".chips");
  if (!box) return;
  const chip = document.createElement("label");
  chip.className = "chip is-emoji";
  const radio = Object.assign(document.createElement("input"), { type: "radio", name: "emoji", value: button.dataset.pick, checked: true });
  const name = Object.assign(document.createElement("span"), { className: "sr-only", textContent: button.getAttribute("aria-label") });
  chip.append(radio, name, button.querySelector("svg").cloneNode(true));
  [...box.querySelectorAll('input[name="emoji"]')].find((other) => other.value === radio.value)?.closest("label").remove();
  const legend = box.querySelector("legend");
  if (legend) legend.after(chip);
  else box.prepend(chip);
  radio.checked = true;
  found.close();
  radio.dispatchEvent(new Event("input", { bubbles: true }));
  radio.dispatchEvent(new Event("change", { bubbles: true }));
  radio.focus();
}

document.addEventListener("click", (event) => {
  const opener = event.target.closest("[data-emoji-window]");
  if (opener) {
    asker = document.getElementById(opener.dataset.emojiWindow);
    found.showModal();
    found.querySelector("input").select();
  }
  const button = event.target.closest("[data-pick]");
  if (button) take(button);
});

/* the stop beside an open form shows what is chosen */
document.addEventListener("change", (event) => {
  const chosen = event.target.matches?.('.moment input[name="emoji"]') && event.target.closest("label").querySelector(".e");
  const stop = event.target.closest?.(".moment")?.querySelector("[data-stop]");
  if (chosen && stop) stop.replaceChildren(chosen.cloneNode(true));
});
