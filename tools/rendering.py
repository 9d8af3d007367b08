"""A drawing as pixels, by the renderer the product uses."""

from __future__ import annotations

import io

from PIL import Image
from resvg import render, usvg


def pixels(markup: str, box: tuple[float, float, float, float], side: int) -> Image.Image:
    """A drawing's markup, looked at through `box` (left, top, width, height), `side` pixels wide and high."""
    page = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{side}" height="{side}"'
        f' viewBox="{" ".join(f"{number:g}" for number in box)}">{markup}</svg>'
    )
    tree = usvg.Tree.from_str(page, usvg.Options.default())
    return Image.open(io.BytesIO(render(tree, (1, 0, 0, 0, 1, 0))))
