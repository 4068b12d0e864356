# Evenfloor's commands. `make` alone lists them.

PYTHON ?= python3
HOST ?= 127.0.0.1
PORT ?= 8501
WORKERS ?= 2

VENV := .venv/bin/python
PIP := $(VENV) -m pip install --disable-pip-version-check --quiet
# A worker that dies is not replaced: what it had yet to run would be waited for without end.
PYTEST := $(VENV) -m pytest --numprocesses $(WORKERS) --dist loadfile --no-loadscope-reorder --max-worker-restart 0
QUICK := $(addprefix tests/,domain imports exports drafting storage use_cases architecture)

.DEFAULT_GOAL := help
.PHONY: help run test check static bench soak screenshots catalogues format clean

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' Makefile

run: .venv/runtime ## Start Evenfloor with the sample sessions (HOST=0.0.0.0 for a room, PORT=8501, EVENFLOOR_DEMO=0 for none)
	EVENFLOOR_DEMO=$${EVENFLOOR_DEMO-1} $(VENV) -m streamlit run app.py --server.address $(HOST) --server.port $(PORT)

test: .venv/development ## Check everything: format, lint, types, contracts, every test
	@tests/setup/browser.sh $(VENV)
	@$(MAKE) --no-print-directory static
	$(PYTEST)

check: .venv/development ## The inner loop, under two minutes: no browser, no PostgreSQL
	@$(MAKE) --no-print-directory static
	$(PYTEST) -m "not postgresql and not thorough" --hypothesis-profile quick $(QUICK)

static: .venv/development
	$(VENV) -m ruff format --check .
	$(VENV) -m ruff check .
	$(VENV) -m mypy
	.venv/bin/lint-imports

bench: .venv/development ## Measure speed and print a table
	@tests/setup/browser.sh $(VENV)
	$(VENV) -m tests.bench

soak: .venv/development ## Measure over a long time and print a table
	@tests/setup/browser.sh $(VENV)
	$(VENV) -m tests.bench --soak

screenshots: .venv/development ## Take the documentation's pictures anew
	@tests/setup/browser.sh $(VENV)
	$(VENV) -m tests.screenshots

catalogues: .venv/development ## Bring the languages up to date with what is said
	$(VENV) -m tests.catalogues

format: .venv/development ## Put the code into its usual shape
	$(VENV) -m ruff format .
	$(VENV) -m ruff check --fix .

clean: ## Remove what these commands made; the data folder stays
	rm -rf .venv .hypothesis .mypy_cache .pytest_cache .ruff_cache .import_linter_cache build
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# Installed once, and again whenever the requirements change.
.venv/runtime: requirements.txt .venv/made
	@echo "Installing what Evenfloor needs into .venv; this happens once."
	@$(PIP) -r requirements.txt && touch $@

.venv/development: requirements-dev.txt .venv/runtime
	@echo "Installing what its tests need into .venv; this happens once."
	@$(PIP) -r requirements-dev.txt && touch $@

.venv/made:
	@for python in "$(PYTHON)" python3.13 python3.12 python3.11; do \
	  if "$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
	    "$$python" -m venv .venv && touch $@; exit; \
	  fi; \
	done; \
	echo "Evenfloor needs Python 3.11 or newer, and $(PYTHON) is not. Install one," >&2; \
	echo "or say where it is: make $(MAKECMDGOALS) PYTHON=/path/to/python3" >&2; exit 1
