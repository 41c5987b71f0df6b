"""Postings: a vacancy as it appears on a board, once or several times, and the dirt it picks up there."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, replace
from typing import Any

from mltrends.sample.data import table
from mltrends.sample.draw import Draw
from mltrends.sample.employers import AGENCY, World
from mltrends.sample.layout import markdown, plain
from mltrends.sample.shares import DATED
from mltrends.sample.vacancy import Vacancy
from mltrends.sample.wording import Body, compose

FIRST, EXACT, REPOST, CROSS_BOARD, AGENCY_COPY = "first", "exact", "repost", "cross_board", "agency_copy"
COPIES = (EXACT, REPOST, CROSS_BOARD, AGENCY_COPY)
MODE_IN_TITLE = {
    "remote": (" (Remote)", " - Remote", " [Remote]", " | Remote", ", Remote", " (100% Remote)"),
    "hybrid": (" (Hybrid)", " - Hybrid", " | Hybrid"),
    "onsite": (" (On-site)", " - Onsite"),
}
GENDER = {
    "DE": (" (m/w/d)", " (m/w/d)", " (w/m/d)", " (f/m/d)", " (all genders)"),
    "FR": (" (H/F)", " H/F", " (F/H)"),
}
NONE = "None"


@dataclass(frozen=True, slots=True)
class Posting:
    """What one row says, in the words of its board but not yet in its columns."""

    vacancy: Vacancy
    board: str
    kind: str
    day: datetime.date | None
    title: str
    company: str
    text: str
    remote_column: bool
    remote_place: bool
    place: str  # full, short, none or missing


@dataclass(frozen=True, slots=True)
class Shown:
    """Where an ad says how it is worked."""

    title: bool
    text: bool
    column: bool
    place: bool


class Poster:
    """Turns vacancies into postings."""

    def __init__(self, draw: Draw, world: World, last_day: datetime.date) -> None:
        self.draw, self.world, self.last_day = draw, world, last_day
        self.market = table("market")
        self.dirt: dict[str, float] = self.market["dirt"]

    def postings(self, vacancy: Vacancy, at: float) -> list[Posting]:
        """All postings of a vacancy, the first one first; `at` is its point of the window."""
        shown = self._shown(vacancy)
        body = compose(self.draw, vacancy, at, remote_in_text=shown.text) if vacancy.has_text else None
        first = self._posting(vacancy, FIRST, vacancy.board, vacancy.posted, shown, body)
        copies = [] if body is None else self._copies(first, shown, body)
        if not copies and vacancy.board == "jobspy" and self.draw.chance(self.dirt["date_missing"]):
            first = replace(first, day=None)
        return [first, *copies]

    # ------------------------------------------------------------ copies

    def _copies(self, first: Posting, shown: Shown, body: Body) -> list[Posting]:
        vacancy, given, draw = first.vacancy, self.market["copies"], self.draw
        if not vacancy.dated:
            return [replace(first, kind=EXACT)] if draw.chance(given["exact"]["glassdoor"]) else []
        made: list[Posting] = []
        if draw.chance(given["repost"]["share"]):
            made += self._later(first, REPOST, vacancy.board, given["repost"], first)
        if draw.chance(given["cross_board"]["share"]):
            other = DATED[vacancy.board == DATED[0]]
            again = self._posting(vacancy, CROSS_BOARD, other, vacancy.posted, shown, body)
            made += self._later(first, CROSS_BOARD, other, given["cross_board"], again)
        if draw.chance(given["agency"]["share"]) and vacancy.employer.kind != AGENCY:
            board = draw.pick(DATED)
            again = self._posting(vacancy, AGENCY_COPY, board, vacancy.posted, shown, self._by_agency(body))
            again = replace(again, company=self.world.everywhere[AGENCY].draw(draw).cell)
            made += self._later(first, AGENCY_COPY, board, given["agency"], again)
        if draw.chance(given["exact"]["share"]):
            made.append(replace(first, kind=EXACT))
        return made

    def _later(
        self, first: Posting, kind: str, board: str, given: dict[str, Any], again: Posting
    ) -> list[Posting]:
        day = first.vacancy.posted + datetime.timedelta(days=self.draw.between(*given["days"]))
        return [replace(again, kind=kind, board=board, day=day)] if day <= self.last_day else []

    def _by_agency(self, body: Body) -> Body:
        if not self.draw.chance(self.market["copies"]["agency_line"]):
            return body
        return body.with_line(self.draw.pick(table("sentences/about")["agency_copy"]))

    # ------------------------------------------------------------ one posting

    def _posting(
        self, vacancy: Vacancy, kind: str, board: str, day: datetime.date, shown: Shown, body: Body | None
    ) -> Posting:
        text = ""
        if body is not None:
            glued = self.draw.chance(self.market["text"]["glued"][board])
            text = markdown(body, glued=glued) if board == "jobspy" else plain(body, glued=glued)
        return Posting(
            vacancy=vacancy,
            board=board,
            kind=kind,
            day=day,
            title=self._title(vacancy, shown),
            company=self._company(vacancy),
            text=text,
            remote_column=shown.column,
            remote_place=shown.place,
            place=self._place(),
        )

    def _shown(self, vacancy: Vacancy) -> Shown:
        draw, given, mode = self.draw, self.market["remote"], vacancy.remote
        if mode == "unstated":
            return Shown(title=False, text=False, column=False, place=False)
        title = mode != "onsite" and draw.chance(given["in_title"])
        text = vacancy.has_text and (mode != "remote" or draw.chance(given["in_text"]))
        column = mode == "remote" and vacancy.dated and draw.chance(given["in_column"])
        place = mode == "remote" and vacancy.board == "jobspy" and draw.chance(given["in_place"])
        return Shown(title=title or not (text or column or place), text=text, column=column, place=place)

    def _title(self, vacancy: Vacancy, shown: Shown) -> str:
        draw, title = self.draw, vacancy.title.text
        tags = GENDER.get(vacancy.country.code)
        if tags and draw.chance(0.6):
            title += draw.pick(tags)
        if draw.chance(0.07):
            title += draw.pick(
                (f", {vacancy.city.name}", f" - {vacancy.city.name}", f" ({vacancy.city.name})")
            )
        elif draw.chance(0.05):
            title += draw.pick(
                (f" - {draw.pick(table('employers')['teams'])}", f" (Req {draw.between(10_000, 99_999)})")
            )
        if vacancy.employment == "contract" and draw.chance(0.4):
            title += draw.pick((" - Contract", " (Contract)"))
        if shown.title:
            title += draw.pick(MODE_IN_TITLE[vacancy.remote])
        if "&" in title and draw.chance(self.dirt["title_entity"]):
            title = title.replace("&", "&amp;")
        return self._dirty_title(title)

    def _dirty_title(self, title: str) -> str:
        """At most one kind of dirt, for most titles none."""
        left = self.draw.random()
        for kind in ("upper", "lower", "spaces", "emoji", "formula", "hard_space"):
            left -= self.dirt[f"title_{kind}"]
            if left < 0:
                return _dirty(kind, title, self.draw)
        return title

    def _company(self, vacancy: Vacancy) -> str:
        draw, employer, dirt = self.draw, vacancy.employer, self.dirt
        left = draw.random()
        for kind, cell in (
            ("missing", ""),
            ("none", NONE),
            ("upper", employer.cell.upper()),
            ("spaces", f"  {employer.cell} "),
            ("bare", employer.name),
        ):
            left -= dirt[f"company_{kind}"]
            if left < 0:
                return cell
        return employer.cell

    def _place(self) -> str:
        left = self.draw.random()
        for kind in ("missing", "none", "short"):
            left -= self.dirt[f"place_{kind}"]
            if left < 0:
                return kind
        return "full"


def _dirty(kind: str, title: str, draw: Draw) -> str:
    texts = table("market")["texts_of_dirt"]
    if kind in texts:
        return str(draw.pick(texts[kind])).replace("{t}", title)
    return {
        "upper": title.upper(),
        "lower": title.lower(),
        "spaces": f" {title}  ".replace(" - ", "  -  "),
        "hard_space": title.replace(" ", "\u00a0", 1),
    }[kind]
