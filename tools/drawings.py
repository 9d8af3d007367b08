"""Drawings of strangers made plain: no references but url(#id), no style sheets, no masks, short ids.

What Noto, circle-flags and svgmoji draw with `<use>`, inherited gradients, style attributes and masks is written out,
so that a drawing may stand inside any other SVG, under a strict content policy, and look the same in every renderer.
"""

from __future__ import annotations

import copy
import re

from lxml import etree

MARK = "~"
"""Stands before every id in the data file; the reader puts a prefix of its own there."""

XLINK = "http://www.w3.org/1999/xlink"
NAMED = {"red": "#f00", "gray": "#808080", "silver": "#c0c0c0", "orange": "#ffa500", "currentColor": "#000"}
PAINTS = {"fill": "fill-opacity", "stroke": "stroke-opacity", "stop-color": "stop-opacity"}
SHAPES = {"path", "circle", "ellipse", "rect", "polygon"}
INHERITED = {*PAINTS, "stroke-width"}
LEAVES = ("path", "circle", "ellipse", "rect", "polygon")
GRADIENTS = {"linearGradient", "radialGradient"}
URL = re.compile(r"url\(#([^)]+)\)")
FLIP = "matrix(1 0 0 -1 0 -"
DROPPED = {"enable-background", "xml:space"}


def plain(body: str) -> str:
    """The inner markup of a drawing, rewritten; every id in it stands behind MARK."""
    root = etree.fromstring(f'<svg xmlns:xlink="{XLINK}">{body}</svg>')
    _styles_to_attributes(root)
    _one_kind_of_reference(root)
    _no_use(root)
    _whole_gradients(root)
    _masks_to_clips(root)
    _hex_colours(root)
    _only_what_is_seen(root)
    _short_ids(root)
    return _inside(root)


def without(body: str, numbers: tuple[int, ...]) -> str:
    """A plain drawing without some of its leaves (numbers in the order of the markup), and what only they needed."""
    root = etree.fromstring(f"<svg>{body}</svg>")
    leaves = list(root.iter(*LEAVES))
    for number in numbers:
        leaves[number].getparent().remove(leaves[number])
    for group in [group for group in root.iter("g") if not len(group)]:
        group.getparent().remove(group)
    _only_what_is_seen(root)
    _short_ids(root)
    return _inside(root)


def _inside(root: etree._Element) -> str:
    text = etree.tostring(root, encoding="unicode")
    return re.sub(r"\s*\n\s*", " ", text[text.index(">") + 1 : text.rindex("</svg>")])


def _styles_to_attributes(root: etree._Element) -> None:
    for item in root.iter():
        for rule in filter(None, item.attrib.pop("style", "").split(";")):
            name, _, value = rule.partition(":")
            if name.strip() not in DROPPED:
                item.set(name.strip(), value.strip())


def _one_kind_of_reference(root: etree._Element) -> None:
    for item in root.iter():
        value = item.attrib.pop(f"{{{XLINK}}}href", None)
        if value:
            item.set("href", value)


def _by_id(root: etree._Element) -> dict[str, etree._Element]:
    return {item.get("id"): item for item in root.iter() if item.get("id")}


def _no_use(root: etree._Element) -> None:
    while (use := root.find(".//use")) is not None:
        target = _by_id(root)[use.get("href")[1:]]
        use.getparent().replace(use, _written_out(use, target))


def _written_out(use: etree._Element, target: etree._Element) -> etree._Element:
    twin = copy.deepcopy(target)
    twin.attrib.pop("id", None)
    twin.tail = None
    extra = {name: value for name, value in use.attrib.items() if name != "href"}
    if set(extra) <= {"id"} | (INHERITED - set(twin.attrib)):
        twin.attrib.update(extra)
        return twin
    if use.getparent().tag == "clipPath":
        raise ValueError(f"a clip may hold shapes only: {extra} {twin.attrib}")
    group = etree.Element("g", extra)
    group.append(twin)
    return group


def _whole_gradients(root: etree._Element) -> None:
    known = _by_id(root)
    for item in root.iter(*GRADIENTS):
        while item.get("href"):
            base = known[item.attrib.pop("href")[1:]]
            for name, value in base.attrib.items():
                if name != "id" and name not in item.attrib and not _is_lost_identity(name, value, item):
                    item.set(name, value)
            if not len(item):
                item.extend(copy.deepcopy(stop) for stop in base)


def _is_lost_identity(name: str, value: str, heir: etree._Element) -> bool:
    """Whether an upright gradient would inherit a flip meant for negative heights.

    An optimiser dropped the heir's own identity transform in three faces (thinking, hand over mouth); with the
    inherited flip they turn orange.
    """
    return name == "gradientTransform" and value.startswith(FLIP) and float(heir.get("cy", "-1")) > 0


def _masks_to_clips(root: etree._Element) -> None:
    """circle-flags cut their round shape with a white mask; a clip does the same, and more renderers know it."""
    for mask in root.iter("mask"):
        if len(mask) != 1 or mask[0].tag not in SHAPES or mask[0].attrib.pop("fill") not in {"#fff", "white"}:
            raise ValueError("a mask that is more than a white shape")
        mask.tag = "clipPath"
    for item in root.iter():
        value = item.attrib.pop("mask", None)
        if value:
            item.set("clip-path", value)


def _hex_colours(root: etree._Element) -> None:
    for item in root.iter():
        for paint, opacity in PAINTS.items():
            colour = item.get(paint, "")
            item.attrib.update({paint: NAMED[colour]} if colour in NAMED else {})
            mixed = re.fullmatch(r"rgba\((\d+), (\d+), (\d+), ([\d.]+)\)", colour)
            if mixed:
                red, green, blue = (int(part) for part in mixed.groups()[:3])
                item.set(paint, f"#{red:02x}{green:02x}{blue:02x}")
                item.set(opacity, mixed[4])
        if item.tag == "stop" and not item.get("stop-color"):
            item.set("stop-color", "#000")


def _only_what_is_seen(root: etree._Element) -> None:
    before = 0
    while before != (before := len(list(root.iter()))):
        _forget_ids(root)
        for item in list(root.iter(*GRADIENTS, "clipPath", "symbol", "defs")):
            if _is_idle(item):
                item.getparent().remove(item)
        for child in root.xpath(".//defs/*[not(descendant-or-self::*/@id)]"):
            child.getparent().remove(child)


def _forget_ids(root: etree._Element) -> None:
    used = set(URL.findall(etree.tostring(root, encoding="unicode")))
    for name, item in _by_id(root).items():
        if name not in used:
            del item.attrib["id"]


def _is_idle(item: etree._Element) -> bool:
    return not len(item) if item.tag == "defs" else not item.get("id")


def _short_ids(root: etree._Element) -> None:
    names = {old: f"{MARK}{number}" for number, old in enumerate(_by_id(root))}
    for item in root.iter():
        for name, value in item.attrib.items():
            item.set(name, names[value] if name == "id" else URL.sub(lambda at: f"url(#{names[at[1]]})", value))
