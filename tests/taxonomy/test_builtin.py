"""The built-in taxonomy: what it must hold, and that its files explain themselves."""

from __future__ import annotations

from importlib import resources
from typing import get_args

import pytest

from mltrends import taxonomy
from mltrends.model import Role
from mltrends.parse.industry import CONCEPTS as INDUSTRIES
from mltrends.taxonomy.check import faults_of_whole
from mltrends.taxonomy.concepts import KINDS, ORIGINS
from mltrends.taxonomy.patterns import try_patterns

# The labels that evaluations compare, spelled as they must be.
COMPARED = """
Python, R, SQL, Java, C++, C#, C, Scala, Go, Rust, JavaScript, TypeScript, MATLAB, SAS, SPSS, Stata, Julia, Bash,
TensorFlow, PyTorch, Keras, scikit-learn, XGBoost, pandas, NumPy, SciPy, Matplotlib, Seaborn, Plotly, OpenCV, Hugging Face,
LangChain, spaCy, MLflow, AWS, Azure, GCP, Databricks, Snowflake, BigQuery, Redshift, SageMaker, Hadoop, Hive, Spark, Kafka,
Airflow, dbt, Docker, Kubernetes, Terraform, Jenkins, Git, Linux, Cloud computing, PostgreSQL, MySQL, SQL Server,
Oracle Database, MongoDB, Elasticsearch, Redis, NoSQL, Excel, Tableau, Power BI, Looker, Qlik, Machine learning,
Deep learning, Artificial intelligence, Neural networks, CNN, RNN, Supervised learning, Unsupervised learning,
Reinforcement learning, Natural language processing, Computer vision, Generative AI, LLM, RAG, Transfer learning,
Federated learning, Explainable AI, Recommendation systems, Time series, Clustering, Classification, Regression,
Dimensionality reduction, Predictive modeling, Feature engineering, A/B testing, Data mining, MLOps, Statistics, Mathematics,
Linear algebra, Calculus, Probability, Data visualization, Data cleaning, Data pipelines, ETL, Data warehouse, Data lake,
Data modeling, Data quality, Big data, Algorithms, Data structures, CI/CD, Agile, REST APIs, Unit testing,
Software engineering, Communication, Teamwork, Problem solving, Leadership, Mentoring, Project management,
Stakeholder management, Presentation
"""
LABELS = [label.strip() for label in COMPARED.replace("\n", " ").split(",")]
# What the three documents name.
OF_THE_DOCUMENTS = {
    "language": ["Python", "R", "SQL", "Java", "C++", "Scala"],
    "library": ["TensorFlow", "PyTorch", "scikit-learn", "Matplotlib", "Seaborn", "Plotly"],
    "platform": ["AWS", "Azure", "GCP", "Cloud computing", "Hadoop", "Spark", "Kafka"],
}
FILES = [entry for entry in resources.files("mltrends.taxonomy").iterdir() if entry.name.endswith(".toml")]


def test_holds_all_125_compared_labels():
    assert len(LABELS) == len(set(LABELS)) == 125

    missing = [label for label in LABELS if label not in taxonomy.load().by_label]

    assert missing == []


def test_holds_a_concept_for_each_role_but_other():
    roles = {concept.label for concept in taxonomy.load().concepts if concept.kind == "role"}

    assert roles == set(get_args(Role)) - {"Other"}


@pytest.mark.parametrize("kind", OF_THE_DOCUMENTS)
def test_names_of_the_documents_say_that_they_come_from_them(kind):
    concepts = taxonomy.load().by_label

    for label in OF_THE_DOCUMENTS[kind]:
        assert concepts[label].kind == kind
        assert set(concepts[label].origin) <= {"000", "001", "002"}


def test_every_concept_is_of_a_known_kind_and_origin():
    for concept in taxonomy.load().concepts:
        assert concept.kind in KINDS
        assert set(concept.origin) <= set(ORIGINS)
        assert list(concept.forms())


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_every_file_explains_its_fields_at_its_head(file):
    from mltrends.taxonomy.entry import CONCEPT_KEYS, CONDITION_KEYS, GUARD_KEYS

    head = file.read_text(encoding="utf-8").split("\n[[concept]]")[0]

    for key in (*CONCEPT_KEYS, *CONDITION_KEYS, *GUARD_KEYS):
        assert key in head, f"{file.name} does not say what {key} means"


def test_the_files_hold_to_one_another_and_every_pattern_is_one():
    held = taxonomy.load()

    assert list(faults_of_whole(held.concepts, held.places, {})) == []
    for concept in held.concepts:
        try_patterns(concept, held.places[concept.id])


def test_ambiguous_names_have_sentences_for_both_meanings():
    concepts = taxonomy.load().by_label
    doubtful = [
        "R",
        "C",
        "Go",
        "Excel",
        "Spark",
        "Scala",
        "Rust",
        "React",
        "Java",
        "JavaScript",
        "SAS",
        "Julia",
        "Hive",
        "Looker",
    ]
    doubtful += [
        "Artificial intelligence",
        "Computer vision",
        "Edge computing",
        "Communication",
        "REST APIs",
        "Presentation",
        "Leadership",
        "Regression",
    ]

    for label in doubtful:
        assert concepts[label].must, label
        assert concepts[label].must_not, label


def test_a_guard_with_accepting_conditions_has_examples():
    for concept in taxonomy.load().concepts:
        if any(guard.accept for guard in concept.guards):
            assert concept.must, f"{concept.id} has a rule and no sentence that it accepts"
            assert concept.must_not, f"{concept.id} has a rule and no sentence that it refuses"


def test_an_unknown_id_names_the_nearest_ones():
    with pytest.raises(KeyError, match=r"nearest: .*tensorflow"):
        taxonomy.load()["tensorflwo"]


def test_the_same_files_give_the_same_version():
    assert taxonomy.Taxonomy(taxonomy.load().concepts).version == taxonomy.load().version
    assert len(taxonomy.load().version) == 32


def test_industry_columns_are_read_as_the_industries_of_the_vocabulary():
    industries = {concept.id for concept in taxonomy.load().concepts if concept.kind == "industry"}

    assert set(INDUSTRIES) == industries
