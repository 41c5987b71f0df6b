"""The vocabulary can be looked at, held to its rules, and compared with an earlier one."""

from __future__ import annotations

import csv
import io
import json
import re

import pytest
from tests.taxonomy.made import esco_file

from mltrends import taxonomy
from mltrends.cli import call

LAYER = """
[[concept]]
id = "zig"
label = "Zig"
kind = "language"
aliases = ["ziglang"]
parents = ["cpp"]
note = "Asked for by two employers."
must = ["Experience with Zig and Python."]
must_not = ["The road makes a zig-zag."]
[[concept.guard]]
id = "AMB-ZIG"
aliases = ["Zig"]
reject = [{ after = '-?\\s?zag' }]
accept = [{ beside = ["language"], section = ["requirements", "body"] }, { ad = ["cpp"] }]

[[extend]]
id = "python"
aliases = ["Pythonista{,s}"]
"""


@pytest.fixture
def home(tmp_path):
    (tmp_path / "own.toml").write_text(LAYER)
    (tmp_path / "mltrends.toml").write_text('[vocabulary]\nlayers = ["own.toml"]\n')
    return tmp_path


@pytest.fixture
def run(home, capsys):
    def go(*arguments, code=0):
        assert call(["taxonomy", *map(str, arguments), "--home", str(home)]) == code
        return capsys.readouterr()

    return go


# ---------------------------------------------------------------- show


def test_the_overview_counts_kinds_and_origins_and_names_the_layers(run):
    out = run("show").out

    whole = taxonomy.load()
    languages = [concept for concept in whole.concepts if concept.kind == "language"]
    row = next(line.split() for line in out.splitlines() if line.startswith("language "))
    assert int(row[1]) == len(languages) + 1
    assert "own.toml: 1 concept, 4 forms" in out
    assert "Exploring Diverse Career Paths" in out
    last = next(line.split() for line in out.splitlines() if line.startswith("all "))
    assert int(last[1]) == len(whole.concepts) + 1


def test_a_layer_can_be_tried_without_the_settings(tmp_path, home, capsys):
    other = tmp_path / "empty"
    other.mkdir()

    assert call(["taxonomy", "show", "zig", "--home", str(other), "--layer", str(home / "own.toml")]) == 0
    assert "Zig  (zig)" in capsys.readouterr().out


def test_a_concept_is_shown_with_its_rules_in_words(run):
    out = run("show", "ziglang").out

    assert "Zig  (zig)" in out
    assert "a layer of your own" in out
    assert "own.toml, line 2" in out
    assert "parents     C++" in out
    assert "Asked for by two employers." in out
    assert "never when right behind it stands /-?\\s?zag/" in out
    assert (
        "in one list with a concept of kind language, and it stands in the part requirements or body" in out
    )
    assert "counts when the ad also names C++" in out
    assert "does not count otherwise" in out
    assert "The road makes a zig-zag." in out


def test_a_concept_names_its_children(run):
    assert "children    " in run("show", "C++").out
    assert "Zig" in next(line for line in run("show", "C++").out.splitlines() if "children" in line)


@pytest.mark.parametrize("words", ["Machine-Learning", "machine learning", "machine-learning", "ML"])
def test_concepts_are_found_by_id_label_and_alias_in_any_case(run, words):
    assert run("show", words).out.startswith("Machine learning  (machine-learning)")


def test_an_unknown_name_is_answered_with_the_nearest_ones(run):
    err = run("show", "tensorflwo", code=2).err

    assert re.search(r"no concept of [\d,]+ is called 'tensorflwo'; nearest: TensorFlow", err)
    assert err.count("\n") == 1


def test_concepts_of_a_kind_or_origin_are_listed(run):
    rows = list(csv.DictReader(io.StringIO(run("show", "--kind", "language", "--format", "csv").out)))
    assert {row["kind"] for row in rows} == {"language"}
    assert {"python", "zig"} <= {row["id"] for row in rows}

    rows = list(csv.DictReader(io.StringIO(run("show", "--origin", "user", "--format", "csv").out)))
    assert [(row["id"], row["any_case"], row["guarded"]) for row in rows] == [("zig", "ziglang", "Zig")]

    assert run("show", "excel", "--kind", "language", "--format", "csv").out.count("\n") == 1

    assert "there are: bi, data, " in run("show", "--kind", "tongue", code=2).err


# ---------------------------------------------------------------- check


def test_a_sound_layer_is_counted_and_its_sentences_are_read(run, home):
    for arguments in ((), (home / "own.toml",)):
        out = run("check", *arguments).out

        assert "own.toml: 1 concept, 4 forms, no fault" in out
        assert "2 of 2 sentences are read as they must be" in out


def test_sentences_that_are_read_otherwise_are_named_with_the_rule(run, home):
    layer = home / "own.toml"
    layer.write_text(
        LAYER.replace("Experience with Zig and Python.", "We use Zig.").replace(
            "road makes a zig-zag", "ziglang"
        )
    )

    out = run("check", code=1).out

    assert (
        "own.toml, line 2, zig: must count in 'We use Zig.', and does not: AMB-ZIG: nothing speaks for it"
        in out
    )
    assert "must not count in 'The ziglang.', and does: 'ziglang', by alias" in out
    assert "0 of 2 sentences" in out


def test_every_fault_of_every_layer_is_listed(run, home):
    one = home / "one.toml"
    one.write_text(
        '[[concept]]\nid = "a"\nlabel = "A1"\nkind = "tongue"\n\n'
        '[[concept]]\nid = "b"\nlabel = "B1"\nkind = "language"\nparents = ["a", "pyhton"]\naliases = ["python"]\n\n'
        '[[extend]]\nid = "sql"\nlabels = ["x"]\n\n[[extend]]\nid = "sql"\naliases = ["Scala"]\n'
    )
    other = home / "other.toml"
    other.write_text("[[concept]]\nid = \n")

    caught = run("check", one, other, code=2)

    lines = caught.out.splitlines()
    assert [line.split(": ")[0] for line in lines] == [
        "one.toml, line 1, a",
        "one.toml, line 13, sql",
        "other.toml, line 2",
        "one.toml, line 6, b",
        "one.toml, line 6, b",
        "one.toml, line 17, sql",
    ]
    assert "nearest: python" in lines[3]
    assert "6 faults" in caught.err


def test_without_a_layer_there_is_nothing_to_check(tmp_path, capsys):
    assert call(["taxonomy", "check", "--home", str(tmp_path)]) == 0
    assert "no layer is named" in capsys.readouterr().out


def test_explain_reads_with_the_layers_of_the_home(home, capsys):
    assert call(["explain", "--text", "C++, Zig and a pythonista", "--home", str(home)]) == 0

    out = capsys.readouterr().out
    assert "+ Zig" in out
    assert "+ Python " in out


# ---------------------------------------------------------------- diff


def test_a_snapshot_of_the_same_vocabulary_shows_no_difference(run, home):
    kept = home / "kept.json"
    kept.write_text(run("show", "--format", "json").out)

    assert "no difference" in run("diff", kept).out
    assert "no difference" in run("diff", kept, kept).out


def test_what_came_went_and_changed_is_shown(run, home):
    old = home / "old.json"
    old.write_text(run("show", "--format", "json").out)
    (home / "own.toml").write_text(
        LAYER.replace('label = "Zig"', 'label = "Zig language"')
        .replace('aliases = ["ziglang"]', 'aliases = ["ziglang", "zlang"]')
        .replace("zag'", "zags?'")
        .replace("Pythonista{,s}", "Pythonista")
        + '\n[[concept]]\nid = "zag"\nlabel = "Zag"\nkind = "library"\n'
    )
    new = home / "new.json"
    new.write_text(run("show", "--format", "json").out)

    out = run("diff", old, new).out

    assert out == run("diff", old).out.replace("in force now", "new.json")
    assert "+ Zag  (zag)\n    library, 1 form" in out
    changed = out[out.index("~ Zig language  (zig)") :]
    assert "label was 'Zig'" in changed
    assert "form + 'zlang', any case" in changed
    assert "guard AMB-ZIG changed: reject" in changed
    assert "~ Python  (python)\n    form - 'Pythonistas', any case" in out
    assert "1 new, 0 gone, 2 changed" in out
    versions = [line.split()[-1] for line in out.splitlines()[:2]]
    assert versions == [json.loads(path.read_text())["version"] for path in (old, new)]
    assert "- Zag  (zag)" in run("diff", new, old).out


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"{", "is not JSON; write one with: mltrends taxonomy show --format json"),
        (b"[1]", "is no snapshot of a vocabulary"),
        (b'{"mltrends_vocabulary": 99}', "written by another mltrends"),
        (b'{"mltrends_vocabulary": 1, "whole": false}', "holds some concepts only"),
        (
            b'{"mltrends_vocabulary": 1, "whole": true, "version": "x", "concepts": [{"id": 1}]}',
            "was changed",
        ),
        (b"\xff\xfe", "is not JSON"),
        (b"[" * 100_000, "is not JSON"),
    ],
)
def test_what_is_no_snapshot_is_refused_in_one_line(run, home, content, says):
    path = home / "bad.json"
    path.write_bytes(content)

    err = run("diff", path, code=2).err

    assert says in err
    assert err.count("\n") == 1


def test_a_snapshot_that_is_not_there_says_how_to_write_one(run, home):
    assert "mltrends taxonomy show --format json > words.json" in run("diff", home / "no.json", code=2).err


def test_part_of_a_vocabulary_is_no_snapshot(run, home):
    part = home / "part.json"
    part.write_text(run("show", "python", "--format", "json").out)

    assert [concept["id"] for concept in json.loads(part.read_text())["concepts"]] == ["python"]
    assert "leave out words, --kind and --origin" in run("diff", part, code=2).err


# ---------------------------------------------------------------- import


def test_a_classification_becomes_a_layer_that_stands_apart(tmp_path, capsys, monkeypatch):
    monkeypatch.chdir(tmp_path)
    esco_file(
        tmp_path / "skills.csv", [{"preferredLabel": "brew tea"}, {"preferredLabel": "machine learning"}]
    )

    assert call(["taxonomy", "import", "esco", "skills.csv"]) == 0
    out = capsys.readouterr().out
    assert "Wrote esco.csv: 2 entries of ESCO" in out
    assert "Beside the built-in vocabulary: 1 concept, 1 form." in out
    assert "entries that are concepts of ours, linked to them and not found apart: 1" in out
    assert "This service uses the ESCO classification of the European Commission." in out
    assert 'layers = ["esco.csv"]' in out

    (tmp_path / "mltrends.toml").write_text('[vocabulary]\nlayers = ["esco.csv"]\n')
    assert call(["taxonomy", "show"]) == 0
    out = capsys.readouterr().out
    assert "This service uses the ESCO classification of the European Commission." in out
    assert next(line.split()[:3] for line in out.splitlines() if line.startswith("esco ")) == [
        "esco",
        "1",
        "1",
    ]

    assert call(["taxonomy", "show", "brew tea", "machine learning"]) == 0
    out = capsys.readouterr().out
    assert "ESCO, European Skills, Competences, Qualifications and Occupations (imported)" in out
    assert out.count("linked to   esco") == 2
    assert out.count("This service uses the ESCO classification") == 1

    assert call(["taxonomy", "check"]) == 0
    assert "esco.csv: 1 concept, 1 form, no fault" in capsys.readouterr().out


def test_an_imported_layer_overwrites_itself_and_nothing_else(tmp_path, capsys):
    skills = esco_file(tmp_path / "skills.csv", [{"preferredLabel": "brew tea"}])
    target = tmp_path / "esco.csv"
    for _ in range(2):
        assert call(["taxonomy", "import", "esco", str(skills), "--out", str(target)]) == 0
    before = skills.read_bytes()

    for out, says in (
        (skills, "is there and is no imported layer; it is left alone"),
        (tmp_path / "x.toml", "must end in .csv"),
    ):
        assert call(["taxonomy", "import", "esco", str(skills), "--out", str(out)]) == 2
        assert says in capsys.readouterr().err

    assert skills.read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["esco.csv", "skills.csv"]


def test_the_wrong_file_is_one_line_and_nothing_is_written(tmp_path, capsys):
    skills = esco_file(tmp_path / "skills.csv", [{"preferredLabel": "brew tea"}])

    assert call(["taxonomy", "import", "onet", str(skills), "--out", str(tmp_path / "onet.csv")]) == 2

    err = capsys.readouterr().err
    assert "skills.csv is not the file of O*NET's Technology Skills: it has no column Example" in err
    assert err.count("\n") == 1
    assert not (tmp_path / "onet.csv").exists()
