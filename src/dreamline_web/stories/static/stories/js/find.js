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
