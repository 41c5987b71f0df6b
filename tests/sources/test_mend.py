"""Letters that were encoded twice are put right; what can be meant is left alone."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from mltrends.sources.mend import may_be_twice, mended

LETTERS = st.text(alphabet="abc äöüßéèçñøåłżąőАБвгдж–’“”€™•", max_size=40)


@pytest.mark.parametrize(
    ("broken", "sound"),
    [
        ("MÃ¼nchen", "München"),
        ("cafÃ© â€“ Itâ€™s â€œfineâ€\x9d", "café – It’s “fine”"),
        ("ÃƒÂ©", "é"),
        ("Â£50k", "£50k"),
        ("РґР°РЅРЅС‹Рµ", "данные"),
        ("数据分析".encode().decode("latin-1"), "数据分析"),
        ("SoftwareÂ\xa0Engineer", "Software\xa0Engineer"),
    ],
)
def test_broken_text_is_put_right(broken, sound):
    assert mended(broken) == sound


@pytest.mark.parametrize(
    "text",
    [
        "«MAÇÃ»",
        "CAFÉ»",
        "à la carte",
        "São Paulo",
        "Росс С.",
        "naïve Ångström",
        "20–30 €",
        "Ö»",
        "é··",
        "ÀÉÈ ÄÖÜ",
    ],
)
def test_sound_text_stays(text):
    assert mended(text) == text


@given(LETTERS)
def test_what_was_encoded_twice_comes_back(text):
    assume(mended(text) == text)  # what looks as if it had been encoded twice is mended twice
    twice = text.encode("utf-8").decode("latin-1")

    assert mended(twice).replace("\x80", "") == text.replace("\x80", "")


@given(LETTERS)
def test_the_quick_look_never_misses_what_would_be_mended(text):
    for broken in (
        text,
        text.encode("utf-8").decode("latin-1"),
        text.encode("utf-8").decode("cp1252", "ignore"),
    ):
        if mended(broken) != broken:
            assert may_be_twice(broken.encode("utf-8"))
