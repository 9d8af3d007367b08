/* The quick line: the picture of the first suggestion beside it; emptied once its moment is in, ready for the next. */
const form = document.getElementById("quick");
const line = document.getElementById("quick-line");
const sign = document.getElementById("quick-emoji");
const blank = sign?.innerHTML;
let sent = "";

function show() {
  const chosen = form.querySelector('input[name="emoji"]:checked')?.closest("label")?.querySelector(".e");
  const colour = [...(document.getElementById("understood")?.classList ?? [])].find((name) => name.startsWith("in-chapter-"));
  sign.className = ["quick-emoji", chosen ? "" : "is-blank", colour ?? ""].join(" ");
  if (chosen) sign.replaceChildren(chosen.cloneNode(true));
  else sign.innerHTML = blank;
}

function forget() {
  const read = document.getElementById("understood");
  read.replaceChildren();
  read.hidden = true;
  delete read.dataset.etag;
  show();
}

function cleared(event) {
  const { sourceElement, response } = event.detail.ctx;
  if (sourceElement !== form || !response?.raw?.ok) return;
  if (line.value === sent) {
    line.value = "";
    forget();
  }
  line.focus({ preventScroll: true });
}

if (form) {
  document.addEventListener("change", (event) => event.target.closest("#quick") && show());
  document.addEventListener("htmx:after:swap", (event) => {
    cleared(event);
    show();
  });
  document.addEventListener("htmx:config:request", (event) => {
    const { sourceElement } = event.detail.ctx;
    if (sourceElement === form) sent = line.value;
    if (sourceElement === form || sourceElement === line) document.getElementById("quick-trouble")?.replaceChildren();
    if (sourceElement === line && !line.value.trim()) {
      event.preventDefault();
      forget();
    }
  });
  document.addEventListener("htmx:after:request", (event) => {
    const late = event.detail.ctx.sourceElement === line && !line.value.trim();
    if (late) forget();
  });
  const watch = new IntersectionObserver(([seen]) => {
    document.body.dataset.quick = seen.isIntersecting ? "here" : "away";
  }, { rootMargin: "-55% 0px 0px 0px" });
  watch.observe(form);
  show();
}
