"""What was read in one ad, with what later steps need beside it."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from dataclasses import dataclass, field
from functools import cache, cached_property

from mltrends.extract.industry import Told
from mltrends.extract.layout import Layout
from mltrends.extract.pay import PayField
from mltrends.extract.rules import Decision
from mltrends.extract.sections import Sections
from mltrends.extract.sketch import sketch_of
from mltrends.extract.snippets import Snippets
from mltrends.model import Ad, Remote
from mltrends.parse.text import words_key

_TOOLS = frozenset({"language", "library", "platform", "database", "bi"})
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")


@dataclass(frozen=True, slots=True)
class Passage:
    """A title or a text as it was read; places are those of the readable text.

    Mentions of an ad are made of the decisions, in their order; the words that name the role come first.
    """

    layout: Layout
    sections: Sections
    decisions: tuple[Decision, ...]
    role: tuple[int, int] | None = None

    @property
    def tools(self) -> list[int]:
        """Places, in order, at which tools are named."""
        return [
            one.proposal.start
            for one in self.decisions
            if one.counted and one.proposal.form.concept.kind in _TOOLS
        ]


@dataclass(frozen=True)
class Reading:
    """What was read in one ad.

    Snippets and digest are worked out when they are first asked for: a notebook reads `ad` alone.
    """

    ad: Ad
    remote_said: Remote  # by title, place and text, whatever the board's flag says
    salary_field: PayField | None
    text_chars: int
    employment: str | None  # that the title names
    industry: Told | None  # that name or text say the employer is of
    title: Passage = field(repr=False, compare=False)
    text: Passage = field(repr=False, compare=False)
    _title_snippet: str = field(repr=False, compare=False)

    @cached_property
    def text_digest(self) -> str | None:
        """Digest of the normalised words of the text; None when there is no text."""
        key = self._words
        return (
            hashlib.blake2b(key.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest() if key else None
        )

    @property
    def text_sketch(self) -> bytes | None:
        """Sketch of the same words, by which near duplicates are found; None when they are few."""
        return sketch_of(self._words)

    @cached_property
    def _words(self) -> str:
        return _bare_words(self.text.layout.text)

    @cached_property
    def snippets(self) -> tuple[str, ...]:
        """The words around each mention of the ad, at most 200 characters, masked."""
        spots = [self.text.role] if self.text.role else []
        spots += [(one.proposal.start, one.proposal.end) for one in self.text.decisions]
        around = Snippets(self.text.layout).around if spots else None
        in_text = (around(start, end) for start, end in spots) if around else ()
        return (*(self._title_snippet for _ in range(len(self.ad.mentions) - len(spots))), *in_text)


def _bare_words(text: str) -> str:
    """The normalised words of a text; signs are blanked first, since plain ASCII is folded much faster."""
    if not text.isascii():
        for char in sorted(set(_NOT_ASCII.findall(text))):
            if _is_sign(char):
                text = text.replace(char, " ")
    return words_key(text)


@cache
def _is_sign(char: str) -> bool:
    return not any(part.isalnum() for part in unicodedata.normalize("NFKC", char))
