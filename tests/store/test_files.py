"""Files are put in place whole, links are swapped in one rename, digests tell apart what differs."""

from __future__ import annotations

import pytest

from mltrends.store.files import code_version, digest_of, put_text, put_whole, swap_link


def test_a_writer_that_fails_leaves_the_old_file_and_nothing_else(tmp_path):
    target = tmp_path / "answer.txt"
    put_text(target, "old")

    def write_half():
        with put_whole(target) as draft:
            draft.write_text("half")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        write_half()

    assert target.read_text() == "old"
    assert list(tmp_path.iterdir()) == [target]


def test_a_link_is_swapped_from_one_report_to_the_next(tmp_path):
    first, second = tmp_path / "first", tmp_path / "second"
    first.mkdir()
    second.mkdir()
    link = tmp_path / "latest"

    swap_link(link, first)
    swap_link(link, second)

    assert link.is_symlink()
    assert link.resolve() == second
    assert str(link.readlink()) == "second", "a relative link survives when the home is moved"


def test_digests_tell_apart_the_same_letters_cut_elsewhere():
    assert digest_of("ab", "c") != digest_of("a", "bc")
    assert digest_of("a", "b") == digest_of("a", "b")


def test_the_version_of_a_package_changes_with_any_of_its_files(tmp_path, monkeypatch):
    package = tmp_path / "pretend_package"
    package.mkdir()
    (package / "__init__.py").write_text("")
    (package / "words.toml").write_text("a = 1")
    monkeypatch.syspath_prepend(tmp_path)

    code_version.cache_clear()
    before = code_version("pretend_package")
    (package / "words.toml").write_text("a = 2")
    code_version.cache_clear()

    assert code_version("pretend_package") != before
    code_version.cache_clear()
