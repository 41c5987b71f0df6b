"""Layouts: the same words as plain lines, with lost line breaks, or as Markdown."""

from __future__ import annotations

from mltrends.sample.wording import LINE, SECTION, Body

ESCAPED = "-+&_#*"
ENTITIES = (("&", "&amp;"), ("'", "&#39;"), ("’", "&rsquo;"), ('"', "&quot;"))


def plain(body: Body, *, glued: bool) -> str:
    """Plain text; `glued` loses the breaks between the lines of a list, as scrapers do."""
    gap = "\n" if glued else "\n\n"
    between = "" if glued else "\n" + body.bullet
    parts = []
    for listed, part in zip(body.listed, body.filled.split(SECTION), strict=True):
        heading, _, lines = part.partition(LINE)
        if listed:
            text = ("" if glued else body.bullet) + lines.replace(LINE, body.stop + between) + body.stop
        else:
            text = lines.replace(LINE, gap)
        if heading:
            colon = "" if body.upper or heading[-1] in "?:" else ":"
            text = f"{heading.upper() if body.upper else heading}{colon}\n{text}"
        parts.append(text)
    return _dirty(gap.join(parts), body)


def markdown(body: Body, *, glued: bool) -> str:
    """Markdown as scrapers write it: bold headings, starred lists, escaped signs."""
    filled = body.filled
    for sign in ESCAPED:
        filled = filled.replace(sign, "\\" + sign)
    between = body.stop if glued else body.stop + "\n* "
    parts = []
    for listed, part in zip(body.listed, filled.split(SECTION), strict=True):
        heading, _, lines = part.partition(LINE)
        if listed:
            text = ("" if glued else "* ") + lines.replace(LINE, between) + body.stop
        else:
            text = lines.replace(LINE, "\n\n")
        if heading:
            text = f"**{heading.upper() if body.upper else heading}**\n\n{text}"
        parts.append(text)
    return _dirty("\n\n\n".join(parts), body)


def _dirty(text: str, body: Body) -> str:
    if body.entities:
        for sign, entity in ENTITIES:
            text = text.replace(sign, entity)
    if body.hard_spaces:
        text = text.replace(". ", ".\u00a0")
    return text
