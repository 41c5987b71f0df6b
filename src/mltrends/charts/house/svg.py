"""An SVG as matplotlib writes it, made fit to stand in a page among others.

Styles become plain attributes, so that a strict content-security policy lets them pass; ids are
kept only where something refers to them, and carry the chart's name; text stays text; the style
sheet that matplotlib adds, which would reach the whole page, goes.
"""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Sequence

from mltrends.charts.house.field import Spot
from mltrends.charts.house.layout import Box
from mltrends.charts.house.palette import DARK, LIGHT, colour, css, variables

SVG = "http://www.w3.org/2000/svg"
XLINK = "http://www.w3.org/1999/xlink"
FONTS = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', 'Noto Sans', Arial, sans-serif"
LONG_NUMBER = re.compile(r"-?\d+\.\d{2,}")
REFERENCE = re.compile(r"url\(#([^)]+)\)")
SPOTS = "data-spots"
NOT_ATTRIBUTES = {"font-family", "font-stretch", "white-space"}


def tidy(raw: str, name: str, title: str, desc: str, spots: Sequence[Spot] = ()) -> ET.Element:
    """The SVG with our ids, attributes, accessible name and spots; `name` is unique on a page."""
    root = ET.fromstring(raw)  # noqa: S314 - what matplotlib wrote a moment before
    for element in root.iter():
        element.tag = element.tag.removeprefix(f"{{{SVG}}}")
        element.text = element.text if element.tag == "text" else None
        element.tail = None
        _plain_attributes(element)
    _uncolour_marks(root)
    _rename_ids(root, name)
    _drop_wrappers(root)
    _, _, across, down = root.attrib["viewBox"].split()
    root.attrib.clear()
    root.attrib |= {
        "xmlns": SVG,
        "viewBox": f"0 0 {_short(across)} {_short(down)}",
        "width": _short(across),
        "height": _short(down),
        "role": "img",
        "aria-labelledby": f"{name}-title {name}-desc",
        "font-family": FONTS,
        "stroke-linejoin": "round",
        "stroke-linecap": "butt",
    }
    if spots:
        root.attrib[SPOTS] = _told(spots)
    root.insert(0, _named("title", f"{name}-title", title))
    root.insert(1, _named("desc", f"{name}-desc", desc))
    return root


def to_text(root: ET.Element) -> str:
    """The SVG as one line of markup."""
    return ET.tostring(root, encoding="unicode")


def standing_alone(root: ET.Element, heading: list[ET.Element], footing: list[ET.Element], frame: Box) -> str:
    """The SVG as a file of its own: title and source in the picture, paper behind, both themes."""
    across = float(root.attrib["width"])
    outer = ET.Element(
        "svg",
        root.attrib
        | {
            "viewBox": f"0 0 {_short(str(across + 2 * frame.left))} {_short(str(frame.height))}",
            "width": _short(str(across + 2 * frame.left)),
            "height": _short(str(frame.height)),
            "class": "chart",
        },
    )
    outer.attrib.pop(SPOTS, None)  # without a page's script nobody asks for them
    children = list(root)
    outer.extend(children[:2])
    style = ET.SubElement(outer, "style")
    style.text = (
        f":root{{{variables(LIGHT)}}}"
        f"@media (prefers-color-scheme:dark){{:root{{{variables(DARK)}}}}}\n" + css(".chart")
    )
    ET.SubElement(outer, "rect", {"width": "100%", "height": "100%", "fill": colour("paper")})
    outer.extend(heading)
    drawing = ET.SubElement(
        outer, "g", {"transform": f"translate({_short(str(frame.left))} {_short(str(frame.top))})"}
    )
    drawing.extend(children[2:])
    outer.extend(footing)
    return '<?xml version="1.0" encoding="utf-8"?>\n' + to_text(outer) + "\n"


def line_of_text(x: float, y: float, words: str, size: float, ink: str, *, bold: bool = False) -> ET.Element:
    """One line of text for `standing_alone`."""
    attributes = {"x": _short(str(x)), "y": _short(str(y)), "font-size": f"{size}px", "fill": colour(ink)}
    if bold:
        attributes["font-weight"] = "700"
    element = ET.Element("text", attributes)
    element.text = words
    return element


def _told(spots: Sequence[Spot]) -> str:
    """Spots by their series, as a page's script reads them: [series, hue, [[x, y, words], ...]]."""
    series: dict[tuple[str, str], list[tuple[float, float, str]]] = {}
    for one in spots:
        series.setdefault((one.series, one.hue), []).append((one.x, one.y, one.words))
    told = [[name, colour(hue) if hue else "", points] for (name, hue), points in series.items()]
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"))


def _plain_attributes(element: ET.Element) -> None:
    for declaration in element.attrib.pop("style", "").split(";"):
        key, _, value = declaration.partition(":")
        if value and key.strip() not in NOT_ATTRIBUTES:
            element.attrib[key.strip()] = value.strip()
    if f"{{{XLINK}}}href" in element.attrib:
        element.attrib["href"] = element.attrib.pop(f"{{{XLINK}}}href")
    if element.attrib.get("transform", "").startswith("rotate(-0 "):
        del element.attrib["transform"]
    for key in (
        "d",
        "x",
        "y",
        "width",
        "height",
        "transform",
        "stroke-width",
        "font-size",
        "stroke-dasharray",
    ):
        if key in element.attrib:
            value = LONG_NUMBER.sub(lambda number: _short(number.group()), element.attrib[key])
            element.attrib[key] = " ".join(value.split())


def _uncolour_marks(root: ET.Element) -> None:
    """Leave the colour of a mark to the places that use it: page rules do not reach into a definition."""
    for definitions in root.iter("defs"):
        for shape in definitions.iter("path"):
            shape.attrib.pop("fill", None)
            shape.attrib.pop("stroke", None)


def _short(number: str) -> str:
    return f"{round(float(number), 1) + 0.0:g}"  # adding 0.0 turns -0.0 into 0


def _rename_ids(root: ET.Element, name: str) -> None:
    used = {value[1:] for element in root.iter() if (value := element.attrib.get("href", "")).startswith("#")}
    used |= {
        found
        for element in root.iter()
        for value in element.attrib.values()
        for found in REFERENCE.findall(value)
    }
    names = {old: f"{name}-{at}" for at, old in enumerate(sorted(used))}
    for element in root.iter():
        old = element.attrib.pop("id", None)
        if old in names:
            element.attrib["id"] = names[old]
        for key, value in element.attrib.items():
            if key == "href":
                element.attrib[key] = "#" + names[value[1:]]
            elif "url(#" in value:
                element.attrib[key] = REFERENCE.sub(lambda found: f"url(#{names[found.group(1)]})", value)


def _drop_wrappers(parent: ET.Element) -> None:
    kept: list[ET.Element] = []
    for child in parent:
        _drop_wrappers(child)
        if child.tag in {"metadata", "style"} or (child.tag in {"g", "defs"} and not len(child)):
            continue
        if child.tag == "g" and not child.attrib:
            kept.extend(child)
        else:
            kept.append(child)
    parent[:] = kept


def _named(tag: str, id_: str, words: str) -> ET.Element:
    element = ET.Element(tag, {"id": id_})
    element.text = words
    return element
