# Two commands do all the set-up: `make run` and `make test`. `make help` lists the rest.

PYTHON ?= $(shell for name in python3 python3.13 python3.12 python3.11; do $$name -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo $$name; break; }; done)
BIN    := .venv/bin
UV     := $(shell command -v uv 2>/dev/null)
PAGES  := reports/latest/index.html

ifdef UV
INSTALL := $(UV) pip install --quiet --compile-bytecode --python $(BIN)/python
else
INSTALL := $(BIN)/python -m pip install -qq --disable-pip-version-check
endif

.DEFAULT_GOAL := help
.PHONY: browser-tools old-engine run test test-long check lint types layers wheel-check soak bench twin accuracy codebook report lock clean help fuzz audit

run: .venv/installed-run  ## read the ads in data/raw (at first: the synthetic sample) and write the report
	@$(BIN)/mltrends run; code=$$?; [ $$code -eq 3 ] || exit $$code

test: .venv/installed-dev  ## run all tests
	@$(BIN)/python -m pytest --numprocesses auto --dist loadfile --no-loadscope-reorder

test-long: .venv/installed-dev  ## the tests that take minutes: kills at random moments, all real texts, accuracy
	@$(BIN)/python -m pytest -m long --numprocesses 3 --dist loadfile --no-loadscope-reorder

check: lint types layers  ## lint, types and the direction of imports

lint: .venv/installed-dev
	@$(BIN)/ruff check . && $(BIN)/ruff format --check .

types: .venv/installed-dev
	@$(BIN)/mypy

layers: .venv/installed-dev
	@$(BIN)/lint-imports

wheel-check: .venv/installed-dev  ## build the wheel, install it in an empty environment, and compare its report with ours
	@$(BIN)/python benchmarks/wheel_check.py

browser-tools:  ## what tests of pages need beyond Python: Chromium (Debian, as root), axe-core and html-validate (npm); without them they are skipped
	@command -v chromium chromium-browser google-chrome >/dev/null || { [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null && apt-get update -qq && apt-get install -y -qq chromium fonts-dejavu-core >/dev/null; } || echo "no Chromium: install it for the tests that look at pages"
	@{ [ -d .tools/node_modules/axe-core ] && [ -d .tools/node_modules/html-validate ]; } || npm install --silent --no-save --no-package-lock --no-audit --no-fund --prefix .tools axe-core@4.14.1 html-validate@10.17.0 || echo "no npm: tests with axe-core and html-validate are skipped"

OLD_ENGINE ?= tests/warehouse tests/metrics tests/ads tests/cli/test_sql.py tests/test_ask.py tests/test_books.py

old-engine: .venv/installed-dev  ## the tests of SQL on the oldest DuckDB that users may still have
	@$(BIN)/python -m pip --version >/dev/null 2>&1 || $(BIN)/python -m ensurepip >/dev/null
	@old=$$(mktemp -d) && trap 'rm -rf "$$old"' EXIT && \
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes --target "$$old" -r requirements/duckdb-1.5.txt && \
	PYTHONPATH="$$old" $(BIN)/python -m pytest -q --numprocesses auto --dist loadfile $(OLD_ENGINE)

soak: .venv/installed-dev  ## the long checks in full; writes the figures of docs/reliability.md
	@MLTRENDS_SOAK=1 $(BIN)/python -m pytest -m "soak or long or only_soak"

MINUTES ?= 5

fuzz: .venv/installed-dev  ## what reaches new code in the readers, for MINUTES=5 (Linux); findings go to tests/hostile/corpus
	@$(BIN)/python -m pip --version >/dev/null 2>&1 || $(BIN)/python -m ensurepip >/dev/null
	@[ -d .tools/atheris/atheris ] || $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes --target .tools/atheris -r requirements/fuzz.txt
	@PYTHONPATH=.tools/atheris $(BIN)/python -m benchmarks.fuzz --minutes $(MINUTES)

audit: .venv/installed-dev  ## known vulnerabilities of the pins; skipped, with a line that says why, where nothing answers
	@$(BIN)/python -m pip --version >/dev/null 2>&1 || $(BIN)/python -m ensurepip >/dev/null
	@$(BIN)/python benchmarks/audit.py

bench: .venv/installed-dev  ## measure, and say against what; writes docs/performance.md (hours; BENCH="--help" says what it can do)
	@$(BIN)/python -m benchmarks $(BENCH)

twin: .venv/installed-dev  ## 100 markets whose truth is known, from CSV to answers; writes docs/twin.md (half an hour)
	@$(BIN)/python -m benchmarks.twin

accuracy: .venv/installed-dev  ## hold the reading against labels; writes docs/accuracy.md (needs MLTRENDS_DATASETS; MLTRENDS_GOLD adds published gold, MLTRENDS_WAREHOUSE what models say)
	@$(BIN)/python -m benchmarks.accuracy

codebook: .venv/installed-dev  ## write docs/codebook.md, docs/cookbook.md and the lists of docs/claims.md again, from a small sample
	@$(BIN)/python -m benchmarks.books

report: .venv/installed-run  ## draw the report again from the warehouse, into reports/custom
	@$(BIN)/mltrends report

lock: .venv/installed-dev  ## resolve the pinned requirements again (needs uv)
	@for list in run dask s3 dev; do \
	case $$list in run) what="--group build";; dask|s3) what="--group build --extra $$list";; dev) what="--group dev --extra dask --extra s3";; esac; \
	$(UV) pip compile pyproject.toml $$what --universal --python-version 3.11 --no-strip-extras \
	--generate-hashes --no-emit-index-url --no-emit-find-links --no-header --quiet -o requirements/$$list.txt; done

clean:  ## remove what was installed and made; data/raw stays
	rm -rf .venv dist build .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	find src -name __pycache__ -prune -exec rm -rf {} +
	find data/processed reports -mindepth 1 ! -name README.md -delete

help:  ## this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | awk -F'\t' '{printf "  make %-12s %s\n", $$1, $$2}'

# ---------------------------------------------------------------- the environment

.venv/bin/python:
	@[ -n "$(PYTHON)" ] || { echo "mltrends needs Python 3.11 or later; none was found. Install one, or name it: make run PYTHON=/path/to/python3"; exit 1; }
	@echo "Making a virtual environment with $(PYTHON) (about a minute the first time) …"
ifdef UV
	@$(UV) venv --quiet --python $(PYTHON) .venv
else
	@$(PYTHON) -m venv .venv
endif

# As pip does with what it installs: where Python is told to write no bytecode, each process of a run would compile our sources anew.
COMPILE := $(BIN)/python -m compileall -qq src

# Full, hashed lists: nothing is resolved here, so --no-deps is right. The build tool is pinned in them too.
.venv/installed-run: .venv/bin/python requirements/run.txt pyproject.toml
	@[ -f .venv/installed-dev ] || $(INSTALL) --no-deps --require-hashes -r requirements/run.txt
	@$(INSTALL) --no-deps --no-build-isolation -e .
	@$(COMPILE)
	@touch $@

.venv/installed-dev: .venv/bin/python requirements/dev.txt pyproject.toml
	@$(INSTALL) --no-deps --require-hashes -r requirements/dev.txt
	@$(INSTALL) --no-deps --no-build-isolation -e .
	@$(COMPILE)
	@touch $@
