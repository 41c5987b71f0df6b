"""Days on which laws on pay in ads began, beside the lines of the countries that they are of."""

from __future__ import annotations

from datetime import date

import pytest

from mltrends.charts.house.flags import place_flags
from mltrends.charts.house.laws import flags_of, laws_between, pay_laws
from mltrends.charts.house.look import LOOKS, NARROW
from mltrends.charts.house.text import width
from mltrends.parse.tables import rows

CODES = {row["code"] for row in rows("countries.tsv")}


def test_every_law_names_its_place_its_day_and_what_it_is():
    laws = pay_laws()

    assert [(law.place, law.day) for law in laws][:3] == [
        ("Colorado", date(2021, 1, 1)),
        ("New York City", date(2022, 11, 1)),
        ("California", date(2023, 1, 1)),
    ]
    for law in laws:
        assert set(law.country) <= CODES, law.place
        assert law.what.endswith("."), law.place
        assert law.place, law.what


def test_laws_are_those_of_the_countries_and_of_the_time():
    span = date(2023, 1, 1), date(2026, 1, 1)

    assert [law.place for law in laws_between({"CA"}, *span)] == ["Ontario"]
    assert "Hawaii" in [law.place for law in laws_between({"US", "DE"}, *span)]
    assert laws_between({"IN"}, *span) == []
    assert laws_between({"US"}, date(2010, 1, 1), date(2020, 12, 31)) == []


def test_laws_of_one_day_share_a_flag():
    flags = flags_of(laws_between({"US"}, date(2023, 1, 1), date(2023, 12, 31)))

    assert [flag.words for flag in flags] == ["California and Washington", "New York State"]


@pytest.mark.parametrize("room", [120, 328, 720])
def test_words_of_flags_never_cover_each_other_nor_run_out(room):
    flags = flags_of(pay_laws())

    placed = place_flags([(flag, room * at / len(flags)) for at, flag in enumerate(flags)], room, NARROW)

    assert len(placed) == len(flags)
    for at, (flag, _, start, lane) in enumerate(placed):
        assert start >= 0
        assert start + min(room, width(flag.words, NARROW.small)) <= room + 0.01
        for other, _, begins, other_lane in placed[at + 1 :]:
            beside = start + width(flag.words, NARROW.small) <= begins
            before = begins + width(other.words, NARROW.small) <= start
            assert lane != other_lane or beside or before


@pytest.mark.parametrize("look", LOOKS, ids=lambda look: look.name)
def test_laws_stand_beside_a_line_of_their_country_alone(made, charts, look_at, look):
    chart = charts["who_states_pay"]
    abroad = [row for row in made.tables()["answer_disclosure_months"] if row["country"] != "US"]

    with_us = look_at(chart, made.answers(), look)
    without = look_at(chart, made.answers({"answer_disclosure_months": abroad}), look)

    assert "New York State" in with_us.words
    assert "California and Washington" in with_us.words  # they began in the first month
    assert "Ontario" not in with_us.words
    assert "New York State" not in without.words
    assert (with_us.cut(), with_us.covered(), with_us.spilt()) == ([], [], [])
