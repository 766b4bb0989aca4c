# Two commands for everybody: `make site` and `make test`. Needs Python 3.11+ with venv and pip.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# Material's notice about its own future is for those who work on this project, not for those who use it.
export NO_MKDOCS_2_WARNING := 1

.PHONY: site serve test check reading bench screenshots runtime format clean

site: $(VENV)/.site-installed runtime
	$(BIN)/mkdocs build --strict
	@echo
	@echo "The course is in site/. Open site/index.html, or run 'make serve' and open the address it prints."
	@echo "To carry it away: $$(ls site/downloads/*.zip)"

serve: $(VENV)/.site-installed runtime
	$(BIN)/mkdocs serve

check: $(VENV)/.site-installed
	$(BIN)/course check

test: $(VENV)/.test-installed runtime
	$(BIN)/python -m tests.run

reading: $(VENV)/.test-installed
	$(BIN)/python -m tests.content.reading

bench: $(VENV)/.test-installed runtime
	$(BIN)/python -m benchmarks.run
	$(BIN)/python -m benchmarks.sheet

screenshots: $(VENV)/.test-installed site
	$(BIN)/python -m docs.take_screenshots

runtime: $(VENV)/.site-installed
	$(BIN)/python site_theme/build.py

format: $(VENV)/.test-installed
	$(BIN)/ruff check --fix --quiet .
	$(BIN)/ruff format --quiet .

clean:
	rm -rf site $(VENV) site_theme/node_modules site_theme/templates/assets

$(VENV)/.site-installed: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[build]'
	@touch $@

$(VENV)/.test-installed: $(VENV)/.site-installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[build,test]'
	@touch $@
