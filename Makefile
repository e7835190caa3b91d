# The two commands: `make demo` and `make test`. The others are for daily work.
PYTHON ?= python3
VENV ?= $(CURDIR)/.venv
PY = $(VENV)/bin/python
export VENV

.PHONY: demo demo-reset test setup lint format messages bench walk lock

demo:
	@$(PYTHON) tools/prepare.py --port
	@exec $(PY) manage.py demo

demo-reset:
	@$(PYTHON) tools/prepare.py --port
	@exec $(PY) manage.py demo --reset

test: setup
	@exec $(PY) tools/check.py

setup:
	@$(PYTHON) tools/prepare.py --dev

lint: setup
	@$(PY) tools/check.py lint

format: setup
	@$(VENV)/bin/ruff check --fix --quiet . ; $(VENV)/bin/ruff format .

messages: setup
	@$(PY) manage.py update_catalogues && $(PY) manage.py compile_catalogues && $(PY) manage.py check_catalogues

# Times against a running production-like server; never part of `make test`.
bench: setup
	@exec $(PY) tools/bench.py

# The whole story in the browser, every language x width x script combination.
walk: setup
	@FULL=1 $(VENV)/bin/pytest -q -m browser tests/browser/test_story.py

lock:
	uv pip compile pyproject.toml --generate-hashes --python-version 3.11 --no-header -q -o requirements.txt
	uv pip compile --group dev -c requirements.txt requirements.txt --generate-hashes --python-version 3.11 --no-header -q -o requirements-dev.txt
