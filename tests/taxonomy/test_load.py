"""Layers of one's own: what they add, and what is refused."""

from __future__ import annotations

import pytest

from mltrends import taxonomy
from mltrends.taxonomy import TaxonomyError

GOOD = """
[[concept]]
id = "zig"
label = "Zig"
kind = "language"
aliases = ["ziglang"]

[[extend]]
id = "python"
aliases = ["Pythonista{,s}"]
"""


@pytest.fixture
def layer(tmp_path):
    def write(text, name="own.toml"):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return write


def entry(**changes):
    fields = {"id": '"zig"', "label": '"Zig"', "kind": '"language"'} | changes
    return "[[concept]]\n" + "\n".join(f"{key} = {value}" for key, value in fields.items() if value)


def test_a_layer_adds_concepts_and_aliases(layer):
    made = taxonomy.load([layer(GOOD)])

    assert made["zig"].aliases == ("Zig", "ziglang")
    assert made["zig"].origin == ("user",)
    assert {"Pythonista", "Pythonistas"} <= set(made["python"].aliases)
    assert "zig" not in taxonomy.load().by_id


def test_a_layer_changes_the_version_and_comments_do_not(layer):
    plain, added = taxonomy.load([layer("# nothing\n")]), taxonomy.load([layer(GOOD)])

    assert plain.version == taxonomy.load().version
    assert added.version != plain.version
    assert taxonomy.load([layer(GOOD + "\n# a remark\n")]).version == added.version


def test_a_changed_rule_changes_the_version(layer):
    guard = '\n[[concept.guard]]\nid = "AMB-ZIG"\ncased = ["ZIG"]\naccept = [{{ near = "{}" }}]\n'

    one = taxonomy.load([layer(entry() + guard.format("code"))])
    other = taxonomy.load([layer(entry() + guard.format("program"))])

    assert one.version != other.version


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (entry(colour='"red"'), "unknown key: 'colour'; known are: id, label"),
        (entry(kind='"tongue"'), "unknown kind: 'tongue'; known are: language, library"),
        (entry(origin='["003"]'), "unknown origin: '003'; known are: 000, 001, 002"),
        (entry(label=""), "label must be a text"),
        (entry(aliases='"zl"'), "aliases must be a list of texts"),
        (entry(aliases='["zl", "zl"]'), "aliases holds 'zl' twice"),
        (entry(aliases='["--"]'), "no letter or digit"),
        (entry(id='"Zig Lang"'), "lower-case words joined by hyphens"),
        (entry(case='"yes"'), "case must be true or false"),
        (entry(aliases='["python"]'), r"alias 'python' is taken by languages.toml, line \d+, python"),
        (entry(aliases='["Machine-Learning"]'), "alias 'Machine-Learning' is taken by methods.toml"),
        (entry(label='"Python"'), "label 'Python' is taken by"),
        (entry(id='"python"'), r"the id is taken by languages.toml, line \d+, python; use \[\[extend\]\]"),
        (entry(parents='["no-such"]'), "parents names 'no-such', which is no concept's id"),
        (entry(parents='["zig"]'), "parents goes round in a circle: zig, zig"),
        (entry(also='["no-such"]'), "also names 'no-such'"),
        (entry(label_is_alias="false"), "no form names it"),
        (entry() + '\n[[concept.guard]]\nid = "G"\ncased = ["Z"]\n', "guard G decides nothing"),
        (entry() + '\n[[concept.guard]]\nid = "G"\naccept = [{ near = "x" }]\n', "guard G names no forms"),
        (entry() + '\n[[concept.guard]]\nid = "G"\ncased = ["Z"]\naccept = [{ near = "(" }]\n', "not a regular expression"),
        (entry() + '\n[[concept.guard]]\nid = "G"\ncased = ["Z"]\naccept = [{ near = "x*" }]\n', "holds on any text"),
        (entry() + '\n[[concept.guard]]\nid = "G"\ncased = ["Z"]\naccept = [{ close = "x" }]\n', "unknown key of a condition: 'close'"),
        (entry() + '\n[[concept.guard]]\nid = "G"\ncased = ["Z"]\naccept = [{ beside = ["x"] }]\n', "unknown kind in beside: 'x'"),
        (entry() + '\n[[concept.guard]]\nid = "G"\ncased = ["Z"]\naccept = [{ section = ["x"] }]\n', "unknown section: 'x'"),
        (entry() + '\n[[concept.guard]]\nid = "G"\ncased = ["Z"]\naccept = [{}]\n', "an empty condition always holds"),
        (entry() + '\n[[concept.guard]]\nid = "G"\ncased = ["Z"]\naccept = [{ ad = ["x"] }]\n', "ad names 'x'"),
        ('[[extend]]\nid = "no-such"\naliases = ["x"]\n', "no concept has the id 'no-such'"),
        ('[[extend]]\nid = "python"\nlabel = "x"\n', "unknown key: 'label'; known are: id, aliases, cased"),
        ('[skills]\nx = 1\n', "unknown table 'skills'"),
        ("id = [", "is not valid TOML"),
    ],
)  # fmt: skip
def test_what_cannot_be_meant_is_refused_with_file_and_what_is_allowed(layer, text, says):
    with pytest.raises(TaxonomyError, match=says) as error:
        taxonomy.load([layer(text)])

    assert str(error.value).startswith("own.toml")


def test_a_refusal_names_the_line(layer):
    with pytest.raises(TaxonomyError, match=r"own.toml, line 6, zag"):
        taxonomy.load([layer(entry() + "\n\n" + entry(id='"zag"', label='"Zag"', kind='"x"'))])


def test_a_missing_file_is_refused_by_name(tmp_path):
    with pytest.raises(TaxonomyError, match=r"absent\.toml cannot be read"):
        taxonomy.load([tmp_path / "absent.toml"])


def test_two_layers_are_held_to_one_another(layer):
    with pytest.raises(TaxonomyError, match=r"the id is taken by own.toml, line 1, zig"):
        taxonomy.load([layer(entry()), layer(entry(), "other.toml")])
