"""An explanation as lines for a terminal: fields, the ad with its marks, every mention with its reason."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from mltrends.explain.ad import Explained, Explanation
from mltrends.explain.evidence import in_short
from mltrends.explain.shown import MarkKind, Token
from mltrends.explain.words import table

Paint = Callable[[str, str], str]
# What opens and closes a mark, and its colour where the terminal has colours.
SIGNS: dict[MarkKind, tuple[str, str, str]] = {
    "skill": ("[", "]", "green"),
    "topic": ("<", ">", "cyan"),
    "miss": ("{", "}", "yellow"),
    "field": ("", "", "blue"),
}
LEGEND = "[skill] counts, <topic> counts and is no skill, {near miss} does not count"


def lines(explanation: Explanation, paint: Paint = lambda words, _: words) -> Iterator[str]:
    """The explanation, line by line; nothing in it can steer a terminal.

    Args:
        explanation: what to print.
        paint: gives words a colour; the default gives none.
    """
    for name, value in explanation.given.facts:
        yield f"{name:<14}{value}"
    for fact in explanation.facts:
        yield f"{fact.name:<14}{fact.value:<28}  {in_short(fact)}"
    for note in explanation.given.notes:
        yield f"note       {note}"
    yield from ("", paint(LEGEND, "bold"))
    if explanation.title:
        yield from ("", paint("-- the title", "bold"), *_marked(explanation.title_tokens, paint))
    for part in explanation.parts:
        yield from ("", paint(f"-- {part.name}", "bold"), *_marked(part.tokens, paint))
    yield from _counted("Skills", explanation.skills, paint)
    yield from _counted("Topics", explanation.topics, paint)
    yield from _misses(explanation, paint)
    if not explanation.skills:
        yield from ("", "no skill was found that counts")


def _marked(tokens: Sequence[Token], paint: Paint) -> list[str]:
    made: list[str] = []
    opened: list[MarkKind] = []
    for token in tokens:
        if token.mark is None:
            colour = SIGNS[opened[-1]][2] if opened else ""
            made.append(_each_line(token.words, colour, paint))
        else:
            opening, closing, colour = SIGNS[token.mark.kind]
            sign = opening if token.what == "open" else closing
            made.append(paint(sign, colour) if sign else "")
            if token.what == "open":
                opened.append(token.mark.kind)
            else:
                opened.pop()
    return [f"   {line}".rstrip() for line in "".join(made).split("\n")]


def _each_line(words: str, colour: str, paint: Paint) -> str:
    """Painted line by line, so that a colour ends where its line does."""
    return "\n".join(paint(line, colour) if line and colour else line for line in words.split("\n"))


def _counted(head: str, mentions: Sequence[Explained], paint: Paint) -> Iterator[str]:
    if mentions:
        yield from ("", paint(head, "bold"))
    for one in mentions:
        mention = one.mention
        yield f"+ {one.label:<26}{one.kind}; {one.part}, {mention.requirement}; yes: {one.reason.rule}"
        yield _around(one, "topic" if one.topic else "skill", paint)
        if mention.rule not in table("rules"):
            yield f"    {one.reason.why}"


def _misses(explanation: Explanation, paint: Paint) -> Iterator[str]:
    told_at = explanation.told_at()
    labels = {one.number: one.label for one in explanation.misses}
    if labels:
        yield from ("", paint("Near misses", "bold"))
    for one in explanation.misses:
        as_for = f"{labels[told_at[one.number]]} above" if one.number in told_at else ""
        yield f"- {one.label:<26}{one.kind}; {one.part}; no: {one.reason.rule}"
        yield _around(one, "miss", paint)
        yield f"    {one.reason.why}"
        yield f"    Would count: {_small(one.reason.instead(as_for))}"


def _around(one: Explained, kind: MarkKind, paint: Paint) -> str:
    before, words, behind = one.around
    opening, closing, colour = SIGNS[kind]
    return f"    …{before}{paint(f'{opening}{words}{closing}', colour)}{behind}…"


def _small(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:]
