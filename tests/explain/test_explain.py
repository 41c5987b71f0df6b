"""An explanation tells every field and mention of an ad, from which words, and which rule decided."""

from __future__ import annotations

import re
import time
from dataclasses import fields

import pytest

from mltrends import taxonomy
from mltrends.explain import Given, explain
from mltrends.explain.lines import lines
from mltrends.explain.words import table
from mltrends.extract import boilerplate, rules
from mltrends.extract.reader import Reader
from mltrends.model import Ad, Salary, Section
from mltrends.taxonomy.concepts import KINDS

AD = """About us
Acme is an AI company in fintech. We closed a Series C.

Requirements:
- 5+ years of experience with Python, SQL and big data pipelines
- Master's degree in statistics
- No Java needed. You will go far.
Nice to have: Kubernetes

Pay: $120,000 - $150,000 a year. Fully remote within the US. Write to python@acme.example
"""
TITLE = "Senior Data Scientist (Python)"
HOSTILE = "<script>alert(1)</script>\x1b[31m\x07\u202eabc\u2066 \x9b \ud800"


def told(explanation):
    return {
        fact.name: (fact.value, [(one.where, one.words) for one in fact.words]) for fact in explanation.facts
    }


def shown_text(explanation):
    return {part.name: "".join(token.words for token in part.tokens) for part in explanation.parts}


def test_every_field_is_told_with_the_words_it_was_read_from(explained):
    found = told(explained(AD, TITLE))

    assert found == {
        "role": ("Data Scientist", [("title", "Data Scientist")]),
        "seniority": ("senior", [("title", "Senior")]),
        "speciality": ("unstated", []),
        "remote": ("remote", [("text", "Fully remote within the US.")]),
        "remote scope": ("country: US", [("text", "Fully remote within the US.")]),
        "education": ("master", [("text", "Master's degree in statistics")]),
        "years": ("5", [("text", "5+ years")]),
        "pay": ("120,000 to 150,000 USD a year", [("text", "$120,000 - $150,000 a year")]),
        "language": ("en (English)", found["language"][1]),
    }


def test_the_language_is_told_with_the_words_that_speak_for_it(explained):
    german = explained(
        "Wir suchen dich für unser Team. Du hast Erfahrung mit Python und SQL und arbeitest gerne."
    )
    japanese = explained("データアナリストを募集しています。", "x")

    ((where, words),) = told(german)["language"][1]
    assert (told(german)["language"][0], where) == ("de (German)", "text")
    assert {"wir", "und"} <= set(words.split(", "))
    assert told(japanese)["language"] == ("ja (Japanese)", [("text", "its script")])


def test_of_a_long_sentence_the_words_that_say_it_are_told(explained):
    text = f"{'Acme, ' * 60} our long list, ends with a job that is fully remote, {'Acme, ' * 60} and so on."
    ((where, words),) = told(explained(text))["remote"][1]

    assert where == "text"
    assert "fully remote" in words
    assert len(words) <= 160


def test_what_columns_say_is_told_as_theirs(explained):
    given = Given(place="Remote, US", pay="£50k - £60k a year", remote="True")
    found = told(explained("You know SQL.", "Data Analyst", given=given))

    assert found["remote"] == ("remote", [("place", "Remote, US"), ("remote column", "True")])
    assert found["remote scope"] == ("country: US", [("place", "Remote, US")])
    assert found["pay"] == ("50,000 to 60,000 GBP a year", [("pay column", "£50k - £60k a year")])


def test_pay_of_structured_columns_names_the_columns(reader):
    reading = reader.read(title="Data Analyst", column_pay=Salary(None, 60000.0, "EUR", "year"))
    (pay,) = [fact for fact in explain(reading, reader.taxonomy).facts if fact.name == "pay"]

    assert pay.value == "? to 60,000 EUR a year"
    assert [one.words for one in pay.words] == ["the columns of pay"]


def test_fields_that_nothing_says_are_told_so(explained):
    for name, (value, words) in told(explained("Some words.", "Gardener")).items():
        assert words == [] or name == "role"
        assert value in {"Other", "mid", "unstated"}


def test_every_field_of_an_ad_is_told(explained):
    names = {one.name for one in fields(Ad)} - {
        "mentions",
        "remote_countries",
    }  # countries beside their scope

    told_names = {"salary" if name == "pay" else name.replace(" ", "_") for name in told(explained(AD))}
    assert told_names == names


def test_skills_topics_and_near_misses_are_all_mentions_and_apart(explained):
    explanation = explained(AD, TITLE)
    groups = (explanation.skills, explanation.topics, explanation.misses)

    assert sorted(one.number for group in groups for one in group) == [
        *range(1, len(explanation.ad.mentions) + 1)
    ]
    assert {one.label for one in explanation.skills} == explanation.ad.skills
    assert {one.label for one in explanation.topics} == explanation.ad.topics
    assert {one.label for one in explanation.misses} >= {"C", "Java", "Data Scientist"}


def test_each_mark_covers_the_words_of_its_mention(explained):
    explanation = explained(AD, TITLE)
    opened, words = [], {}
    for token in [*explanation.title_tokens, *(token for part in explanation.parts for token in part.tokens)]:
        if token.what == "open":
            opened.append(token.mark)
        elif token.what == "close":
            opened.pop()
        for one in opened:
            if one.number:
                words[one.number] = words.get(one.number, "") + token.words

    surfaces = {one.number: one.mention.surface for one in explanation.mentions}
    masked = {number for number in words if words[number] == "[e-mail]"}
    assert {**words, **{number: surfaces[number] for number in masked}} == surfaces
    assert len(masked) == 1
    assert all(one.around[1] == words[one.number] for one in explanation.mentions)


def test_the_text_is_shown_by_its_parts_with_all_of_its_lines(explained):
    parts = shown_text(explained(AD))

    assert list(parts) == ["about the company", "requirements", "preferred", "benefits"]
    assert parts["requirements"].split("\n")[:2] == [
        "Requirements:",
        "- 5+ years of experience with Python, SQL and big data pipelines",
    ]
    assert "python@acme" not in "".join(parts.values())


def test_html_of_an_ad_is_shown_as_it_was_read(explained):
    html = "<p>Requirements:</p><ul><li>Python &amp; SQL</li><li>experienceSpark</li></ul>"

    assert shown_text(explained(html)) == {
        "requirements": "Requirements:\n\nPython & SQL\n\nexperience\nSpark"
    }


@pytest.mark.parametrize(
    ("text", "label", "rule", "says"),
    [
        ("We closed a Series C.", "C", "AMB-C", "what speaks for another one is “Series” right before it"),
        ("Go", "Go", "AMB-GO", "nothing here speaks for this one"),
        ("No Java needed.", "Java", "negated", "is not needed"),
        ("Machine learning engineers wanted", "Machine learning", "job title", "name of a job"),
        ("About us\nAcme offers machine learning to all.", "Machine learning", "about the company", "of itself"),
        ("Write to python@acme.example", "Python", "inside a link", "address"),
    ],
)  # fmt: skip
def test_a_near_miss_names_the_rule_that_said_no_and_why(explained, text, label, rule, says):
    (one,) = [one for one in explained(text).misses if one.label == label]

    assert one.reason.rule == rule
    assert says in one.reason.why


def test_the_companys_own_name_is_told(explained):
    (one,) = explained("You work at Kubernetes.", company="Kubernetes Inc.").misses

    assert one.reason.rule == "the company's own name"
    assert "in a list of skills" in one.reason.instead()


def test_a_word_that_names_nothing_is_no_near_miss(explained):
    assert explained("You will go there.").mentions == ()


def test_what_would_have_counted_does_count(reason, explained):
    """The ways that are told are those that work."""
    assert reason("Go", "Go").would
    assert "in one list with a programming language" in reason("Go", "Go").would
    assert "Go" in {one.label for one in explained("Python, Go and Java").skills}
    assert any("“developer”" in way for way in reason("Go", "Go").would)
    assert "Go" in {one.label for one in explained("a Go developer").skills}


def test_what_spoke_for_a_word_with_two_meanings_is_told(reason):
    assert "in one list with a programming language" in reason("Python, Go and Java", "Go").why
    assert "“developer” right behind it" in reason("a Go developer", "Go").why
    assert "nothing speaks for another one" in reason("Spark and SQL", "Spark").why


def test_words_seen_by_a_rule_are_masked(explained):
    layer_free = explained("Contact jane.doe@example.com, R. +1 415 555 0132, C, Go code")
    said = " ".join(
        one.reason.why + one.reason.instead() + "".join(one.around) for one in layer_free.mentions
    )

    assert "jane.doe" not in said
    assert "555" not in said


def test_long_ways_are_told_once(explained):
    explanation = explained("Go\n\nGo\n\nR&D here.\nGo")
    numbers = [one.number for one in explanation.misses if one.label == "Go"]
    told_at = explanation.told_at()

    assert numbers
    assert all(told_at.get(number, numbers[0]) == numbers[0] for number in numbers)


@pytest.mark.parametrize(
    "reason",
    [
        rules.JOB_TITLE, f"{rules.JOB_TITLE} in the title", rules.NEGATED, boilerplate.ABOUT, boilerplate.BENEFITS,
        boilerplate.LEGAL, boilerplate.AI_IN_HIRING, boilerplate.OWN_NAME, boilerplate.LINK,
    ],
)  # fmt: skip
def test_every_reason_of_the_rules_has_its_sentence(reason):
    assert set(table("why_not")[reason]) == {"why", "would"}


def test_no_sentence_is_for_a_reason_that_does_not_exist():
    constants = {
        value for module in (rules, boilerplate) for value in vars(module).values() if isinstance(value, str)
    }

    assert {key.removesuffix(" in the title") for key in table("why_not")} <= constants


def test_every_kind_and_part_has_its_words():
    from typing import get_args

    assert set(table("kinds")) == set(KINDS)
    assert set(table("sections")) == set(get_args(Section))


def test_nothing_of_a_hostile_ad_can_steer_a_terminal(explained):
    given = Given(place=HOSTILE, pay=HOSTILE, remote=HOSTILE)
    text = f"Requirements: {HOSTILE} Python {HOSTILE}\n{HOSTILE} Go R&D $100,000 - $120,000 a year {HOSTILE} remote"
    explanation = explained(text, f"{HOSTILE} Data Scientist", HOSTILE, given)

    printed = list(lines(explanation))
    assert any("[Python]" in line for line in printed)
    assert all(char.isprintable() or char == "\t" for line in printed for char in line)


def test_hostile_words_of_a_layer_are_printable(tmp_path):
    layer = tmp_path / "mine.toml"
    layer.write_text(
        '[[concept]]\nid = "evil"\nlabel = "Evil"\nkind = "library"\naliases = ["evilsoft"]\n'
        '[[concept.guard]]\nid = "G\\u001b[1m"\naliases = ["evilish"]\n[[concept.guard.accept]]\nafter = "\\\\s\\u001b(?:x|y)"\n'
    )
    vocabulary = taxonomy.load([layer])
    explanation = explain(Reader(vocabulary).read(text="Evilsoft and evilish"), vocabulary)

    printed = list(lines(explanation))
    assert any("no: G" in line for line in printed)
    assert all(char.isprintable() for line in printed for char in line)


def test_lines_mark_mentions_and_tell_reasons(explained):
    printed = "\n".join(lines(explained(AD, TITLE)))

    assert (
        "-- requirements\n   Requirements:\n   - 5+ years of experience with [Python], [SQL] and [[big data] pipelines]"
        in printed
    )
    assert "in <fintech>. We closed a Series {C}." in printed
    assert re.search(r"^\+ Python +programming language; requirements, required; yes: alias$", printed, re.M)
    assert re.search(r"^- C +programming language; about the company; no: AMB-C$", printed, re.M)
    assert re.search(
        r"^    Would count: the same word without that, and in one of these ways: ", printed, re.M
    )
    assert printed.index("\nSkills\n") < printed.index("\nTopics\n") < printed.index("\nNear misses\n")


def test_colours_change_no_word(explained):
    explanation = explained(AD, TITLE)
    plain = list(lines(explanation))
    painted = list(lines(explanation, lambda words, colour: f"\x1b[{colour}m{words}\x1b[0m"))

    assert [re.sub(r"\x1b\[\w*m", "", line) for line in painted] == plain
    assert all(line.count("\x1b[0m") * 2 == line.count("\x1b[") for line in painted)
    assert any("\x1b[greenm" in line for line in painted)


def test_an_empty_ad_is_told_without_an_error(explained):
    explanation = explained()

    assert explanation.mentions == explanation.parts == ()
    assert "no skill was found that counts" in list(lines(explanation))


def test_the_same_ad_is_told_in_the_same_words(explained):
    assert list(lines(explained(AD, TITLE))) == list(lines(explained(AD, TITLE)))


@pytest.mark.long
@pytest.mark.slow
@pytest.mark.parametrize(
    "piece", [AD, "Go ", "Python, Go, R and C. ", "Benefits:\nRequirements:\n", "a@b.co ", "\u202e\n", "5 years Python\n", "$1,000 a day remote "], ids=ascii
)  # fmt: skip
def test_a_million_characters_are_explained_in_bounded_time(explained, piece):
    text = piece * (1_000_000 // len(piece))
    start = time.process_time()
    explanation = explained(text, text)
    printed = sum(map(len, lines(explanation)))

    assert time.process_time() - start < 20
    assert printed < 20_000_000
