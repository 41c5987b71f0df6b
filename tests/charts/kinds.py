"""Kinds of data that every chart must bear: plain, none, too little of all, one row, hostile, very many."""

from __future__ import annotations

# What tells one thing from another; further answers say so by HARMED and by these names.
NAMES = {"role", "other", "concept", "label", "other_label", "thing", "industry", "application", "topic"}
NOT_NAMES = {"reason", "note", "status", "licence", "citation", "pay_kind", "kind", "file", "answer", "part"}
LONG = "of Infrastructure, Reliability and Donaudampfschifffahrtsgesellschaftskapitänsanwärterinnen"
COPIES = 4  # of each thing where things are many
ONE_FOR_ALL = {"answer_sources", "answer_files", "answer_funnel", "answer_rejects", "answer_coverage"}


def plain(made):
    return made.answers()


def none_at_all(made):
    return made.answers({name: [] for name in made.COLUMNS})


def too_little(made):
    """Every row that can be suppressed is, and no verdict could be reached."""
    changed = made.tables()
    for name, rows in changed.items():
        numbers = _columns(made, name, "double")
        for row in rows:
            if "suppressed" in row or "reason" in row or "verdict" in row:
                row |= {column: None for column in numbers if column in row}
            if "suppressed" in row:
                row["suppressed"] = True
            if "reason" in row and name not in ONE_FOR_ALL:
                row["reason"] = "too few ads (n=12 < 50)"
            if "verdict" in row:
                row["verdict"] = "too little data"
            for place in ("rank", "place", "q_value"):
                if place in row:
                    row[place] = None
    return made.answers(changed)


def one_row(made):
    return made.answers({name: rows[:1] for name, rows in made.tables().items()})


def hostile(made):
    return made.answers(*made.hostile())


def very_many(made):
    """Each thing four times over, under names that have no end."""
    changed = made.tables()
    for name, rows in changed.items():
        if name in ONE_FOR_ALL:
            continue
        words = (set(made.HARMED.get(name, ())) | NAMES & set(_columns(made, name, "varchar"))) - NOT_NAMES
        if words:
            changed[name] = [
                row | {word: f"{row[word]} {at} {LONG}" if at else row[word] for word in words if row[word]}
                for at in range(COPIES)
                for row in rows
            ]
    return made.answers(changed)


KINDS = (plain, none_at_all, too_little, one_row, hostile, very_many)


def _columns(made, name, kind):
    pairs = (column.strip().split(" ", 1) for column in made.COLUMNS[name].split(","))
    return [column for column, type_ in pairs if type_ == kind]
