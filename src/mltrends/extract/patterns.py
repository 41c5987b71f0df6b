"""From concepts to spaCy patterns: every form, with each hyphenation, as the tokenizer cuts it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.matcher import PhraseMatcher
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc

from mltrends.extract.scan import Scan
from mltrends.model import TOPICS
from mltrends.taxonomy import Form, Taxonomy
from mltrends.taxonomy.spelling import hyphenations

# Kinds whose names can be glued to one another ("PythonSQLTableau").
_NAMED_KINDS = frozenset({"language", "library", "platform", "database", "bi"})


LOOSE = " ,;:.!?()[]{}<>\"'`*•|/&=~"  # signs at the ends of a window that no form begins or ends with


@dataclass(frozen=True, slots=True)
class Spelling:
    """One way in which a form stands in a text; `exact` is what must be seen when case decides."""

    form: Form
    exact: str | None


def spellings(form: Form) -> Iterator[tuple[str, Spelling]]:
    """The texts to look for, for one form."""
    for text in hyphenations(form.text):
        yield text, Spelling(form, text if form.cased else None)


class Lexicon:
    """The forms of a taxonomy as one PhraseMatcher over lower-case tokens.

    Case is looked at afterwards, so one pass finds both kinds of forms. The matcher costs the same
    however many phrases it holds.
    """

    def __init__(self, taxonomy: Taxonomy, tokenizer: Tokenizer) -> None:
        self.matcher = PhraseMatcher(tokenizer.vocab, attr="LOWER")
        self._spellings: dict[int, tuple[Spelling, ...]] = {}
        self.plain: dict[int, Form] = {}  # where case decides nothing
        found: dict[tuple[str, ...], list[Spelling]] = {}
        docs: dict[tuple[str, ...], Doc] = {}
        for concept in taxonomy.concepts:
            for form in concept.forms():
                for text, spelling in spellings(form):
                    doc = tokenizer(text)
                    key = tuple(token.lower_ for token in doc)
                    docs.setdefault(key, doc)
                    found.setdefault(key, []).append(spelling)
        self.scan = Scan(docs.values())
        ends = {doc[place].text for doc in docs.values() for place in (0, -1)}
        self.loose = "".join(sign for sign in LOOSE if sign not in ends)
        for number, (key, doc) in enumerate(docs.items()):
            name = str(number)
            self.matcher.add(name, [doc])
            known = tuple(sorted(found[key], key=_exact_first))
            self._spellings[tokenizer.vocab.strings[name]] = known
            if known[0].exact is None:
                self.plain[tokenizer.vocab.strings[name]] = known[0].form

    def form(self, key: int, surface: str) -> Form | None:
        """The form that these words are: an exactly spelled one before one of any case."""
        for spelling in self._spellings[key]:
            if spelling.exact is None or spelling.exact == surface:
                return spelling.form
        return None


def _exact_first(spelling: Spelling) -> bool:
    return spelling.exact is None


def single_names(taxonomy: Taxonomy) -> set[str]:
    """Names of tools that are one word, which glued text may run into one another."""
    return {
        form.text
        for concept in taxonomy.concepts
        for form in concept.forms()
        if form.text.isalnum()
        and concept.kind not in TOPICS
        and (concept.kind in _NAMED_KINDS or form.text.isupper() or _has_inner_capital(form.text))
    }


def _has_inner_capital(text: str) -> bool:
    return any(char.isupper() for char in text[1:])
