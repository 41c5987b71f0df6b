"""`mltrends rollback`: publish an earlier run again."""

from __future__ import annotations

from pathlib import Path

import click

from mltrends.cli.options import home_option


@click.command("rollback", short_help="Put back the warehouse and the report of an earlier run.")
@click.argument("run", required=False)
@home_option
@click.option("--dry-run", is_flag=True, help="Say what would be published, and change nothing.")
def command(run: str | None, home: Path, dry_run: bool) -> None:
    """Publish the run before the last one again, or the earlier RUN that is named (see `mltrends diff --help` for names).

    Warehouse and reports/latest are swapped as a run swaps them, so that no reader sees half of either. Later runs are
    withdrawn: their folders in reports/ stay until they are too old, `mltrends diff` still knows them. The next `mltrends run`
    reads data/raw as it is then, so mend what was wrong there first.

    \b
    mltrends rollback --dry-run
    mltrends rollback
    mltrends rollback 2026-01-05_060012
    """
    from mltrends.run.rollback import back_to
    from mltrends.store.home import open_home

    done = back_to(open_home(home), run, dry_run=dry_run)
    would = "would be " if dry_run else ""
    click.echo(f"{done.run} {'would be' if dry_run else 'is'} published again.")
    click.echo(
        f"Not published any more {would and '(would be)'}: {', '.join(done.withdrawn) or 'none'}".replace(
            "  ", " "
        )
    )
