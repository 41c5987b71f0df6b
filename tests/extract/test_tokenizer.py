"""How ads are cut into words."""

from __future__ import annotations

import pytest

from mltrends.extract.tokenizer import make_tokenizer

TOKENIZER = make_tokenizer()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("C/C++, C# and F#", ["C", "/", "C++", ",", "C#", "and", "F#"]),
        ("C++11", ["C++", "11"]),
        ("experience in R.", ["experience", "in", "R", "."]),
        ("Python;Java", ["Python", ";", "Java"]),
        ("•Python", ["•", "Python"]),
        ("M.S./Ph.D.", ["M", ".", "S", ".", "/", "Ph", ".", "D", "."]),
        ("Go-to-market", ["Go", "-", "to", "-", "market"]),
        ("scikit-learn", ["scikit", "-", "learn"]),
        ("Node.js", ["Node", ".", "js"]),
        (".NET/C#", [".", "NET", "/", "C#"]),
        ("(SQL)", ["(", "SQL", ")"]),
        ("snake_case", ["snake", "_", "case"]),
        ("A/B", ["A", "/", "B"]),
        ("R&D", ["R", "&", "D"]),
        ("Grade A+", ["Grade", "A", "+"]),
        ("机器学习Python", ["机器学习", "Python"]),
        ("développeur", ["développeur"]),
        ("", []),
    ],
)
def test_a_sign_stands_alone_and_a_word_stays_whole(text, words):
    assert [token.text for token in TOKENIZER(text)] == words


def test_words_have_lower_case_forms():
    assert [token.lower_ for token in TOKENIZER("SQL and Ärzte")] == ["sql", "and", "ärzte"]
