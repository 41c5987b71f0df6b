"""From where remote work may be done."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mltrends.extract.layout import Layout
from mltrends.extract.scope import find_scope
from mltrends.extract.scope_places import marked, table
from mltrends.model import Ad


def scope(text="", *, title="", place="", flag="", remote="remote", country=None):
    found = find_scope(Layout(text), remote, title=title, place=place, flag=flag, country=country)
    return f"{found.value} {' '.join(found.countries)}".strip()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # one country
        ("Remote - US", "country US"),
        ("This is a remote position. US only.", "country US"),
        ("Remote. Must be based in Germany.", "country DE"),
        ("remote within the UK", "country GB"),
        ("remote, India", "country IN"),
        ("USA REMOTE OK", "country US"),
        ("SF or US remote", "country US"),
        ("Acme | USA | REMOTE", "country US"),
        ("100% remote (UK residents only)", "country GB"),
        ("Fully remote role, candidates may reside anywhere within the Continental US", "country US"),
        ("You can be remote but must be located in the domestic United States.", "country US"),
        ("Remote work must be completed at a location based in Canada.", "country CA"),
        ("(Remote a possibility for exceptional candidates inside the US.)", "country US"),
        ("Location: **United States** ( *Remote / On-site*)", "country US"),
        ("Remote in the US except California", "country US"),
        # several countries, parts of the world and of a country, time zones
        ("Remote (EU only)", "region"),
        ("Remote - Europe", "region"),
        ("Remote, LATAM", "region"),
        ("Acme | Engineer | EU | Full-time, Remote", "region"),
        ("You can work from anywhere in North America. We are remote.", "region"),
        ("Austin, TX OR REMOTE (United States or Mexico)", "region MX US"),
        ("Remote (US/Canada)", "region CA US"),
        ("DACH, remote", "region AT CH DE"),
        ("Remote in Austria, Canada, France or the USA.", "region AT CA FR US"),
        ("remote in California, Colorado or Texas", "region US"),
        ("Fully remote. Must reside in one of the following states: AL, AZ, CA, CO", "region US"),
        ("Seattle / Remote Western US with travel", "region US"),
        ("Remote; you can live anywhere on the east coast, mid-west, or central US", "region US"),
        ("Remote; must be within US time zones", "region"),
        ("Remote (CET +-2h)", "region"),
        ("Remote work is fine, within 3 hours of Pacific Time.", "region"),
        ("You work remotely in the EST/CST/MST/PST timezones.", "region"),
        ("REMOTE is okay if within easy commute to London.", "region"),
        ("Remote. The incumbent must live in the Kansas City metro area.", "region"),
        # worldwide
        ("Remote (Worldwide)", "worldwide"),
        ("You can work from anywhere in the world", "worldwide"),
        ("Acme | Engineer | REMOTE (anywhere)", "worldwide"),
        ("Work anywhere, make your own hours", "worldwide"),
        ("You work from wherever you want. We hire globally.", "worldwide"),
        # other languages
        ("Bundesweit im Homeoffice", "country DE"),
        ("Homeoffice innerhalb Deutschlands möglich", "country DE"),
        ("Arbeite weltweit remote, von überall aus arbeiten wir", "worldwide"),
        ("Télétravail partout en France", "country FR"),
        ("Télétravail depuis n'importe où dans le monde", "worldwide"),
        ("Remoto desde cualquier lugar de España", "country ES"),
        ("Trabajo remoto, residir en México", "country MX"),
        ("100% remoto no Brasil", "country BR"),
        ("Trabalho remoto de qualquer lugar do mundo", "worldwide"),
    ],
)
def test_the_text_says_from_where(text, told):
    assert scope(text) == told


@pytest.mark.parametrize(
    "text",
    [
        # the company, its markets, its offices, its seat
        "We are a worldwide leader in remote tools",
        "Our customers worldwide love remote work",
        "our global team works remotely",
        "We are a US-based company. Remote.",
        "Remote with offices in Germany",
        "Our customers in Europe love us. Remote",
        "Remote work with clients in Germany",
        "work remotely with our team in London, UK",
        "Acme | Berlin, Germany | REMOTE",
        "REMOTE or Bloomington, Indiana, United States",
        "Acme | Singapore | REMOTE",
        "We are a team of ten developers, working remotely from Europe, Asia & Australia.",
        "Los Angeles, California - United States (Remote-option)",
        # anywhere in other senses, and as a benefit
        "Use it from anywhere in the app. Remote job.",
        "We move data from anywhere to anywhere. Remote.",
        "Our app lets customers work from anywhere. This job is remote.",
        "Benefits: work from anywhere 4 weeks a year. This job is remote.",
        "Work from anywhere in Europe for up to four weeks per year. This job is remote.",
        "Work from anywhere most Tuesdays and Thursdays. Remote job",
        "As a Work Anywhere company, we support remote work",
        # a permit, wishes, hours, pay by place, what is left out
        "Remote. Must be authorized to work in the US.",
        "Remote but we prefer someone in a US time zone.",
        "Remote. People from GMT +1 to GMT +3 will be preferred.",
        "Remote. Candidate must be able to work EST/CST hours.",
        "remote role; working hours 9am to 5pm EST",
        "The pay range for remote candidates in Colorado is $100k",
        "Remote. Forms must be sent before 11:59 PM Eastern time",
        "If you want to work remotely, UTC-3 to UTC+4 would be easier",
        "Remote, not available in Colorado",
        "a nursing home based in Wales",
        "Remote. We're based in the centre, minutes away from the park",
        "Remote",
        "",
    ],
)
def test_words_about_something_else_say_nothing(text):
    assert scope(text) == "unstated"


@pytest.mark.parametrize(
    ("ad", "told"),
    [
        ({"place": "Remote, Germany"}, "country DE"),
        ({"place": "remote us"}, "country US"),
        ({"place": "Remote - Anywhere in the U.S."}, "country US"),
        ({"place": "bundesweit"}, "country DE"),
        ({"place": "Remote, TX"}, "region US"),
        ({"place": "Remote (Georgia)", "country": "US"}, "region US"),
        ({"place": "Remote (Georgia)", "country": "GE"}, "country GE"),
        ({"place": "Remote (Georgia)"}, "unstated"),
        ({"place": "US/Canada"}, "region CA US"),
        ({"place": "Europe"}, "region"),
        ({"place": "Boulder, CO, US Time Zone"}, "region"),
        ({"place": "Anywhere"}, "worldwide"),
        ({"place": "Remote - Worldwide"}, "worldwide"),
        ({"place": "Global Remote"}, "worldwide"),
        ({"place": "Germany"}, "unstated"),
        ({"place": "Canterbury, Kent"}, "unstated"),
        ({"place": "Remote - Singapore"}, "country SG"),
        ({"place": "London, UK (Remote)"}, "unstated"),
        ({"place": "New York, US; Istanbul, Turkey"}, "unstated"),
        ({"flag": "REMOTE (US)"}, "country US"),
        ({"flag": "USA (anywhere)"}, "country US"),
        ({"title": "Data Scientist (Remote, EU)"}, "region"),
        ({"title": "US, ANYWHERE (REMOTE but travel required)"}, "country US"),
        ({"title": "Engineer (Remote in Florida)"}, "region US"),
        ({"title": "Analyst (Costa Rica)"}, "country CR"),
        ({"title": "Analyst (Costa Rica)", "place": "Berlin, Germany"}, "unstated"),
        ({"title": "Training Specialist - EMEA", "place": "United States"}, "unstated"),
        ({"title": "Representative (PST Hours)"}, "unstated"),
    ],
)
def test_cells_and_titles_say_it_too(ad, told):
    assert scope(**ad) == told


@pytest.mark.parametrize(
    ("ad", "told"),
    [
        ({"place": "Remote, US", "title": "Analyst (Remote, EU)", "text": "Remote - India"}, "country US"),
        ({"flag": "Remote (US)", "title": "Analyst (Remote, EU)"}, "country US"),
        ({"title": "Analyst (Remote, UK)", "text": "Remote - India"}, "country GB"),
        ({"text": "Remote - India.\nRemote - US."}, "country IN"),
        ({"place": "Anywhere", "text": "Candidates must reside in Canada"}, "country CA"),
        ({"text": "Remote (Worldwide).\nYou must be based in Germany."}, "country DE"),
    ],
)
def test_a_limit_goes_before_worldwide_and_the_cell_before_the_title_before_the_text(ad, told):
    assert scope(**ad) == told


def test_a_permit_counts_in_the_sentence_that_offers_remote_work():
    assert scope("This is a remote role and you must be authorized to work in the US") == "country US"


def test_a_hybrid_job_is_never_worldwide_and_needs_more_than_a_place_near_it():
    assert scope("Work from anywhere", place="Anywhere", remote="hybrid") == "unstated"
    assert scope("You must live in the Boston area", remote="hybrid") == "unstated"
    assert scope("Candidates must already reside in Texas.", remote="hybrid") == "region US"


@pytest.mark.parametrize("remote", ["onsite", "unstated"])
def test_an_ad_that_offers_no_remote_work_has_no_scope(remote):
    assert find_scope(Layout("Remote - US"), remote, place="Remote, US") is None


def test_the_words_it_was_read_from_are_told():
    text = "Acme builds things.\nYou work remotely from the UK. Python is what we write."

    found = find_scope(Layout(text), "remote")

    assert (found.where, text[found.start : found.end]) == ("text", "You work remotely from the UK.")


def test_the_reader_puts_it_into_the_ad(reader):
    ad = reader.read(title="Data Scientist", text="SQL", place="Remote (US, Canada)").ad
    onsite = reader.read(title="Data Scientist", text="This is not a remote position.", place="Germany").ad

    assert (ad.remote, ad.remote_scope, ad.remote_countries) == ("remote", "region", ("CA", "US"))
    assert (onsite.remote, onsite.remote_scope, onsite.remote_countries) == ("onsite", None, ())


def test_an_ad_made_without_a_scope_has_none():
    ad = Ad("Other", "mid", "unstated", "unstated", None, None, ())

    assert (ad.remote_scope, ad.remote_countries) == (None, ())


PIECES = [
    "remote ", "Remote", "(", ")", ", ", "|", "/ ", " - ", "US", "U.S. ", "UK ", "Germany ", "Georgia", "New York", "Texas",
    "CA, CO, NY ", "EU ", "CET +-2h", "time zones", "PST ", "anywhere ", "in the ", "world ", "must be ", "located in ", "only",
    "within ", "not ", "except ", "work from ", "\n", ". ", ":", "weltweit ", "home office ", "\ue000", "\ue003", "*", "•", "İ", "weeks ",
]  # fmt: skip
texts = st.one_of(st.lists(st.sampled_from(PIECES), max_size=40).map("".join), st.text(max_size=150))


@settings(deadline=None, max_examples=400)
@given(text=texts, title=texts, place=texts, flag=texts, remote=st.sampled_from(["remote", "hybrid"]))
def test_no_text_is_refused(text, title, place, flag, remote):
    found = find_scope(Layout(text), remote, title=title, place=place, flag=flag)

    assert found.value in {"worldwide", "country", "region", "unstated"}
    assert list(found.countries) == sorted(set(found.countries))
    assert found.value != "country" or len(found.countries) == 1
    assert found.value in {"country", "region"} or not found.countries
    assert (found.where is None) == (found.value == "unstated")
    assert 0 <= found.start <= found.end <= len(text)


@settings(deadline=None, max_examples=200)
@given(text=texts)
def test_every_sign_stands_for_a_place(text):
    words, found = marked(text, None)

    assert all("\ue000" <= words[at] <= "\ue005" for at in found)
    assert sum("\ue000" <= char <= "\ue005" for char in words) == len(found)


@pytest.mark.parametrize(
    "piece",
    [
        "remote ", "remote, ", "US, ", "US or ", "anywhere in ", "must be located in ", "A, ", "Remote (", "only ", "within 3 miles ",
        "CET +1 ", "CA, CO, ", "Germany ", "-", "( ", "work from ", "remote in the ", "1 week ", "Xx ", "for ", "remote • ",
    ],
)  # fmt: skip
def test_no_text_is_slow(piece):
    text = f"Remote {piece * (200_000 // len(piece))}"

    began = time.process_time()
    find_scope(Layout(text), "remote", title=text[:1000], place=text, flag=text)

    assert time.process_time() - began < 2


def test_names_in_the_table_are_written_as_they_are_compared():
    names = [name for group in ("parts", "regions") for listed in table()[group].values() for name in listed]

    assert all(name == name.lower() and name.isascii() and "-" not in name for name in names)
    assert len(names) == len(set(names))
