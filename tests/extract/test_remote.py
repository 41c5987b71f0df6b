"""Where the work is done."""

from __future__ import annotations

import pytest

from mltrends.extract.layout import Layout
from mltrends.extract.remote import hear, settle


@pytest.mark.parametrize(
    ("text", "remote"),
    [
        ("This is a fully remote position", "remote"),
        ("100% remote", "remote"),
        ("Remote within the US", "remote"),
        ("Work Remotely:\nYes", "remote"),
        ("Work remotely: Temporarily due to COVID-19", "remote"),
        ("Remote or onsite, your choice", "remote"),
        ("We are a remote-first company", "remote"),
        ("This position can be performed remotely", "remote"),
        ("Must live in Texas; telecommuting allowed", "remote"),
        ("We are open to remote, home office arrangements", "remote"),
        ("Hybrid: 3 days in office", "hybrid"),
        ("You can work from home two days a week", "hybrid"),
        ("Flexible working from home some days", "hybrid"),
        ("Temporarily remote until we return to the office", "hybrid"),
        ("mostly remote with some office days", "hybrid"),
        ("Home Office möglich", "hybrid"),
        ("Télétravail possible 2 jours par semaine", "hybrid"),
        ("This is not a remote position.", "onsite"),
        ("NOT A REMOTE OPPORTUNITY", "onsite"),
        ("Work Remotely:\nNo", "onsite"),
        ("We are unable to offer remote work", "onsite"),
        ("This role is based in our London office", "onsite"),
        ("Must be able to work on-site 5 days a week", "onsite"),
        ("In-office only", "onsite"),
        ("Acme | Paris | Onsite & Remote | Full-time", "remote"),
        ("A healthcare company, remote by design", "remote"),
        ("We would be open to visa sponsorship and/or remote for the right person", "remote"),
        ("Our team works from home, but we like developers to come to our offices now and then", "hybrid"),
        ("Onsite attendance is required", "onsite"),
        ("This job operates in a professional office environment", "onsite"),
        ("This position is located in the Office of the Chief Financial Officer", "unstated"),
        ("remote and in-person happy hours", "unstated"),
        ("You will be on-boarded remotely", "unstated"),
        ("hybrid computational architectures", "unstated"),
        ("Prefer candidates based in the Boston area but would consider someone remote", "remote"),
        ("Remote for now, must be willing to relocate later", "hybrid"),
        ("100% remote right now, onsite down the line", "hybrid"),
        ("Berlin (Remote / Hybrid / On-site)", "remote"),
        ("Remote or hybrid, as you like", "remote"),
        ("Great opportunities for mobile working", "hybrid"),
        ("Möglichkeiten des mobilen Arbeitens", "hybrid"),
        ("2 optional days (Thu & Fri) to work at home", "hybrid"),
        ("Onsite/Remote:\nOnsite Position", "onsite"),
        ("If this role is listed as remote or hybrid, you will visit clients", "unstated"),
        ("Wellness programs, including on-site, company-paid fitness classes", "unstated"),
        ("Onsite full service barista", "unstated"),
        ("Erfahrung mit Hybrid-/Elektrofahrzeugen", "unstated"),
        ("Experience with remote sensing data", "unstated"),
        ("Work with remote teams across the world", "unstated"),
        ("remote monitoring of patients", "unstated"),
        ("provide remote support to customers", "unstated"),
        ("remotely piloted aircraft", "unstated"),
        ("remote interviews until further notice", "unstated"),
        ("Hybrid cloud environments", "unstated"),
        ("hybrid models for forecasting", "unstated"),
        ("On-site gym and cafeteria", "unstated"),
        ("home office stipend", "unstated"),
        ("your home office in San Antonio", "unstated"),
        ("Microsoft Office and teams", "unstated"),
        ("", "unstated"),
    ],
)
def test_the_text_says_where_the_work_is_done(text, remote):
    assert hear(Layout(text)).remote == remote


@pytest.mark.parametrize(
    ("title", "place", "text", "flag", "remote"),
    [
        ("Data Scientist (Remote)", "", "", "unstated", "remote"),
        ("Data Scientist - Hybrid", "", "", "unstated", "hybrid"),
        ("Data Scientist - onsite", "", "", "unstated", "onsite"),
        ("Remote Sensing Scientist", "", "", "unstated", "unstated"),
        ("Data Scientist", "Remote", "", "unstated", "remote"),
        ("Data Scientist", "Anywhere", "", "unstated", "remote"),
        ("Data Scientist", "Boston, MA", "", "unstated", "unstated"),
        ("Data Scientist", "Boston, MA", "", "remote", "remote"),
        ("Data Scientist", "", "3 days in the office per week", "remote", "hybrid"),
        ("Data Scientist", "", "This is not a remote position.", "remote", "onsite"),
    ],
)
def test_title_place_and_flag_are_weighed_together(title, place, text, flag, remote):
    assert settle(hear(Layout(text), title=title, place=place), flag) == remote
