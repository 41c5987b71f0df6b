"""mltrends: public job-posting CSVs in, honest trends of machine-learning careers out.

The door for notebooks is `read_ad` (one ad) and `read_ads` (a DataFrame of ads); `answer` (a DataFrame) and
`connect` (SQL) ask what a run made of its ads. They are loaded on first use, so that `import mltrends` costs nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from mltrends.ask import answer, connect
    from mltrends.read import read_ad, read_ads

__version__ = "0.1.0"
__all__ = ["__version__", "answer", "connect", "read_ad", "read_ads"]
_ROOMS = {"answer": "ask", "connect": "ask", "read_ad": "read", "read_ads": "read"}


def __getattr__(name: str) -> Any:
    if name in _ROOMS:
        from importlib import import_module

        return getattr(import_module(f"mltrends.{_ROOMS[name]}"), name)
    raise AttributeError(f"module 'mltrends' has no attribute {name!r}; it has {', '.join(__all__)}")
