"""Files that their first bytes already show to be no table."""

from __future__ import annotations

_MAGIC = {
    b"%PDF": "it is a PDF document, not a table; export the data as CSV",
    b"PAR1": "it is a Parquet file; write it as CSV (DuckDB: COPY (FROM 'file') TO 'file.csv')",
    b"\xd0\xcf\x11\xe0": "it is an old Excel workbook; save its sheet as CSV",
    b"SQLite format 3": "it is a SQLite database; export its table as CSV",
    b"version https://git-lfs": "it is a pointer to a file kept elsewhere (Git LFS); fetch the file itself",
    b"ARROW1": "it is an Arrow file; write it as CSV",
}
_PAGE = (b"<!doctype", b"<html", b"<?xml", b"<head")


def no_table(head: bytes) -> str | None:
    """Why the file cannot be a table, when its first bytes already say so."""
    for magic, problem in _MAGIC.items():
        if head.startswith(magic):
            return problem
    begin = head[:2000].lstrip().lower()
    if not begin.strip(b"\0"):
        return "it is empty" if not head.strip() else "it is not a text file, whatever its name says"
    if begin.startswith(_PAGE):
        return "it is a web page or XML, not a CSV file; a download may have gone wrong"
    if begin.startswith(b"{") or begin.startswith((b"[{", b"[\n", b"[\r\n")):
        return "it is JSON, not a CSV file; convert it (pandas: read_json(…).to_csv(…))"
    part = head[: 1 << 16]
    control = sum(part.count(byte) for byte in range(32) if byte not in b"\t\n\v\f\r\x1a\x1b")
    return "it is not a text file, whatever its name says" if control > 0.05 * len(part) else None
