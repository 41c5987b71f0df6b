from __future__ import annotations

import random
from itertools import pairwise

import numpy as np
import pytest

from mltrends.extract.sketch import MIN_WORDS, PERMUTATIONS, sketch_of

_DRAW = random.Random(3)  # noqa: S311 - made-up words, no secret
WORDS = ["".join(_DRAW.choices("etaoinshrdlu", k=_DRAW.randint(3, 9))) for _ in range(4000)]


def text(words: int, seed: int = 1) -> list[str]:
    return random.Random(seed).choices(WORDS, k=words)  # noqa: S311 - as above


def share(one: str, other: str) -> float:
    """The share of equal numbers in the sketches of two texts."""
    numbers = [np.frombuffer(sketch_of(words) or b"", "<u2") for words in (one, other)]
    return float(np.mean(numbers[0] == numbers[1]))


def jaccard(one: list[str], other: list[str]) -> float:
    runs = [{tuple(words[start : start + 5]) for start in range(len(words) - 4)} for words in (one, other)]
    return len(runs[0] & runs[1]) / len(runs[0] | runs[1])


def test_a_sketch_has_256_bytes():
    assert len(sketch_of(" ".join(text(300))) or b"") == 2 * PERMUTATIONS == 256


def test_the_same_words_give_the_same_sketch_in_every_version_on_every_machine():
    sketch = sketch_of(" ".join(f"w{chr(97 + number % 26)}{chr(97 + number // 26)}" for number in range(100)))

    assert sketch is not None
    assert sketch[:12].hex() == "0f205eb541a1ee797386d607"


def test_a_short_text_has_no_sketch():
    assert sketch_of(" ".join(text(MIN_WORDS - 1))) is None
    assert sketch_of(" ".join(text(MIN_WORDS))) is not None
    assert sketch_of("") is None


@pytest.mark.parametrize("edits", [0, 1, 3, 10, 40])
def test_the_share_of_equal_numbers_estimates_the_shared_wording(edits):
    errors = []
    for seed in range(60):
        one = text(400, seed)
        other = list(one)
        for place in random.Random(seed).sample(range(400), edits):  # noqa: S311 - as above
            other[place] = "edited"
        errors.append(share(" ".join(one), " ".join(other)) - jaccard(one, other))

    assert abs(np.mean(errors)) < 0.015
    assert np.std(errors) < 0.055


def test_texts_without_a_common_run_share_nothing():
    assert share(" ".join(text(500, 1)), " ".join(text(500, 2))) < 0.03


def test_words_with_digits_make_no_difference():
    words = text(200)
    numbered = [*words[:50], "jr104551", *words[50:120], "2024", "01", "31", *words[120:], "r99"]

    assert sketch_of(" ".join(numbered)) == sketch_of(" ".join(words))


def test_the_order_of_words_matters_and_that_of_paragraphs_hardly():
    words = text(400)
    shuffled = list(words)
    random.Random(5).shuffle(shuffled)  # noqa: S311 - as above

    assert share(" ".join(words), " ".join(shuffled)) < 0.05
    assert share(" ".join(words), " ".join(words[200:] + words[:200])) > 0.9


def test_writing_without_spaces_is_compared_character_by_character():
    draw = random.Random(11)  # noqa: S311 - as above
    signs = "".join(chr(draw.randint(0x4E00, 0x9FFF)) for _ in range(300))
    edited = signs[:150] + "新" + signs[151:]

    assert share(signs, edited) > 0.9


def test_a_text_of_any_length_or_script_is_sketched_quietly():
    odd = ["x" * 100_000, " ".join(text(120_000)), "ж " * 5000, "\ud800 " * 60, "a b " * 100]

    assert all(sketch is None or len(sketch) == 256 for sketch in map(sketch_of, odd))


def test_growing_edits_never_bring_texts_nearer_by_much():
    one = text(500)
    shares = [
        share(" ".join(one), " ".join(one[:start] + ["edited"] * (500 - start)))
        for start in (500, 400, 250, 50)
    ]

    assert all(later < earlier for earlier, later in pairwise(shares))
