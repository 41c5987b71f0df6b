"""The steps of a run as plain functions: discover, read, extract, build, answer, draw, check, publish.

`pipelines/trends.py` makes Prefect tasks of them; `run_plain` calls them one after the other. Both come
to the same bytes, because nothing here knows who calls.
"""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from mltrends.model import Problem
from mltrends.run.apart import extracting_apart, reading_apart
from mltrends.run.batch import extract_batch, read_batch
from mltrends.run.choose import choose
from mltrends.run.cluster import wait_until
from mltrends.run.depot import bring, hand_in
from mltrends.run.drafts import answer_draft, build_draft, draw_draft
from mltrends.run.drift import Noticed, judge, noticed
from mltrends.run.forget import agree
from mltrends.run.history import answers_before, keep_run, last_run
from mltrends.run.inputs import size_of
from mltrends.run.journal import GOOD, SAME, Ending
from mltrends.run.log import logger
from mltrends.run.outcome import Outcome, Request, conclude, record_of, told_of
from mltrends.run.plan import Partition, Plan, ReadJob, batches, make_plan
from mltrends.run.progress import Progress
from mltrends.run.remember import look_at, without_forgotten
from mltrends.run.retention import let_go
from mltrends.run.runner import Runner, here
from mltrends.run.vocabulary import layer_paths
from mltrends.run.workers import Told, in_child
from mltrends.store.files import swap_link
from mltrends.store.home import Home
from mltrends.store.objects import Address
from mltrends.store.settings import Settings
from mltrends.store.tables import count_rows

HOUR = 3600.0
READ_SECONDS = HOUR  # a batch is at most some gigabytes: an hour means that something hangs
EXTRACT_SECONDS = 6 * HOUR
BUILD_SECONDS = HOUR
DRAW_SECONDS = HOUR / 2
CHECK_SECONDS = 300.0


@dataclass(frozen=True, slots=True)
class Run:
    """One run under way: what was asked, where, under which settings, and who watches."""

    request: Request
    home: Home
    settings: Settings
    progress: Progress
    ending: Ending = field(default_factory=Ending)
    depot: Address | None = None  # where partitions are kept beside the home


@dataclass(frozen=True, slots=True)
class Draft:
    """What a run has built beside the published files and not yet swapped in."""

    warehouse: Path
    report: Path
    answers: Path
    findings: tuple[str, ...] = ()


def discover(run: Run) -> Plan:
    """Find the files, learn their shapes, and decide what is to be done.

    Raises:
        Problem: when no file can be read.
    """
    request = run.request
    with run.progress.step("choose", unit="ads") as step:
        choice = choose(run.home, request.paths, want_sample=request.sample, progress=step.reach)
        step.summary = f"{len(choice.files)} files"
    size = sum(size_of(path) for path, _ in choice.files) + sum(one.object.bytes for one in choice.remote)
    with run.progress.step("discover", size, "bytes") as step:
        files = look_at(
            run.home, choice.files, verify=request.verify, told=step.advance, remote=choice.remote
        )
        plan = make_plan(run.home, run.settings, choice, without_forgotten(run.home, files))
        step.summary = f"{len(plan.files)} files in {len(plan.partitions)} partitions, {len(plan.to_extract)} of them new"
    if not plan.partitions:
        first, more = plan.files[0], len(plan.files) - 1
        others = f" (and {more} more files)" if more else ""
        raise Problem(
            f"no file could be read: {first.name}: {first.problem}{others}; what was published before stands"
        )
    return plan


def is_published(plan: Plan) -> bool:
    """True when just this is what stands there already, so that there is nothing to do."""
    last = last_run(plan.home)
    return (
        last is not None
        and last["key"] == plan.key
        and plan.home.warehouse.exists()
        and (plan.home.latest / "index.html").exists()
    )


def stands(run: Run, plan: Plan) -> Outcome:
    """The outcome of a run that found nothing new."""
    record = last_run(plan.home)
    if record is None:  # is_published has seen it a moment ago
        raise Problem("the record of the last run is gone; run again")
    shutil.rmtree(plan.home.plain, ignore_errors=True)
    if run.depot is not None:
        hand_in(run.depot, plan.partitions)
    return _ended(run, SAME, conclude(run.request, record, record, new=False))


def read(run: Run, plan: Plan, runner: Runner) -> None:
    """Read the slices that are not postings yet, in few batches."""
    if run.depot is not None:
        with run.progress.step("fetch") as step:
            fetched = bring(run.depot, plan.partitions)
            step.summary = f"{fetched} partitions from the store" if fetched else "nothing new"
    jobs = plan.read_jobs()
    sizes = [job.partition.piece.stop - job.partition.piece.start for job in jobs]
    with run.progress.step("read", sum(sizes), "bytes") as step:
        dealt = batches(jobs, sizes, runner.workers)
        if runner.apart and run.depot is not None and jobs:
            with reading_apart(run.depot, plan, jobs, READ_SECONDS) as work:
                counts = runner.each("read", work, dealt, step.advance)
        else:
            counts = runner.each("read", partial(read_in_child, home=run.home), dealt, step.advance)
        wait_until(lambda: not plan.to_read, "what was read")
        kept, refused = (sum(count[number] for count in counts) for number in (0, 1))
        step.summary = (
            f"{kept + refused:,} rows, {kept:,} kept, {refused:,} refused" if jobs else "nothing new"
        )


def read_in_child(batch: Sequence[ReadJob], *, home: Home, told: Told) -> tuple[int, int]:
    """Read one batch in a process of its own."""
    return in_child(read_batch, list(batch), home, what="reading", seconds=READ_SECONDS, told=told)


def extract(run: Run, plan: Plan, runner: Runner) -> None:
    """Read what the ads of new postings say, in few batches."""
    parts = plan.to_extract
    sizes = [part.piece.stop - part.piece.start for part in parts]
    with run.progress.step("extract", sum(count_rows(part.columns) for part in parts), "ads") as step:
        dealt = batches(parts, sizes, runner.workers)
        if runner.apart and run.depot is not None and parts:
            with extracting_apart(run.depot, plan, parts, EXTRACT_SECONDS) as work:
                ads = sum(runner.each("extract", work, dealt, step.advance))
        else:
            work = partial(extract_in_child, layers=layer_paths(run.home, run.settings))
            ads = sum(runner.each("extract", work, dealt, step.advance))
        wait_until(lambda: not plan.to_extract, "what was extracted")
        step.summary = f"{ads:,} ads" if parts else "nothing new"
    if run.depot is not None:
        with run.progress.step("keep") as step:
            kept = hand_in(run.depot, plan.partitions)
            step.summary = f"{kept} partitions into the store" if kept else "nothing new"
        if agree(run.home, run.depot, run.request.run):
            raise Problem(
                "ads were taken down by another home that uses the store while this run was at work; run again"
            )


def extract_in_child(batch: Sequence[Partition], *, layers: Sequence[Path], told: Told) -> int:
    """Extract one batch in a process of its own."""
    return in_child(extract_batch, list(batch), layers, what="extraction", seconds=EXTRACT_SECONDS, told=told)


def build(run: Run, plan: Plan) -> Draft:
    """Link the ads and build the warehouse beside the published one."""
    folder = plan.home.building
    draft = Draft(folder / "mltrends.duckdb", folder / "report", folder / "answers")
    with run.progress.step("build"):
        in_child(build_draft, plan, draft.warehouse, what="building the warehouse", seconds=BUILD_SECONDS)
    return draft


def answer(run: Run, draft: Draft) -> Draft:
    """Write the answers that pages show into the same file."""
    with run.progress.step("answer"):
        in_child(answer_draft, draft.warehouse, run.settings, what="answering", seconds=BUILD_SECONDS)
    return draft


def draw(run: Run, draft: Draft) -> Draft:
    """Draw the report beside the published one."""
    with run.progress.step("draw"):
        findings = in_child(
            draw_draft,
            draft.warehouse,
            draft.report,
            draft.answers,
            answers_before(run.home),
            run.home.drawings,
            run.settings,
            what="drawing the report",
            seconds=DRAW_SECONDS,
        )
    return replace(draft, findings=findings)


def check(run: Run, draft: Draft) -> list[str]:
    """Hold the draft against what is published; gives the warnings.

    Raises:
        HeldBack: when a rule that holds back noticed something, and that was not accepted.
    """
    with run.progress.step("check") as step:
        found: list[Noticed] = []
        if run.home.warehouse.exists():
            found = in_child(
                noticed,
                run.home.warehouse,
                draft.warehouse,
                answers_before(run.home),
                draft.answers,
                run.settings.checks,
                what="checking against the run before",
                seconds=CHECK_SECONDS,
            )
        for one in found:
            logger.warning("%s: %s", one.rule, one.words)
        warnings = judge(found, run.settings.checks, accept=run.request.accept)
        step.summary = f"{len(warnings)} warnings" if warnings else "nothing unusual"
    return warnings


def publish(run: Run, plan: Plan, draft: Draft, warnings: Sequence[str] = ()) -> Outcome:
    """Swap warehouse and report in, keep the run's record, and let go of what is too old."""
    from mltrends.warehouse.publish import publish as swap_in

    with run.progress.step("publish") as step:
        before = last_run(run.home)
        record = record_of(run.request, plan, draft.findings, run.progress.seconds, warnings)
        report = run.home.reports / run.request.run
        draft.report.replace(report)
        draft.answers.replace(run.home.answers_of(run.request.run))
        swap_in(draft.warehouse, run.home.warehouse, run.settings.retention.warehouses)
        swap_link(run.home.latest, report)
        keep_run(run.home, record)  # last: only now is there nothing left to do
        shutil.rmtree(run.home.plain, ignore_errors=True)
        let_go(run.home, run.settings)
        step.summary = run.home.shown(run.home.latest / "index.html")
    return _ended(run, GOOD, conclude(run.request, record, before, new=True))


def run_plain(run: Run, runner: Runner | None = None) -> Outcome:
    """All steps, without Prefect."""
    runner = runner or here()
    plan = discover(run)
    if is_published(plan):
        return stands(run, plan)
    read(run, plan, runner)
    extract(run, plan, runner)
    draft = draw(run, answer(run, build(run, plan)))
    return publish(run, plan, draft, check(run, draft))


def _ended(run: Run, status: str, outcome: Outcome) -> Outcome:
    """Tell the journal how the run ends."""
    run.ending.status = status
    run.ending.told |= told_of(outcome)
    return outcome
