from __future__ import annotations

import pytest

from mltrends.warehouse.scripts import in_order, script, scripts, statement, used


def test_a_file_comes_after_those_that_it_reads():
    texts = {
        "a": "select * from c inner join b using (x)",
        "b": "-- from a\nselect * from c",
        "c": "select 'from nowhere' as x",
    }

    assert in_order(texts) == ["c", "b", "a"]


def test_only_values_that_a_statement_asks_for_are_handed_to_it():
    assert used("-- not $a\nselect $b", {"a": 1, "b": 2, "c": 3}) == {"b": 2}


def test_a_value_that_is_missing_is_named():
    with pytest.raises(KeyError, match="unheard_of"):
        used("select $unheard_of", {"a": 1})


@pytest.mark.parametrize("name", ["x; drop table y", 'x"', "X", "", "1x", "x y"])
def test_only_plain_names_become_part_of_a_statement(name):
    with pytest.raises(ValueError, match="not a plain name"):
        statement("comment_table", table=name, text="fine")


def test_a_comment_may_hold_quotes():
    assert statement("comment_table", table="t", text="it's").strip() == "comment on table t is 'it''s';"


def test_every_mart_says_its_grain_in_the_first_line():
    first_lines = {name: sql.splitlines()[0] for name, sql in scripts("marts").items()}

    assert len(first_lines) >= 5
    assert all(line.startswith("-- grain: ") for line in first_lines.values()), first_lines


def test_scripts_are_read_by_name():
    assert "unnest" in script("build", "suspects")
