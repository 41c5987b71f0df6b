"""What keeps a mention from counting, and how much an ad wants what it names."""

from __future__ import annotations

import pytest

from mltrends import taxonomy
from mltrends.extract.matcher import longest_wins


@pytest.fixture
def kept(proposed):
    """What is left of the proposals after overlaps."""

    def find(text):
        return [(one.surface, one.form.concept.label, one.job_title) for one in longest_wins(proposed(text))]

    return find


# ---------------------------------------------------------------- overlap


def test_the_longest_name_wins_and_names_that_share_a_word_both_stay(kept):
    assert kept("SQL Server") == [("SQL Server", "SQL Server", False)]
    assert kept("JavaScript") == [("JavaScript", "JavaScript", False)]
    assert kept("big data mining") == [("big data", "Big data", False), ("data mining", "Data mining", False)]


def test_a_longer_name_may_name_shorter_ones(kept):
    assert [label for _, label, _ in kept("Spark SQL")] == ["Spark SQL", "Spark", "SQL"]
    assert [label for _, label, _ in kept("Azure Machine Learning")] == [
        "Azure Machine Learning",
        "Azure",
        "Machine learning",
    ]


def test_words_inside_a_job_title_are_marked(kept):
    assert ("machine learning", "Machine learning", True) in kept("work with machine learning engineers")


def test_the_overlap_policy_can_be_passed_in():
    from mltrends.extract.reader import Reader

    everything = Reader(taxonomy.load(), overlap=list)

    assert {"SQL", "SQL Server"} <= everything.read(text="SQL Server").ad.skills


# ---------------------------------------------------------------- what does not count


@pytest.mark.parametrize(
    ("text", "label", "why_not"),
    [
        ("About us\nWe are a home of machine learning.", "Machine learning", "about the company"),
        (
            "Zest is a leader in artificial intelligence from Ohio.",
            "Artificial intelligence",
            "about the company",
        ),
        ("Our mission is to make big data simple.", "Big data", "about the company"),
        ("Benefits\n- Free mentoring and coaching", "Mentoring", "benefits"),
        ("Acme is an equal opportunity employer and uses statistics.", "Statistics", "legal text"),
        (
            "We may use artificial intelligence (AI) tools to review applications.",
            "Artificial intelligence",
            "AI in hiring",
        ),
        ("Use of AI in hiring: a person takes every decision.", "Artificial intelligence", "AI in hiring"),
        (
            "Notice on artificial intelligence: candidates may ask for a review.",
            "Artificial intelligence",
            "AI in hiring",
        ),
        (
            "Letters and applications written entirely by AI rarely convince us.",
            "Artificial intelligence",
            "AI in hiring",
        ),
        (
            "Generative AI must not be used during interviews.",
            "Generative AI",
            "AI in hiring",
        ),
        ("We were doing big data before it had a name.", "Big data", "about the company"),
        ("With machine learning at our core, we grow every year.", "Machine learning", "about the company"),
        ("You work with machine learning engineers.", "Machine learning", "job title"),
        ("No Spark needed.", "Spark", "negated"),
        ("Python is not required.", "Python", "negated"),
        ("You do not need to know Scala.", "Scala", "negated"),
        ("No prior knowledge of Tableau required.", "Tableau", "negated"),
        ("Apply at https://acme.example/python/jobs", "Python", "inside a link"),
    ],
)
def test_a_mention_that_does_not_count_says_why(text, label, why_not, reader):
    found = [one for one in reader.read(text=text).ad.mentions if one.label == label]

    assert found
    assert {(one.counted, one.why_not, one.requirement) for one in found} == {(False, why_not, "unstated")}


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Not only Python but also R.", "Python"),
        ("Including but not limited to: Python, SQL", "Python"),
        ("Spark is desired, but not required.", "Spark"),
        ("Explain statistics to people with little to no background in data mining.", "Data mining"),
        ("You will build AI that screens candidates for hiring teams.", "Artificial intelligence"),
        ("About us\nOur stack is Python, Django and PostgreSQL.", "Python"),
        ("Our data science team uses machine learning to set prices.", "Machine learning"),
        ("Acme is looking for a scientist with machine learning experience.", "Machine learning"),
        ("We are looking for a strong Java or Scala developer.", "Scala"),
        ("As a leader in our team you build machine learning models.", "Machine learning"),
        ("You will develop the use of AI in hiring for our customers.", "Artificial intelligence"),
        ("Knowledge of Hive would help.", "Hive"),
    ],
)
def test_what_only_looks_like_it_still_counts(text, label, labels):
    assert label in labels(text)


def test_the_companys_own_name_is_no_skill_but_its_product_may_be():
    from mltrends import read_ad

    blurb = "At Databricks, we simplify data. Databricks is growing."

    assert "Databricks" not in read_ad(text=blurb, company="Databricks").skills
    assert "Databricks" in read_ad(text=blurb, company="Acme").skills
    assert (
        "Databricks"
        in read_ad(
            text=blurb + "\nRequirements\nExperience with Databricks and Spark", company="Databricks, Inc."
        ).skills
    )
    assert (
        "Big data"
        not in read_ad(text="Join Big Data Partners today.", company="Big Data Partners\n3.9").skills
    )


def test_a_bare_word_that_fails_is_no_near_miss(reader):
    assert reader.read(text="Our team likes to present a clean desk.").ad.mentions == ()


def test_a_condition_can_ask_what_else_the_ad_says(tmp_path):
    from mltrends.extract.reader import Reader

    layer = tmp_path / "own.toml"
    layer.write_text(
        '[[concept]]\nid = "lo"\nlabel = "Lo"\nkind = "library"\n'
        '[[concept.guard]]\nid = "AMB-LO"\ncased = ["Lo"]\naccept = [{ ad = ["python"] }]\n',
        encoding="utf-8",
    )
    own = Reader(taxonomy.load([layer]))

    assert "Lo" in own.read(text="We like Lo. Python is a must.").ad.skills
    assert "Lo" not in own.read(text="We like Lo.").ad.skills


# ---------------------------------------------------------------- required and preferred


@pytest.mark.parametrize(
    ("text", "label", "requirement"),
    [
        ("Python is required.", "Python", "required"),
        ("Spark is a plus.", "Spark", "preferred"),
        ("Nice to have: Kafka, Flink", "Flink", "preferred"),
        ("Must have SQL, and Tableau would be great", "SQL", "required"),
        ("Must have SQL, and Tableau would be great", "Tableau", "preferred"),
        ("Python required; R preferred", "R", "preferred"),
        ("Python required; R preferred", "Python", "required"),
        ("Requirements\n- Docker", "Docker", "required"),
        ("Preferred qualifications\n- Docker", "Docker", "preferred"),
        ("You will use Docker.", "Docker", "unstated"),
        ("Ideally some Rust programming", "Rust", "preferred"),
    ],
)
def test_words_and_parts_say_how_much_it_is_wanted(text, label, requirement, mention):
    found = mention(text, label)

    assert found.requirement == requirement
    assert (found.required, found.preferred) == (requirement == "required", requirement == "preferred")
