/* Find: moments without the words step aside; Escape brings them all back. */
const start = () => document.querySelector("[data-find-box]")?.removeAttribute("hidden");
const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

function sift(field) {
  const words = plain(field.value).split(/\s+/).filter(Boolean);
  let shown = 0;
  document.querySelectorAll("#list .moment").forEach((moment) => {
    const text = plain(moment.querySelector(".moment-form") ? "" : moment.textContent);
    moment.hidden = !moment.classList.contains("is-open") && !words.every((word) => text.includes(word));
    shown += !moment.hidden;
  });
  document.querySelectorAll("#list .chapter").forEach((chapter) => {
    chapter.hidden = words.length > 0 && !chapter.querySelector(".moment:not([hidden])");
  });
  document.getElementById("find-none").hidden = shown > 0 || !words.length;
}

document.addEventListener("input", (event) => event.target.id === "find" && sift(event.target));
document.addEventListener("keydown", (event) => {
  if (event.target.id !== "find" || event.key !== "Escape") return;
  event.target.value = "";
  sift(event.target);
});
document.addEventListener("htmx:after:swap", start);
start();

/* Moments change places by dragging their stop, or with Alt and the arrow keys; the menu does the same. */
const EDGE = 72;
const STEP = 18;
const newest = () => document.querySelector(".story-road")?.dataset.order !== "start";
let dragged = null;
let place = null;

function act(address, values) {
  const form = document.getElementById("act");
  const body = { csrfmiddlewaretoken: form.elements.csrfmiddlewaretoken.value, once: form.elements.once.value, ...values };
  return window.htmx.ajax("POST", address, { source: form, target: "#list", swap: "none", values: body });
}

const addressOf = (moment) => moment.querySelector("[data-move]")?.getAttribute("formaction");

function clear() {
  document.querySelectorAll(".is-before, .is-end").forEach((mark) => mark.classList.remove("is-before", "is-end"));
}

function below(x, y) {
  const under = document.elementFromPoint(x, y)?.closest("#list .moment, #list .chapter");
  if (!under) return null;
  if (!under.matches(".moment")) return { list: under.querySelector(".moments"), before: null };
  const box = under.getBoundingClientRect();
  const before = y < box.top + box.height / 2 ? under : under.nextElementSibling;
  return { list: under.parentElement, before: before?.matches(".moment") ? before : null };
}

function drop() {
  if (!place || place.before === dragged) return;
  const chapter = place.list.closest("[data-chapter]").dataset.chapter;
  const around = [...place.list.children].filter((moment) => moment !== dragged && moment.matches(".moment"));
  const at = place.before ? around.indexOf(place.before) : around.length;
  const later = newest() ? around[at - 1] : around[at];
  act(addressOf(dragged), later ? { chapter, before: later.dataset.moment } : { chapter });
}

function end() {
  dragged?.classList.remove("is-dragged");
  clear();
  dragged = place = null;
}

document.addEventListener("pointerdown", (event) => {
  const stop = event.target.closest?.("#list .moment:not(.is-open) .stop");
  if (!stop || event.button !== 0) return;
  event.preventDefault();
  dragged = stop.closest(".moment");
  stop.setPointerCapture(event.pointerId);
});
document.addEventListener("pointermove", (event) => {
  if (!dragged) return;
  dragged.classList.add("is-dragged");
  clear();
  if (event.clientY < EDGE) scrollBy({ top: -STEP, behavior: "instant" });
  if (event.clientY > innerHeight - EDGE) scrollBy({ top: STEP, behavior: "instant" });
  place = below(event.clientX, event.clientY);
  if (place?.before) place.before.classList.add("is-before");
  else place?.list?.classList.add("is-end");
});
document.addEventListener("pointerup", () => {
  if (dragged) drop();
  end();
});
document.addEventListener("pointercancel", end);
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") end();
  const way = event.altKey && { ArrowUp: -1, ArrowDown: 1 }[event.key];
  const moment = way && event.target.closest?.("#list .moment:not(.is-open)");
  if (!moment) return;
  event.preventDefault();
  const to = (newest() ? -way : way) < 0 ? "up" : "down";
  act(addressOf(moment), { to });
});
