"""The lowest degree that an ad asks for: unstated, bachelor, master or phd.

Degrees come in groups ("BS, MS or PhD in a quantitative field"); a group that is only preferred
does not count. Short forms (MS, BA, MA …) count only in a sentence that speaks of study, and the
bare word "degree" only where it can mean one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from mltrends.extract.layout import Layout, Stems
from mltrends.extract.sections import Sections
from mltrends.model import Education

_STEMS = Stems(
    "degree",
    "bachelor",
    "baccalaur",
    "master",
    "ph.d",
    "phd",
    "ph d",
    "ph. d",
    "doctora",
    "phil",
    "graduat",
    "studium",
    "bac+",
    "bac +",
    "thèse",
    "school diploma",
)
_SHORT = re.compile(r"[ABM](?<![A-Za-z0-9].)(?:\.?\s?[SATEB]|\.B\.|BA|PH)")
# What may stand at a place; `degree` alone is judged by what is around it.
_AT = re.compile(
    r"(?P<phd>ph\.?\s?d\.?(?:'?s)?(?!\w)|doctora(?:te|l)s?(?:\s(?:degree|level))?|d\.?phil|thèse)"
    r"|(?P<master>master(?:'?s\b|s'|\sof\s(?:science|arts|engineering|business|statistics|applied))(?:[\s-](?:degree|level))?|master(?:[\s-](?:degree|level)\b|(?=\s(?:in|or|and\s(?:ph|doc)|preferred|required)\b|\s?[/,).;(]|-?studium|-?abschluss|\s?\Z))|bac\s?\+\s?5)"
    r"|(?P<bachelor>bachelor(?:'?s|s'|\sof\s(?:science|arts|engineering|technology|business))?(?:[\s-](?:degree|level))?|baccalaureate|undergraduate(?:[\s-](?:level\s)?degree)?|bac\s?\+\s?[34]|graduates?\s(?:in|of|with)\b(?!\s(?:school|experience))|graduation\sin\b)"
    r"|(?P<study>degrees?\b|studium\b|school\sdiploma)"
    r"|(?-i:(?P<shortbachelor>B\.?\s?S\.?c\.?|BS|B\.S\.?|B\.\sS\.|BA|B\.A\.?|B\.?E(?:ng)?\.?|B\.?\s?Tech\.?|BBA|BSBA|AB)|(?P<shortmaster>M\.?\s?S\.?c\.?|MS|M\.S\.?|M\.\sS\.|MA|M\.A\.?|M\.?Eng\.?|M\.?E\.|M\.?B\.?A\.?|M\.?\s?Tech\.?|MPH|MSCS))(?!\w)",
    re.IGNORECASE,
)
_NAMED_BEFORE = re.compile(
    r"(?:bachelor|master|doctora\w*|ph\.?\s?d\.?|(?-i:\b[BM]\.?\s?[SA]\.?c?\.?)|undergraduate)(?:'s|s'|s|')?[\s/-](?:level\s|of\s\w+\s)?\Z",
    re.IGNORECASE,
)
_HIGHER_BEFORE = re.compile(
    r"\b(?:advanced|graduate|post-?graduate|higher)[\s-](?:level\s|(?:or|and)\s\w+\s)?\Z", re.IGNORECASE
)
_NO_DEGREE_BEFORE = re.compile(
    r"\b(?:associate(?:'?s|s')?|high|some|certain|360|that|greater|varying|lesser|\d+|second)[\s-]\Z",
    re.IGNORECASE,
)
_DEGREE_BEFORE = re.compile(
    r"\b(?:4[\s-]?(?:year|yr)|four[\s-]year|college|university|technical|relevant|quantitative|related|stem|science|engineering|honou?rs|first|good|numerate|numerical|analytical|formal|academic|accredited|hold\sa|have\sa|with\sa|a|completed|educated\sto|master-?|hochschul)(?:\s\w+){0,2}?[\s-]?\Z",
    re.IGNORECASE,
)
_DEGREE_AFTER = re.compile(
    r"\s(?:in\b|from\b|or\b|and\b|with\b|required|preferred|is\b|level|holder|educated|qualified|within|at\b|\()|\s?[,;:.)/-]|\s?\Z",
    re.IGNORECASE,
)
_NOT_OF = re.compile(r"\s(?:of|to\swhich)\b", re.IGNORECASE)
_STUDY = re.compile(
    r"\bdegrees?\b|ph\.?\s?d|bachelor|master|\bin\s(?:a\s|an\s|any\s|the\s)?(?:\w+\s){0,2}(?:computer|comput\w+|statistic\w*|math\w*|engineering|science|economics|finance|physics|business|quantitative|technical|related|analytics|data|information|marketing|accounting|social|psychology|bio\w*|health|operations|field|discipline|stem|cs|mis|applied)|computer science|\bor equivalent|\brelated field|\blevel\b|/\s?(?:BS|MS|BA|MA|PhD)|education",
    re.IGNORECASE,
)
_NOT_A_DEGREE = re.compile(
    r"\s?(?:office|excel|word|access|sql|project|powerpoint|outlook|visio|azure|windows|dynamics|teams|suite|power|sharepoint|team|/\s?(?:sql|excel)|\d{5}|-\s?\d{5})",
    re.IGNORECASE,
)
_NOT_BEFORE = re.compile(
    r"[A-Z][a-z]+,\s\Z|\b(?:scrum|web|post|quarter|task|grand|gold|client|vendor|customer|item|material|product)[\s-]?\Z",
    re.IGNORECASE,
)  # "Boston, MA", "scrum master"
_LIST_GAP = re.compile(
    r"(?:[\s,/&)'.+-]|\b(?:or|and|degrees?|an?|higher|above|preferably|candidates?|level|in|of|science|arts)\b)*",
    re.IGNORECASE,
)
_OPENS = re.compile(r"\s?\(\s?")
_CUE = re.compile(
    r"(?P<preferred>\b(?:preferred|prefer\b|preferabl[ye]|desired|desirable|a\s(?:\w+\s)?plus|plus\b(?=\W|\Z)|an?\sasset|advantage\w*|ideally|nice\sto\shave|bonus|optional|helpful|beneficial|would\sbe|not\s(?:required|necessary)|von\svorteil|wünschenswert))|(?P<required>\b(?:required|requires?|must|minimum|mandatory|essential|necessary|or\sequivalent|at\sleast))",
    re.IGNORECASE,
)
_LEADS = re.compile(
    r"\b(?:preferabl\w+|ideally|prefer(?:red|ence)?(?:\sfor|\s(?:is\s)?given\sto|:|\squalifications?:|\s(?:a|an))|nice\sto\shave:?|desir(?:ed|able):|bonus(?:\spoints)?:?(?:\sfor)?|plus:|advantage:)\s(?:\w+\s){0,3}\Z",
    re.IGNORECASE,
)
_IN_A_FIELD = re.compile(
    r"\s(?:in|with\s(?:a|an)\s(?:major|focus|concentration|emphasis)|majors?|fields?|disciplines?|subjects?|areas?)\b",
    re.IGNORECASE,
)
_SOMEONE_ELSES = re.compile(
    r"\b(?:our|team\sof|group\sof|of\s(?:our|the)|comprised\sof|including|many|staff\sof|\d+)\s(?:\w+\s){0,3}\Z",
    re.IGNORECASE,
)
_LEVELS: tuple[Education, ...] = ("bachelor", "master", "phd")
_MOST_SENTENCE = 1_000


def find_education(layout: Layout, sections: Sections) -> Education:
    """The lowest degree that is asked for, or unstated when none is or all are only preferred."""
    asked = {level for _, _, _, levels in degree_sentences(layout, sections) for level in levels}
    return next((level for level in _LEVELS if level in asked), "unstated")


def degree_sentences(layout: Layout, sections: Sections) -> Iterator[tuple[int, int, int, set[Education]]]:
    """Where degrees are asked for outright: the first word, start and end of the sentence, the degrees."""
    by_sentence: dict[int, list[int]] = {}
    for place in sorted({*layout.places(_STEMS), *(found.start() for found in _SHORT.finditer(layout.text))}):
        if layout.lower.startswith("graduat", place) and layout.lower.startswith("under", place - 5):
            place -= 5
        if place == 0 or not layout.text[place - 1].isalpha() or layout.lower.startswith("studium", place):
            by_sentence.setdefault(layout.number(place), []).append(place)
    for number, places in by_sentence.items():
        start, end = layout.bounds(number)
        section = sections.at(places[0])
        if section not in {"about", "benefits", "legal"}:
            sentence = layout.text[start : min(end, start + _MOST_SENTENCE)]
            starts = [place - start for place in places]
            if asked := _asked(sentence, starts, in_preferred=section == "preferred"):
                yield places[0], start, start + len(sentence), asked


def _asked(sentence: str, places: list[int], *, in_preferred: bool) -> set[Education]:
    """Degrees that a sentence asks for outright."""
    groups = _groups(sentence, places)
    asked: set[Education] = set()
    for index, (start, end, levels) in enumerate(groups):
        stop = groups[index + 1][0] if index + 1 < len(groups) else len(sentence)
        cue = _cue(sentence, end, stop)
        if cue is None and _OPENS.fullmatch(sentence, end, stop):  # "Degree (BS or MS) preferred"
            closed = sentence.find(")", stop)
            cue = _cue(sentence, closed, len(sentence)) if closed >= 0 else None
        preferred = in_preferred if cue is None else bool(cue["preferred"])
        if cue is None and not in_preferred:
            preferred = bool(_LEADS.search(sentence[:start]))
        if not preferred:
            asked |= levels
    return asked


def _cue(sentence: str, start: int, stop: int) -> re.Match[str] | None:
    """The first word between two places that says required or preferred of a degree."""
    return next(
        (
            found
            for found in _CUE.finditer(sentence, start, stop)
            if not _of_the_field(sentence, start, found)
        ),
        None,
    )


def _of_the_field(sentence: str, end: int, cue: re.Match[str]) -> bool:
    """True when "preferred" speaks of the subject, not the degree: "Bachelor's (Finance preferred)", "preferably in CS"."""
    if _IN_A_FIELD.match(sentence, cue.end()):
        return True
    opened = sentence.rfind("(", end, cue.start())
    return (
        opened >= 0
        and ")" not in sentence[opened : cue.start()]
        and bool(sentence[opened + 1 : cue.start()].strip(" ,-"))
    )


def _groups(sentence: str, places: list[int]) -> list[tuple[int, int, set[Education]]]:
    """Degrees that stand in one list, with what may stand between them."""
    groups: list[tuple[int, int, set[Education]]] = []
    for start, end, level in _degrees(sentence, places):
        if groups and _LIST_GAP.fullmatch(sentence, groups[-1][1], start):
            first, _, levels = groups[-1]
            groups[-1] = (first, end, levels | {level})
        else:
            groups.append((start, end, {level}))
    return groups


def _degrees(sentence: str, places: list[int]) -> Iterator[tuple[int, int, Education]]:
    done = 0
    for place in places:
        found = _AT.match(sentence, place) if place >= done else None
        if found is None:
            continue
        level = _level(sentence, found)
        if level is not None:
            done = found.end()
            yield found.start(), found.end(), level


def _level(sentence: str, found: re.Match[str]) -> Education | None:
    before = sentence[max(0, found.start() - 50) : found.start()]
    kind = found.lastgroup or ""
    if kind == "study":
        return _of_bare_degree(before, sentence, found)
    if kind.startswith("short"):
        if (
            not _STUDY.search(sentence)
            or _NOT_A_DEGREE.match(sentence, found.end())
            or _NOT_BEFORE.search(before)
        ):
            return None
        return "master" if kind == "shortmaster" else "bachelor"
    if kind == "master":
        return None if _NOT_BEFORE.search(before) and not before.endswith(", ") else "master"
    if kind == "phd":
        plural = found.group().casefold().rstrip("'").endswith("s")
        return None if plural and _SOMEONE_ELSES.search(before) else "phd"
    return "bachelor"


def _of_bare_degree(before: str, sentence: str, found: re.Match[str]) -> Education | None:
    if (
        found.group().casefold().startswith("school")
        or _NAMED_BEFORE.search(before)
        or _NO_DEGREE_BEFORE.search(before)
    ):
        return None
    if _HIGHER_BEFORE.search(before):
        return "master"
    if _NOT_OF.match(sentence, found.end()):
        return None
    if found.group().casefold() == "studium":
        return "bachelor"
    return "bachelor" if _DEGREE_BEFORE.search(before) or _DEGREE_AFTER.match(sentence, found.end()) else None
