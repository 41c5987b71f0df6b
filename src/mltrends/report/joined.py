"""Pages joined into one: ids that stay unique, headings one step lower, and links that lead somewhere or are words."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, field

# Words of a dataset have no "<" or ">" left in a page, and nor have attributes: what stands between them is a tag of ours.
TAG = re.compile(r"<(/?)([a-z][a-z0-9]*)([^<>]*)>")
ATTRIBUTE = re.compile(r'\b(id|href|aria-labelledby|aria-describedby)="([^"]*)"')
SPOTS = re.compile(r' data-spots="[^"]*"')
PAINT = re.compile(r"url\(#([^)]+)\)")
HEADINGS = {"h1": "h2", "h2": "h3", "h3": "h4", "h4": "h5"}


@dataclass
class Part:
    """One page on its way into a file that holds many."""

    name: str
    names: Collection[str]  # of all pages in the file
    opened: bool = False  # True: what is folded away on a page lies open
    _unlinked: bool = field(default=False, init=False)  # inside a link to what is not there

    def joined(self, markup: str) -> str:
        """The page as it stands among the others; its ids get its name in front."""
        return TAG.sub(self._tag, markup)

    def _tag(self, found: re.Match[str]) -> str:
        end, tag, told = found.groups()
        if tag == "a":
            if end:
                linked, self._unlinked = not self._unlinked, False
                return found[0] if linked else ""
            if self._to(told) is None:
                self._unlinked = True
                return ""
        if end:
            return f"</{HEADINGS.get(tag, tag)}{told}>"
        if (
            tag == "section"
        ):  # that each page has "The charts" is no help to who jumps from landmark to landmark
            told = re.sub(r' aria-label(?:ledby)?="[^"]*"', "", told)
        if tag == "svg":  # what a script would tell to who points; there is none
            told = SPOTS.sub("", told)
        if tag == "details" and self.opened:
            told += " open"
        told = ATTRIBUTE.sub(self._attribute, told)
        told = PAINT.sub(lambda one: f"url(#{self._own(one[1])})", told)
        return f"<{HEADINGS.get(tag, tag)}{told}>"

    def _attribute(self, found: re.Match[str]) -> str:
        key, value = found.groups()
        if key == "href":
            return f'href="{self._led(value)}"'
        return f'{key}="{" ".join(map(self._own, value.split()))}"'

    def _own(self, anchor: str) -> str:
        return f"{self.name}--{anchor}"

    def _to(self, told: str) -> str | None:
        found = re.search(r'\bhref="([^"]*)"', told)
        return self._led(found[1]) if found else None

    def _led(self, href: str) -> str | None:
        """Where a link leads within the file; none when that is not in it."""
        file, _, anchor = href.partition("#")
        name = file.removesuffix(".html") if file else self.name
        if name not in self.names or (file and file == name):
            return None
        return f"#{name}--{anchor}" if anchor else f"#{name}"
