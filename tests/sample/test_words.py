"""Texts read like ads, hold hard words, and name what the truth says they name."""

from __future__ import annotations

import re
import statistics
from itertools import combinations

import pytest

from mltrends.sample.data import HERE, table
from mltrends.sample.posting import GENDER
from mltrends.sample.roles import roles
from mltrends.sample.skills import skills
from mltrends.sample.wording import with_article

HARD = [
    "xcellent", "xcel in", "go to market", "go-to-market", "R&D", "spark your curiosity", "react quickly", "remote sensing",
    "remote teams", "trust", "ssist", "C-suite", "401k", "R Us", "scalable", "SaaS", "hybrid cloud", "swift",
]  # fmt: skip
MAY_NAME = {"trap", "buzz", "benefits_trap", "disclosure", "interview", "negation", "negated", "home"}
SOFT = {
    "Communication": r"communicat|kommunikation",
    "Problem solving": r"problem[- ]solving|solv\w+ .*problem|problemlös|résolution de prob",
    "Stakeholder management": r"stakeholder",
    "Mentoring": r"mentor",
}


def unescaped(text: str) -> str:
    text = re.sub(r"\\([-+&_#*])", r"\1", text).replace("\u00a0", " ")
    for entity, sign in (("&amp;", "&"), ("&#39;", "'"), ("&rsquo;", "’"), ("&quot;", '"')):
        text = text.replace(entity, sign)
    return text


def readable(made) -> list[tuple[dict[str, str], str]]:
    return [(ad, unescaped(made.text(ad))) for ad in made.first() if ad["has_text"] == "1"]


def sentences(content: object, names: tuple[str, ...] = ()) -> list[tuple[tuple[str, ...], str]]:
    """All strings of a data file, with the keys that lead to them."""
    if isinstance(content, dict):
        return [found for key, value in content.items() for found in sentences(value, (*names, key))]
    if isinstance(content, list):
        return [found for value in content for found in sentences(value, names)]
    return [(names, content)] if isinstance(content, str) else []


def test_there_are_hundreds_of_sentences():
    files = sorted((HERE / "sentences").glob("*.toml"))
    every = [text for file in files for _, text in sentences(table(f"sentences/{file.stem}"))]
    assert len(every) > 700
    assert len(set(every)) > 0.9 * len(every)


def test_texts_are_as_long_as_real_ones(made):
    lengths = [len(text) for _, text in readable(made)]
    assert 2500 < statistics.median(lengths) < 3500
    low, *_, high = statistics.quantiles(lengths, n=10)
    assert low < 2300
    assert high > 3600


def test_texts_of_different_vacancies_are_not_near_copies(made):
    ads = [
        text.split()
        for ad, text in readable(made)
        if ad["role"] == "Data Scientist" and ad["language"] == "en"
    ][:120]
    shingles = [{tuple(words[place : place + 5]) for place in range(len(words) - 4)} for words in ads]
    closest = max(len(a & b) / len(a | b) for a, b in combinations(shingles, 2))
    assert closest < 0.7


@pytest.mark.parametrize("word", HARD)
def test_hard_words_are_there(made, word):
    assert any(word in text for _, text in readable(made))


def test_no_slot_is_left_open(made):
    for _, text in readable(made):
        assert not re.search(r"[{}\x1e\x1f]", text)


def test_every_true_skill_is_named_in_its_ad(made):
    """In the title or in the text, glued or not."""
    for ad, text in readable(made):
        whole = f"{made.title(ad)}\n{text}".lower()
        named = set(ad["skills"].split("|"))
        for skill in skills():
            if skill.label not in named:
                continue
            words = [*skill.names[ad["language"]], *skill.names["en"], skill.label]
            if skill.label in SOFT:
                assert re.search(SOFT[skill.label], whole), (skill.label, ad["vacancy"])
            else:
                assert any(word.lower() in whole for word in words), (skill.label, ad["vacancy"])


def test_sentences_name_no_planted_skill_but_where_they_should():
    """Only through slots; traps are named apart, because nothing in them counts."""
    for name in ("duties", "asks", "offers", "legal", "about", "german", "french", "headings"):
        for keys, text in sentences(table(f"sentences/{name}")):
            if MAY_NAME & set(keys) or keys[0].startswith("fields_statistics") or keys == ("fields",):
                continue
            for skill in skills():
                found = skill.marks.search(text) or (
                    skill.label in SOFT and re.search(SOFT[skill.label], text, re.IGNORECASE)
                )
                assert not found, (name, keys, text, skill.label)


def test_a_negated_skill_is_not_among_the_true_ones(made):
    seen = 0
    for ad, text in readable(made):
        for label in re.findall(
            r"(?:No prior|need to know|You need no) ([A-Z][\w+]*?)(?: experience|;| for)", text
        ):
            seen += 1
            assert label not in ad["skills"].split("|")
    assert seen > 40


def test_education_and_years_are_written_as_drawn(made):
    for ad, text in readable(made):
        if ad["years"] and ad["language"] == "en" and int(ad["years"]) > 1:
            assert re.search(rf"{ad['years']}(?:\+|-| to| or|\)| years)", text), ad["vacancy"]
        if ad["education"] == "phd":
            assert re.search(r"Ph\.?D|Doctor|Promotion", text)
        if ad["education"] == "bachelor" and ad["language"] == "en":
            assert re.search(r"Bachelor|BSc?\b|B\.S\.|degree", text)


def test_remote_work_is_said_somewhere(made):
    said = {
        "remote": r"remote|work from home|work from anywhere|home|télétravail",
        "hybrid": r"hybrid|work from home|worked from home|Homeoffice|télétravail",
        "onsite": r"on[- ]?site|not a remote|five days a week|vor Ort|sur site",
    }
    for ad in made.first():
        if ad["remote"] == "unstated" or (ad["has_text"] == "0" and ad["source"] == "glassdoor"):
            continue
        places = [made.title(ad), unescaped(made.text(ad))]
        if ad["source"] == "jobspy":
            places += [made.cell(ad, "location"), "remote" if made.cell(ad, "is_remote") == "True" else ""]
        if ad["source"] == "linkedin":
            places += ["remote" if made.cell(ad, "remote_allowed") else ""]
        assert re.search(said[ad["remote"]], " ".join(places), re.IGNORECASE), ad["vacancy"]


def test_addresses_and_links_are_made_up(made):
    found = 0
    for board, rows in made.rows.items():
        for row in rows:
            for cell in row:
                plain = cell.replace("\\", "")
                for domain in re.findall(r"@([\w-]+(?:\.[\w-]+)+)|https?://([\w.-]+)", plain):
                    found += 1
                    assert re.search(r"(?:^|\.)example(?:\.(?:com|org))?$", "".join(domain).rstrip(".")), (
                        board,
                        domain,
                    )
    assert found > 1000


def test_telephone_numbers_are_those_of_fiction(made):
    numbers = {
        number
        for ad, text in readable(made)
        for number in re.findall(r"(?:call|Contact:|at|unter|au)[^.\n]{0,40}?([+(0][\d ()-]{9,}\d)", text)
    }
    assert len(numbers) > 20
    reserved = r"555-01\d\d|7946 0\d{3}|23125 \d{3}|1 99 00|20 91\d{3}|5550 0\d{3}"
    assert all(re.search(reserved, number) for number in numbers)


def test_titles_come_in_many_spellings(made):
    titles = [made.title(ad) for ad in made.first()]
    assert len(set(titles)) > 1200
    for part in (
        "Sr. ",
        "Senior ",
        "Jr. ",
        " II",
        " III",
        "Lead ",
        "Head of ",
        "(Remote)",
        "Principal ",
        ", ",
        " - ",
    ):
        assert any(part in title for title in titles), part
    assert any(tag in title for title in titles for tag in GENDER["DE"])


def test_every_role_and_level_occurs(made):
    assert {ad["role"] for ad in made.first()} == {role.name for role in roles()}
    levels = {"intern", "junior", "mid", "senior", "lead", "manager", "director", "chief"}
    assert {ad["seniority"] for ad in made.first()} == levels


def test_articles_fit():
    assert with_article("AI Engineer") == "an AI Engineer"
    assert with_article("ML Engineer") == "an ML Engineer"
    assert with_article("Data Scientist") == "a Data Scientist"
