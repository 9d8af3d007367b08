/* What the story page can do beyond plain HTML; each behaviour is a small module of its own. */
import "./after.js";
import "./autosave.js";
import "./emoji_window.js";
import "./list.js";
import "./photo.js";
import "./picture.js";
import "./quick.js";
import "./renew.js";
import "./unsent.js";
import "./values.js";

document.documentElement.classList.add("has-scripts");
