# Årshjul. `make serve` shows the example calendar, `make test` checks everything; both set up what they need.
# Works with GNU make 3.81 (macOS) and later. Tools run as modules, so the directory can be moved.

HOST ?= 127.0.0.1
PORT ?= 8000
PYTHON ?= python3.13 python3.12 python3.11 python3
VENV := .venv
PY := $(VENV)/bin/python
FLASK := $(PY) -m flask --app wsgi
PIP_INSTALL := $(PY) -m pip install --quiet --disable-pip-version-check --require-hashes
CATALOGS := $(patsubst %.po,%.mo,$(wildcard planner/translations/*/LC_MESSAGES/messages.po))

# What is compiled is kept, or every worker and every program that the tests start would compile it all anew.
unexport PYTHONDONTWRITEBYTECODE

.DELETE_ON_ERROR:
.NOTPARALLEL:
.PHONY: help serve test check format golden bench lock clean

help:
	@echo "make serve    show the example calendar on http://$(HOST):$(PORT)/ (PORT=8080 for another port)"
	@echo "make test     all static checks, then all tests"
	@echo "make check    the static checks alone"
	@echo "make format   let ruff put the source in order"
	@echo "make golden   rewrite the golden files; read the diff before you commit it"
	@echo "make bench    measure"
	@echo "make lock     choose the newest dependencies anew and pin them"
	@echo "make clean    remove what make made; the database stays"

serve: $(VENV)/.serve $(CATALOGS)
	@$(PY) -c 'import socket; socket.create_server(("$(HOST)", $(PORT)))' 2>/dev/null \
	    || { echo "Cannot listen on $(HOST):$(PORT); is it in use? Try: make serve PORT=8001" >&2; exit 1; }
	@$(FLASK) db upgrade
	@$(FLASK) example load --if-empty
	@BASE_URL=http://$(HOST):$(PORT) $(FLASK) accounts code --link
	@echo "Årshjul: http://$(HOST):$(PORT)/   (Ctrl+C stops it)"
	@if $(PY) -c 'import granian' 2>/dev/null; then \
	    exec $(PY) -m granian --interface wsgi --host $(HOST) --port $(PORT) --no-ws \
	        --blocking-threads 4 --workers-kill-timeout 3 --log-level warning wsgi:app; \
	else \
	    exec $(PY) -m waitress --host=$(HOST) --port=$(PORT) wsgi:app; \
	fi

test: check
	$(PY) -m pytest -n 3 $(PYTEST_ARGS)

check: $(VENV)/.test $(CATALOGS)
	$(PY) -m ruff check
	$(PY) -m ruff format --check
	$(PY) -m mypy
	$(PY) $(VENV)/bin/lint-imports --no-logo
	$(PY) -m djlint --lint --quiet templates

format: $(VENV)/.test
	$(PY) -m ruff check --fix
	$(PY) -m ruff format

golden: $(VENV)/.test $(CATALOGS)
	$(PY) -m pytest -n 3 --renew-golden $(PYTEST_ARGS)

bench: $(VENV)/.test $(CATALOGS)
	$(PY) -m bench $(BENCH_ARGS)

# Pins for every supported Python and platform at once; which index they came from is not recorded.
COMPILE := $(PY) -m uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-emit-find-links --custom-compile-command "make lock" pyproject.toml
lock: $(VENV)/.made
	$(PY) -m pip install --quiet --disable-pip-version-check uv
	$(COMPILE) --extra solver --output-file requirements.txt
	$(COMPILE) --extra solver --extra postgresql --constraint requirements.txt --output-file requirements-postgresql.txt
	$(COMPILE) --all-extras --group dev --constraint requirements.txt --output-file requirements-dev.txt

clean:
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis test-results build dist
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

%.mo: %.po
	$(PY) -m babel.messages.frontend compile --input-file $< --output-file $@

$(VENV)/.serve: requirements.txt $(VENV)/.made
	@echo "Installing what it takes to serve ..."
	@$(PIP_INSTALL) -r requirements.txt
	@touch $@

$(VENV)/.test: requirements-dev.txt $(VENV)/.made
	@echo "Installing what it takes to test ..."
	@$(PIP_INSTALL) -r requirements-dev.txt
	@touch $@

# An interpreter is judged by running it: pyenv leaves shims that exist and fail, and Debian leaves out ensurepip.
NEW_ENOUGH := import sys; sys.exit(sys.version_info < (3, 11))
COMPLETE := import ensurepip, venv; $(NEW_ENOUGH)

# The interpreter behind an existing .venv may have been upgraded away: then it is made anew.
ifneq ($(shell $(PY) -c 'print("runs")' 2>/dev/null),runs)
.PHONY: $(VENV)/.made
endif

$(VENV)/.made:
	@for python in $(PYTHON); do \
	    if $$python -c '$(COMPLETE)' >/dev/null 2>&1; then \
	        echo "Making $(VENV) with $$($$python --version) ..."; \
	        $$python -m venv --clear $(VENV) && touch $@; exit; \
	    fi; \
	done; \
	for python in $(PYTHON); do \
	    if $$python -c '$(NEW_ENOUGH)' >/dev/null 2>&1; then \
	        version=$$($$python -c 'import sys; print("%d.%d" % sys.version_info[:2])'); \
	        echo "$$python runs, but its venv or ensurepip module is missing." >&2; \
	        echo "Debian, Ubuntu: sudo apt install python$$version-venv" >&2; exit 1; \
	    fi; \
	done; \
	echo "None of these runs as Python 3.11 or newer: $(PYTHON)." >&2; \
	echo "Install one, or name yours: make PYTHON=/path/to/python3 $(MAKECMDGOALS)" >&2; exit 1
