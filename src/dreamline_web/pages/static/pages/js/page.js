/* What every page can do beyond plain HTML; each behaviour is a small module of its own. */
import "./busy.js";
import "./keys.js";
import "./menus.js";
import "./toast.js";
import "./saving.js";
