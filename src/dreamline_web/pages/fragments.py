"""A fragment is a named part of a page: the same template answers the browser's swap and the whole page.

return fragments.answer(request, "stories/story.html", "picture", context, otherwise=reverse("story"))
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

from django.http import HttpResponse, HttpResponseNotModified
from django.shortcuts import redirect, render
from django.utils.http import parse_etags

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.http import HttpRequest


def wanted(request: HttpRequest) -> bool:
    """Whether the open page asks for a part of itself."""
    return request.headers.get("HX-Request") == "true" and request.headers.get("HX-Request-Type") != "full"


def part(
    request: HttpRequest, template: str, name: str, context: Mapping[str, Any], *, status: int = 200
) -> HttpResponse:
    """The part `name` of `template`. A GET the page already has answers 304 by its ETag."""
    response = render(request, f"{template}#{name}", dict(context), status=status)
    return checked(request, response)


def answer(
    request: HttpRequest, template: str, name: str, context: Mapping[str, Any], *, otherwise: str
) -> HttpResponse:
    """After a POST: the part for the open page, a redirect (303) for a browser without scripts."""
    if wanted(request):
        return part(request, template, name, context)
    response = redirect(otherwise)
    response.status_code = 303
    return response


def checked(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """With an ETag on an answer to GET; 304 when the open page sent the same one as If-None-Match."""
    if request.method not in {"GET", "HEAD"} or response.status_code != 200:  # noqa: PLR2004  # 200 OK
        return response
    etag = f'"{hashlib.blake2b(response.content, digest_size=16).hexdigest()}"'
    known = {sent.removeprefix("W/") for sent in parse_etags(request.headers.get("If-None-Match", ""))}
    if etag in known:
        response = HttpResponseNotModified()
    response["ETag"] = etag
    return response
