"""What the columns of an unknown table are: told from words and cells, with how sure that is, or refused."""

from __future__ import annotations

import pytest

from mltrends.sources.general.infer import LEAST, infer

TEXT = (
    "We are looking for somebody who knows Python and SQL and can explain what numbers mean to people. " * 4
)


def guess(header, *rows, count=40):
    return infer(header, [[cell.replace("#", str(n)) for cell in rows[n % len(rows)]] for n in range(count)])


def played(found):
    return {
        role: columns[0] if len(columns) == 1 else columns for role, columns in found.source.roles.items()
    }


TABLES = {
    "German": (
        ["Stellenbezeichnung", "Arbeitgeber", "Arbeitsort", "Veröffentlicht am", "Jahresgehalt", "Beschreibung"],
        [["Datenanalyst (m/w/d) #", "Firma #", "Köln", "03.04.2025", "55.000 €", TEXT], ["Entwickler", "Müller GmbH", "München", "17.04.2025", "", TEXT]],
        {"title": "stellenbezeichnung", "company": "arbeitgeber", "place": "arbeitsort", "date": "veröffentlicht am", "pay": "jahresgehalt", "text": "beschreibung"},
    ),
    "French": (
        ["intitulé du poste", "entreprise", "lieu de travail", "date de publication", "salaire", "type de contrat"],
        [["Ingénieur données #", "Société #", "Lyon", "12/03/2025", "45-55 k€", "CDI"], ["Chef de projet", "ACME", "Paris", "25/03/2025", "", "CDD"]],
        {"title": "intitulé du poste", "company": "entreprise", "place": "lieu de travail", "date": "date de publication", "pay": "salaire", "employment": "type de contrat"},
    ),
    "Spanish": (
        ["Puesto", "Empresa", "Ciudad", "Fecha de publicación", "Descripción"],
        [["Analista de datos #", "Empresa #", "Madrid", "2025-03-01", TEXT]],
        {"title": "puesto", "company": "empresa", "place": "ciudad", "date": "fecha de publicación", "text": "descripción"},
    ),
    "Portuguese, place in two columns": (
        ["Vaga", "Empresa", "Cidade", "Estado", "Publicado"],
        [["Cientista de Dados #", "Empresa #", "São Paulo", "SP", "01/02/2025"], ["Engenheiro", "X", "Recife", "PE", "20/02/2025"]],
        {"title": "vaga", "company": "empresa", "place": ("cidade", "estado"), "date": "publicado"},
    ),
    "Russian, pay in two columns": (
        ["Название вакансии", "Работодатель", "Город", "Зарплата от", "Зарплата до", "Валюта", "Дата публикации"],
        [["Аналитик данных #", "ООО #", "Москва", "100000", "150000", "RUR", "2024-02-03"], ["Инженер", "Завод #", "Казань", "", "", "", "2024-02-04"]],
        {"title": "название вакансии", "company": "работодатель", "place": "город", "pay_low": "зарплата от", "pay_high": "зарплата до", "pay_currency": "валюта", "date": "дата публикации"},
    ),
    "Chinese": (
        ["职位名称", "公司名称", "工作地点", "薪资", "发布日期"],
        [["数据分析师#", "公司#", "北京", "15-25K", "2024-05-01"], ["算法工程师", "科技#", "上海", "1-1.5万/月", "2024-05-02"]],
        {"title": "职位名称", "company": "公司名称", "place": "工作地点", "pay": "薪资", "date": "发布日期"},
    ),
    "Japanese": (
        ["職種", "会社名", "勤務地", "給与", "掲載日"],
        [["データサイエンティスト#", "株式会社#", "東京都", "年収600万円", "2024/05/01"]],
        {"title": "職種", "company": "会社名", "place": "勤務地", "pay": "給与", "date": "掲載日"},
    ),
    "Polish": (
        ["Stanowisko", "Firma", "Miasto", "Wynagrodzenie od", "Wynagrodzenie do"],
        [["Analityk danych #", "Firma #", "Warszawa", "8000", "12000"]],
        {"title": "stanowisko", "company": "firma", "place": "miasto", "pay_low": "wynagrodzenie od", "pay_high": "wynagrodzenie do"},
    ),
    "camelCase": (
        ["positionName", "companyName", "jobLocation", "minSalary", "maxSalary", "salaryCurrency", "postedAt", "isRemote", "applyLink"],
        [["Data Scientist #", "Acme #", "Austin, TX", "100000", "120000", "USD", "2025-02-03", "True", "https://x.example/#"]],
        {"title": "positionname", "company": "companyname", "place": "joblocation", "pay_low": "minsalary", "pay_high": "maxsalary", "pay_currency": "salarycurrency", "date": "postedat", "remote": "isremote", "url": "applylink"},
    ),
    "objects in cells": (
        ["name", "area", "employer", "salary", "published_at"],
        [["Аналитик #", "{'id': '1', 'name': 'Москва'}", "{'name': 'ООО #'}", "{'from': 100000, 'to': 150000, 'currency': 'RUR'}", "2024-03-01T10:00:00+0300"]],
        {"title": "name", "place": "area.name", "company": "employer.name", "pay_low": "salary.from", "pay_high": "salary.to", "pay_currency": "salary.currency", "date": "published_at"},
    ),
    "text in two columns": (
        ["job title", "employer", "responsibilities", "requirements"],
        [["Data Engineer #", "Acme #", TEXT, TEXT + "#"]],
        {"title": "job title", "company": "employer", "text": ("responsibilities", "requirements")},
    ),
    "row numbers are no ids": (
        ["id", "job title", "company"],
        [["#", "Data Engineer #", "Acme #"]],
        {"title": "job title", "company": "company"},
    ),
    "seconds since 1970": (
        ["job_title", "company", "created"],
        [["Data Engineer #", "Acme #", "17000000#0"], ["Data Analyst", "B", "1700000000"]],
        {"title": "job_title", "company": "company", "date": "created"},
    ),
    "the closing day is not the day of posting": (
        ["job title", "company", "closing date", "posted date"],
        [["Data Engineer #", "Acme #", "2025-06-01", "2025-05-01"]],
        {"title": "job title", "company": "company", "date": "posted date", "expires": "closing date"},
    ),
    "the day of applying is not the day of posting": (
        ["job title", "company", "date applied", "apply by"],
        [["Data Engineer #", "Acme #", "2025-06-01", "2025-07-01"]],
        {"title": "job title", "company": "company", "expires": "apply by"},
    ),
    "the last day has the word for any day in it": (
        ["intitulé du poste", "entreprise", "date de publication", "date limite de candidature"],
        [["Analyste #", "Société #", "12/03/2025", "12/04/2025"], ["Ingénieur", "ACME", "25/03/2025", "25/04/2025"]],
        {"title": "intitulé du poste", "company": "entreprise", "date": "date de publication", "expires": "date limite de candidature"},
    ),
    "the employer's industry": (
        ["job title", "company", "industry", "category"],
        [["Data Engineer #", "Acme #", "Banking & Financial Services", "Engineering"]],
        {"title": "job title", "company": "company", "industry": "industry"},
    ),
    "the employer's industry in German, and years of experience in an industry": (
        ["Stellenbezeichnung", "Firma", "Branche", "industry experience"],
        [["Datenanalyst #", "Firma #", "Versicherungen", "5"]],
        {"title": "stellenbezeichnung", "company": "firma", "industry": "branche"},
    ),
    "a German closing day": (
        ["Stellenbezeichnung", "Arbeitgeber", "Bewerbungsfrist"],
        [["Datenanalyst #", "Firma #", "30.04.2025"]],
        {"title": "stellenbezeichnung", "company": "arbeitgeber", "expires": "bewerbungsfrist"},
    ),
    "a Japanese closing day": (
        ["職種", "会社名", "掲載日", "掲載終了日"],
        [["データサイエンティスト#", "株式会社#", "2024/05/01", "2024/06/01"]],
        {"title": "職種", "company": "会社名", "date": "掲載日", "expires": "掲載終了日"},
    ),
    "validThrough, as schema.org has it": (
        ["title", "hiringOrganization", "datePosted", "validThrough"],
        [["Data Analyst #", "Acme #", "2025-03-01", "2025-04-01T00:00:00Z"]],
        {"title": "title", "company": "hiringorganization", "date": "dateposted", "expires": "validthrough"},
    ),
    "the end of a contract is not that of an ad, and a flag is no day": (
        ["job title", "company", "contract expiry date", "is expired"],
        [["Data Engineer #", "Acme #", "2025-06-01", "2025-07-01"]],
        {"title": "job title", "company": "company"},
    ),
    "Turkish, with its own capital I": (
        ["İlan Başlığı", "Firma Adı", "Şehir", "İlan Tarihi", "İş Tanımı"],
        [["Veri Bilimci #", "Kod A.Ş. #", "Ankara", "1 Aralık 2024", TEXT]],
        {"title": "ilan başlığı", "company": "firma adı", "place": "şehir", "date": "ilan tarihi", "text": "iş tanımı"},
    ),
    "Arabic": (
        ["المسمى الوظيفي", "الشركة", "تاريخ النشر", "الوصف الوظيفي"],
        [["مهندس بيانات #", "شركة #", "٢٠٢٤-٠٧-١٤", TEXT]],
        {"title": "المسمى الوظيفي", "company": "الشركة", "date": "تاريخ النشر", "text": "الوصف الوظيفي"},
    ),
    "facts about the company are not its name": (
        ["job title", "company size", "company rating", "company", "company url"],
        [["Data Engineer #", "50-100", "4.1", "Acme #", "https://a.example/#"]],
        {"title": "job title", "company": "company"},
    ),
}  # fmt: skip
NO_JOBS = {
    "films": (["title", "director", "year", "rating"], [["The Matrix #", "Wachowski", "1999", "8.7"]]),
    "books": (["Title", "Author", "Description", "Published"], [["A Tale of # Towns", "X", TEXT, "2001-01-01"]]),
    "people": (["name", "email", "city"], [["Anna Smith #", "a#@x.example", "Berlin"]]),
    "web log": (["timestamp", "url", "status"], [["2024-01-01 10:00:00", "https://x.example/#", "200"]]),
    "skills": (["skill", "category", "count"], [["Python", "language", "#"], ["SQL", "database", "#"]]),
    "resumes": (["ID", "Current Job Title", "Resume_str", "Category", "Location"], [["#", "Data Scientist", TEXT, "IT", "Berlin"]]),
    "staff": (["EmployeeNumber", "Age", "Attrition", "JobRole", "MonthlyIncome"], [["#", "40", "No", "Sales Executive", "5993"]]),
    "novels about jobs": (["Title", "Author", "Publisher", "Price", "Description"], [["The Data Engineer #", "X", "Y", "$33.99", TEXT]]),
    "products": (["product name", "price", "company", "description"], [["Sofa #", "$400", "Acme", TEXT]]),
}  # fmt: skip


@pytest.mark.parametrize(("header", "rows", "roles"), TABLES.values(), ids=TABLES)
def test_the_columns_of_a_table_of_ads_are_told(header, rows, roles):
    found = guess(header, *rows)

    assert played(found) == roles
    assert found.refused is None
    assert LEAST <= found.sure < 1
    assert set(found.confidence) == set(roles)


@pytest.mark.parametrize(("header", "rows"), NO_JOBS.values(), ids=NO_JOBS)
def test_a_table_of_something_else_is_refused_with_its_reason(header, rows):
    found = guess(header, *rows)

    assert found.refused
    assert "mapping.toml" in found.refused


def test_cells_that_contradict_their_header_win():
    found = guess(["job title", "company", "date"], ["Data Engineer #", "Acme #", "#"])

    assert "date" not in found.source.roles


def test_a_table_without_header_is_read_from_its_cells_and_less_sure():
    row = ["Data Engineer #", "Acme #", "Munich, Germany", "2024-01-02", "https://a.example/#", TEXT]

    found = guess([cell.replace("#", "1") for cell in row], row)

    assert not found.has_header
    assert found.source.roles["title"] == ("column_1",)
    assert found.source.roles["text"] == ("column_6",)
    assert found.sure < 0.75


def test_a_table_whose_columns_nobody_can_tell_is_refused():
    found = guess(["a", "b", "c"], ["x#", "y", "z"])

    assert found.refused
    assert found.sure == 0


def test_what_it_can_carry_is_what_it_has():
    found = guess(["job title", "company", "salary"], ["Data Engineer #", "Acme", "$100k"])

    assert found.source.provides == {"pay"}
    assert (found.source.flow, found.source.kind) == (False, "postings")


def test_the_same_header_makes_the_same_source_whatever_the_order_of_columns():
    one = guess(["job title", "company"], ["Data Engineer #", "Acme"])
    two = guess(["Company", "Job Title"], ["Acme", "Data Engineer #"])

    assert one.source.name == two.source.name


@pytest.mark.parametrize("header", [[""], ["", ""], ["a"], ["title"] * 3, ["\x00", "😀"]])
def test_odd_headers_are_taken_calmly(header):
    assert infer(header, []).refused
    assert infer(header, [["x"] * len(header), ["y"], []]).refused


def test_what_a_header_of_pay_tells_holds_for_its_cells():
    row = ["Data Engineer #", "Acme #", TEXT, "85", "95"]

    found = guess(["Job Title", "Company", "Description", "Salary Min (k)", "Salary Max (k) GBP"], row)
    monthly = guess(["Job Title", "Company", "Description", "Monthly salary (PLN)"], [*row[:3], "5900"])

    assert found.source.fixed == {"pay_scale": "k", "pay_currency": "GBP"}
    assert monthly.source.fixed == {"pay_currency": "PLN", "pay_period": "month"}
    assert (
        guess(
            ["Job Title", "Company", "Salary", "Currency"], ["Engineer #", "A", "50000", "EUR"]
        ).source.fixed
        == {}
    )


@pytest.mark.parametrize(
    ("posted", "scraped", "day"),
    [("Posted", "Scraped At", "2024-03-15"), ("Alter der Anzeige", "Abgerufen am", "15.03.2024"), ("发布", "抓取时间", "2024-03-15")],
)  # fmt: skip
def test_the_column_of_the_scrape_is_found_beside_that_of_the_ad(posted, scraped, day):
    found = guess(
        ["Job Title", "Company", posted, scraped, "Description"],
        ["Data Engineer #", "Acme #", "3 days ago", day, TEXT],
    )

    assert (played(found)["date"], played(found)["seen"]) == (posted.lower(), scraped.lower())


def test_a_table_without_another_date_takes_that_of_the_scrape_for_it():
    found = guess(
        ["Job Title", "Company", "Scrape date", "Description"],
        ["Data Engineer #", "Acme #", "2024-03-15", TEXT],
    )

    assert played(found)["date"] == "scrape date"
    assert "seen" not in played(found)
