/* A new moment on a page of its own: the window of pictures; leaving with words not sent asks first. */
import "./emoji_window.js";
import "./unsent.js";

document.documentElement.classList.add("has-scripts");
