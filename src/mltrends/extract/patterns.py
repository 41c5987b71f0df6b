"""From concepts to spaCy patterns: every form, with each hyphenation, as the tokenizer cuts it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.matcher import PhraseMatcher
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc

from mltrends.extract.scan import Scan
from mltrends.model import IMPORTED, TOPICS
from mltrends.taxonomy import Concept, Form
from mltrends.taxonomy.spelling import hyphenations

# Kinds whose names can be glued to one another ("PythonSQLTableau").
_NAMED_KINDS = frozenset({"language", "library", "platform", "database", "bi"})


_SHORT = 1
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
    """The forms of some concepts as one PhraseMatcher over lower-case tokens.

    A form is cut into words and added when the scan first meets its words in a text, so that a vocabulary of
    a hundred thousand forms costs what is met of it. Case is looked at afterwards, so one pass finds both
    kinds of forms.

    Args:
        concepts: whose forms to look for.
        tokenizer: what cuts texts into words.
    """

    def __init__(self, concepts: Iterable[Concept], tokenizer: Tokenizer) -> None:
        self.matcher = PhraseMatcher(tokenizer.vocab, attr="LOWER")
        self.plain: dict[int, tuple[Form, ...]] = {}  # where case decides nothing
        self._tokenizer = tokenizer
        self._forms = [form for concept in concepts for form in concept.forms()]
        self._spellings: dict[int, tuple[Spelling, ...]] = {}
        self._keys: dict[tuple[str, ...], int] = {}
        self.scan = Scan([form.text for form in self._forms], self._words, self._learn)
        ends = {form.text[place] for form in self._forms for place in (0, -1)}
        self.loose = "".join(sign for sign in LOOSE if sign not in ends)

    def learn_short(self) -> None:
        """Know the forms of one word at once: most of what is met, and a fraction of the work."""
        self.scan.meet(_SHORT)

    def learn_all(self) -> None:
        """Know every form at once: for a text that is matched whole, without the scan."""
        self._learn(range(len(self._forms)))

    def forms(self, key: int, surface: str) -> tuple[Form, ...]:
        """The form that these words are, an exactly spelled one before one of any case; one of each classification."""
        return _one_of_each(
            spelling.form for spelling in self._spellings[key] if spelling.exact in (None, surface)
        )

    def _words(self, text: str) -> list[str]:
        return [token.text for token in self._tokenizer(text)]

    def _learn(self, numbers: Iterable[int]) -> None:
        """Add forms to the matcher; forms of the same words are met together."""
        found: dict[tuple[str, ...], list[Spelling]] = {}
        docs: dict[tuple[str, ...], Doc] = {}
        for number in numbers:
            for text, spelling in spellings(self._forms[number]):
                doc = self._tokenizer(text)
                words = tuple(token.lower_ for token in doc)
                docs.setdefault(words, doc)
                found.setdefault(words, []).append(spelling)
        for words, doc in docs.items():
            if words in self._keys:
                continue
            name = str(len(self._keys))
            self.matcher.add(name, [doc])
            key = self._keys[words] = self._tokenizer.vocab.strings[name]
            known = tuple(sorted(found[words], key=_exact_first))
            self._spellings[key] = known
            if all(spelling.exact is None for spelling in known):
                self.plain[key] = _one_of_each(spelling.form for spelling in known)


def _one_of_each(forms: Iterable[Form]) -> tuple[Form, ...]:
    """The first form of our own, and the first of each imported classification."""
    first: dict[str, Form] = {}
    for form in forms:
        first.setdefault(form.concept.kind if form.concept.kind in IMPORTED else "", form)
    return tuple(first.values())


def _exact_first(spelling: Spelling) -> bool:
    return spelling.exact is None


def single_names(concepts: Iterable[Concept]) -> set[str]:
    """Names of tools that are one word, which glued text may run into one another."""
    return {
        form.text
        for concept in concepts
        for form in concept.forms()
        if form.text.isalnum()
        and concept.kind not in TOPICS
        and (concept.kind in _NAMED_KINDS or form.text.isupper() or _has_inner_capital(form.text))
    }


def _has_inner_capital(text: str) -> bool:
    return any(char.isupper() for char in text[1:])
