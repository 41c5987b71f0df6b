"""Labelled ads: what the near tier finds, and what it leaves apart, as precision and recall over pairs."""

from __future__ import annotations

import random
from collections import defaultdict
from itertools import combinations

import pytest
from tests.ads.parts import Given, link

CITIES = ["Oslo", "Rome", "Bonn", "Austin", "Leeds", "Pune", "Lyon", "Kyoto", "Quito", "Perth"]
TITLES = ["Data Scientist", "Data Engineer", "Machine Learning Engineer", "Data Analyst", "Statistician"]


class Writer:
    """Writes ads as employers do: what all their ads share, and what is of the job."""

    def __init__(self, seed: int) -> None:
        self.draw = random.Random(seed)  # noqa: S311 - made-up ads, no secret
        self.words = [
            "".join(self.draw.choices("etaoinshrdlu", k=self.draw.randint(3, 9))) for _ in range(6000)
        ]
        self.often = [1 / rank for rank in range(1, len(self.words) + 1)]

    def some(self, count: int) -> list[str]:
        return self.draw.choices(self.words, self.often, k=count)

    def edited(self, words: list[str], edits: int) -> list[str]:
        """Change a word, drop one or put one in, so many times."""
        changed = list(words)
        for _ in range(edits):
            place = self.draw.randrange(len(changed))
            changed[place : place + self.draw.randint(0, 1)] = self.some(self.draw.randint(0, 2))
        return changed


def labelled(seed: int) -> tuple[list[dict], list[str]]:
    """Ads, and for each the name of the job that it is for."""
    writer = Writer(seed)
    draw = writer.draw
    rows, jobs = [], []

    def post(job: str, words: list[str], **given) -> None:
        row = {
            "words": f"{' '.join(words)} ref {draw.randrange(10**6)}",
            "posted_on": f"2024-01-{draw.randint(1, 28):02}",
        }
        rows.append(row | given)
        jobs.append(job)

    for number in range(150):
        employer = f"Employer {number}"
        shared = writer.some(draw.randint(100, 250))
        # A template: the same boilerplate around other duties, under each of some titles.
        for title in draw.sample(TITLES, draw.randint(1, 4)):
            job = f"{number} {title}"
            words = shared + writer.some(draw.randint(80, 250))
            cities = draw.sample(CITIES, 4)
            post(job, words, company=employer, title=title, city=cities[0])
            for kind in draw.sample(["edited", "city", "title", "agency", "nobody"], draw.randint(0, 3)):
                if kind == "edited":
                    post(
                        job,
                        writer.edited(words, draw.randint(1, 4)),
                        company=employer,
                        title=title,
                        city=cities[1],
                    )
                elif kind == "city":
                    post(
                        job,
                        [*words, cities[2]],
                        company=employer,
                        title=f"{title} - {cities[2]}",
                        city=cities[2],
                    )
                elif kind == "title":
                    decked = draw.choice(
                        [f"{title} (Remote)", f"{title} - {draw.randrange(1000, 10**6)}", f"{title} (m/w/d)"]
                    )
                    post(job, writer.edited(words, 1), company=employer, title=decked, city=cities[3])
                elif kind == "agency":
                    post(
                        job,
                        writer.edited(words, 1),
                        company=f"Recruiting {number % 7}",
                        title=title,
                        city=cities[1],
                    )
                else:
                    post(job, words, company=None, title=title, city=cities[1])
        # Another team with the same title and boilerplate is another job.
        if number % 3 == 0:
            words = shared + writer.some(120)
            post(f"{number} team", words, company=employer, title=title, city="Turin")
    return rows, jobs


def pairs(names: list[str]) -> set[tuple[int, int]]:
    """Pairs of rows that carry the same name."""
    rows = defaultdict(list)
    for row, name in enumerate(names):
        rows[name].append(row)
    return {pair for group in rows.values() for pair in combinations(group, 2)}


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_ads_are_told_to_be_the_same_rightly_and_nearly_all_are_found(tmp_path, seed):
    rows, jobs = labelled(seed)

    found = pairs([row["canonical_id"] for row in link(tmp_path, Given({"ads.csv": rows}))])

    true = pairs(jobs)
    right = len(found & true)
    assert right / len(found) >= 0.99, f"precision {right / len(found):.3f}"
    assert right / len(true) >= 0.93, f"recall {right / len(true):.3f}"
    print(f"{len(rows)} ads, precision {right / len(found):.4f}, recall {right / len(true):.4f}")  # noqa: T201
