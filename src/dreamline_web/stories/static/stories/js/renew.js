/* The picture and the list are renewed piece by piece: what stands there already stays, only what differs is put in its
   place. The page is the same afterwards as if all had been replaced, but the browser has far less to style and draw. */
const BIG = "#picture, #list";
const TYPED = "input, textarea, select";
const POWERED = "data-htmx-powered";

const isElement = (node) => node?.nodeType === Node.ELEMENT_NODE;
const typed = (node) => isElement(node) && (node.matches(TYPED) || node.querySelector(TYPED) !== null);
const same = (live, fresh) => live.isEqualNode(fresh) && !typed(live);

function attributes(live, fresh) {
  for (const { name } of [...live.attributes]) if (!fresh.hasAttribute(name)) live.removeAttribute(name);
  for (const { name, value } of fresh.attributes) if (live.getAttribute(name) !== value) live.setAttribute(name, value);
}

function replaced(parent, old, fresh, after) {
  old.forEach((node) => node.remove());
  fresh.forEach((node) => parent.insertBefore(node, after));
  return fresh.filter(isElement);
}

/* What htmx listens to is replaced whole: it reads an element only when that is new. */
const apart = (live, fresh, powered) => live.nodeName !== fresh.nodeName || !isElement(live) || powered.has(live) || live.matches(TYPED);

function children(parent, fresh, powered) {
  const [old, young] = [[...parent.childNodes], [...fresh.childNodes]];
  while (old.length && young.length && same(old[0], young[0])) old.shift(), young.shift();
  let after = null;
  while (old.length && young.length && same(old.at(-1), young.at(-1))) after = old.pop(), young.pop();
  if (old.length !== young.length) return replaced(parent, old, young, after);
  return old.flatMap((live, at) => renewed(live, young[at], powered));
}

function renewed(live, fresh, powered) {
  if (same(live, fresh)) return [];
  if (apart(live, fresh, powered)) return replaced(live.parentNode, [live], [fresh], live.nextSibling);
  attributes(live, fresh);
  return children(live, fresh, powered);
}

/** Makes `live` the same as `fresh`; returns the elements that are new. */
export function renew(live, fresh) {
  const powered = new Set(live.querySelectorAll(`[${POWERED}]`));
  powered.forEach((element) => element.removeAttribute(POWERED));
  attributes(live, fresh);
  const came = children(live, fresh, powered);
  powered.forEach((element) => element.isConnected && element.setAttribute(POWERED, "true"));
  return came;
}

/* Two answers at once may bring the same emoji. */
const onlyOnce = (emoji) => document.getElementById(emoji.id) && emoji.remove();

document.addEventListener("htmx:before:swap", (event) => {
  for (const { target, fragment, swapSpec } of event.detail.tasks) {
    const big = target?.matches?.(BIG) && fragment.firstElementChild?.id === target.id;
    if (big && swapSpec?.style === "outerHTML") swapSpec.style = "renew";
    if (target?.id === "emoji-art") fragment.querySelectorAll("[id^=emoji-]").forEach(onlyOnce);
  }
});
window.htmx?.registerExtension("renew", {
  handle_swap: (style, target, fragment) => style === "renew" && renew(target, fragment.firstElementChild),
});
