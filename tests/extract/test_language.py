"""The language of an ad is told where it shows, and left open where it does not."""

from __future__ import annotations

import time
import tomllib
import unicodedata
from importlib import resources
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mltrends.extract.language import _WORD, find_language, language_name, language_words

TABLES = tomllib.loads(Path(__file__).with_name("languages.toml").read_text(encoding="utf-8"))
ADS, LISTS = TABLES["sentences"], TABLES["lists"]
DATA = tomllib.loads(
    resources.files("mltrends.extract").joinpath("function_words.toml").read_text(encoding="utf-8")
)
LANGUAGES, SCRIPTS = DATA["languages"], DATA["scripts"]
TOOLS = (
    "Python, SQL, Spark, Kafka, AWS, Docker, Kubernetes, Terraform, TensorFlow, PyTorch, Tableau, Power BI. "
)


@pytest.mark.parametrize("code", ADS)
def test_an_ad_is_read_in_its_language(code):
    assert find_language(ADS[code]) == code


@pytest.mark.parametrize("code", LISTS)
def test_an_ad_of_lists_is_read_in_its_language(code):
    assert find_language(LISTS[code]) == code


@pytest.mark.parametrize("code", ADS)
def test_names_of_tools_capitals_and_order_change_no_language(code):
    text = ADS[code]

    assert find_language(f"{text} {TOOLS}") == code
    assert find_language(text.replace(". ", ".\n\n• ")) == code
    assert find_language(unicodedata.normalize("NFD", text)) == code
    assert find_language(text.replace("Python", "PYTHON").upper()) in (code, None)


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_words_of_a_language_stand_once_as_they_are_looked_up(code):
    listed = LANGUAGES[code].get("words", "").split()

    assert sorted(listed) == sorted(set(listed))
    assert listed == _WORD.findall(unicodedata.normalize("NFC", " ".join(listed)).lower())
    assert not listed or len(listed) >= 12


def test_letters_speak_for_some_languages_of_their_script_and_not_for_all():
    for script in {language["script"] for language in LANGUAGES.values() if "letters" in language}:
        here = [
            language.get("letters", "") for language in LANGUAGES.values() if language.get("script") == script
        ]
        for letter in set("".join(here)):
            assert letter == letter.lower()
            assert sum(letter in own for own in here) < len(here)


def test_every_script_is_that_of_a_language_and_every_language_of_a_known_script():
    used = {language["script"] for language in LANGUAGES.values() if "script" in language}

    assert used == set(SCRIPTS)
    assert {one["language"] for one in SCRIPTS.values() if "language" in one} <= set(LANGUAGES)


@pytest.mark.parametrize("code", ADS)
def test_every_language_has_a_name(code):
    assert language_name(code).isalpha()
    assert language_name(code) != code


def test_a_language_without_a_name_keeps_its_code():
    assert language_name("xx") == "xx"


@pytest.mark.parametrize(
    "text",
    ["", " \n", "Data Scientist", "Data Scientist (m/w/d)", TOOLS, TOOLS * 30, "12345 67.89 %", "• – … !", "Los Angeles, CA\nSan Diego, CA\nLa Jolla, CA", "https://www.example.com/de/la/en/el/que/los.html " * 20, "x" * 4000],
)  # fmt: skip
def test_what_is_no_text_in_a_language_is_left_open(text):
    assert find_language(text) is None


@pytest.mark.parametrize(
    ("left", "right"), [("en", "de"), ("fr", "en"), ("es", "nl"), ("zh", "en"), ("ru", "fr")]
)
def test_a_text_that_is_half_in_another_language_is_left_open(left, right):
    assert find_language(f"{ADS[left]}\n\n{ADS[right]}") is None


@pytest.mark.parametrize(
    ("code", "other"), [("de", "en"), ("en", "de"), ("pl", "en"), ("zh", "en"), ("en", "ja"), ("ru", "en")]
)
def test_a_sentence_in_another_language_changes_nothing(code, other):
    last = ADS[other].rpartition(". ")[0] or ADS[other][:30]

    assert find_language(f"{ADS[code]} {ADS[code]} {ADS[code]} {last}") == code


def test_addresses_do_not_speak_for_a_language():
    links = "http://www.example.com/la-de-el-en/los x@example.de https://example.it/il/la "

    assert find_language(links * 10 + ADS["en"]) == "en"


def test_japanese_is_told_from_chinese_by_its_own_signs():
    assert find_language("機械学習の経験が必要です") == "ja"
    assert find_language("需要机器学习经验") == "zh"
    assert find_language("资深数据科学家") == "zh"


def test_a_few_letters_of_another_script_are_names():
    assert find_language(f"{ADS['en']} Our office is in Αθήνα and 東京.") == "en"


def test_only_the_beginning_is_looked_at():
    assert find_language(ADS["en"] * 30 + ADS["fr"] * 300) == "en"


def test_the_words_that_speak_for_a_language_are_told():
    words = language_words(ADS["de"], "de")

    assert {"wir", "und", "mit", "für"} <= set(words)
    assert not {"python", "sql", "kassel"} & set(words)
    assert words[0] == "mit"


@given(st.text(max_size=300))
def test_any_text_has_a_language_of_two_letters_or_none(text):
    found = find_language(text)

    assert found is None or (len(found) == 2 and language_name(found) != found)
    assert find_language(text) == found


@pytest.mark.parametrize(
    "piece", ["a ", "@", "@ ", "www. ", "://", "é", "\u0300", "İ", "\ud800", "漢", "я ", "the ", "\U0001f600", "\x00", "\u202e"], ids=ascii
)  # fmt: skip
def test_hostile_texts_are_looked_at_in_bounded_time(piece):
    text = piece * (1_000_000 // len(piece))
    start = time.process_time()
    find_language(text)

    assert time.process_time() - start < 0.5


def test_an_ad_takes_a_fraction_of_a_millisecond():
    text = (ADS["en"] * 30)[:3000]
    find_language(text)
    taken = []
    for _ in range(20):
        start = time.process_time()
        for _ in range(50):
            find_language(text)
        taken.append(time.process_time() - start)

    assert (
        min(taken) / 50 < 0.001
    )  # a third of it on a machine that does nothing else, and far less than the rest of reading
