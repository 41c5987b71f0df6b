"""The command line: one file a verb, loaded only when the verb is used.

Exit codes: 0 fine; 1 the run failed; 2 wrong use; 3 done, but something was refused that was not
refused last time; 4 no good run is as recent as `mltrends status --max-age` asks.
"""

from __future__ import annotations

import importlib
import os
import sys
from collections.abc import Sequence
from typing import Any

import click

from mltrends import __version__

VERBS = (
    "run", "schedule", "watch", "runs", "status", "rollback", "clean", "fetch", "sql", "export", "match", "pay", "explain", "report", "diff", "inspect", "sources", "sample", "taxonomy", "evaluate", "forget", "doctor",
)  # fmt: skip


class Verbs(click.Group):
    """Finds a verb's file by its name, so that `mltrends --help` starts at once."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The verbs in the order in which one meets them."""
        del ctx
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The verb of that name."""
        del ctx
        if cmd_name not in VERBS:
            return None
        command: click.Command = importlib.import_module(f"mltrends.cli.{cmd_name}").command
        return command


@click.group(cls=Verbs, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="mltrends")
def cli() -> None:
    """Public job-posting CSVs in, honest trends of machine-learning careers out.

    \b
    First steps:
      mltrends run --sample            a report on synthetic ads, to see what comes out
      cp my-ads.csv data/raw/          your own ads
      mltrends run                     read them; the report is reports/latest/index.html
      mltrends sql "FROM answer_roles" ask the warehouse
    """


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and end the process with its exit code."""
    sys.exit(call(arguments))


def call(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; what is the user's or the input's doing is one line and never a traceback."""
    from mltrends.model import Problem

    try:
        result: Any = cli.main(arguments, prog_name="mltrends", standalone_mode=False)
    except click.exceptions.Exit as end:
        return end.exit_code
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        return _say("stopped; what was finished is kept, run again to go on", 1)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # the reader of our output has left
        return 0
    except Problem as problem:
        return _say(str(problem), problem.exit_code)
    except OSError as error:
        from mltrends.run.workers import of_the_machine

        problem_of_machine = of_the_machine(error)
        if problem_of_machine is None:
            raise
        return _say(str(problem_of_machine), 1)
    return result if isinstance(result, int) else 0


def _say(line: str, code: int) -> int:
    shown = "".join(letter if letter.isprintable() else "\ufffd" for letter in line)
    click.echo(f"mltrends: {shown}", err=True)
    return code
