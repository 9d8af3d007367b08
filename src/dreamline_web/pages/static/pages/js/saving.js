/* One word near what is being written: saving, saved, not yet, not like this. Closing the page while something is unsent warns. */
const word = (form) => form.querySelector("[data-saving]");

export function say(form, state) {
  const place = word(form);
  if (place) place.dataset.state = state;
}

export const stateOf = (form) => word(form)?.dataset.state;

const UNSENT = ["saving", "waiting", "wrong"].map((state) => `[data-saving][data-state="${state}"]`).join();
export const unsent = () => document.querySelector(UNSENT) !== null;

window.addEventListener("beforeunload", (event) => {
  if (unsent()) event.preventDefault();
});
