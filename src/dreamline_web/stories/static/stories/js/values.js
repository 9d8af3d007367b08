/* Tying a value to moments leaves its form open, at the moment just pressed. */
let open = null;

document.addEventListener("submit", (event) => {
  const value = event.target.dataset.ties;
  if (value) open = { value, moment: event.submitter?.value, top: document.querySelector(".ties")?.scrollTop ?? 0 };
});
document.addEventListener("htmx:after:swap", async () => {
  const chip = open && document.getElementById(`value-${open.value}`);
  if (!chip || document.querySelector(".value-form")) return;
  const { moment, top } = open;
  open = null;
  await window.htmx.ajax("GET", chip.getAttribute("href"), { target: "#value-place", swap: "innerHTML" });
  const list = document.querySelector(".ties");
  if (list) list.scrollTop = top;
  document.querySelector(`.tie[value="${CSS.escape(moment ?? "")}"]`)?.focus({ preventScroll: true });
});
