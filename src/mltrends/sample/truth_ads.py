"""The truth about every single row, for tests; on request only, because it grows with the sample."""

from __future__ import annotations

import csv
import hashlib
from pathlib import Path

from mltrends.sample.posting import FIRST, Posting
from mltrends.sample.skills import REQUIRED, skills

FILE = "truth_ads.csv"
HEADER = (
    "file", "row", "vacancy", "duplicate_of", "kind", "source", "posted", "role", "seniority", "employer", "country",
    "language", "has_text", "remote", "employment", "education", "years", "skills", "required", "yearly", "pay_low",
    "pay_high", "pay_currency", "pay_period", "pay_point",
)  # fmt: skip


class TruthAds:
    """Writes one line for each row of the files, broken ones included."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / FILE
        self._file = self.path.open("w", encoding="utf-8", newline="")
        self._rows = csv.writer(self._file, lineterminator="\n")
        self._rows.writerow(HEADER)

    def note(self, file: str, row: int, posting: Posting) -> None:
        """Write the line of a row."""
        vacancy, pay = posting.vacancy, posting.vacancy.pay
        labels = [skills()[number].label for number in vacancy.skills]
        name = f"v{vacancy.number:07d}"
        self._rows.writerow(
            [
                file,
                row,
                name,
                "" if posting.kind == FIRST else name,
                posting.kind,
                posting.board,
                posting.day.isoformat() if posting.day and vacancy.dated else "",
                vacancy.role.name,
                vacancy.level,
                vacancy.employer.name,
                vacancy.country.code,
                vacancy.language,
                int(vacancy.has_text),
                vacancy.remote,
                vacancy.employment,
                vacancy.education,
                _shown(vacancy.years),
                "|".join(labels),
                "|".join(
                    label for label, place in zip(labels, vacancy.asked, strict=False) if place == REQUIRED
                ),
                round(vacancy.yearly),
                *(
                    [""] * 5
                    if pay is None
                    else [_shown(pay.low), _shown(pay.high), pay.currency, pay.period, _shown(pay.point)]
                ),
            ]
        )

    def note_broken(self, file: str, row: int) -> None:
        """Write the line of a row that was broken on purpose."""
        self._rows.writerow([file, row, "", "", "broken", *[""] * (len(HEADER) - 5)])

    def close(self) -> str:
        """Close the file and return its digest."""
        self._file.close()
        return hashlib.sha256(self.path.read_bytes()).hexdigest()


def _shown(value: float | None) -> str:
    return "" if value is None else f"{value:g}" if isinstance(value, int) else str(value)
