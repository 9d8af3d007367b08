/* The open page remembers the ETag of each part and asks only for what changed; 304 swaps nothing. */
document.addEventListener("htmx:config:request", (event) => {
  const { target, request } = event.detail.ctx;
  const known = target?.dataset?.etag;
  if (known && request.method === "GET") request.headers["If-None-Match"] = known;
});
document.addEventListener("htmx:after:swap", (event) => {
  const { target, response } = event.detail.ctx;
  const etag = response?.headers?.get("ETag");
  const now = target?.id ? document.getElementById(target.id) : target;
  if (etag && now) now.dataset.etag = etag;
});
