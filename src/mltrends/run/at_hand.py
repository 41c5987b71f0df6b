"""What workers need, loaded by importing this: the process that workers are forked from does so.

It loads while the run still looks at the files, so that a worker starts within milliseconds.
"""

from __future__ import annotations

import pyarrow as pa

import mltrends.report.write
import mltrends.run.batch
import mltrends.warehouse.build
from mltrends.extract.reader import builtin_reader
from mltrends.parse.places import parse_place
from mltrends.sources.catalogue import known_sources

known_sources()
parse_place("Berlin, Germany")  # loads the table of places
pa.array([""])  # loads pandas, which takes a third of a second
builtin_reader()  # each worker that extracts would build its own

__all__ = ["mltrends"]
