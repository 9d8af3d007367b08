"""The picture: as a part of the page, and as an image for browsers that take no part."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zlib import crc32

from django.http import Http404
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from dreamline_web.pages import fragments
from dreamline_web.stories import as_story, late
from dreamline_web.stories import picture as pictures
from dreamline_web.stories.views import answers
from dreamline_web.stories.views.answers import PAGE, asked

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@require_safe
def picture(request: HttpRequest) -> HttpResponse:
    """`?style=path|scroll`: the page asks for the one its width needs; `known` are the emojis it has."""
    one = asked(request)
    if one.story is None:
        raise Http404
    style = answers.style_for(request)
    known = answers.known_emojis(request)
    etag = answers.tag(one, "picture", style, *(crc32(name.encode()) for name in sorted(known)))
    if same := answers.unchanged(one, etag):
        return same
    if not fragments.wanted(request):
        return redirect("story")
    drawn = pictures.inline_picture(one.story, as_story.known(one.story), style=style, today=one.today, known=known)
    return answers.tagged(late.render(request, f"{PAGE}#picture-anew", {"picture": drawn}), etag)
