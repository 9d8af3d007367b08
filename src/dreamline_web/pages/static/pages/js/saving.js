/* One word near what is being written: saving, saved, not yet. Closing the page while something is unsent warns. */
const word = (form) => form.querySelector("[data-saving]");

export function say(form, state) {
  const place = word(form);
  if (place) place.dataset.state = state;
}

export const unsent = () => document.querySelector('[data-saving][data-state="saving"], [data-saving][data-state="waiting"]') !== null;

window.addEventListener("beforeunload", (event) => {
  if (unsent()) event.preventDefault();
});
