"""Requests that can be read in two ways are refused: a proxy in front may have read the other one (RFC 9112, 6.3)."""

from __future__ import annotations

from waitress.channel import HTTPChannel
from waitress.parser import HTTPRequestParser, ParsingError


class Strict(HTTPRequestParser):  # type: ignore[misc]  # waitress has no types
    """With a length of its own beside chunks, or chunks where HTTP/1.0 knows none, a request is none."""

    def parse_header(self, header_plus: bytes) -> None:
        super().parse_header(header_plus)
        if (self.chunked and "CONTENT_LENGTH" in self.headers) or "TRANSFER_ENCODING" in self.headers:
            raise ParsingError("The length of this request is said in two ways")


def read_requests_strictly() -> None:
    HTTPChannel.parser_class = Strict
