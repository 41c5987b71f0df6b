"""Any bytes as a raw file: read, or refused in one line, and every row accounted for."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from tests.hostile.reading import CORPUS, as_raw_file
from tests.often import often

SEEDS = sorted(path.read_bytes() for path in CORPUS.iterdir())
PIECES = [
    b'"', b'""', b",", b";", b"\t", b"|", b"\n", b"\r\n", b"\r", b"\0", b"\\", b'\\"', b"sep=;\n", b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b"\xff",
    b"\x1f\x8b\x08\x00", b"PK\x03\x04", b"PK\x05\x06", b"BZh9", b"\x28\xb5\x2f\xfd", b"\xc3\xa9", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\xe2\x80\xae", b"\x1b[2J",
    b"=cmd|' /C calc'!A0", b"'; DROP TABLE postings; --", b"<script>", b"title", b"company", b"description", b"date", b"salary", b"[{'a': 1}]", b"{", b"<p>",
    b"2024-02-30", b"31/12/9999", b"1e999", b"99999999999999999999", b"-0", b"$90k", b"\xd9\xa3", b"Data Scientist,Acme,Rome,We seek\n",
]  # fmt: skip
MADE = st.lists(st.one_of(st.sampled_from(PIECES), st.binary(max_size=6)), max_size=60).map(b"".join)


@st.composite
def damaged(draw):
    """A file of the corpus with some stretches cut out, said twice or replaced."""
    content = draw(st.sampled_from(SEEDS))
    for _ in range(draw(st.integers(0, 4))):
        start = draw(st.integers(0, len(content)))
        stop = draw(st.integers(start, min(len(content), start + 200)))
        put = draw(st.one_of(st.just(b""), st.sampled_from(PIECES), st.just(content[start:stop] * 2)))
        content = content[:start] + put + content[stop:]
    return content


@pytest.mark.soak
@settings(
    max_examples=often(200),
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(content=st.one_of(MADE, damaged()), mapping=st.one_of(st.none(), st.none(), MADE))
@example(content=b"", mapping=None)
@example(content=b"\xff\xfe", mapping=None)
def test_any_bytes_are_read_or_refused_and_every_row_is_accounted_for(tmp_path, content, mapping):
    as_raw_file(content, tmp_path, mapping)


@pytest.mark.parametrize("path", sorted(CORPUS.iterdir()), ids=lambda path: path.name)
def test_what_was_once_kept_by_fuzzing_is_read_or_refused(tmp_path, path):
    as_raw_file(path.read_bytes(), tmp_path)
