from __future__ import annotations

import pytest

from mltrends.warehouse.heads import HeadError, read_head

GOOD = """-- grain: source, month
-- title: Ads by month.
-- columns:
--   source: Name of the source.
--   month: First day of the month: the one of the ad.
--
-- Prose that nobody parses: freely.
select 1;
"""


def head(sql):
    return read_head(sql, "mart_x.sql", required=("grain", "title", "columns"), optional=("kind",))


def test_a_head_says_what_the_file_makes():
    read = head(GOOD)

    assert read.listed("grain") == ("source", "month")
    assert read.columns == {
        "source": "Name of the source.",
        "month": "First day of the month: the one of the ad.",
    }
    assert read.listed("kind") == ()


@pytest.mark.parametrize(
    ("bad", "words"),
    [
        (GOOD.replace("-- title: Ads by month.\n", ""), ["mart_x.sql", "missing", "'title'"]),
        (GOOD.replace("title:", "titel:"), ["'title'", "unknown", "'titel'", "grain, title, columns, kind"]),
        (GOOD.replace("Ads by month.", ""), ["empty", "'title'"]),
        (GOOD.replace("-- title", "-- grain: x\n-- title"), ["'grain'", "twice"]),
        (GOOD.replace("--   month", "--   source"), ["'source'", "twice"]),
        (GOOD.replace("-- title: Ads", "-- Ads"), ["neither", "-- Ads by month."]),
        (GOOD.replace("-- columns:\n", ""), ["'source'", "before 'columns:'"]),
    ],
)
def test_a_head_that_is_not_as_it_must_be_is_refused_by_name(bad, words):
    with pytest.raises(HeadError) as refused:
        head(bad)

    assert all(word in str(refused.value) for word in words), refused.value
