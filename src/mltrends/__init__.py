"""mltrends: public job-posting CSVs in, honest trends of machine-learning careers out.

The door for notebooks is `read_ad` (one ad) and `read_ads` (a DataFrame of ads). They are loaded
on first use, so that `import mltrends` costs nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from mltrends.read import read_ad, read_ads

__version__ = "0.1.0"
__all__ = ["__version__", "read_ad", "read_ads"]


def __getattr__(name: str) -> Any:
    if name in {"read_ad", "read_ads"}:
        from mltrends import read

        return getattr(read, name)
    raise AttributeError(f"module 'mltrends' has no attribute {name!r}; it has {', '.join(__all__)}")
