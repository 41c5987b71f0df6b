"""Which ads a run is about: the user's own files, or the synthetic sample, never both."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from mltrends import sample
from mltrends.model import Problem, WrongUse
from mltrends.run.history import last_run
from mltrends.run.inputs import find_files
from mltrends.run.remote import Remote, find_remote
from mltrends.store.home import Home
from mltrends.store.objects import Address

Named = tuple[Path, str]


@dataclass(frozen=True, slots=True)
class Choice:
    """The files of a run, whether they are the sample, and what was left out for it."""

    files: tuple[Named, ...]
    is_sample: bool
    left_out: tuple[Named, ...]
    remote: tuple[Remote, ...] = ()  # those of the files that lie on an object store


def choose(
    home: Home,
    paths: Sequence[Path | Address],
    *,
    want_sample: bool,
    progress: Callable[[int, int], None] | None = None,
) -> Choice:
    """Choose the files; the default sample is generated on first use.

    Raises:
        WrongUse: when the sample is asked for where real ads live.
        Problem: when there is nothing to read.
    """
    if want_sample:
        _refuse_sample_beside_real(home, paths)
        sample.ensure(home.sample, progress=progress)
        paths = [home.sample]
    remote = tuple(find_remote(home, [place for place in paths if isinstance(place, Address)]))
    further = [(one.path, one.name, one.object.at.shown) for one in remote]
    folders = [place for place in paths if isinstance(place, Path)]
    real, synthetic = _apart(find_files(home, folders, further))
    if not real and synthetic and not paths:
        sample.ensure(home.sample, progress=progress)
        synthetic = find_files(home, [home.sample])
    if not real and not synthetic:
        where = ", ".join(str(path) for path in paths) or home.shown(home.raw)
        raise Problem(
            f"no CSV file in {where}; put one there, name one (mltrends run FILE), or start with the synthetic sample "
            "(mltrends run --sample)"
        )
    if real:
        return Choice(tuple(real), is_sample=False, left_out=tuple(synthetic), remote=remote)
    return Choice(tuple(synthetic), is_sample=True, left_out=(), remote=remote)


def _refuse_sample_beside_real(home: Home, paths: Sequence[Path | Address]) -> None:
    advice = "run without --sample, or give the sample a home of its own (--home DIR)"
    if paths:
        raise WrongUse("--sample brings its own files; name files or ask for the sample, not both")
    last = last_run(home)
    if last is not None and not last["sample"]:
        raise WrongUse(
            f"the last run in {home.root} was on real ads, and the sample would replace them; {advice}"
        )
    real, _ = _apart(find_files(home, [])) if home.raw.is_dir() else ([], [])
    if real:
        raise WrongUse(
            f"{home.shown(home.raw)} holds real files ({real[0][1]}), and the sample never stands beside them; {advice}"
        )


def _apart(files: Sequence[Named]) -> tuple[list[Named], list[Named]]:
    """Real files, and files that a sample's marker lists as its ads; what else it lists is the truth about them."""
    markers = {folder: sample.marker(folder) for folder in {path.parent for path, _ in files}}
    real: list[Named] = []
    synthetic: list[Named] = []
    for path, name in files:
        mark = markers[path.parent]
        if mark is None or path.name not in mark.files:
            real.append((path, name))
        elif path.name in mark.ads_files:
            synthetic.append((path, name))
    return real, synthetic
