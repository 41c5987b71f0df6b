"""The datasets that people bring: the header of each is known, whole, and the real files are what they are said to be."""

from __future__ import annotations

import csv
import itertools
from pathlib import Path

import pytest

from mltrends.sources.catalogue import known_sources, source_named
from mltrends.sources.columns import Columns
from mltrends.sources.headline import head_parts
from mltrends.sources.recognise import recognise, side_table, unseen_columns

GLASSDOOR = (
    ",Job Title,Salary Estimate,Job Description,Rating,Company Name,Location,Headquarters,Size,Founded,Type of ownership,"
    "Industry,Sector,Revenue,Competitors"
)
SURVEY = (
    "work_year,experience_level,employment_type,job_title,salary,salary_currency,salary_in_usd,employee_residence,"
    "remote_ratio,company_location,company_size"
)
HEADERS = [
    ("glassdoor", GLASSDOOR),
    ("glassdoor", GLASSDOOR.replace(",Job Title", "index,Job Title", 1)),
    ("glassdoor", f"{GLASSDOOR},Easy Apply"),
    ("glassdoor", GLASSDOOR.lower().replace(" ", "_")),
    ("glassdoor", "\ufeffColumn1,company,job title,location,job description,salary estimate,company_size,company_type,company_sector,company_industry,company_founded"),
    ("glassdoor", f"{GLASSDOOR[1:]},hourly,employer_provided,min_salary,max_salary,avg_salary,company_txt,job_state,same_state,age,python_yn,R_yn,spark,aws,excel"),
    ("glassdoor", "Job Title,Salary Estimate,Job Description,Rating,Company Name,Location,Headquarters,Size,Type of ownership,Industry,Sector,Revenue,min_salary,max_salary,avg_salary,job_state,same_state,company_age,python,excel,hadoop,spark,aws,tableau,big_data,job_simp,seniority"),
    ("adzuna", "Id,Title,FullDescription,LocationRaw,LocationNormalized,ContractType,ContractTime,Company,Category,SalaryRaw,SalaryNormalized,SourceName"),
    ("adzuna", "Id,Title,FullDescription,LocationRaw,LocationNormalized,ContractType,ContractTime,Company,Category,SourceName"),
    ("adzuna_api", "id,title,description,created,redirect_url,adref,salary_min,salary_max,salary_is_predicted,contract_type,contract_time,latitude,longitude,company,location,category"),
    ("adzuna_api", "id,title,description,created,redirect_url,adref,salary_min,salary_max,salary_is_predicted,contract_time,company.display_name,location.display_name,location.area,category.label,category.tag"),
    ("ai_jobs_net", SURVEY),
    ("ai_jobs_net", f",{SURVEY}"),
    ("ai_jobs_net", "work_year,job_title,job_category,salary_currency,salary,salary_in_usd,employee_residence,experience_level,employment_type,work_setting,company_location,company_size"),
    ("asaniczka", "job_link,job_title,company,job_location,job_level,job_type,first_seen"),
    ("asaniczka", "job_link,last_processed_time,last_status,got_summary,got_ner,is_being_worked,job_title,company,job_location,first_seen,search_city,search_country,search_position,job_level,job_type"),
    ("yanmsong", ",Name,Company,State,City,Salary,Location,Url,Description"),
    ("yanmsong_indeed", "Job Title,Location,Company,Salary,Description,Source"),
    ("google_jobs_da_2023", "title,company_name,location,via,description,qualifications,link,extensions,posted_at,schedule_type,work_from_home,salary,years_of_experience,tableau,power_bi,excel,qlik,domo,sap,spss,looker,sas,python,r,sql,vba,javascript,sql_server,mysql,postgresql,mongodb,snowflake,databricks,bigquery,oracle,remote,bachelor_degree_required,master_degree_required,requested_ai_experience"),
    ("google_jobs", "title,company_name,location,via,description,extensions,posted_at,schedule_type,work_from_home,salary"),
    ("google_jobs", "title,company_name,location,via,share_link,description,job_highlights,related_links,extensions,detected_extensions,job_id,thumbnail"),
    ("gsearch_jobs", ",index,title,company_name,location,via,description,extensions,job_id,thumbnail,posted_at,schedule_type,work_from_home,salary,search_term,date_time,search_location,commute_time,salary_pay,salary_rate,salary_avg,salary_min,salary_max,salary_hourly,salary_yearly,salary_standardized,description_tokens"),
    ("data_jobs", "job_title_short,job_title,job_location,job_via,job_schedule_type,job_work_from_home,search_location,job_posted_date,job_no_degree_mention,job_health_insurance,job_country,salary_rate,salary_year_avg,salary_hour_avg,company_name,job_skills,job_type_skills"),
    ("stepstone_de", ",job_title,company_name,location,employment,position_type,job_content"),
    ("hh_ru", "name,salary_from,salary_to,salary_currency,area_name,published_at"),
    ("hh_ru", "name,description,key_skills,experience_id,premium,employer_name,salary_from,salary_to,salary_gross,salary_currency,area_name,published_at"),
    ("hh_ru", "id,premium,name,department,has_test,response_letter_required,area,salary,type,address,response_url,sort_point_distance,published_at,created_at,archived,apply_alternate_url,insider_interview,url,alternate_url,relations,employer,snippet,contacts,schedule,working_days,working_time_intervals,working_time_modes,accept_temporary,experience,employment,professional_roles"),
    ("hn_whoishiring", "id,by,time,parent,thread,text"),
    ("hn_whoishiring", "by,id,kids,parent,text,time,type"),
    ("jobspy", "id,site,job_url,job_url_direct,title,company,location,date_posted,job_type,salary_source,interval,min_amount,max_amount,currency,is_remote,job_level,job_function,listing_type,emails,description,company_industry,company_url,company_logo,company_url_direct,company_addresses,company_num_employees,company_revenue,company_description,skills,experience_range,company_rating,company_reviews_count,vacancy_count,work_from_home_type"),
    ("jobspy", "id,site,job_url,job_url_direct,title,company,location,job_type,date_posted,interval,min_amount,max_amount,currency,is_remote,emails,description,company_url,company_url_direct,company_addresses,company_industry,company_num_employees,company_revenue,company_description,logo_photo_url,banner_photo_url,ceo_name,ceo_photo_url"),
    ("jobspy", "id,title,company_name,job_url,job_url_direct,location_city,location_state,location_country,location_display,description,company_url,company_url_direct,job_type,compensation_min,compensation_max,compensation_currency,compensation_interval,date_posted,emails,is_remote,listing_type,job_level,company_industry,company_addresses,company_num_employees,company_revenue,company_description,company_logo,banner_photo_url,job_function,skills,experience_range,company_rating,company_reviews_count,vacancy_count,work_from_home_type"),
    ("linkedin_postings", "job_id,company_name,title,description,max_salary,pay_period,location,company_id,views,med_salary,min_salary,formatted_work_type,applies,original_listed_time,remote_allowed,job_posting_url,application_url,application_type,expiry,closed_time,formatted_experience_level,skills_desc,listed_time,posting_domain,sponsored,work_type,currency,compensation_type,normalized_salary,zip_code,fips"),
    ("linkedin_postings", "job_id,company_name,title,description,location,company_id,formatted_work_type,remote_allowed,listed_time,work_type,application_type,formatted_experience_level,original_listed_time"),
    ("linkedin_tables", "job_id,company_id,title,formatted_work_type,location,applies,remote_allowed,views,application_type,formatted_experience_level,sponsored,work_type"),
    ("linkedin_tables", "job_id,company_id,title,description,max_salary,med_salary,min_salary,pay_period,formatted_work_type,location,applies,original_listed_time,remote_allowed,views,job_posting_url,application_url,application_type,expiry,closed_time,formatted_experience_level,skills_desc,listed_time,posting_domain,sponsored,work_type,currency,compensation_type,scraped"),
    ("emscad", "job_id,title,location,department,salary_range,company_profile,description,requirements,benefits,telecommuting,has_company_logo,has_questions,employment_type,required_experience,required_education,industry,function,fraudulent"),
    ("indeed_alldata", "position,company,description,reviews,location"),
    ("dice", "advertiserurl,company,employmenttype_jobstatus,jobdescription,jobid,joblocation_address,jobtitle,postdate,shift,site_name,skills,uniq_id"),
    ("monster", "country,country_code,date_added,has_expired,job_board,job_description,job_title,job_type,location,organization,page_url,salary,sector,uniq_id"),
    ("naukri", "company,education,experience,industry,jobdescription,jobid,joblocation_address,jobtitle,numberofpositions,payrate,postdate,site_name,skills,uniq_id"),
    ("nyc_jobs", "Job ID,Agency,Posting Type,# Of Positions,Business Title,Civil Service Title,Title Classification,Title Code No,Level,Job Category,Full-Time/Part-Time indicator,Career Level,Salary Range From,Salary Range To,Salary Frequency,Work Location,Division/Work Unit,Job Description,Minimum Qual Requirements,Preferred Skills,Additional Information,To Apply,Hours/Shift,Work Location 1,Recruitment Contact,Residency Requirement,Posting Date,Post Until,Posting Updated,Process Date"),
    ("armenian_jobs", "jobpost,date,Title,Company,AnnouncementCode,Term,Eligibility,Audience,StartDate,Duration,Location,JobDescription,JobRequirment,RequiredQual,Salary,ApplicationP,OpeningDate,Deadline,Notes,AboutC,Attach,Year,Month,IT"),
    ("levels_fyi", "timestamp,company,level,title,totalyearlycompensation,location,yearsofexperience,yearsatcompany,tag,basesalary,stockgrantvalue,bonus,gender,otherdetails,cityid,dmaid,rowNumber,Masters_Degree,Bachelors_Degree,Doctorate_Degree,Highschool,Some_College,Race_Asian,Race_White,Race_Two_Or_More,Race_Black,Race_Hispanic,Race,Education"),
    ("ai_job_dataset", "job_id,job_title,salary_usd,salary_currency,experience_level,employment_type,company_location,company_size,employee_residence,remote_ratio,required_skills,education_required,years_experience,industry,posting_date,application_deadline,job_description_length,benefits_score,company_name"),
    ("job_descriptions", "Job Id,Experience,Qualifications,Salary Range,location,Country,latitude,longitude,Work Type,Company Size,Job Posting Date,Preference,Contact Person,Contact,Job Title,Role,Job Portal,Job Description,Benefits,skills,Responsibilities,Company,Company Profile"),
]  # fmt: skip
SIDE_TABLES = [
    ("linkedin_tables", "salaries", "salary_id,job_id,max_salary,med_salary,min_salary,pay_period,currency,compensation_type"),
    ("linkedin_tables", "companies", "company_id,name,description,company_size,state,country,city,zip_code,address,url"),
    ("linkedin_tables", "benefits", "job_id,inferred,type"),
    ("linkedin_tables", "employee_counts", "company_id,employee_count,follower_count,time_recorded"),
    ("asaniczka", "job_summary", "job_link,job_summary"),
    ("asaniczka", "job_skills", "job_link,job_skills"),
]  # fmt: skip
FILES = {
    "adzuna_uk_2013": "adzuna",
    "ai_jobs_net": "ai_jobs_net",
    "asaniczka_ds_2024": "asaniczka",
    "glassdoor_da_2020": "glassdoor",
    "glassdoor_renamed": "glassdoor",
    "glassdoor_us_2020": "glassdoor",
    "google_jobs_da_2023": "google_jobs_da_2023",
    "hh_ru": "hh_ru",
    "hn_whoishiring": "hn_whoishiring",
    "jobspy": "jobspy",
    "linkedin_tables/job_postings.csv": "linkedin_tables",
    "stepstone_de": "stepstone_de",
    "yanmsong_ds_2020/glassdoor_data_analyst.csv": "yanmsong",
    "yanmsong_ds_2020/glassdoor_data_scientist.csv": "yanmsong",
    "yanmsong_ds_2020/linkedin_data_analyst.csv": "yanmsong",
    "yanmsong_ds_2020/linkedin_data_scientist.csv": "yanmsong",
    "yanmsong_ds_2020/indeed-da-0407.csv": "yanmsong_indeed",
    "yanmsong_ds_2020/indeed-ds-0407.csv": "yanmsong_indeed",
}
TOLD_VAGUELY = {"ai_jobs_net": ("date",), "google_jobs_da_2023": ("date",)}  # a year; "2 days ago"
EMPTY_IN_THESE_COPIES = {"hh_ru": ("text", "remote", "employment"), "jobspy": ("pay",)}
ROWS = 3000  # of each real file that are looked at


@pytest.mark.parametrize(
    ("name", "header"),
    [pytest.param(*known, id=f"{known[0]}-{place}") for place, known in enumerate(HEADERS)],
)
def test_a_well_known_header_is_recognised_and_each_column_of_it_is_spoken_for(name, header):
    source = recognise(header.split(","))

    assert source is not None
    assert source.name == name
    assert unseen_columns(source, header.split(",")) == []


@pytest.mark.parametrize(
    ("name", "header"),
    [pytest.param(*known, id=f"{known[0]}-{place}") for place, known in enumerate(HEADERS)],
)
def test_a_copy_with_shuffled_shouted_and_added_columns_is_still_the_same_source(name, header):
    cells = [cell.upper() for cell in reversed(header.split(","))]

    assert recognise(["\ufeffmy notes", *cells]) is source_named(name)


def test_every_known_source_has_a_header_here():
    assert {name for name, _ in HEADERS} == {source.name for source in known_sources()}


@pytest.mark.parametrize(("name", "table", "header"), SIDE_TABLES)
def test_a_side_table_is_named_and_not_taken_for_ads(name, table, header):
    found = side_table(header.split(","))

    assert recognise(header.split(",")) is None
    assert found is not None
    assert (found[0].name, found[1].name) == (name, table)


# ---------------------------------------------------------------- the real files


def rows_of(path: Path, most: int = ROWS) -> list[list[str]]:
    csv.field_size_limit(1 << 30)
    with path.open(encoding="utf-8", newline="") as file:
        return list(itertools.islice(csv.reader(file), most + 1))


def ads_of(folder: Path, name: str) -> list[dict[str, str]]:
    """The raw strings by role of the first rows of all files of a source, salaries of the LinkedIn tables joined."""
    source = source_named(name)
    paths = [path for part, of in FILES.items() if of == name for path in files_of(folder / part)]
    found = []
    for path in paths:
        header, *rows = rows_of(path)
        sides = {}
        if name == "linkedin_tables":
            words, *cells = rows_of(path.parent / "salaries.csv", 1 << 20)
            table = [dict(zip(words, row, strict=True)) for row in cells]
            sides = {"salaries": {row["job_id"]: row for row in table}}
        raw = Columns(source, header, sides).raw([cells for cells in rows if len(cells) == len(header)])
        found += [dict(zip(raw, cells, strict=True)) for cells in zip(*raw.values(), strict=True)]
    if source.headline:
        found = [head_parts(ad["text"]) | {role: said for role, said in ad.items() if said} for ad in found]
    return found


def files_of(path: Path) -> list[Path]:
    return [path] if path.suffix else sorted(path.rglob("*.csv"))


@pytest.mark.datasets
@pytest.mark.parametrize(("part", "name"), FILES.items())
def test_a_real_file_is_of_its_source_and_has_no_unseen_column(datasets, part, name):
    paths = files_of(datasets / part)

    assert paths
    for path in paths:
        header = rows_of(path, 0)[0]
        assert recognise(header) is source_named(name), path
        assert unseen_columns(source_named(name), header) == [], path


@pytest.mark.datasets
def test_every_real_file_is_ads_or_a_side_table(datasets):
    for path in files_of(datasets):
        header = rows_of(path, 0)[0]
        assert (recognise(header) is None) != (side_table(header) is None), path


@pytest.mark.datasets
@pytest.mark.parametrize("name", sorted(set(FILES.values())))
def test_what_a_source_provides_is_there_in_the_real_files(datasets, name):
    source = source_named(name)
    ads = ads_of(datasets, name)
    roles = {"pay": ("pay", "pay_low", "pay_high"), "place": ("place", "country")}

    titled = sum(bool(ad.get("title")) for ad in ads) / len(ads)
    assert titled > (0.2 if source.headline else 0.99)  # in 2011 few posts on Hacker News began with one
    for what in ("text", "pay", "place", "date", "remote", "employment"):
        filled = any(ad.get(role) for ad in ads for role in roles.get(what, (what,)))
        provided = what in source.provides or what in TOLD_VAGUELY.get(name, ())
        assert filled == (provided and what not in EMPTY_IN_THESE_COPIES.get(name, ())), what
