"""Made-up files as publishers give them, and layers as we write them."""

from __future__ import annotations

import csv

from mltrends.taxonomy.imported import Entry, layer_text

ESCO = "http://data.europa.eu/esco/skill/"
ESCO_COLUMNS = (
    "conceptType", "conceptUri", "skillType", "reuseLevel", "preferredLabel", "altLabels", "hiddenLabels", "status", "description",
)  # fmt: skip
ONET_COLUMNS = (
    "O*NET-SOC Code", "Example", "Commodity Code", "Commodity Title", "Hot Technology", "In Demand",
)  # fmt: skip


def esco_file(path, rows, columns=ESCO_COLUMNS):
    """Skills as ESCO gives them; what a row does not say is filled in."""
    filled = {"conceptType": "KnowledgeSkillCompetence", "status": "released", "reuseLevel": "cross-sector"}
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, extrasaction="ignore", restval="")
        writer.writeheader()
        for number, row in enumerate(rows):
            row = {"conceptUri": f"{ESCO}{number:08x}-aaaa"} | row
            writer.writerow(filled | row | {"altLabels": "\n".join(row.get("altLabels", ()))})
    return path


def onet_file(path, names):
    """Technology skills as O*NET gives them: a row for each occupation and name."""
    rows = [("15-2051.00", name, "43232202", "Some software", "N", "N") for name in names]
    path.write_text("\n".join("\t".join(row) for row in (ONET_COLUMNS, *rows)) + "\n", encoding="utf-8")
    return path


def entry(concept, label, any_case=None, as_spelled=(), as_name=(), link=""):
    words = (label,) if any_case is None else tuple(any_case)
    return Entry(concept, label, words, tuple(as_spelled), tuple(as_name), link or f"{ESCO}{concept}")


def layer(path, *entries, **head):
    """A layer's file with these entries."""
    told = {
        "scheme": "esco",
        "title": "Made up",
        "attribution": "Says who.",
        "licence": "free",
        "from": "x.csv",
    }
    path.write_text(layer_text(told | head, entries), encoding="utf-8")
    return path
