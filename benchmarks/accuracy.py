"""Hold the reading against the labels in `evaluation/` and write docs/accuracy.md: `make accuracy`."""

from __future__ import annotations

import os
from pathlib import Path

from mltrends import taxonomy
from mltrends.evaluate.asked import Asked
from mltrends.evaluate.gold import read_gold
from mltrends.evaluate.kinds import report
from mltrends.evaluate.lines import HALVES
from mltrends.evaluate.run import agreement, evaluate, find
from mltrends.evaluate.show import fields, roles, skills
from mltrends.extract.reader import Reader

ROOT = Path(__file__).resolve().parent.parent
HEAD = """# How right the reading is

Made by `make accuracy` (MLTRENDS_DATASETS names the folder that holds the ads); anyone can print the same with
`mltrends evaluate evaluation/ads.jsonl --texts FOLDER`.

**What was labelled.** 320 ads and 650 titles, drawn at random with a fixed seed from eight and eleven public sets (half of the
ads are Hacker News posts of 2011 to 2019, which hold many jobs that are not of this field). Each was read whole and labelled
by a careful reader under written rulings; 64 ads and 96 titles were read a second time, blind. The readers were instances of one
language model, each with its own batch and without sight of our code, of keywords, or of one another's labels: that
they agree so well says that the rulings are clear, not that five people would agree as well. `evaluation/` holds labels and
digests of texts, never the texts.

**How they are used.** A digest's first digits put an ad into one of two halves. The rules are improved by looking at the
half to develop on; what is wrong in the held half is only counted, never looked at. So the held half is what to expect of ads
that nobody has seen. Precision is the share of what we read that the reader read too, recall the share of what
the reader read that we read; both per ad and skill, of 125 skills. Intervals are Wilson's, with the labels of one ad taken as
independent, so they are a little narrow.

**Label files of your own** say in their first line what they are:

| first line | a line behind it | what is measured |
|---|---|---|
| `{"gold": "ads", "compared": ["Python", "SQL"]}` | `{"text": "…", "title": "…", "skills": ["Python"], "role": "Data Scientist"}` | skills, role, level, remote, education, years and pay of whole ads; `compared` lists the skills that you looked for |
| `{"gold": "titles"}` | `{"text": "Lead Data Scientist", "role": "Data Scientist", "seniority": "lead"}` | role and level |
| `{"gold": "hits"}` | `{"text": "Python, R", "concept": "r", "start": 8, "end": 9, "right": true}` | whether a word with two meanings is meant where it counts; `right` is null where one cannot tell |

Instead of its `text` a line may name the ad by digest (`"ad": "…"`, blake2b of the text cell, 16 bytes); `--texts` says where to look.
"""


HITS = """## Words with two meanings

Places drawn at random among those at which a doubtful word was counted when they were drawn; a reader saw the words
around each and said whether the tool, the language or the field is meant there. Precision: of the labelled places that
still count, the share that are right. The last column says what a stricter rule has cost: places that are right and no
longer count, of all that are right. Words weigh in "all of them" as many places as were labelled, not as they are frequent.
"""


def _hits(reader: Reader, texts: list[Path]) -> list[str]:
    path = ROOT / "evaluation" / "hits.jsonl"
    if not path.exists():
        return ["## Words with two meanings\n", "Not measured: there is no `evaluation/hits.jsonl`.\n"]
    return [HITS, *report(Asked(path, reader, tuple(texts)))]


def main() -> None:
    """Write the page."""
    texts = [Path(os.environ["MLTRENDS_DATASETS"])]
    concepts = taxonomy.load()
    reader = Reader(concepts)
    kinds = {concept.label: concept.kind for concept in concepts.concepts}
    lines = [HEAD]
    for name in ("ads", "titles"):
        gold = read_gold(ROOT / "evaluation" / f"{name}.jsonl")
        found = find(gold, texts)
        for half in reversed(HALVES):
            result = evaluate(gold, texts, reader, half=half, found=found)
            lines.append(
                f"## {name.capitalize()}, the half {'to develop on' if half == 'develop' else 'that is held'}\n"
            )
            lines.append(f"{result.score.ads} of {result.labels} labelled {name} were in the files.\n")
            if result.score.by_label:
                lines += skills(result.score, kinds, each=half == "develop")
            lines += fields(result.score)
            if name == "titles":
                lines += roles(result.score)
        second = agreement(gold)
        lines.append(f"## {name.capitalize()}: two readers\n")
        if (f1 := second.of(second.by_label).f1) is not None:
            lines.append(
                f"On {second.ads} ads that were read twice the second reading agrees with the first with F1 {f1:.3f} for skills.\n"
            )
        lines += fields(second)
    lines += _hits(reader, texts)
    (ROOT / "docs" / "accuracy.md").write_text("\n".join(lines).rstrip() + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
