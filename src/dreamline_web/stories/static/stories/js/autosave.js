/* A moment's form saves while one writes, after a short pause and on leaving a field. One word says how it stands; on an
   error everything typed stays and it is tried again. Escape closes the form, saved. */
import { say, stateOf } from "../../pages/js/saving.js";
import { bringFocus } from "./after.js";
import { tell } from "./picture.js";

const PAUSE = 700;
const AGAIN = 4000;
const timers = new WeakMap();
const runs = new WeakMap();
const closing = new WeakSet();

const formOf = (event) => event.target.closest?.("form[data-autosave]") ?? event.target.form?.closest?.("form[data-autosave]");

function later(form, pause) {
  clearTimeout(timers.get(form));
  timers.set(form, setTimeout(() => save(form), pause));
}

/* A new chapter is made once, when its name is whole: when one leaves its field. Until then the moment stays where it is. */
const naming = (form) => form.elements.chapter.value === "new" && form.elements.new_chapter.value.trim() !== "";
const isWhole = (form) => naming(form) && (closing.has(form) || document.activeElement !== form.elements.new_chapter);
const stands = (form) => form.dataset.chapter ?? form.querySelector(".chapter-pick option[selected]")?.value ?? "";

function fields(form) {
  const body = new FormData(form);
  if (body.get("chapter") !== "new" || isWhole(form)) return body;
  body.set("chapter", stands(form));
  body.delete("new_chapter");
  return body;
}

function moved(form, chapter, name) {
  form.dataset.chapter = chapter;
  if (!name) return;
  const { chapter: pick, new_chapter: field } = form.elements;
  pick.add(new Option(name, chapter, false, true), pick.options[pick.options.length - 1]);
  field.value = "";
}

function told(form, text, body) {
  const read = document.createElement("template");
  read.innerHTML = text;
  const mark = read.content.querySelector("[data-saved]");
  if (!mark) throw new Error("another page answered");
  form.elements.version.value = mark.dataset.version;
  form.closest(".moment").dataset.version = mark.dataset.version;
  form.querySelector("[data-once]").replaceChildren(...mark.childNodes);
  moved(form, mark.dataset.chapter, body.get("chapter") === "new" && body.get("new_chapter"));
  mark.remove();
}

function wrong(form, text) {
  const read = document.createElement("template");
  read.innerHTML = text;
  right(form);
  read.content.querySelectorAll(".field.has-error").forEach((field) => {
    const id = field.querySelector("input, textarea, select")?.id;
    const mine = id && document.getElementById(id);
    const error = field.querySelector(".error");
    if (!mine || !error) return;
    mine.setAttribute("aria-invalid", "true");
    mine.setAttribute("aria-describedby", `${mine.getAttribute("aria-describedby") ?? ""} ${error.id}`.trim());
    mine.closest(".field").classList.add("has-error");
    mine.closest(".field").append(error);
  });
}

function right(form) {
  form.querySelectorAll(".field.has-error").forEach((field) => {
    field.classList.remove("has-error");
    const error = field.querySelector(".error");
    field.querySelectorAll("[aria-invalid]").forEach((mine) => {
      mine.removeAttribute("aria-invalid");
      const others = (mine.getAttribute("aria-describedby") ?? "").split(" ").filter((id) => id && id !== error?.id);
      others.length ? mine.setAttribute("aria-describedby", others.join(" ")) : mine.removeAttribute("aria-describedby");
    });
    error?.remove();
  });
}

async function send(form, body) {
  tell(body);
  const headers = { "HX-Request": "true", "HX-Request-Type": "partial" };
  return fetch(form.action, { method: "POST", body, headers, credentials: "same-origin" });
}

/** Saves now; resolves when what was typed so far is with the server, or could not be. */
async function save(form) {
  clearTimeout(timers.get(form));
  timers.delete(form);
  await runs.get(form);
  if (!form.isConnected) return;
  const run = attempt(form).finally(() => runs.delete(form));
  runs.set(form, run);
  await run;
}

/* Signed in again in another tab, or a page of yesterday: the forms get the key of now, and it is tried once more. */
async function renewed(form, body) {
  const page = await fetch(location.href, { credentials: "same-origin" });
  const read = new DOMParser().parseFromString(await page.text(), "text/html");
  const key = read.querySelector("input[name=csrfmiddlewaretoken]")?.value;
  if (!key) return send(form, body);
  document.querySelectorAll("input[name=csrfmiddlewaretoken]").forEach((field) => (field.value = key));
  body.set("csrfmiddlewaretoken", key);
  return send(form, body);
}

async function attempt(form) {
  say(form, "saving");
  try {
    const body = fields(form);
    const answer = await send(form, body);
    await heard(form, answer.status === 403 ? await renewed(form, body) : answer, body);
  } catch {
    say(form, "waiting");
    later(form, AGAIN);
  }
}

async function heard(form, answer, body) {
  const text = await answer.text();
  if (answer.ok) {
    told(form, text, body);
    right(form);
    if (!timers.has(form)) say(form, naming(form) ? "saving" : "saved");
    await window.htmx.swap({ text, sourceElement: document.body, target: document.body, swap: "none" });
  } else if (answer.status === 422) {
    wrong(form, text);
    say(form, "wrong");
  } else if (answer.status === 409) {
    const place = document.getElementById(`both-${form.id.replace("form-", "")}`);
    await window.htmx.swap({ text, sourceElement: form, target: place, swap: "innerHTML" });
    say(form, "wrong");
    place.querySelector("[data-focus]")?.focus();
  } else {
    throw new Error("not saved");
  }
}

/** Closes the form where everything typed is with the server; else it stays, with what is in the way. */
async function close(form) {
  const { id } = form.closest(".moment");
  closing.add(form);
  await (timers.has(form) || naming(form) ? save(form) : runs.get(form));
  closing.delete(form);
  if (!form.isConnected || !["idle", "saved"].includes(stateOf(form))) return;
  await window.htmx.ajax("GET", form.dataset.cancel, { target: `#${id}`, swap: "outerHTML" });
  bringFocus(id);
}

document.addEventListener("input", (event) => {
  const form = formOf(event);
  if (!form || event.target.type === "file" || event.target.form !== form) return;
  say(form, "saving");
  later(form, PAUSE);
});
document.addEventListener("change", (event) => {
  const form = event.target.name === "new_chapter" && formOf(event);
  if (form && naming(form)) later(form, 0);
});
/* One of two versions was chosen: nothing is unsent any more. */
document.addEventListener("click", (event) => {
  const form = event.target.closest(".both .button")?.closest(".moment")?.querySelector("form[data-autosave]");
  if (form) say(form, "");
});
document.addEventListener("focusout", (event) => {
  const form = formOf(event);
  if (form && timers.has(form) && !form.contains(event.relatedTarget)) save(form);
});
/* Whatever else is sent from an open moment waits until its words are saved, so that versions come one after another. */
document.addEventListener(
  "submit",
  async (event) => {
    const sent = event.target;
    const form = sent.closest(".moment.is-open")?.querySelector("form[data-autosave]");
    if (!form) return;
    const done = sent === form;
    if (done) {
      clearTimeout(timers.get(form));
      timers.delete(form);
    }
    if (!runs.has(form) && !timers.has(form)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    await (done ? runs.get(form) : save(form));
    if (sent.isConnected) sent.requestSubmit(event.submitter);
  },
  true,
);
document.addEventListener("keydown", (event) => {
  const form = event.key === "Escape" && !event.defaultPrevented && event.target.closest?.(".moment.is-open")?.querySelector("form[data-autosave]");
  if (form && !document.querySelector("dialog[open]")) close(form);
});
document.addEventListener("htmx:after:swap", (event) => {
  const moment = event.target;
  if (!moment.matches?.(".moment.is-open") || moment.contains(document.activeElement)) return;
  (moment.querySelector('[aria-invalid="true"]') ?? moment.querySelector(".input"))?.focus();
});
