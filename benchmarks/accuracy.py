"""Hold the reading against the labels in `evaluation/` and write docs/accuracy.md: `make accuracy`.

MLTRENDS_DATASETS names the folder that holds the ads. MLTRENDS_GOLD, or the only argument, names a folder of published
gold, which is no part of the project: SkillSpan's files, and tables of spans with ESCO names. MLTRENDS_WAREHOUSE names a warehouse
that `mltrends run` made of the same ads: what models say is read from there.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path

from benchmarks import remote_model
from mltrends import taxonomy
from mltrends.evaluate.asked import Asked
from mltrends.evaluate.gold import FIELDS, read_gold
from mltrends.evaluate.kinds import kind_of, report
from mltrends.evaluate.lines import HALVES
from mltrends.evaluate.run import agreement, evaluate, find_all
from mltrends.evaluate.score import GROUPS, Score
from mltrends.evaluate.show import fields, roles, skills
from mltrends.evaluate.unread import read_modelled, read_unread
from mltrends.evaluate.unread import report as unread_report
from mltrends.extract.reader import Reader
from mltrends.metrics.answer_reading import MEASURED

ROOT = Path(__file__).resolve().parent.parent
HEAD = """# How right the reading is

Made by `make accuracy` (MLTRENDS_DATASETS names the folder that holds the ads); anyone can print the same with
`mltrends evaluate evaluation/ads.jsonl --texts FOLDER`. MLTRENDS_GOLD names the folder of published gold, if there is one.

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
| `{"gold": "terms"}` | `{"term": "LangGraph", "set": "frameworks", "text": "Experience with LangGraph."}` | whether anything counts at the term |

Instead of its `text` a line of ads and hits may name the ad by digest (`"ad": "…"`, blake2b of the text cell, 16 bytes); `--texts` says where to look.
"""


HITS = """## Words with two meanings

Places drawn at random among those at which a doubtful word was counted when they were drawn; a reader saw the words
around each and said whether the tool, the language or the field is meant there. Precision: of the labelled places that
still count, the share that are right. The last column says what a stricter rule has cost: places that are right and no
longer count, of all that are right. Words weigh in "all of them" as many places as were labelled, not as they are frequent.
"""


TERMS = """## Terms of generative AI

Terms that employers' ads of 2024 to 2026 use, in the spellings and plurals of ads, each in a short sentence made up for it. The list was
written down from general knowledge before the vocabulary was held against it, and is not changed to suit it; it is open, so what
is missed is listed. A term is known when a skill or topic that counts shares a character with it. That is little to ask ("AI"
in "AI engineering"), so the last column gives the share that one mention covers from end to end. When the list was
new, 0.570 of its terms (0.51 to 0.63) were known. The vocabulary may learn from what is listed here; a higher share then says
that these terms are in it, and not that as many of the next ones are.
"""


MODELS = """## What is modelled

Modelled figures stand in tables of their own. Pay from what an ad says is measured by every run, on employers that the model has
not seen, beside plain medians (`answer_pay_model`: error, baseline, gain with its interval); families of skills by how they hold when
employers are drawn again (`answer_skill_families`: stability); words that the vocabulary lacks against time, in
[emerging.md](emerging.md). docs/decisions/0015 says what each may be used for.
"""


def _terms(reader: Reader) -> list[str]:
    return [TERMS, *report(Asked(ROOT / "evaluation" / "genai.jsonl", reader))]


UNREAD = """## Titles that name no known job (modelled)

Where no word of a title is known to name a job, a model may propose a role from its other words and the skills of the text
(`answer_ad_roles`, docs/decisions/0015); no number counts by it. A reader labelled 405 such ads by title and text, with all jobs that
each is for: 295 drawn at random from ten sets before there was a model, and 110 drawn later from ads that name three skills
or topics, 70 to which the model gives a role and 40 to which it does not, in one shuffled list, so that few proposals
do not leave the share of right ones a guess. The model was chosen by looking at the half to develop on. A proposal is right when the ad is for
that job, be it one of several; where the reader could not tell, none is. The reader built the model, had
seen the code, read excerpts of about 330 characters of the second list, and set its labels to Software Engineer where nothing spoke against
it, knowing that most of the list had been given a role, though not which ads. So these labels lean towards the model, and
unlike those above nobody read any of them a second time. Labels of the first list were set before there was a model, titles of both halves
were seen while it was made, and about eight variants were held against the half to develop on. Most unread titles are of other trades, and many
ads have no text here: on those the model abstains, so coverage is to be read off the rows drawn from all unread titles.
"""


def _unread(warehouse: str | None) -> list[str]:
    if not warehouse:
        return [
            "## Titles that name no known job (modelled)\n",
            "Not measured: MLTRENDS_WAREHOUSE names no warehouse of these ads.\n",
        ]
    labels = read_unread(ROOT / "evaluation" / "unread.jsonl")
    return [UNREAD, *unread_report(labels, read_modelled(Path(warehouse)))]


PUBLISHED = """## Published gold

Two sets that others made, for other ends and by other definitions. So these are no marks of right and wrong, but of how far two
views of an ad meet; a mention and a span meet when they share a character.

- **SkillSpan** (Zhang, Jensen, Sonniks and Plank, NAACL 2022; CC BY 4.0): English ads of a board for developers (tech) and of
  all trades (house), with placeholders for names and without commas. Knowledge is any subject, tool, degree, language or
  industry that the applicant brings; a skill is any phrase of doing ("work closely with other teams"). We look
  for a fixed vocabulary of data and ML careers, so most of the words of other trades are none of ours. They leave
  unmarked what stands in a title, in a line of tags or in the employer's stack; we count it, so what touches no span is
  often a tool that is meant all the same. The sentences of an ad are read as its lines. What is missed in the
  file named train may be looked at; the file dev is held, and what is missed in it is only counted.
- **Spans with ESCO names** (Decorte and others, 2022): spans in sentences of the same two sorts of ads, with the name of the
  skill in ESCO, the European list. Spans that come again in the same sentence count once. Where ESCO's name, without what stands in brackets
  behind it, is a name or alias of a concept of ours, the two can disagree. All of it is held: no span is ever listed.
"""


def _published(reader: Reader, folder: Path | None) -> list[str]:
    if folder is None:
        return ["## Published gold\n", "Not measured: MLTRENDS_GOLD names no folder of SkillSpan's files.\n"]
    files = sorted(one for one in folder.rglob("*") if one.suffix in {".json", ".jsonl", ".csv"})
    lines = [PUBLISHED]
    for path in files:
        if kind_of(path) in {"skillspan", "esco"}:
            lines += [f"### {path.relative_to(folder).as_posix()}\n", *report(Asked(path, reader))]
    return lines


def _hits(reader: Reader, texts: list[Path]) -> list[str]:
    path = ROOT / "evaluation" / "hits.jsonl"
    if not path.exists():
        return ["## Words with two meanings\n", "Not measured: there is no `evaluation/hits.jsonl`.\n"]
    return [HITS, *report(Asked(path, reader, tuple(texts)))]


def packaged(score: Score, kinds: Mapping[str, str], vocabulary: str) -> str:
    """The counts that every report shows, as TOML: skills by group, all of them last, and fields."""
    groups = {
        name: score.of(label for label in score.by_label if kinds.get(label) in members)
        for name, members in GROUPS.items()
    }
    lines = [
        "# How right the reading is, on the half of the labelled ads that is held. Made by `make accuracy`.",
        f'vocabulary = "{vocabulary}"',
        f"ads = {score.ads}",
    ]
    for name, one in {**groups, "all": score.of(score.by_label)}.items():
        told = {"group": f'"{name}"', "hits": one.hits, "alarms": one.alarms, "misses": one.misses}
        lines += ["", "[[skills]]", *(f"{key} = {value}" for key, value in told.items())]
    for name in FIELDS:
        told = {"field": f'"{name}"', "asked": score.asked[name], "right": score.right[name]}
        lines += ["", "[[fields]]", *(f"{key} = {value}" for key, value in told.items())]
    return "\n".join(lines) + "\n"


def main() -> None:
    """Write the page, and the counts that reports show."""
    folder = sys.argv[1] if len(sys.argv) > 1 else os.environ.get("MLTRENDS_GOLD")
    if folder and not Path(folder).is_dir():
        sys.exit(f"there is no folder {folder}; MLTRENDS_GOLD must name the one that holds published gold")
    datasets = os.environ.get("MLTRENDS_DATASETS")
    if not datasets:
        sys.exit("set MLTRENDS_DATASETS to the folder of real files that the labelled ads are in")
    texts = [Path(datasets)]
    concepts = taxonomy.load()
    reader = Reader(concepts)
    kinds = {concept.label: concept.kind for concept in concepts.concepts}
    lines = [HEAD]
    golds = [read_gold(ROOT / "evaluation" / f"{name}.jsonl") for name in ("ads", "titles")]
    ads_found, titles_found = find_all(golds, texts)
    for name, gold, found in zip(("ads", "titles"), golds, (ads_found, titles_found), strict=True):
        for half in reversed(HALVES):
            result = evaluate(gold, texts, reader, half=half, found=found)
            lines.append(
                f"## {name.capitalize()}, the half {'to develop on' if half == 'develop' else 'that is held'}\n"
            )
            lines.append(f"{result.score.ads} of {result.labels} labelled {name} were in the files.\n")
            if name == "ads" and half != "develop":
                MEASURED.write_text(packaged(result.score, kinds, concepts.version), encoding="utf-8")
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
    lines.append(MODELS)
    lines += remote_model.report(reader, golds[0], ads_found)
    lines += _hits(reader, texts)
    lines += _terms(reader)
    lines += _unread(os.environ.get("MLTRENDS_WAREHOUSE"))
    lines += _published(reader, Path(folder) if folder else None)
    (ROOT / "docs" / "accuracy.md").write_text("\n".join(lines).rstrip() + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
