"""The kind of employment that a title names, and words of titles that only look like it."""

from __future__ import annotations

import pytest

from mltrends.extract.employment import find_employment


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Data Analyst (Part-time)", "part-time"),
        ("Werkstudent Data Science (m/w/d)", "part-time"),
        ("Teller (Part Time or Full Time)", "part-time"),
        ("Data Scientist (m/w/d) in Teilzeit", "part-time"),
        ("Full-Time Lecturer in Data Science", "full-time"),
        ("Data Engineer - 6 month contract", "contract"),
        ("Data Scientist (Contract)", "contract"),
        ("Full-time Data Scientist (Contract to Hire)", "contract"),
        ("Contract Machine Learning Engineer", "contract"),
        ("Data Engineer Freelance (H/F)", "contract"),
        ("Data Engineer | C2C", "contract"),
        ("データアナリスト（業務委託）", "contract"),
        ("Data Analyst (Fixed Term Contract)", "temporary"),
        ("Data Analyst - 12 Month FTC", "temporary"),
        ("Temp Data Analyst", "temporary"),
        ("Data Annotator - Casual", "temporary"),
        ("Data Scientist (m/w/d) befristet auf 2 Jahre", "temporary"),
        ("Data Scientist Intern (Part-time)", "internship"),
        ("Stage - Data Scientist (H/F)", "internship"),
        ("Data Analyst en alternance", "internship"),
        ("Praktikum im Bereich KI", "internship"),
        ("Estágio em Ciência de Dados", "internship"),
        ("数据分析实习生", "internship"),
        ("Стажер-аналитик", "internship"),
        ("Contract Manager", None),
        ("Senior Contract Administrator", None),
        ("Contracts Analyst", None),
        ("Smart Contract Engineer", None),
        ("Contract Data Engineer", None),  # of contract data, or on a contract
        ("General Contractor Project Manager", None),
        ("Internship Program Manager", None),
        ("International Data Analyst", None),
        ("Stage Manager", None),
        ("Early Stage Startup - Founding Engineer", None),
        ("Four Seasons Hotel - Revenue Analyst", None),
        ("Template Designer", None),
        ("Data Scientist (unbefristet)", None),
        ("Data Engineer (No C2C)", None),
        ("Data Scientist", None),
        ("", None),
    ],
)
def test_a_title_names_a_kind_of_employment_or_none(title, kind):
    assert find_employment(title) == kind


def test_the_reading_of_an_ad_has_it(reader):
    assert reader.read(title="Data Science Intern", text="Python and SQL.").employment == "internship"
    assert reader.read(title="Data Scientist", text="This is an internship.").employment is None
