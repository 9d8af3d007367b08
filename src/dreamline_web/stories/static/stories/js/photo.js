/* A photo goes up as soon as it is chosen; a press on it says what should stay in view. */
document.addEventListener("change", (event) => {
  if (event.target.matches(".photo-file") && event.target.files.length) event.target.form.requestSubmit();
});

/* Only the photo's part is renewed: the same file can be chosen again, and the focus does not fall out of the form. */
document.addEventListener("htmx:after:swap", (event) => {
  const [, removed, moment] = /^photo-(removal-)?(\d+)$/.exec(event.detail.ctx.sourceElement?.id ?? "") ?? [];
  const file = moment && document.querySelector(`.photo-file[form="photo-${moment}"]`);
  if (!file) return;
  file.value = "";
  if (removed) file.focus();
});

function ring(frame) {
  const { x, y } = sliders(frame);
  if (!x) return;
  const mark = frame.querySelector(".focus-ring") ?? frame.appendChild(Object.assign(document.createElement("span"), { className: "focus-ring" }));
  mark.style.setProperty("left", `${x.value * 100}%`);
  mark.style.setProperty("top", `${y.value * 100}%`);
}

function sliders(frame) {
  const field = frame.closest(".photo-field");
  return { x: field.querySelector('input[name="x"]'), y: field.querySelector('input[name="y"]') };
}

document.addEventListener("toggle", (event) => {
  if (!event.target.matches?.(".photo-focus")) return;
  const frame = event.target.closest(".photo-field").querySelector("[data-focus-frame]");
  event.target.querySelector("[data-press]").hidden = false;
  frame.classList.toggle("can-press", event.target.open);
  if (event.target.open) ring(frame);
  else frame.querySelector(".focus-ring")?.remove();
}, true);
document.addEventListener("click", (event) => {
  const frame = event.target.closest(".can-press");
  if (!frame) return;
  const box = frame.querySelector("img").getBoundingClientRect();
  const { x, y } = sliders(frame);
  x.value = Math.min(1, Math.max(0, (event.clientX - box.left) / box.width));
  y.value = Math.min(1, Math.max(0, (event.clientY - box.top) / box.height));
  ring(frame);
});
document.addEventListener("input", (event) => {
  if (event.target.matches(".photo-focus .slide")) ring(event.target.closest(".photo-field").querySelector("[data-focus-frame]"));
});
