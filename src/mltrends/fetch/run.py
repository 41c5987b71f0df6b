"""Fetch a dataset of the catalogue, or a file of one's own, into data/raw, with a receipt."""

from __future__ import annotations

import importlib.util
import json
import shutil
import subprocess
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from mltrends.fetch.catalogue import Dataset
from mltrends.fetch.download import Fetched, Refused, fetch_file
from mltrends.model import Problem
from mltrends.store.files import put_json

RECEIPT = "receipt.json"
Told = Callable[[int, int], None]


def fetch_dataset(
    dataset: Dataset, folder: Path, *, accept_change: bool = False, told: Told | None = None
) -> list[Path]:
    """Fetch a dataset into `folder`; gives the files that are there now.

    Args:
        dataset: what to fetch.
        folder: where its files and the receipt go.
        accept_change: take a file that differs from the one of the receipt.
        told: hears how much has come.

    Raises:
        Refused: when a file is not what it should be, or has changed since the receipt.
        Problem: when it cannot be had.
    """
    if dataset.access != "http":
        return _by_client(dataset, folder)
    before = _receipt(folder)
    fetched = []
    for name, url in dataset.files:
        known = None if accept_change else before.get(name, {}).get("sha256")
        if dataset.sha256 is None and known is not None:
            fetched.append(_unless_changed(url, folder / name, known, told))
        else:
            fetched.append(
                fetch_file(url, folder / name, sha256=dataset.sha256, size=dataset.bytes, told=told)
            )
    _write_receipt(folder, dataset, fetched)
    return [one.path for one in fetched]


def _unless_changed(url: str, target: Path, known: str, told: Told | None) -> Fetched:
    """Fetch beside what is there, and put it in place only when it is the same or wanted."""
    draft = target.with_name(f".new-{target.name}")
    one = fetch_file(url, draft, told=told)
    if one.sha256 != known:
        draft.unlink()
        raise Refused(
            f"{target.name} has changed since it was last fetched; the old file stays: --accept-change takes the new one"
        )
    draft.replace(target)
    return Fetched(target, one.bytes, one.sha256)


def _write_receipt(folder: Path, dataset: Dataset, fetched: Sequence[Fetched]) -> None:
    urls = dict(dataset.files)
    put_json(
        folder / RECEIPT,
        {
            "dataset": dataset.name,
            "title": dataset.title,
            "licence": dataset.licence,
            "citation": dataset.citation,
            "homepage": dataset.homepage,
            "fetched": datetime.now(UTC).isoformat(timespec="seconds"),
            "files": {
                one.path.name: {"url": urls.get(one.path.name, ""), "bytes": one.bytes, "sha256": one.sha256}
                for one in fetched
            },
        },
    )


def _receipt(folder: Path) -> dict[str, Any]:
    try:
        kept = json.loads((folder / RECEIPT).read_text("utf-8"))
        files: dict[str, Any] = kept["files"]
    except (OSError, ValueError, KeyError, TypeError):
        return {}
    return files if isinstance(files, dict) else {}


def _by_client(dataset: Dataset, folder: Path) -> list[Path]:
    """Sites that want an account are asked through their own clients, which know the user's."""
    if dataset.access == "kaggle":
        command = ["kaggle", "datasets", "download", dataset.handle, "--path", str(folder), "--unzip"]
        client, install = "kaggle", "pip install kaggle"
    else:
        command = ["hf", "download", dataset.handle, "--repo-type", "dataset", "--local-dir", str(folder)]
        client, install = "hf", "pip install huggingface_hub"
    if shutil.which(client) is None:
        found = importlib.util.find_spec("huggingface_hub") is not None and client == "hf"
        hint = " (the library is there, its command is not on the path)" if found else ""
        raise Problem(
            f"{dataset.title} is given out by {dataset.access} through its own client, which is not installed{hint}: accept the "
            f"terms at {dataset.homepage}, then `{install}`, then `{' '.join(command)}`"
        )
    folder.mkdir(parents=True, exist_ok=True)
    ended = subprocess.run(command, check=False)  # fixed words and our own catalogue
    if ended.returncode:
        raise Problem(f"`{' '.join(command)}` ended with code {ended.returncode}; it says why above")
    return sorted(path for path in folder.rglob("*.csv"))
