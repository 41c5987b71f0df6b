"""What may not be kept: sources, and ads by the digest of their id.

The list lives beside the settings, so that it outlasts everything that can be made again.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, replace

from mltrends.model import WrongUse
from mltrends.store.files import digest_of, put_text
from mltrends.store.home import Home

HEAD = """# Sources and ads that were taken down: `mltrends forget` writes this list, and no run keeps what is on it.
# Ads are named by a digest of their id, so that the list itself tells nothing of them.
"""


@dataclass(frozen=True, slots=True)
class Forgotten:
    """The list."""

    sources: frozenset[str] = frozenset()
    ads: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.sources or self.ads)

    @property
    def digest(self) -> str:
        """Of all of it: part of the key of a run, since the same files then give another result."""
        return digest_of(*sorted(self.sources), "", *sorted(self.ads))

    @property
    def text(self) -> str:
        """The list as a file has it."""
        lists = {"sources": sorted(self.sources), "ads": sorted(self.ads)}
        return HEAD + "".join(
            f"{key} = [{', '.join(_quoted(word) for word in words)}]\n" for key, words in lists.items()
        )

    def names_ad(self, base_id: str) -> bool:
        """True when nothing of this ad may be kept."""
        return bool(self.ads) and ad_digest(base_id) in self.ads

    def plus(self, *, sources: frozenset[str] = frozenset(), ads: frozenset[str] = frozenset()) -> Forgotten:
        """The list with more on it."""
        return replace(self, sources=self.sources | sources, ads=self.ads | ads)

    def minus(self, *, sources: frozenset[str] = frozenset(), ads: frozenset[str] = frozenset()) -> Forgotten:
        """The list with less on it."""
        return replace(self, sources=self.sources - sources, ads=self.ads - ads)


def ad_digest(base_id: str) -> str:
    """How an ad is named on the list."""
    return digest_of("ad", base_id)


def load_forgotten(home: Home) -> Forgotten:
    """The list of a home; empty when there is none.

    Raises:
        WrongUse: when it cannot be understood: then nothing may run, or what was taken down would come back.
    """
    try:
        return read_forgotten(home.forgotten.read_bytes(), str(home.forgotten))
    except FileNotFoundError:
        return Forgotten()


def read_forgotten(content: bytes, where: str) -> Forgotten:
    """The list that a file holds.

    Raises:
        WrongUse: when it cannot be understood.
    """
    try:
        table = tomllib.loads(content.decode("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise WrongUse(f"{where} cannot be understood ({error}); mend it, or what was taken down would come back") from error  # fmt: skip
    lists = [table.pop(key, []) for key in ("sources", "ads")]
    if table or not all(
        isinstance(words, list) and all(isinstance(word, str) for word in words) for words in lists
    ):
        raise WrongUse(f"{where} may hold two lists of strings, sources and ads, and nothing else")
    return Forgotten(*map(frozenset, lists))


def save_forgotten(home: Home, forgotten: Forgotten) -> None:
    """Write the list of a home; an empty one leaves no file."""
    if not forgotten:
        home.forgotten.unlink(missing_ok=True)
        return
    put_text(home.forgotten, forgotten.text)


def _quoted(word: str) -> str:
    return '"' + word.replace("\\", "\\\\").replace('"', '\\"') + '"'
