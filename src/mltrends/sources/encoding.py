"""In which encoding a file is written: told by its mark, proven by its bytes, or by what its letters make.

A file that is UTF-8 but for a few bytes is UTF-8 with damage, and the damaged bytes are read as
Windows-1252, which is what mixed files hold. Legacy encodings are told apart by charset-normalizer, which
weighs the letters and the language that each would make of a sample.
"""

from __future__ import annotations

import codecs
import re
from pathlib import Path

from charset_normalizer import from_bytes

CHUNK = 1 << 20
SAMPLE = 1 << 18  # bytes around high bytes are enough to tell scripts apart
DAMAGE = 0.1  # share of broken sequences up to which a file is UTF-8 with damage
RECODED = (
    "utf-16-le",
    "utf-16-be",
    "utf-32-le",
    "utf-32-be",
    "gb18030",
    "shift_jis",
    "cp932",
    "big5",
    "cp949",
)
MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
LEGACY = (
    "cp1250", "cp1251", "cp1252", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "cp1258", "koi8_r", "koi8_u", "iso8859_2",
    "iso8859_15", "euc_jp", "cp932", "gb18030", "big5", "cp949", "tis_620", "mac_roman", "cp866", "cp850", "cp852",
)  # fmt: skip
WEIGHED = 60_000  # bytes of the sample
FEW = 300  # bytes; so few may look like any language
# Encodings in which a text of few marks looks the same; then the one of its language is likelier.
ALIKE = frozenset({"cp1250", "cp1252", "cp1254", "cp1257", "cp1258", "iso8859_2", "iso8859_15", "cp850"})
OF_LANGUAGE = dict.fromkeys(
    (
        "English",
        "German",
        "French",
        "Spanish",
        "Portuguese",
        "Italian",
        "Dutch",
        "Swedish",
        "Norwegian",
        "Danish",
        "Finnish",
        "Indonesian",
    ),
    "cp1252",
)
_UTF8 = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|\xe0[\xa0-\xbf][\x80-\xbf]|[\xe1-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
)
_TURKISH = re.compile(rb"[\xf0\xfd\xdd\xfe\xde\xd0]")  # ğ ı İ ş Ş Ğ, which Western texts hardly have
_HIGH = re.compile(rb"[\x80-\xff]")


def _as_windows(error: UnicodeError) -> tuple[str, int]:
    """Read bytes that the encoding does not know as Windows-1252, and those that it lacks as Latin-1."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    broken = error.object[error.start : error.end]
    try:
        return broken.decode("cp1252"), error.end
    except UnicodeDecodeError:
        return broken.decode("latin-1"), error.end


codecs.register_error("mltrends-windows", _as_windows)
ERRORS = "mltrends-windows"


def mark_of(head: bytes) -> tuple[str | None, int]:
    """The encoding that a byte-order mark names, and the mark's length."""
    for mark, encoding in MARKS:
        if head.startswith(mark):
            return encoding, len(mark)
    return None, 0


def encoding_of(path: Path) -> str:
    """The encoding of a text file."""
    with path.open("rb") as file:
        head = file.read(1 << 16)
    marked, _ = mark_of(head)
    if marked is not None:
        return marked
    if wide := _wide(head):
        return wide
    sample = _sample(path)
    return "utf-8" if sample is None else _legacy(sample)


def text_of(content: bytes, *, whole: bool = True) -> str:
    """The text of a file that is at hand, in whatever encoding it is written.

    Args:
        content: its bytes.
        whole: False when it was cut somewhere; half a character at its end is then left out.
    """
    encoding, skip = mark_of(content)
    encoding = encoding or _wide(content[: 1 << 16])
    if encoding is None:
        try:
            codecs.getincrementaldecoder("utf-8")().decode(content, final=whole)
            encoding = "utf-8"
        except UnicodeDecodeError:
            encoding = _legacy(_around(content, SAMPLE))
    return codecs.getincrementaldecoder(encoding)(ERRORS).decode(content[skip:], final=whole)


def _wide(head: bytes) -> str | None:
    """UTF-16 without a mark: nearly every second byte is zero."""
    if len(head) < 4 or b"\0" not in head:
        return None
    even, odd = head[0::2], head[1::2]
    if odd.count(0) > 0.7 * len(odd) and even.count(0) < 0.1 * len(even):
        return "utf-16-le"
    if even.count(0) > 0.7 * len(even) and odd.count(0) < 0.1 * len(odd):
        return "utf-16-be"
    return None


def _sample(path: Path) -> bytes | None:
    """Text around high bytes, from the whole file; None when all of it is UTF-8."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    is_utf8 = True
    kept: list[bytes] = []
    size = 0
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            if is_utf8:
                try:
                    decoder.decode(chunk)
                except UnicodeDecodeError:
                    is_utf8 = False
            if size < SAMPLE and not chunk.isascii():
                part = _around(chunk, SAMPLE >> 3)
                kept.append(part)
                size += len(part)
    if is_utf8:
        try:
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            is_utf8 = False
    return None if is_utf8 else b"\n".join(kept)


def _around(chunk: bytes, most: int) -> bytes:
    """The lines of a chunk that hold high bytes, up to a size."""
    lines: list[bytes] = []
    size = 0
    for line in chunk.splitlines():
        if size >= most:
            break
        if not line.isascii():
            lines.append(line[: most - size])
            size += len(lines[-1])
    return b"\n".join(lines)


def _legacy(sample: bytes) -> str:
    good = len(b"".join(_UTF8.findall(sample)))
    high = len(_HIGH.findall(sample))
    if good and high - good <= DAMAGE * high:
        return "utf-8"
    lines = b"\n".join(dict.fromkeys(sample.splitlines()))[:WEIGHED]
    matches = from_bytes(lines, cp_isolation=list(LEGACY), threshold=0.3)
    best = matches.best()
    if best is None:
        return "cp1252"
    if best.language == "Turkish" and best.encoding in ALIKE and _TURKISH.search(lines):
        return "cp1254"
    if "cp1252" in best.could_be_from_charset:
        return "cp1252"
    other = OF_LANGUAGE.get(best.language, "cp1252" if len(lines) < FEW else "")
    if best.encoding in ALIKE and any(other in one.could_be_from_charset for one in matches):
        return other
    return codecs.lookup(best.encoding).name
