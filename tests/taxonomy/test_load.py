"""Layers of one's own: what they add, and what is refused."""

from __future__ import annotations

import json
import os

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mltrends import taxonomy
from mltrends.taxonomy import TaxonomyError
from mltrends.taxonomy.entry import CONCEPT_KEYS, CONDITION_KEYS, GUARD_KEYS

MOST = (
    1000 if os.environ.get("MLTRENDS_SOAK") else 12
)  # layers made up at random; each is held to the whole vocabulary
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
        (entry(aliases='["{a,b"]'), "with a brace too many; {a,b} stands for each choice"),
        (entry(aliases='["{a,{b,c}}"]'), "no brace inside another"),
        (entry(aliases=f'["{"{a,b}" * 40}"]'), r"whose braces make 1,099,511,627,776 forms; one alias may make 400"),
        (entry(aliases='["a\\u0007b"]'), "a form is plain text of at most 150 characters"),
        (entry(aliases=f'["{"x" * 151}"]'), "at most 150 characters"),
        (entry(label='"Z\\u001b[31m"'), "a form is plain text"),
        (entry(label='"Zig  lang"'), "single blanks between words"),
        (entry(label="[1, 2]"), r"label must be a text that is not empty, not \[1, 2\]"),
        (entry(aliases="[1]"), r"aliases must be a list of texts, not \[1\]"),
        (entry(must="true"), "must must be a list of texts, not True"),
        (entry(guard='"x"'), "guard must be a list of tables, not 'x'"),
        (entry(guard='[{ id = "G", cased = ["Z"], accept = "x" }]'), "accept must be a list of tables"),
        (entry(guard='[{ id = "G", cased = ["Z"], accept = [{ near = "a)(b" }] }]'), "'a\\)\\(b' is not a regular expression"),
        (entry(guard='[{ id = "G", cased = ["Z"], accept = [{ near = "x{99999999999}" }] }]'), "is not a regular expression"),
        (entry(guard='[{ id = "G", cased = ["Z"], accept = [{ near = "[[a]" }] }]'), "is not a regular expression: Possible nested set"),
        (entry(guard=f'[{{ id = "G", cased = ["Z"], accept = [{{ near = "{"(" * 9999}" }}] }}]'), "is not a regular expression"),
        (entry(guard='[{ id = "G", cased = ["Z"], accept = [{ alone = "yes" }] }]'), "alone must be true or false, not 'yes'"),
        (entry(parents='["zag"]') + "\n" + entry(id='"zag"', label='"Zag"', parents='["zig"]'), "parents goes round in a circle: zig, zag, zig"),
        (entry(parents='["pyton"]'), "parents names 'pyton', which is no concept's id; nearest: python"),
        ('[[extend]]\nid = "java"\naliases = ["Scala"]\n', r"alias 'Scala' is taken by languages.toml, line \d+, scala"),
        ('[skills]\nx = 1\n', "line 1: unknown table 'skills'"),
        ('\n\nskills = 3\n', r"line 3: unknown table 'skills'; a taxonomy file holds \[\[concept\]\] and"),
        ('[concept]\nid = "zig"\n', r"'concept' must be entries, each under \[\[concept\]\]"),
        ('concept = [1, 2]\n', r"'concept' must be entries, each under \[\[concept\]\]"),
        ('[[concept.guard]]\nid = "G"\n', r"'concept' must be entries, each under \[\[concept\]\]"),
        ("x = 1\nid = [", "line 2: it is not valid TOML"),
        ('# fine\n[[concept]]\nid = "zig\n', "line 3: it is not valid TOML"),
        ('[[concept]]\nid = "a"\nid = "b"\n', "line 3: it is not valid TOML: Cannot overwrite a value"),
        ("a = " + "[" * 5000, "own.toml is not valid TOML: it is nested too deep"),
        ("a = " + "9" * 5000, "it is not valid TOML"),
    ],
)  # fmt: skip
def test_what_cannot_be_meant_is_refused_with_file_and_what_is_allowed(layer, text, says):
    with pytest.raises(TaxonomyError, match=says) as error:
        taxonomy.load([layer(text)])

    assert str(error.value).startswith("own.toml")
    assert len(str(error.value)) < 600
    assert str(error.value).isprintable()


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"\x7fELF\x02\x01\x01\x00\xff\xfe\n", "own.toml, line 1: it is not text in UTF-8"),
        ("# caf\xe9\n".encode("latin-1"), r"line 1: it is not text in UTF-8 \(byte 0xe9\); save it as UTF-8"),
        (GOOD.encode("utf-16"), "line 1: it is not text in UTF-8"),
        (b"a = 1\0", "line 1: it is not valid TOML"),
    ],
)
def test_what_is_no_text_is_refused_with_the_line(tmp_path, content, says):
    (tmp_path / "own.toml").write_bytes(content)

    with pytest.raises(TaxonomyError, match=says):
        taxonomy.load([tmp_path / "own.toml"])


def test_a_layer_of_a_windows_editor_is_read(tmp_path):
    (tmp_path / "own.toml").write_bytes(b"\xef\xbb\xbf" + GOOD.replace("\n", "\r\n").encode())

    assert taxonomy.load([tmp_path / "own.toml"])["zig"].label == "Zig"


def test_a_folder_a_pipe_and_a_huge_file_are_no_layers(tmp_path):
    (tmp_path / "folder.toml").mkdir()
    os.mkfifo(tmp_path / "pipe.toml")
    with (tmp_path / "huge.toml").open("wb") as file:
        file.truncate(50_000_000)

    with pytest.raises(TaxonomyError, match=r"folder.toml is a folder; a file is needed"):
        taxonomy.load([tmp_path / "folder.toml"])
    with pytest.raises(TaxonomyError, match=r"pipe.toml is no plain file"):
        taxonomy.load([tmp_path / "pipe.toml"])
    with pytest.raises(TaxonomyError, match=r"huge.toml has 50 MB; at most 5 MB are read"):
        taxonomy.load([tmp_path / "huge.toml"])


def test_every_entry_with_a_fault_is_told_of_and_none_hides_another(layer):
    text = "\n\n".join(entry(id=f'"z-{number}"', label=f'"Z {number}"', kind='"x"') for number in range(5))

    with pytest.raises(
        TaxonomyError, match=r"line 1, z-0: .* \(and 4 more; `mltrends taxonomy check` shows all\)"
    ) as error:
        taxonomy.load([layer(text)])

    assert [fault.split(":")[0] for fault in error.value.faults] == [
        f"own.toml, line {1 + 5 * number}, z-{number}" for number in range(5)
    ]


def test_the_line_is_that_of_the_entry_however_its_head_is_written(layer):
    text = "[[ concept ]]  # one\nid = 3\n\n[['concept']]\nid = 4\n"

    with pytest.raises(TaxonomyError) as error:
        taxonomy.load([layer(text)])

    assert [fault.split(":")[0] for fault in error.value.faults] == [
        "own.toml, line 1, concept number 1",
        "own.toml, line 4, concept number 2",
    ]


values = st.recursive(
    st.one_of(
        st.booleans(),
        st.integers(-9, 9),
        st.text(max_size=6),
        st.sampled_from(["zig", "language", "python", "(", "{a,b", "\x1b[2J", "x" * 200]),
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(st.sampled_from([*CONCEPT_KEYS, *GUARD_KEYS, *CONDITION_KEYS]), inner, max_size=4),
    ),
    max_leaves=12,
)


def toml(value):
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key} = {toml(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(toml, value)) + "]"
    return json.dumps(value)


@pytest.mark.soak
@settings(max_examples=MOST, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(fields=st.dictionaries(st.sampled_from(CONCEPT_KEYS), values, max_size=6), sound=st.booleans())
def test_any_entry_is_read_or_refused_with_its_place(tmp_path, fields, sound):
    fields = ({"id": "zig", "label": "Zig", "kind": "language"} if sound else {}) | fields
    path = tmp_path / "own.toml"
    path.write_text(
        "[[concept]]\n" + "".join(f"{key} = {toml(value)}\n" for key, value in fields.items()),
        encoding="utf-8",
    )

    try:
        taxonomy.load([path])
    except TaxonomyError as error:
        assert all(fault.startswith("own.toml, line ") for fault in error.faults)  # noqa: PT017
        assert all(fault.isprintable() and len(fault) < 700 for fault in error.faults)  # noqa: PT017


@pytest.mark.soak
@settings(max_examples=MOST, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    content=st.one_of(
        st.binary(max_size=60), st.text(alphabet="[]{}=\"'#\\n concepteid1.,", max_size=60).map(str.encode)
    )
)
def test_any_bytes_are_read_or_refused_by_name(tmp_path, content):
    path = tmp_path / "own.toml"
    path.write_bytes(content)

    try:
        taxonomy.load([path])
    except TaxonomyError as error:
        assert all(fault.startswith("own.toml, line ") for fault in error.faults)  # noqa: PT017


def test_a_refusal_names_the_line(layer):
    with pytest.raises(TaxonomyError, match=r"own.toml, line 6, zag"):
        taxonomy.load([layer(entry() + "\n\n" + entry(id='"zag"', label='"Zag"', kind='"x"'))])


def test_a_missing_file_is_refused_by_name(tmp_path):
    with pytest.raises(TaxonomyError, match=r"absent\.toml cannot be read"):
        taxonomy.load([tmp_path / "absent.toml"])


def test_two_layers_are_held_to_one_another(layer):
    with pytest.raises(TaxonomyError, match=r"the id is taken by own.toml, line 1, zig"):
        taxonomy.load([layer(entry()), layer(entry(), "other.toml")])
