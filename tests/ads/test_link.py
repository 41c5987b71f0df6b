from __future__ import annotations

import random
from dataclasses import replace

import pytest
from tests.ads.parts import Given, link, parts_of, read

from mltrends import ads

LONG, SHORT = 1000, 300


@pytest.fixture(scope="module")
def grouped(tmp_path_factory) -> dict[str, list[int]]:
    """All rules in one run, each in a file and with employers and texts of its own.

    Gives for each row the number, in its file, of the row that is the first of its ad.
    """
    files = {rule: [_own(rule, row) for row in rows] for rule, (rows, _) in GROUPED.items()}
    linked = link(tmp_path_factory.mktemp("rules"), Given(files))
    place = {row["posting_id"]: row["row"] for row in linked}
    return {rule: [place[row["canonical_id"]] for row in linked if row["file"] == rule] for rule in files}


def _own(rule, row):
    marked = {key: f"{row[key]} {rule}" for key in ("company", "text_digest") if row.get(key)}
    return row | marked


def same(**given):
    return {"company": "Acme", "title": "Data Scientist", "city": "Oslo"} | given


GROUPED = {
    "an ad seen again within 60 days is the same ad": (
        [same(posted_on="2024-01-01"), same(posted_on="2024-03-01")],
        [0, 0],
    ),
    "an ad seen again after more than 60 days is a new one": (
        [same(posted_on="2024-01-01"), same(posted_on="2024-03-02")],
        [0, 1],
    ),
    "an ad posted every month for a year is one ad": (
        [same(posted_on=f"2024-{month:02}-15") for month in range(1, 13)],
        [0] * 12,
    ),
    "an ad seen again before the day on which it ends is the same ad, however long that is": (
        [same(posted_on="2024-01-01", expires_on="2024-06-30"), same(posted_on="2024-06-30")],
        [0, 0],
    ),
    "an ad seen again after its end and 60 days is a new one": (
        [same(posted_on="2024-01-01", expires_on="2024-06-30"), same(posted_on="2024-07-01")],
        [0, 1],
    ),
    "an end within the 60 days makes no two ads of one": (
        [same(posted_on="2024-01-01", expires_on="2024-01-15"), same(posted_on="2024-02-01")],
        [0, 0],
    ),
    "any earlier sighting may tell the end": (
        [
            same(posted_on="2024-01-01", expires_on="2024-06-30"),
            same(posted_on="2024-01-20", expires_on="2024-02-20"),
            same(posted_on="2024-05-01"),
        ],
        [0, 0, 0],
    ),
    "a later sighting's end says nothing of the silence before it": (
        [same(posted_on="2024-01-01"), same(posted_on="2024-05-01", expires_on="2024-12-31")],
        [0, 1],
    ),
    "an equal text before the end is the same ad": (
        [
            same(posted_on="2024-01-01", expires_on="2024-06-30", text_digest="t", city="Oslo"),
            same(posted_on="2024-05-01", text_digest="t", city="Rome"),
        ],
        [0, 0],
    ),
    "the first ad by day is the first, wherever it stands": (
        [same(posted_on="2024-02-01"), same(posted_on="2024-01-01")],
        [1, 1],
    ),
    "case, accents and punctuation make no other title, employer or place": (
        [
            same(posted_on="2024-01-01", title="Sr. Data-Scientist", company="Müller", city="Zürich"),
            same(posted_on="2024-01-02", title="SR DATA SCIENTIST", company="müller", city="Zurich"),
        ],
        [0, 0],
    ),
    "C++ and C# are not the same title": (
        [
            same(posted_on="2024-01-01", title="C++ Developer"),
            same(posted_on="2024-01-01", title="C# Developer"),
        ],
        [0, 1],
    ),
    "another place is another ad": (
        [same(posted_on="2024-01-01"), same(posted_on="2024-01-01", city="Bergen")],
        [0, 1],
    ),
    "ads of employers that nobody names are not told to be the same by title and place": (
        [same(posted_on="2024-01-01", company=None), same(posted_on="2024-01-01", company=None)],
        [0, 1],
    ),
    "undated ads of one source are the same by title, employer and place": (
        [same(source="snapshot"), same(source="snapshot")],
        [0, 0],
    ),
    "undated ads of two sources are not": (
        [same(source="snapshot"), same(source="other")],
        [0, 1],
    ),
    "undated ads of two sources with one text are the same": (
        [same(source="other", text_digest="t", city="Norway"), same(source="snapshot", text_digest="t")],
        [0, 0],
    ),
    "one text in two cities is one ad": (
        [
            same(posted_on="2024-01-01", text_digest="t"),
            same(posted_on="2024-01-09", text_digest="t", city="Rome"),
        ],
        [0, 0],
    ),
    "an equal text after a long silence is a new ad": (
        [
            same(posted_on="2024-01-01", text_digest="t", city="Oslo"),
            same(posted_on="2024-03-01", text_digest="t", city="Rome"),
            same(posted_on="2024-05-01", text_digest="t", city="Bonn"),
        ],
        [0, 0, 2],
    ),
    "an undated copy joins the first ad with its text": (
        [
            same(posted_on="2024-01-01", text_digest="t"),
            same(posted_on="2024-06-01", text_digest="t"),
            same(source="snapshot", text_digest="t"),
        ],
        [0, 1, 0],
    ),
    "an equal text under another title is another ad": (
        [
            same(posted_on="2024-01-01", text_digest="t"),
            same(posted_on="2024-01-01", text_digest="t", title="ML Engineer"),
        ],
        [0, 1],
    ),
    "one text at five employers stays five ads": (
        [same(posted_on="2024-01-01", text_digest="t", company=name) for name in ("A", "B", "C", "D", "E")],
        [0, 1, 2, 3, 4],
    ),
    "an agency's copy of a long text is the employer's ad": (
        [
            same(posted_on="2024-01-05", text_digest="t", text_chars=LONG, company="Northwind Staffing"),
            same(posted_on="2024-01-09", text_digest="t", text_chars=LONG),
        ],
        [0, 0],
    ),
    "an agency's copy does not make one ad of two employers'": (
        [
            same(posted_on="2024-01-01", text_digest="t", text_chars=LONG, company="A"),
            same(posted_on="2024-01-02", text_digest="t", text_chars=LONG, company="B"),
            same(posted_on="2024-01-03", text_digest="t", text_chars=LONG, company="Northwind Recruitment"),
        ],
        [0, 1, 0],
    ),
    "an agency's copy of a short text proves nothing": (
        [
            same(posted_on="2024-01-01", text_digest="t", text_chars=SHORT, company="Northwind Staffing"),
            same(posted_on="2024-01-02", text_digest="t", text_chars=SHORT),
        ],
        [0, 1],
    ),
    "an agency's copy under another title is another ad": (
        [
            same(
                posted_on="2024-01-01",
                text_digest="t",
                text_chars=LONG,
                company="Northwind Staffing",
                title="Statistician",
            ),
            same(posted_on="2024-01-02", text_digest="t", text_chars=LONG),
        ],
        [0, 1],
    ),
    "a long text without an employer's name is the ad of the employer that has it": (
        [
            same(posted_on="2024-01-01", text_digest="t", text_chars=LONG, company=None),
            same(posted_on="2024-01-02", text_digest="t", text_chars=LONG),
        ],
        [0, 0],
    ),
    "an agency's ads of one title and place are told by their texts": (
        [
            same(posted_on="2024-01-01", company="Northwind Staffing", text_digest="one", text_chars=LONG),
            same(posted_on="2024-01-02", company="Northwind Staffing", text_digest="two", text_chars=LONG),
            same(posted_on="2024-01-03", company="Northwind Staffing", text_chars=0),
            same(posted_on="2024-01-04", company="Northwind Staffing", text_chars=0),
        ],
        [0, 1, 2, 2],
    ),
    "what shares a text with one and a place with another joins both": (
        [
            same(posted_on="2024-01-01", city="Oslo", text_digest="one"),
            same(posted_on="2024-01-02", city="Rome", text_digest="two"),
            same(posted_on="2024-01-03", city="Rome", text_digest="one"),
        ],
        [0, 0, 0],
    ),
}


@pytest.mark.parametrize("rule", GROUPED)
def test_rule(grouped, rule):
    _, expected = GROUPED[rule]

    assert grouped[rule] == expected


def test_nothing_is_deleted_and_the_first_of_each_ad_has_no_tier(tmp_path):
    rows = [
        same(posted_on="2024-01-01", text_digest="one"),
        same(posted_on="2024-01-05", text_digest="one", city="Rome"),
        same(posted_on="2024-01-09", text_digest="two"),
    ]

    linked = link(tmp_path, Given({"ads.csv": rows}))

    assert [row["tier"] for row in linked] == [None, "exact", "key"]
    assert {row["canonical_id"] for row in linked} == {linked[0]["posting_id"]}


def test_every_posting_of_an_ad_knows_when_the_ad_was_first_and_last_seen(tmp_path):
    rows = [
        same(posted_on="2024-01-09"),
        same(posted_on="2024-01-01"),
        same(posted_on=None, source="snapshot"),
    ]

    linked = link(tmp_path, Given({"ads.csv": rows}))

    assert [(str(row["first_seen"]), str(row["last_seen"])) for row in linked] == [
        ("2024-01-01", "2024-01-09"),
        ("2024-01-01", "2024-01-09"),
        ("None", "None"),
    ]


def test_a_long_row_of_chains_is_one_ad(tmp_path):
    """Texts and places take turns: each posting shares a text with the one before and a place with the next."""
    rows = [
        same(posted_on="2024-01-01", text_digest=f"text {number // 2}", city=f"City {(number + 1) // 2}")
        for number in range(200)
    ]

    linked = link(tmp_path, Given({"ads.csv": rows}))

    assert {row["canonical_id"] for row in linked} == {linked[0]["posting_id"]}


def test_repeated_ids_are_told_apart_by_what_the_rows_hold(tmp_path):
    rows = [
        {"base_id": "board:1", "row_digest": "c"},
        {"base_id": "board:1", "row_digest": "a"},
        {"base_id": "board:1", "row_digest": "b"},
        {"base_id": "board:2", "row_digest": "d"},
    ]

    linked = link(tmp_path, Given({"ads.csv": rows}))

    assert [row["posting_id"] for row in linked] == ["board:1~3", "board:1", "board:1~2", "board:2"]


def test_no_two_ids_meet_even_when_a_publisher_writes_ids_like_ours(tmp_path):
    rows = [
        {"base_id": base, "row_digest": str(place)}
        for place, base in enumerate(["x", "x", "x~2", "x~2", "x~2~1", "x~1"])
    ]

    linked = link(tmp_path, Given({"ads.csv": rows}))

    assert len({row["posting_id"] for row in linked}) == len(rows)


def test_the_order_of_files_and_slices_makes_no_difference(tmp_path):
    shuffled = random.Random(7)  # noqa: S311 - draws of a test, no secret
    titles = [f"Role {number}" for number in range(5)]
    rows = [
        same(
            posted_on=shuffled.choice([None, *(f"2024-0{month}-11" for month in range(1, 8))]),
            title=shuffled.choice(titles),
            city=shuffled.choice(["Oslo", "Rome"]),
            text_digest=f"t{shuffled.randrange(6)}",
            source=shuffled.choice(["board", "snapshot"]),
            base_id=f"board:{shuffled.randrange(60)}",
        )
        for _ in range(120)
    ]
    given = Given({"a.csv": rows[:70], "b.csv": rows[70:]}, slice_rows=13)
    parts = parts_of(tmp_path / "parts", given)

    written = []
    for turn in range(3):
        ads.link(parts, tmp_path / f"{turn}.parquet")
        written.append((tmp_path / f"{turn}.parquet").read_bytes())
        shuffled.shuffle(parts)

    assert written[0] == written[1] == written[2]


def test_equal_slices_of_two_files_are_read_from_one_partition(tmp_path):
    given = Given({"a.csv": [same(posted_on="2024-01-01")]})
    (part,) = parts_of(tmp_path / "parts", given)
    twin = replace(part, file="b.csv", slice=3)

    ads.link([part, twin], tmp_path / "ads.parquet")

    rows = read(tmp_path / "ads.parquet")
    assert [(row["file"], row["slice"], row["posting_id"][-2:]) for row in rows] == [
        ("a.csv", 0, ":0"),
        ("b.csv", 3, "~2"),
    ]
    assert {row["canonical_id"] for row in rows} == {rows[0]["posting_id"]}


def test_no_parts_give_an_empty_table(tmp_path):
    ads.link([], tmp_path / "ads.parquet")

    assert read(tmp_path / "ads.parquet") == []


def test_names_with_odd_characters_are_only_names(tmp_path):
    folder = tmp_path / "a [b] * ? 'c' $x"
    rows = [
        same(posted_on="2024-01-01", title="x'; drop table sightings; --"),
        same(posted_on="2024-01-02", title="$gap_days"),
    ]

    linked = link(folder, Given({"we'ird $.csv": rows}))

    assert [row["file"] for row in linked] == ["we'ird $.csv"] * 2
