"""Does a classifier tell remote work better than the rules? Held against the labels that neither has seen.

It learns from the half of the labelled ads that the rules were made on, and is judged on the other half, like the rules. A
model comes into the program only when it is better by more than the interval of the difference.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import sqrt

from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline

from mltrends.evaluate.gold import Gold
from mltrends.evaluate.run import read_posting
from mltrends.evaluate.texts import Posting
from mltrends.extract.reader import Reader
from mltrends.stats.shares import Z95, wilson

HEAD = """## Remote work by a classifier, left out

Words and pairs of words (TF-IDF) of title, place and text, logistic regression; and the same with what the rules say among the
words. Learnt from the half to develop on, judged on the half that is held, beside the rules. Difference: of the shares
that are right, with its 95 % interval over ads. A classifier would come in if the interval lay above 0.
"""
Example = tuple[str, str, str]  # words, what the rules say, what the reader says


def report(reader: Reader, gold: Gold, found: Mapping[str, Posting]) -> list[str]:
    """The lines of the page."""
    learnt, held = (_examples(reader, gold, found, half) for half in ("develop", "held"))
    if len(learnt) < 20 or len(held) < 20:
        return [HEAD, "Not measured: too few labelled ads were in the files.\n"]
    truth = [label for _, _, label in held]
    rules = [said for _, said, _ in held]
    lines = [
        HEAD,
        f"{len(learnt)} ads to learn from, {len(held)} to judge.\n",
        "| what tells | right | 95 % | difference | 95 % |",
        "|---|---|---|---|---|",
        f"| the rules | {_right(rules, truth)} | | |",
    ]
    for name, with_rules in (("words alone", False), ("words and what the rules say", True)):
        model = make_pipeline(
            TfidfVectorizer(ngram_range=(1, 2), min_df=2, sublinear_tf=True),
            LogisticRegression(C=10.0, class_weight="balanced", max_iter=2000),
        )
        model.fit([_words(one, with_rules) for one in learnt], [label for _, _, label in learnt])
        told = list(model.predict([_words(one, with_rules) for one in held]))
        lines.append(f"| {name} | {_right(told, truth)} | {_difference(told, rules, truth)} |")
    return [*lines, ""]


def _examples(reader: Reader, gold: Gold, found: Mapping[str, Posting], half: str) -> list[Example]:
    made = []
    for label in gold.of(half):
        posting = label.given or found.get(label.digest)
        if posting is not None and "remote" in label.fields:
            words = " ".join(posting.get(name, "") or "" for name in ("title", "place", "text"))
            made.append((words, read_posting(reader, posting).remote, str(label.fields["remote"])))
    return made


def _words(example: Example, with_rules: bool) -> str:
    return f"{example[0]} {' '.join(['rulessay' + example[1]] * 20)}" if with_rules else example[0]


def _right(told: list[str], truth: list[str]) -> str:
    hits = sum(one == other for one, other in zip(told, truth, strict=True))
    low, high = wilson(hits, len(truth)) or (0.0, 1.0)
    return f"{hits / len(truth):.3f} | ({low:.2f} to {high:.2f})"


def _difference(told: list[str], rules: list[str], truth: list[str]) -> str:
    """The mean over ads of one more right, or one less, and how far its interval reaches."""
    each = [(one == label) - (other == label) for one, other, label in zip(told, rules, truth, strict=True)]
    mean = sum(each) / len(each)
    reach = Z95 * sqrt(sum((one - mean) ** 2 for one in each)) / len(each)
    return f"{mean:+.3f} | ({mean - reach:+.2f} to {mean + reach:+.2f})"
