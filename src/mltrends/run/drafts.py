"""What is built beside the published files: the warehouse, its answers, the report. Runs in child processes."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path

from mltrends import __version__, taxonomy
from mltrends.model import Source
from mltrends.rates import load_rates
from mltrends.run.outcome import accounts
from mltrends.run.plan import Plan
from mltrends.run.vocabulary import layer_paths
from mltrends.sources.mapping import source_of_profile
from mltrends.store.files import put_text
from mltrends.store.settings import Settings


def build_draft(plan: Plan, target: Path) -> None:
    """Link the postings into ads and build the warehouse at `target`."""
    from mltrends import ads
    from mltrends.warehouse.build import Part, build

    sources = sources_of(plan)
    kinds: dict[str, str] = {source.name: source.kind for source in sources}
    worlds = {part.file: kinds[part.source] for part in plan.partitions}
    worlds |= {file.name: "set aside" for file in plan.files if file.set_aside}
    days = {file.name: file.day for file in plan.files}
    parts = [
        Part(
            file=part.file,
            digest=part.piece.digest,
            slice=part.piece.number,
            first_row=part.piece.first_row,
            first_line=part.piece.first_line,
            postings=part.postings,
            rejects=part.rejects,
            readings=part.readings,
            mentions=part.mentions,
            world=worlds[part.file],
            seen_on=days[part.file],
        )
        for part in plan.partitions
    ]
    linked = target.with_name("ads.parquet")
    for old in (linked, target):
        old.unlink(missing_ok=True)
    ads.link(
        parts,
        linked,
        stable_sources={source.name for source in sources if source.stable_id},
        snapshot_sources={source.name for source in sources if source.snapshots},
    )
    build(
        target,
        parts=parts,
        files=accounts(plan),
        sources=sources,
        taxonomy=taxonomy.load(layer_paths(plan.home, plan.settings)),
        settings=plan.settings,
        ads=linked,
        about={
            "mltrends_version": __version__,
            "inputs_key": plan.key,
            "sample": str(plan.choice.is_sample).lower(),
            "vocabulary_version": plan.vocabulary_version,
            "settings": "\n".join(plan.settings.lines()),
        },
        rates=load_rates(plan.home.rates),
    )


def sources_of(plan: Plan) -> list[Source]:
    """The sources of the run's files, known and mapped, by name."""
    found = {
        file.profile.source: source_of_profile(file.profile)
        for file in plan.files
        if file.profile is not None and not file.problem
    }
    return [found[name] for name in sorted(found)]


def answer_draft(target: Path, settings: Settings) -> None:
    """Write the answers into the warehouse at `target`."""
    from mltrends import claims, metrics

    metrics.answer_all(target, settings, claims.claim_answers())


def write_contents(target: Path, reports: Sequence[Path]) -> None:
    """Write the page that leads to these reports, oldest first, which lie beside it."""
    from mltrends.report.contents import contents_page

    put_text(target, contents_page(reports, __version__))


def draw_draft(
    warehouse: Path, folder: Path, answers: Path, before: Path | None, kept: Path, settings: Settings
) -> tuple[str, ...]:
    """Draw the report into `folder`; gives its findings.

    Args:
        warehouse: where the answers are.
        folder: of the report.
        answers: folder to keep the answers in.
        before: what the run before answered, when that is known.
        kept: drawings of earlier reports.
        settings: of the home.
    """
    from mltrends.report.site import Wish
    from mltrends.report.write import write_report

    shutil.rmtree(folder, ignore_errors=True)
    wish = Wish(
        snippets=settings.report.snippets,
        topics=settings.report.topics,
        kept=kept,
        keep=answers,
        before=before,
    )
    return write_report(warehouse, folder, wish).findings
