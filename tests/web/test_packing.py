"""Answers are packed for browsers that understand it, and for no others."""

from __future__ import annotations

import gzip
from typing import TypeVar

from django.http import HttpResponse, StreamingHttpResponse
from django.test import RequestFactory

from dreamline_web.pages.packing import Packing

Answer = TypeVar("Answer", HttpResponse, StreamingHttpResponse)
PAGE = b"<p>It was a long winter.</p>" * 200


def packed(accepts: str, response: Answer) -> Answer:
    request = RequestFactory().get("/", headers={"Accept-Encoding": accepts})
    assert Packing(lambda _: response).process_response(request, response) is response
    return response


def test_a_page_is_packed_and_comes_out_the_same() -> None:
    answer = packed("gzip, br", HttpResponse(PAGE))
    assert answer["Content-Encoding"] == "gzip"
    assert answer["Vary"] == "Accept-Encoding"
    assert int(answer["Content-Length"]) == len(answer.content) < len(PAGE) / 4
    assert gzip.decompress(answer.content) == PAGE


def test_its_length_is_another_each_time() -> None:
    lengths = {len(packed("gzip", HttpResponse(PAGE)).content) for _ in range(40)}
    assert len(lengths) > 1


def test_its_tag_becomes_a_weak_one() -> None:
    response = HttpResponse(PAGE, headers={"ETag": '"7-3"'})
    assert packed("gzip", response)["ETag"] == 'W/"7-3"'


def test_nobody_gets_what_they_cannot_read() -> None:
    answer = packed("br", HttpResponse(PAGE))
    assert answer.content == PAGE
    assert "Content-Encoding" not in answer
    assert answer["Vary"] == "Accept-Encoding"


def test_the_short_and_the_packed_stay_as_they_are() -> None:
    assert packed("gzip", HttpResponse(b"short")).content == b"short"
    already = HttpResponse(PAGE, headers={"Content-Encoding": "br"})
    assert packed("gzip", already).content == PAGE


def test_a_stream_is_packed_too() -> None:
    answer = packed("gzip", StreamingHttpResponse([PAGE[:100], PAGE[100:]]))
    assert answer["Content-Encoding"] == "gzip"
    assert gzip.decompress(b"".join(answer)) == PAGE
