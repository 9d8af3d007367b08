/* A quick line on a page of its own: suggestions and the window of pictures; sending it loads the next page. */
import "./emoji_window.js";
import "./quick.js";
import "./unsent.js";
