"""One ad read whole."""

from __future__ import annotations

import dataclasses
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.often import often

from mltrends import taxonomy
from mltrends.extract import reader as module
from mltrends.extract.reader import Reader
from mltrends.model import Salary

AD = """<p>About us</p><p>Acme is an AI company.</p>
<h3>Requirements</h3><ul><li>5+ years of experience with <b>Python</b> &amp; SQL</li><li>MSc or PhD in Statistics</li></ul>
<h3>Nice to have</h3><ul><li>Spark</li></ul>
<p>Pay: $120,000 - $150,000 a year. Fully remote within the US. Write to jobs@acme.example</p>"""
DEGREES = {"Master's degree", "Ph.D."}


def test_a_whole_ad_is_read(reader):
    reading = reader.read(
        title="Senior Data Scientist (m/f/d)", text=AD, place="New York, NY", company="Acme", country="US"
    )
    ad = reading.ad

    assert (ad.role, ad.seniority, ad.remote, ad.education, ad.years) == (
        "Data Scientist",
        "senior",
        "remote",
        "master",
        5,
    )
    assert ad.salary == Salary(120000.0, 150000.0, "USD", "year")
    assert reading.salary_field == "text"
    assert ad.skills == {"Python", "SQL", "Statistics", "Spark"}
    assert {one.label for one in ad.mentions if one.required} == {"Python", "SQL", "Statistics", *DEGREES}
    assert {one.label for one in ad.mentions if one.preferred} == {"Spark"}
    assert ad.topics == DEGREES
    assert reading.text_chars > 200


def test_the_first_line_of_an_ad_without_a_title_serves_as_one(reader):
    text = "<p>Acme | Lead Data Scientist | Oslo</p><p>We also look for an ML engineer.</p>"
    ad = reader.read(text=text).ad
    (role,) = [one for one in ad.mentions if one.kind == "role"]

    assert (ad.role, ad.seniority) == ("Data Scientist", "lead")
    assert (role.field, text[role.start : role.end], role.counted) == ("text", "Data Scientist", False)
    assert reader.read(text=text, title="Chef").ad.role == "Other"
    assert reader.read(text="We are hiring. " * 20 + "Data Scientist\n").ad.role == "Other"


def test_a_field_beside_the_role_is_the_speciality(reader):
    assert reader.read(title="Software Engineer, ML", text=AD).ad.speciality == "Machine learning"
    assert reader.read(title="Chef", text=AD).ad.speciality is None


def test_every_mention_slices_the_string_that_was_handed_in(reader):
    for mention in reader.read(text=AD).ad.mentions:
        assert AD[mention.start : mention.end] == mention.surface


def test_a_repaired_word_keeps_the_place_of_its_raw_form(reader):
    text = "languagePython and C\\+\\+ with R&amp;D"
    found = {one.label: one for one in reader.read(text=text).ad.mentions}

    assert (text[found["Python"].start : found["Python"].end], found["Python"].surface) == (
        "Python",
        "Python",
    )
    assert (text[found["C++"].start : found["C++"].end], found["C++"].surface) == ("C\\+\\+", "C++")


words = st.sampled_from(
    ["Python", "SQL", "C++", "C\\+\\+", "R", "&amp;", "<br>", "**", "machine learning", "machine-learning", "Spark", "no", "not required", "a plus", "\n", ", ", " ", ". ", "About us\n", "Benefits:\n",
     "experienceSQL", "5+ years of", "Bachelor's degree", "remote", "$90k", "communication skills", "machine\nlearning", "AI", "é", "\u200b", "jobs@acme.example", "Requirements\n", "(", ")", "•"]
)  # fmt: skip


@pytest.mark.soak
@settings(deadline=None, max_examples=often(150))
@given(text=st.lists(words, max_size=40).map("".join), title=st.lists(words, max_size=6).map("".join))
def test_mentions_lie_in_the_raw_strings_and_say_the_same_words(text, title, reader):
    reading = reader.read(text=text, title=title)
    letters = {"text": text, "title": title}

    assert len(reading.snippets) == len(reading.ad.mentions)
    assert all(len(snippet) <= 200 and "jobs@acme" not in snippet for snippet in reading.snippets)
    for mention in reading.ad.mentions:
        raw = letters[mention.field][mention.start : mention.end]
        if not any(sign in raw for sign in "\\&*<\u200b"):  # else it was repaired
            assert "".join(raw.split()) == "".join(mention.surface.split())
        assert mention.counted == (mention.why_not is None)
        assert mention.counted or mention.requirement == "unstated"


@pytest.mark.soak
@settings(deadline=None, max_examples=often(100))
@given(text=st.text(max_size=200), title=st.text(max_size=60))
def test_no_text_is_refused_and_the_same_text_reads_the_same(text, title, reader):
    first, second = reader.read(text=text, title=title), reader.read(text=text, title=title)

    assert first == second
    assert first.text_digest == second.text_digest


def test_readers_of_one_taxonomy_read_the_same_and_order_does_not_matter(reader):
    other = Reader(taxonomy.load())
    texts = [AD, "Python, R, SQL", "", "AI tools may screen applicants", "x" * 1000]

    assert [reader.read(text=text) for text in texts] == list(
        reversed([other.read(text=text) for text in reversed(texts)])
    )


def test_matchers_are_built_anew_before_their_words_fill_memory(monkeypatch):
    own = Reader(taxonomy.load())
    before = own.read(text=AD)
    monkeypatch.setattr(module, "_MOST_WORDS", 1)

    assert own.read(text=AD) == before


def test_an_empty_ad_says_nothing(reader):
    reading = reader.read()

    assert dataclasses.asdict(reading.ad) == {
        "role": "Other", "seniority": "mid", "remote": "unstated", "education": "unstated", "years": None, "salary": None, "mentions": (), "language": None, "speciality": None,
        "remote_scope": None, "remote_countries": (),
    }  # fmt: skip
    assert (reading.text_chars, reading.text_digest, reading.snippets, reading.salary_field) == (
        0,
        None,
        (),
        None,
    )


def test_the_language_is_that_of_the_text_and_of_the_title_when_there_is_none(reader):
    german = "Wir suchen Sie für unser Team. Sie haben Erfahrung mit Python und arbeiten gerne mit anderen."

    assert reader.read(title="Data Scientist", text=f"<p>{german}</p>").ad.language == "de"
    assert reader.read(title=german, text="").ad.language == "de"
    assert reader.read(title=german, text="Python, SQL").ad.language is None
    assert reader.read(text=AD).ad.language == "en"


def test_the_digest_is_of_the_words(reader):
    digest = reader.read(text="Python & SQL – now").text_digest

    assert reader.read(text="<p>PYTHON</p> &amp; <b>sql</b> now!").text_digest == digest
    assert reader.read(text="Python & SQL later").text_digest != digest


def test_what_is_known_of_columns_is_used(reader):
    pay = Salary(10.0, 20.0, "GBP", "hour")
    reading = reader.read(title="Data Analyst", text="SQL", remote="True", column_pay=pay)

    assert (reading.ad.remote, reading.ad.salary, reading.salary_field) == ("remote", pay, "pay")


@pytest.mark.long
@pytest.mark.parametrize(
    "piece",
    ["a", " ", "\n", "(", ". ", "python ", "R, ", "aB", "<p ", "<script>", "&amp;", "&a", "1 ", "$1,000 ", "5 years ", "degree ", "BS, ", "remote ", "not ", "Requirements:\n", "clean, ", "communication ", "\x00\x01", "机器学习", "🙂", "\ud800", "**", "\\-", "a@b.co ", "www.", "AI may screen candidates "],
    ids=ascii,
)  # fmt: skip
def test_ten_million_characters_are_read_in_bounded_time(piece, reader):
    text = piece * (10_000_000 // len(piece))
    start = time.process_time()
    reading = reader.read(text=text, title=text)

    assert len(reading.snippets) == len(reading.ad.mentions)
    assert time.process_time() - start < 15


def test_time_grows_with_the_length_of_a_text(reader):
    def seconds(text):
        start = time.process_time()
        reader.read(text=text)
        return time.process_time() - start

    seconds(AD * 20)
    short, long = min(seconds(AD * 20) for _ in range(3)), min(seconds(AD * 80) for _ in range(3))

    assert long < short * 4 * 2.5
