"""What a user puts into data/rates: each file is understood by its header, or refused with its place."""

from __future__ import annotations

import zipfile
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.often import often

from mltrends.model import WrongUse
from mltrends.rates import load_rates

BANK = """Date,USD,JPY,CHF,
2024-03-04,1.10,165.0,0.96,
2024-03-05,1.00,160.0,N/A,
2024-04-02,1.20,180.0,0.98,
"""


@pytest.fixture
def folder(tmp_path):
    def write(**files):
        for name, content in files.items():
            (tmp_path / f"{name}.csv").write_text(content, encoding="utf-8")
        return tmp_path

    return write


def test_without_a_folder_there_are_no_rates(tmp_path):
    assert load_rates(tmp_path / "none") == load_rates(tmp_path)


def test_a_month_of_a_central_bank_is_the_mean_of_its_days(folder):
    found = {(one.currency, one.starts_on): one for one in load_rates(folder(ecb=BANK)).rates}

    assert found["EUR", date(2024, 3, 1)].usd == pytest.approx(1.05)
    assert found["JPY", date(2024, 3, 1)].usd == pytest.approx((1.10 / 165 + 1.00 / 160) / 2)
    assert found["CHF", date(2024, 3, 1)].usd == pytest.approx(1.10 / 0.96)
    assert found["CHF", date(2024, 3, 1)].k == 1
    assert {one.origin for one in found.values()} == {"central bank"}
    assert not any(currency == "USD" for currency, _ in found)


def test_a_packed_file_says_what_the_file_in_it_says(folder, tmp_path):
    plain = load_rates(folder(ecb=BANK)).rates
    with zipfile.ZipFile(tmp_path / "packed.zip", "w") as packed:
        packed.writestr("eurofxref-hist.csv", BANK)
    (tmp_path / "ecb.csv").unlink()

    assert [one.usd for one in load_rates(tmp_path).rates] == [one.usd for one in plain]


def test_ones_own_rates_may_be_of_days_months_and_years(folder):
    content = "currency;date;usd\neur;2024-03-01;1.0\nEUR;2024-03-02;1.2\nGBP;2024-03;1.25\nINR;2023;0.012\n"

    found = {(one.currency, one.per): (one.usd, one.k) for one in load_rates(folder(own=content)).rates}

    assert found == {
        ("EUR", "month"): (pytest.approx(1.1), 2),
        ("GBP", "month"): (1.25, 1),
        ("INR", "year"): (0.012, 1),
    }


def test_prices_and_purchasing_power_are_told_by_their_header(folder):
    found = load_rates(
        folder(
            cpi="currency,year,index\nEUR,2023,100\nEUR,2024,105\n",
            ppp="country,year,ppp\nDE,2024,0.73\nPoland,2024,1.9\n",
        )
    )

    assert [(one.currency, one.per, one.index) for one in found.prices] == [
        ("EUR", "year", 100),
        ("EUR", "year", 105),
    ]
    assert [(one.country, one.currency, one.ppp) for one in found.parities] == [
        ("DE", "EUR", 0.73),
        ("PL", "PLN", 1.9),
    ]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("a,b\n1,2\n", "a.csv: the header 'a, b' is none that is known; known are: Date, USD"),
        ("", "a.csv is empty"),
        ("currency,month,usd\nEUR,2024-03,nought\n", "a.csv, line 2: usd 'nought' is no number above 0"),
        ("currency,month,usd\nEUR,2024-03,-1\n", "a.csv, line 2: usd '-1' is no number above 0"),
        ("currency,month,usd\nEUR,03/2024,1.1\n", "a.csv, line 2: month '03/2024' is no time"),
        ("currency,month,usd\nEUR,2024-13,1.1\n", "a.csv, line 2: month '2024-13' is no time"),
        ("currency,month,usd\nEuro,2024-03,1.1\n", "a.csv, line 2: currency 'Euro' is no ISO code"),
        ("currency,month,usd\nEUR,2024-03\n", "a.csv, line 2: 2 cells, and the header has 3"),
        ("currency,month,usd\nEUR,2024-03,1\nEUR,2024-03,1\n", "a.csv: own file EUR month 2024-03-01 is told twice"),
        ("country,year,ppp\nAtlantis,2024,1\n", "a.csv, line 2: country 'Atlantis' is none that is known"),
        ("currency,index\nEUR,100\n", "a.csv, line 2: there is no column month or year"),
        ("currency,month,index\nEUR,2024-03-04,100\n", "a.csv, line 2: a price index wants months"),
    ],
)  # fmt: skip
def test_what_cannot_be_understood_is_refused_with_its_place(folder, content, says):
    with pytest.raises(WrongUse) as refused:
        load_rates(folder(a=content))

    assert str(refused.value).startswith(says)
    assert "\n" not in str(refused.value)


def test_what_was_supplied_is_part_of_what_a_run_is_known_by(folder):
    before = load_rates(folder(ecb=BANK)).digest
    after = load_rates(folder(ecb=BANK.replace("1.20", "1.21"))).digest

    assert before != after


@pytest.mark.soak
@settings(max_examples=often(150))
@given(
    content=st.binary(max_size=300)
    | st.text('eurdatsyomnhipcx,;\n0123456789-."', max_size=200).map(str.encode)
)
def test_any_bytes_are_read_or_refused(tmp_path_factory, content):
    folder = tmp_path_factory.mktemp("rates")
    (folder / "a.csv").write_bytes(content)
    (folder / "b.zip").write_bytes(content)

    with pytest.raises(WrongUse):
        load_rates(folder)
