"""Published classifications that can stand on top of the vocabulary, and what their publishers ask to be said."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Scheme:
    """A classification: whose it is, and the words that have to stand beside what is taken from it."""

    title: str
    attribution: str
    licence: str


SCHEMES = {
    "esco": Scheme(
        "ESCO, European Skills, Competences, Qualifications and Occupations",
        "This service uses the ESCO classification of the European Commission.",
        "free to reuse with that acknowledgement; this is an adapted version",
    ),
    "onet": Scheme(
        "O*NET, Technology Skills",
        "Includes information from the O*NET Database by the U.S. Department of Labor, Employment and Training "
        "Administration (USDOL/ETA), used under the CC BY 4.0 license. O*NET is a trademark of USDOL/ETA. The "
        "information was modified; USDOL/ETA has not approved, endorsed or tested these modifications.",
        "CC BY 4.0",
    ),
}
