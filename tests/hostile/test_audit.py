"""`make audit` fails for what is known to be vulnerable, and says so where it could not ask."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def audit():
    spec = importlib.util.spec_from_file_location("audit_of_pins", ROOT / "benchmarks" / "audit.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_a_known_vulnerability_fails_and_a_clean_list_does_not(audit, capsys):
    clean = {"name": "click", "version": "8.2.0", "vulns": []}
    broken = {"name": "jinja2", "version": "2.0", "vulns": [{"id": "CVE-1", "fix_versions": ["3.1"]}]}

    assert audit.report([clean]) == 0
    assert audit.report([clean, broken]) == 1
    assert "jinja2 2.0 has CVE-1; mended in: 3.1" in capsys.readouterr().out


def test_pins_that_were_not_asked_about_are_named(audit, capsys):
    assert audit.report([{"name": "odd", "skip_reason": "not on the index"}]) == 0
    assert "not asked about: odd (not on the index)" in capsys.readouterr().out


def test_without_an_answer_it_says_that_it_was_skipped_and_why(audit, tmp_path, monkeypatch, capsys):
    (tmp_path / "pip_audit").mkdir()
    (tmp_path / "pip_audit" / "__main__.py").write_text("raise SystemExit('the network is unreachable')\n")
    monkeypatch.setattr(audit, "TOOL", tmp_path)

    assert audit.main() == 0
    assert "SKIPPED, pip-audit gave no answer (the network is unreachable)" in capsys.readouterr().out
