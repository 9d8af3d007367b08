/* Recovery codes: copy, print, or keep them as a file; nothing leaves the page. */
const bar = document.querySelector("[data-recovery]");
const text = () => [...document.querySelectorAll("#codes li")].map((code) => code.textContent).join("\n") + "\n";

const does = {
  async copy(button) {
    await navigator.clipboard.writeText(text());
    button.querySelector("span").textContent = button.dataset.done;
  },
  print() {
    window.print();
  },
  download() {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text()], { type: "text/plain" }));
    link.download = bar.dataset.recovery;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  },
};

bar.hidden = false;
bar.addEventListener("click", (event) => {
  const button = event.target.closest("[data-do]");
  if (button) does[button.dataset.do](button);
});
