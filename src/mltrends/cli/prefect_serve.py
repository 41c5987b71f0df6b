"""A deployment that runs the flow by a schedule: `python -m mltrends.cli.prefect_serve '{"cron": …}'`.

Serves until its parent is gone. What runs is a process of its own for each run, started by Prefect.
"""

from __future__ import annotations

import importlib
import json
import sys
import threading

from mltrends.cli.prefect_server import end_with_parent


def main() -> None:
    """Serve what the first argument says."""
    threading.Thread(target=end_with_parent, daemon=True).start()
    told = json.loads(sys.argv[1])
    from prefect.client.schemas.objects import ConcurrencyLimitConfig, ConcurrencyLimitStrategy
    from prefect.schedules import Cron
    from prefect.types.entrypoint import EntrypointType

    trends = importlib.import_module("mltrends.pipelines.trends").trends
    trends.serve(
        name=told["name"],
        schedule=Cron(told["cron"], timezone=told["timezone"]),
        parameters=told["parameters"],
        # The home's lock is what keeps two runs apart; this keeps a late one from waiting in line.
        global_limit=ConcurrencyLimitConfig(limit=1, collision_strategy=ConcurrencyLimitStrategy.CANCEL_NEW),
        limit=1,
        entrypoint_type=EntrypointType.MODULE_PATH,
        print_starting_message=False,
    )


if __name__ == "__main__":
    main()
