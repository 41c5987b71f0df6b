"""A Prefect server that lives as long as the process that started it: `python -m mltrends.cli.prefect_server PORT`.

Prefect can start such a server by itself, but only after it has loaded the whole server code into the
process of the flow as well, one after the other. Started from outside, the server comes up while the
flow's process is still importing: about 4 s less before the first step. It also ends when its parent is
killed, because it watches the pipe that is its standard input.
"""

from __future__ import annotations

import os
import sys
import threading


def main() -> None:
    """Serve on the port that was named, until the parent is gone."""
    threading.Thread(target=end_with_parent, daemon=True).start()
    import uvicorn
    from prefect.server.api.server import create_app

    uvicorn.run(create_app(), host="127.0.0.1", port=int(sys.argv[1]), log_level="critical", lifespan="on")


def end_with_parent() -> None:
    """Wait for the other end of standard input to close, and end then."""
    sys.stdin.buffer.read()  # comes back when the other end is closed, by the parent or by its death
    os._exit(0)


if __name__ == "__main__":
    main()
