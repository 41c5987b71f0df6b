"""The flow: discover, read, extract, build, answer, draw, check, publish, as Prefect tasks.

A thin coat over `mltrends.run.steps`: which step follows which, what is tried again, and what Prefect's
pages show of it. What the steps do, and what is new, is decided there; `mltrends run --plain` calls the
same functions without Prefect and comes to the same bytes.

Start it with `mltrends run`, or serve and deploy `trends` like any other flow.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from prefect import Task, flow
from prefect.artifacts import create_markdown_artifact

from mltrends.pipelines.runners import OPTIONS, runner_of
from mltrends.run import notify, steps
from mltrends.run.outcome import Outcome, Request, markdown
from mltrends.run.progress import Progress
from mltrends.run.session import session
from mltrends.store.objects import place_of

T = TypeVar("T")


def as_task(name: str, function: Callable[..., T], *arguments: Any) -> T:
    """One step as a task. Arguments stay in this process: Prefect keeps names and states, not our data."""
    return Task(lambda: function(*arguments), name=name, task_run_name=name, **OPTIONS)()


def tell_of_it(flow: Any, flow_run: Any, state: Any) -> None:
    """Tell the webhook of the home's settings, where there is one, how the run ended."""
    del flow  # Prefect names what it hands over
    failed = "" if state.is_completed() else (state.message or state.name)
    notify.tell(Path(flow_run.parameters.get("home", ".")), failed=failed)


@flow(
    name="mltrends",
    flow_run_name="trends of {home}",
    validate_parameters=True,
    persist_result=False,
    on_completion=[tell_of_it],
    on_failure=[tell_of_it],
    on_crashed=[tell_of_it],
    on_cancellation=[tell_of_it],
)
def trends(
    home: str = ".",
    paths: tuple[str, ...] = (),  # a plain type: Prefect reads it again in a process of its own
    sample: bool = False,
    strict: bool = False,
    verify: bool = False,
    shown: bool = True,
    wait: float = 0.0,
    accept: bool = False,
    runner: str = "processes",
    workers: int | None = None,
    address: str | None = None,
    store: str | None = None,
) -> Outcome:
    """Read job ads and publish what they say.

    Args:
        home: folder that holds data/raw, data/processed and reports.
        paths: files, folders or addresses (s3://bucket/name) to read instead of data/raw.
        sample: read the synthetic sample.
        strict: end with code 3 when anything at all was refused.
        verify: open every file again, even those that look unchanged.
        shown: show progress on the screen.
        wait: seconds to wait for another run in the home to end.
        accept: publish also what a check between runs would hold back.
        runner: who reads: local (one core), processes (all cores of this machine) or dask (a cluster).
        workers: how many at a time; else one a core.
        address: where the scheduler of the Dask cluster listens.
        store: address (s3://bucket/name) at which partitions are kept beside the home; else that of the settings.
    """
    request = Request("", tuple(map(place_of, paths)), sample, strict, verify, wait, accept, store or "")
    with session(Path(home), request, Progress(shown=shown)) as run:
        with runner_of(run, runner, workers, address) as hands:
            plan = as_task("discover", steps.discover, run)
            if steps.is_published(plan):
                return steps.stands(run, plan)
            steps.read(run, plan, hands)
            steps.extract(run, plan, hands)
        draft = as_task("build", steps.build, run, plan)
        draft = as_task("answer", steps.answer, run, draft)
        draft = as_task("draw", steps.draw, run, draft)
        warnings = as_task("check", steps.check, run, draft)
        outcome = as_task("publish", steps.publish, run, plan, draft, warnings)
    create_markdown_artifact(markdown(outcome), key="mltrends-run", description="What the run read and found")
    return outcome


if __name__ == "__main__":
    trends()
