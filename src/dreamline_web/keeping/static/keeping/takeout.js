/* A download leaves the page where it is, and nothing tells it when all has arrived: after a while one may press again. */
const AGAIN = 12_000;

for (const form of document.querySelectorAll("form[data-download]")) {
  form.addEventListener("submit", () => {
    setTimeout(() => {
      delete form.dataset.busy;
      form.querySelectorAll('[aria-busy="true"]').forEach((button) => button.removeAttribute("aria-busy"));
    }, AGAIN);
  });
}
