/* Goes on by itself where nothing is left to ask. */
const waiting = document.querySelector("[data-onward]");
if (waiting instanceof HTMLFormElement) waiting.requestSubmit();
else if (waiting) location.replace(waiting.href);
