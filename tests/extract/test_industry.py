"""The industry that an employer's name or its ad says outright, and what says none."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("company", "text", "told"),
    [
        ("Acme", "Acme is a leading healthcare company with 400 people.", ("healthcare", "text")),
        ("Acme", "We are one of the largest retail brands in Europe.", ("retail", "text")),
        ("", "We are a fast-growing insurance group.", ("insurance", "text")),
        ("Acme Inc.", "Acme, Inc. is an airline that flies to 40 places.", ("transportation", "text")),
        ("First National Bank", "You will build models.", ("finance", "company")),
        ("Oslo University", "Oslo University is a healthcare provider.", None),  # they differ
        ("Acme", "We are a healthcare company. We are also a gaming company.", None),  # two
        ("Acme", "We are a consulting firm for healthcare companies.", None),  # of clients
        ("Acme", "We are a healthcare software company.", None),  # of another trade
        ("Acme", "We are a technology company.", None),  # everybody is
        ("Acme", "Our client is a leading healthcare company.", None),  # of another
        ("Acme", "Borealis is a healthcare company.", None),  # of another
        ("Acme", "Requirements\n- experience in a healthcare company", None),
        ("Acme", "About us\nAcme serves healthcare, finance and retail.", None),
        ("Acme", "Healthcare is a plus.", None),
        ("Acme", "", None),
    ],
)
def test_only_what_is_said_of_the_employer_tells_its_industry(reader, company, text, told):
    assert reader.read(title="Data Analyst", text=text, company=company).industry == told
