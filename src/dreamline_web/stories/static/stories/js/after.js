/* After something happened: the focus goes where the server says, and what is new grows. */
const focusable = (element) =>
  element.matches("a, button, input, select, textarea, [tabindex]") ? element : (element.querySelector("[data-open], input:not([type=hidden]), textarea") ?? element);

export function bringFocus(id) {
  const target = document.getElementById(id);
  if (!target) return;
  const goal = focusable(target);
  goal.focus({ preventScroll: true });
  goal.scrollIntoView({ block: "nearest" });
}

function grow(id) {
  const found = document.querySelectorAll(`[data-moment="${CSS.escape(id)}"]`);
  found.forEach((element) => element.classList.add("is-new"));
  setTimeout(() => found.forEach((element) => element.classList.remove("is-new")), 900);
}

function next(removed, order) {
  const at = order.indexOf(removed);
  const there = order.slice(at + 1).find((id) => document.getElementById(`moment-${id}`));
  return there ? `moment-${there}` : "all-moments";
}

/* An open form stays as it is while the list around it is renewed. */
function keepOpen({ ctx, tasks }) {
  const open = document.querySelector("#list .moment.is-open");
  if (!open || open.contains(ctx.sourceElement)) return;
  const around = tasks.filter(({ target }) => target !== open);
  around.forEach(({ fragment }) => fragment.querySelector?.(`#${open.id}`)?.setAttribute("hx-preserve", ""));
}

let order = [];
let hadFocus = false;
const ids = () => [...document.querySelectorAll("#list .moment")].map((moment) => moment.dataset.moment);

document.addEventListener("htmx:before:swap", (event) => {
  order = ids();
  hadFocus = document.activeElement !== document.body;
  keepOpen(event.detail);
});
document.addEventListener("htmx:after:swap", () => {
  const said = document.getElementById("focus");
  if (!said) return;
  const { focus, added, removed } = said.dataset;
  ["focus", "added", "removed"].forEach((name) => delete said.dataset[name]);
  if (added) grow(added);
  if (focus === "next") bringFocus(next(removed, order));
  else if (focus && focus !== "quick") bringFocus(focus);
  else if (hadFocus && document.activeElement === document.body) document.getElementById("page").focus({ preventScroll: true });
});
