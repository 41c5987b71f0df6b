from __future__ import annotations

import random
from datetime import date

import pytest
from tests.ads.parts import Given, link, parts_of

from mltrends import ads
from mltrends.ads import near_texts

_DRAW = random.Random(3)  # noqa: S311 - made-up words, no secret
WORDS = ["".join(_DRAW.choices("etaoinshrdlu", k=_DRAW.randint(3, 9))) for _ in range(3000)]


def text(seed: str, edits: int = 0) -> str:
    """A text of 400 words of its own; `edits` of them changed."""
    words = random.Random(seed).choices(WORDS, k=400)  # noqa: S311 - as above
    for place in random.Random(f"{seed} {edits}").sample(range(400), edits):  # noqa: S311 - as above
        words[place] = "edited"
    return " ".join(words)


def ad(words: str, **given):
    return {"company": "Acme", "title": "Data Scientist", "city": None, "words": words} | given


def firsts(tmp_path, rows, **given) -> list[int]:
    """For each row the number of the row that is the first of its ad. Each row has a city of its own."""
    placed = [{**row, "city": row.get("city") or f"City {number}"} for number, row in enumerate(rows)]
    linked = link(tmp_path, Given({"ads.csv": placed}, **given))
    place = {row["posting_id"]: row["row"] for row in linked}
    return [place[row["canonical_id"]] for row in linked]


NEAR = {
    "an edited copy is the same ad": ([ad(text("a")), ad(text("a", 4))], [0, 0]),
    "a text that was mostly rewritten is another ad": ([ad(text("a")), ad(text("a", 60))], [0, 1]),
    "the number of a requisition makes no other ad, in text or title": (
        [
            ad(f"{text('a')} req 10455", title="Data Scientist - 10455"),
            ad(f"{text('a', 2)} req 20999", title="Data Scientist (Req #20999)"),
        ],
        [0, 0],
    ),
    "another order, short form or the ad's own place in the title makes no other ad": (
        [
            ad(text("a"), title="Senior Data Scientist", city="Oslo"),
            ad(text("a", 2), title="Data Scientist, Sr.", city="Rome"),
            ad(text("a", 3), title="Sr Data Scientist - Bonn (m/w/d)", city="Bonn"),
        ],
        [0, 0, 0],
    ),
    "two jobs in one template are two ads": (
        [
            ad(text("a")),
            ad(text("a", 2), title="Data Engineer"),
            ad(text("a", 1), title="Lead Data Scientist"),
        ],
        [0, 1, 2],
    ),
    "a level in the title is another job": (
        [ad(text("a"), title="Data Scientist I"), ad(text("a", 2), title="Data Scientist II")],
        [0, 1],
    ),
    "edited copies at employers of other names stay apart": (
        [ad(text("a")), ad(text("a", 1), company="Borealis"), ad(text("a"), company="Cumulus")],
        [0, 1, 2],
    ),
    "an agency's edited copy is the employer's ad": (
        [ad(text("a", 1), company="Northwind Staffing"), ad(text("a"))],
        [0, 0],
    ),
    "an agency's own version of an ad is not known to be the employer's": (
        [ad(text("a", 10), company="Northwind Staffing"), ad(text("a"))],
        [0, 1],
    ),
    "an agency's edited copies do not make one ad of two employers'": (
        [
            ad(text("a"), posted_on="2024-01-01"),
            ad(text("a", 1), company="Borealis", posted_on="2024-01-02"),
            ad(f"{text('a')} now", company="Northwind Staffing", posted_on="2024-01-03"),
            ad(f"Now {text('a')}", company="Westwind Staffing", posted_on="2024-01-04"),
        ],
        [0, 1, 0, 0],
    ),
    "an edited copy that names nobody is the employer's ad": (
        [ad(text("a")), ad(text("a", 1), company=None)],
        [0, 0],
    ),
    "edited copies that name nobody are one ad only when they are hardly edited": (
        [ad(text("a"), company=None), ad(text("a", 1), company=None), ad(text("a", 10), company=None)],
        [0, 0, 2],
    ),
    "an employer's longer name is the same employer where the text says so": (
        [ad(text("a")), ad(text("a", 1), company="Acme Cloud Services"), ad(text("b"), company="Acme Cloud")],
        [0, 0, 2],
    ),
    "an edited copy after a long silence is a new ad": (
        [
            ad(text("a"), posted_on="2024-01-01"),
            ad(text("a", 1), posted_on="2024-02-20"),
            ad(text("a", 2), posted_on="2024-04-15"),
            ad(text("a", 3), posted_on="2024-07-01"),
        ],
        [0, 0, 0, 3],
    ),
    "an undated edited copy joins the first ad": (
        [ad(text("a"), posted_on="2024-01-01"), ad(text("a", 1)), ad(text("a", 2), posted_on="2024-09-01")],
        [0, 0, 2],
    ),
    "ads without a title are not compared": ([ad(text("a"), title=""), ad(text("a", 1), title="")], [0, 1]),
    "short texts are not compared": (
        [ad(text("a")[:200]), ad(text("a")[:200] + " word")],
        [0, 1],
    ),
}


@pytest.mark.parametrize("rule", NEAR)
def test_near(tmp_path, rule):
    rows, expected = NEAR[rule]

    assert firsts(tmp_path, rows) == expected


def test_readings_without_sketches_are_linked_by_the_other_tiers(tmp_path):
    rows = [ad(text("a")), ad(text("a")), ad(text("a", 1))]

    assert firsts(tmp_path, rows, sketched=False) == [0, 0, 2]


def test_many_texts_of_one_template_are_each_found_with_their_own_copies(tmp_path):
    """Twenty jobs share 85 % of the text and the title; each has three edited copies."""
    shared = " ".join(random.Random("t").choices(WORDS, k=340))  # noqa: S311 - made-up words
    jobs = [" ".join(random.Random(f"j{job}").choices(WORDS, k=60)) for job in range(20)]  # noqa: S311
    rows = [
        ad(
            f"{shared} {'edited ' * copy}{jobs[job]}",
            posted_on=f"2024-01-{1 + copy:02}",
            base_id=f"board:{job:02}",
        )
        for copy in range(4)
        for job in range(20)
    ]

    assert firsts(tmp_path, rows) == list(range(20)) * 4


ID = {
    "one id is one ad, whatever became of the text and however much later": (
        [
            ad(text("a"), base_id="board:7", posted_on="2023-01-01"),
            ad(text("b"), base_id="board:7", posted_on="2024-01-01", title="Data Scientist, corrected"),
        ],
        [0, 0],
    ),
    "the title vouches for an id whose employer was corrected": (
        [ad(text("a"), base_id="board:7"), ad(text("b"), base_id="board:7", company="Acme Europe")],
        [0, 0],
    ),
    "an id that was given anew to another employer's other job is another ad": (
        [ad(text("a"), base_id="board:7"), ad(text("b"), base_id="board:7", company="B", title="Nurse")],
        [0, 1],
    ),
    "an id says nothing in a source that does not keep its ids": (
        [
            ad(text("a"), base_id="other:7", source="other"),
            ad(text("b"), base_id="other:7", source="other"),
        ],
        [0, 1],
    ),
    "the digest that stands for a missing id is no id": (
        [
            ad(text("a"), base_id="board:d", row_digest="d"),
            ad(text("b"), base_id="board:d", row_digest="d"),
        ],
        [0, 1],
    ),
}


@pytest.mark.parametrize("rule", ID)
def test_id(tmp_path, rule):
    rows, expected = ID[rule]

    assert firsts(tmp_path, rows, stable=["board"]) == expected


def weekly(*digests: str):
    return [
        {"source": "weekly", "row_digest": one, "base_id": f"weekly:{one}", "company": None}
        for one in digests
    ]


def test_the_kth_equal_row_of_a_snapshot_is_the_kth_of_every_other_one(tmp_path):
    files = {"w1": weekly("x", "x", "y"), "w2": weekly("y", "x", "x", "x"), "w3": weekly("x", "z")}
    days = {f"w{week}": date(2024, 1, 7 * week) for week in (1, 2, 3)}

    linked = link(tmp_path, Given(files, days=days, snapshots=["weekly"], slice_rows=2))

    ads_of = {}
    for row in linked:
        ads_of.setdefault(row["canonical_id"], []).append((row["file"], row["tier"]))
    assert sorted(ads_of.values()) == [
        [("w1", None), ("w2", "snapshot")],
        [("w1", None), ("w2", "snapshot")],
        [("w1", None), ("w2", "snapshot"), ("w3", "snapshot")],
        [("w2", None)],
        [("w3", None)],
    ]
    assert {(str(row["first_seen"]), str(row["last_seen"])) for row in linked if row["sightings"] == 3} == {
        ("2024-01-07", "2024-01-21")
    }
    assert all(row["reposts"] == 0 for row in linked)


def test_rows_of_a_snapshot_are_never_merged_within_a_file_however_alike(tmp_path):
    rows = [ad(text("a"), source="weekly", city="Oslo", row_digest=f"{number}") for number in range(3)]

    linked = link(tmp_path, Given({"w1": rows, "w2": rows}, snapshots=["weekly"]))

    assert len({row["canonical_id"] for row in linked}) == 3


def test_the_day_that_a_file_tells_stands_for_that_of_an_undated_ad(tmp_path):
    rows = [ad(text("a"), city="Oslo")]
    given = Given(
        {"a": rows, "b": rows, "c": [ad(text("a"), posted_on="2024-08-01")]},
        days={"a": date(2024, 1, 1), "b": date(2024, 7, 1), "c": date(2024, 1, 1)},
    )

    linked = link(tmp_path, given)

    assert [str(row["first_seen"]) for row in linked] == ["2024-01-01", "2024-07-01", "2024-07-01"]
    assert [row["tier"] for row in linked] == [None, None, "exact"]


@pytest.mark.parametrize("same", ["id", "snapshot", "exact", "key", "near"])
def test_postings_of_two_worlds_are_never_linked(tmp_path, same):
    one = ad(text("a"), city="Oslo", source="weekly" if same == "snapshot" else "board")
    other = {
        "id": one | {"words": text("b"), "city": "Rome", "title": "Statistician"},
        "snapshot": one,
        "exact": one | {"city": "Rome"},
        "key": one | {"words": text("b")},
        "near": one | {"words": text("a", 1), "city": "Rome"},
    }[same]
    marked = [row | {"base_id": f"{row['source']}:1", "row_digest": "d"} for row in (one, other)]
    if same in ("exact", "key", "near"):
        marked[1]["base_id"] = "board:2"
    files = {"a": marked[:1], "b": marked[1:]}
    kinds = {"stable": ["board"], "snapshots": ["weekly"]}

    together = link(tmp_path / "together", Given(files, **kinds))
    apart = link(tmp_path / "apart", Given(files, worlds={"b": "set aside"}, **kinds))

    assert [row["tier"] for row in together] == [None, same]
    assert [row["tier"] for row in apart] == [None, None]
    assert apart[0]["posting_id"] == together[0]["posting_id"]


def test_an_ad_that_is_set_aside_lends_its_employer_to_no_agency(tmp_path):
    agency = ad(text("a"), company="Northwind Staffing", city="Oslo")
    files = {"a": [agency, agency | {"city": "Rome"}], "b": [ad(text("a"))]}

    linked = link(tmp_path, Given(files, worlds={"b": "set aside"}))

    assert [row["sightings"] for row in linked] == [2, 2, 1]


def test_sightings_places_and_reposts_of_an_ad_are_counted(tmp_path):
    rows = [
        ad(text("a"), city="Oslo", posted_on="2024-01-01"),
        ad(text("a"), city="Oslo", posted_on="2024-02-01"),
        ad(text("a"), city="Oslo", posted_on="2024-02-01"),
        ad(text("a"), city="Rome", posted_on="2024-02-05"),
        ad(text("a"), city="Oslo", posted_on="2024-02-07", source="other"),
        ad(text("a"), city="Oslo"),
        ad(text("c")),
    ]

    linked = link(tmp_path, Given({"ads.csv": rows}))

    assert [(row["sightings"], row["reposts"], row["places"]) for row in linked] == [(6, 1, 2)] * 6 + [
        (1, 0, 0)
    ]


def test_a_record_that_still_stands_in_a_later_file_is_no_repost(tmp_path):
    rows = [ad(text("a"), base_id="board:7", city="Oslo")]
    days = {"a": date(2024, 1, 1), "b": date(2024, 1, 8)}

    linked = link(tmp_path, Given({"a": rows, "b": rows}, days=days, stable=["board"]))

    assert [(row["sightings"], row["reposts"]) for row in linked] == [(2, 0)] * 2


def test_pieces_of_texts_give_the_same_ads_as_all_at_once(tmp_path, monkeypatch):
    rows = [
        ad(
            text(f"{number % 40}", number % 3),
            title=f"Role {number % 7}",
            posted_on=f"2024-01-{1 + number % 28:02}",
        )
        for number in range(240)
    ]
    whole = link(tmp_path / "whole", Given({"ads.csv": rows}))
    monkeypatch.setattr(near_texts, "PIECE_TEXTS", 10)

    assert link(tmp_path / "cut", Given({"ads.csv": rows})) == whole


def test_the_order_of_partitions_makes_no_difference_to_near_duplicates(tmp_path):
    rows = [
        ad(
            text(f"{number % 15}", number % 4),
            company=["Acme", None, "Northwind Staffing", "Acme Cloud"][number % 4 if number % 3 else 0],
            posted_on=f"2024-0{1 + number % 6}-01" if number % 5 else None,
        )
        for number in range(120)
    ]
    parts = parts_of(tmp_path / "parts", Given({"a": rows[:70], "b": rows[70:]}, slice_rows=13))

    written = set()
    for turn in range(3):
        ads.link(parts, tmp_path / f"{turn}.parquet")
        written.add((tmp_path / f"{turn}.parquet").read_bytes())
        _DRAW.shuffle(parts)

    assert len(written) == 1
