"""A concept in words: what it is, how it is written, and when a doubtful form counts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mltrends.taxonomy.concepts import ALL_ORIGINS, Concept, Condition, Guard, Link, Taxonomy

_MATCHES = {"same": "", "near": "  (near)", "words": "  (the same words)"}


def describe(concept: Concept, taxonomy: Taxonomy) -> Iterator[tuple[str, str]]:
    """What there is to say of a concept, as names and lines; a name that goes on is empty."""
    yield "kind", concept.kind
    yield from _several("origin", [ALL_ORIGINS[origin] for origin in concept.origin])
    if concept.id in taxonomy.places:
        place = taxonomy.places[concept.id]
        yield "written in", f"{place.file}, line {place.line}"
    yield from _listed("parents", [_named(parent, taxonomy) for parent in concept.parents])
    children = [one.label for one in taxonomy.concepts if concept.id in one.parents]
    yield from _listed("children", children)
    yield from _listed("may hold", [_named(other, taxonomy) for other in concept.also])
    yield from _listed("any case", concept.aliases)
    yield from _listed("as spelled", concept.cased)
    for guard in concept.guards:
        yield from _several("guarded", list(_guard(guard, taxonomy)))
    yield from _several("linked to", [_linked(one) for one in concept.links])
    yield from _several("counts in", concept.must)
    yield from _several("not in", concept.must_not)
    yield from _listed("note", [concept.note] if concept.note else [])


def in_words(condition: Condition, taxonomy: Taxonomy) -> str:
    """A condition as a person would say it; all its parts must hold."""
    said = []
    if condition.surface:
        said.append(f"it is spelled like /{condition.surface.pattern}/")
    if condition.before:
        bare = condition.before.pattern.removeprefix("(?:").removesuffix(")$")  # as the file has it
        said.append(f"right before it stands /{bare}/")
    if condition.not_before:
        said.append(f"nowhere in the 80 characters before it stands /{condition.not_before.pattern}/")
    if condition.after:
        said.append(f"right behind it stands /{condition.after.pattern}/")
    if condition.near:
        said.append(f"within 80 characters, in the same sentence, stands /{condition.near.pattern}/")
    if condition.beside:
        said.append(f"it is in one list with a concept of kind {_either(condition.beside)}")
    if condition.ad:
        said.append(f"the ad also names {_either([_named(concept, taxonomy) for concept in condition.ad])}")
    if condition.section:
        said.append(f"it stands in the part {_either(condition.section)}")
    if condition.alone:
        said.append("it is all there is on its line")
    if condition.work:
        said.append("its sentence speaks of the holder, the team or the work")
    return ", and ".join(said)


def _guard(guard: Guard, taxonomy: Taxonomy) -> Iterator[str]:
    forms = [*guard.aliases, *(f"{form} (as spelled)" for form in guard.cased)]
    yield f"{', '.join(forms)}   [{guard.id}]"
    for condition in guard.reject:
        yield f"  never when {in_words(condition, taxonomy)}"
    for condition in guard.accept:
        yield f"  counts when {in_words(condition, taxonomy)}"
    if not guard.accept:
        yield "  counts otherwise"
    elif guard.quiet:
        yield "  is left out otherwise, since the bare word names nothing"
    else:
        yield "  does not count otherwise"


def _linked(link: Link) -> str:
    where = f"  {link.id}" if link.id != link.label else ""
    return f"{link.scheme}  {link.label}{where}{_MATCHES[link.match]}"


def _named(concept: str, taxonomy: Taxonomy) -> str:
    return taxonomy.by_id[concept].label if concept in taxonomy.by_id else concept


def _either(words: Sequence[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} or {words[-1]}"


def _listed(name: str, words: Sequence[str]) -> Iterator[tuple[str, str]]:
    if words:
        yield name, ", ".join(words)


def _several(name: str, lines: Sequence[str]) -> Iterator[tuple[str, str]]:
    yield from zip((name, *[""] * (len(lines) - 1)), lines, strict=True) if lines else ()
