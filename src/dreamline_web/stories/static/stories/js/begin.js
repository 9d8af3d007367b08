/* A chosen file says its name; on the empty page it is read at once. */
document.documentElement.classList.add("has-scripts");
document.addEventListener("change", (event) => {
  const input = event.target;
  if (!input.matches('.drop input[type="file"]') || !input.files.length) return;
  const said = input.closest(".drop").querySelector("[data-chosen]");
  if (said) said.textContent = input.files[0].name;
  if ("send" in input.dataset) input.form.requestSubmit();
});
