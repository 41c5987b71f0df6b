"""In which encoding a file is written: told by its mark, proven by its bytes, or by what its letters make.

A file that is UTF-8 but for a few bytes is UTF-8 with damage, and the damaged bytes are read as
Windows-1252, which is what mixed files hold. Legacy encodings are told apart by the letters that they
would make of a sample: Cyrillic in runs, kana, common Han signs, Hangul.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable
from pathlib import Path

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
_UTF8 = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|\xe0[\xa0-\xbf][\x80-\xbf]|[\xe1-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
)
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
    found = max(((test(sample), name) for name, test in _TESTS.items()), default=(0.0, ""))
    if found[0] > 0:
        return found[1]
    return "cp1252"


def _decoded(sample: bytes, encoding: str, slack: float = 0.01) -> str | None:
    """The letters beyond ASCII that the sample makes; None when too many bytes make none."""
    text = sample.decode(encoding, errors="replace")
    beyond = "".join(letter for letter in text if letter > "\x7f")
    if not beyond or beyond.count("\ufffd") > max(2, slack * len(beyond)):
        return None
    return beyond.replace("\ufffd", "")


def _share(text: str | None, belongs: Callable[[str], bool]) -> float:
    return sum(map(belongs, text)) / len(text) if text else 0.0


def _japanese(sample: bytes) -> float:
    text = _decoded(sample, "cp932")
    kana = _share(text, lambda letter: "\u3041" <= letter <= "\u30ff")
    known = _share(text, lambda letter: "\u3000" <= letter <= "\u9fff" or "\uff00" <= letter <= "\uff60")
    return known if kana > 0.05 and known > 0.9 else 0.0


def _chinese(sample: bytes) -> float:
    """Simplified Chinese: most signs are of the first level, which is ordered by use."""
    text = _decoded(sample, "gb18030")
    common = _share(text, lambda letter: _lead(letter, "gb2312", 0xB0, 0xD7))
    han = _share(text, _is_han)
    return common if common > 0.7 and han > 0.8 else 0.0


def _traditional(sample: bytes) -> float:
    text = _decoded(sample, "big5")
    common = _share(text, lambda letter: _lead(letter, "big5", 0xA4, 0xC6))
    return common if common > 0.8 else 0.0


def _korean(sample: bytes) -> float:
    hangul = _share(_decoded(sample, "cp949"), lambda letter: "\uac00" <= letter <= "\ud7a3")
    return 1.0 + hangul if hangul > 0.9 else 0.0


def _russian(sample: bytes) -> float:
    """Cyrillic in runs of small letters; the other Cyrillic encodings make capitals of them."""
    text = _decoded(sample, "cp1251")
    small = _share(text, lambda letter: "а" <= letter <= "я" or letter in "ёіїєґ")
    return small if small > 0.6 and _in_words(sample) > 0.7 else 0.0


def _koi8(sample: bytes) -> float:
    text = _decoded(sample, "koi8-r")
    small = _share(text, lambda letter: "а" <= letter <= "я" or letter == "ё")
    return small if small > 0.6 and _in_words(sample) > 0.7 else 0.0


def _in_words(sample: bytes) -> float:
    """Share of the high bytes that stand three or more together, as letters of a word of another script do."""
    high = len(_HIGH.findall(sample))
    return sum(map(len, re.findall(rb"[\xa3-\xff]{3,}", sample))) / high if high else 0.0


def _is_han(letter: str) -> bool:
    return "\u4e00" <= letter <= "\u9fff" or "\u3000" <= letter <= "\u303f" or "\uff00" <= letter <= "\uff60"


def _lead(letter: str, encoding: str, first: int, last: int) -> bool:
    """True when the sign's first byte is in a range of the encoding, or it is East Asian punctuation."""
    if "\u3000" <= letter <= "\u303f" or "\uff00" <= letter <= "\uff60":
        return True
    try:
        return first <= letter.encode(encoding)[0] <= last
    except UnicodeEncodeError:
        return False


_TESTS: dict[str, Callable[[bytes], float]] = {
    "cp932": _japanese,
    "gb18030": _chinese,
    "big5": _traditional,
    "cp949": _korean,
    "cp1251": _russian,
    "koi8-r": _koi8,
}
