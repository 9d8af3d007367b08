/* The picture is one stop: arrows walk along the road, Home and End go to its ends, Enter opens. The tall picture comes
   where the window is narrow, the wide one where it is wide. */
import { bringFocus } from "./after.js";

const narrow = matchMedia("(max-width: 57.99rem)");
const figure = () => document.getElementById("picture");
const spots = () => [...(figure()?.querySelectorAll(".spot") ?? [])];
const STEPS = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

/** Which picture an answer should bring, and which emojis it need not bring again. */
export function tell(fields) {
  fields.set("style", figure()?.dataset.style ?? "");
  fields.set("known", [...document.querySelectorAll("#emoji-art [id^=emoji-]")].map(({ id }) => id).join(" "));
}

function oneStop() {
  const all = spots();
  if (all.length && !all.some((spot) => spot.getAttribute("tabindex") === "0")) all[0].setAttribute("tabindex", "0");
  figure()?.querySelectorAll(".picture").forEach((picture) => picture.setAttribute("aria-describedby", "picture-hint"));
}

function walk(event) {
  const spot = event.target.closest?.("#picture .spot");
  if (!spot || event.ctrlKey || event.metaKey || event.altKey) return;
  const all = spots();
  const way = STEPS[event.key] ?? 0;
  const at = { Home: 0, End: all.length - 1 }[event.key] ?? all.indexOf(spot) + way;
  if (!way && !["Home", "End"].includes(event.key)) return;
  event.preventDefault();
  const goal = all[Math.min(all.length - 1, Math.max(0, at))];
  spot.setAttribute("tabindex", "-1");
  goal.setAttribute("tabindex", "0");
  goal.focus();
  goal.scrollIntoView({ block: "nearest", inline: "center" });
}

function open(event) {
  const spot = event.target.closest?.("#picture .spot");
  if (!spot || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  const { moment } = spot.dataset;
  const item = document.getElementById(`moment-${moment}`);
  if (item?.classList.contains("is-open")) bringFocus(item.id);
  else item?.querySelector("[data-open]")?.click();
  item?.scrollIntoView({ block: "center" });
}

function fetched(style) {
  const address = new URL(figure().dataset.address, location.href);
  tell(address.searchParams);
  address.searchParams.set("style", style);
  return window.htmx?.ajax("GET", address.pathname + address.search, { target: "#picture", swap: "outerHTML" });
}

function fit() {
  const now = figure();
  if (!now) return;
  const wanted = narrow.matches ? "scroll" : "path";
  if (now.dataset.style === wanted || now.dataset.tried === wanted) return;
  now.dataset.tried = wanted;
  fetched(wanted)?.then(() => {
    const come = figure();
    if (!come) return;
    come.dataset.tried = wanted;
    fit();
  });
}

/* Should an emoji be missing all the same, the page asks for it, once. */
let asked = "";
function complete() {
  const shown = [...document.querySelectorAll("#picture use, #list use")].map((use) => (use.getAttribute("href") ?? use.getAttribute("xlink:href") ?? "").slice(1));
  const missing = shown.filter((id) => id.startsWith("emoji-") && !document.getElementById(id)).join(" ");
  if (missing && missing !== asked) fetched(figure().dataset.style);
  asked = missing;
}

document.addEventListener("keydown", walk);
document.addEventListener("click", open);
document.addEventListener("htmx:after:swap", () => {
  oneStop();
  if (figure()) complete();
});
document.addEventListener("htmx:config:request", (event) => {
  const { request } = event.detail.ctx;
  if (request.method === "POST" && figure() && request.body?.set) tell(request.body);
});
narrow.addEventListener("change", fit);
oneStop();
if (document.readyState === "complete") fit();
else addEventListener("load", fit);
