# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
#
# Two commands matter: `make run` opens Iron Journal, `make test` tests it. Both set up everything they need first,
# in .venv, and are quick the next time. Another Python: make run PYTHON=python3.12

PYTHON ?= $(shell sh packaging/find-python)

VENV := .venv
BIN := $(VENV)/bin
CONSTRAINTS := packaging/constraints.txt
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check
EXAMPLE := build/example.ironjournal
SPOKEN := $(patsubst %.po,%.mo,$(wildcard resources/locale/*/LC_MESSAGES/iron-journal.po))
OFFSCREEN := QT_QPA_PLATFORM=offscreen

.DEFAULT_GOAL := help
.PHONY: help run test lint bench calibrate judges soak release-check tour pictures demo dist package try-package deb try-deb messages clean install install-test system system-test

help: ## say what can be made
	@echo "Iron Journal: a private desktop journal."
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: install ## open the window on your journal, or on an example; without a display, draw the screens instead
	@sh packaging/run $(BIN) $(EXAMPLE) build/tour

test: install-test ## run every test
	@$(OFFSCREEN) $(BIN)/python -m pytest -n auto --dist worksteal $(TESTS)

lint: install-test ## check style and types, and whether known holes are in what is leant on
	$(BIN)/python -m ruff check .
	$(BIN)/python -m ruff format --check .
	$(BIN)/python -m mypy
	@$(BIN)/python packaging/audit.py $(CONSTRAINTS)

bench: install-test ## time what we promise, each as a ratio of two things run side by side
	@$(OFFSCREEN) $(BIN)/python -m tests.bench

calibrate: install-test ## try the findings on made-up diaries with a known truth, for half an hour: how often are they wrong?
	@OPENBLAS_NUM_THREADS=1 $(BIN)/python -m tests.calibrate

judges: install-test ## let programs of others judge what we write; needs npm
	@$(BIN)/python -m tests.judges

soak: install-test ## kill it, fuzz it, and run the property tests for long
	@$(OFFSCREEN) $(BIN)/python -m tests.soak
	@$(OFFSCREEN) HYPOTHESIS_PROFILE=long $(BIN)/python -m pytest -n auto --dist worksteal

release-check: install ## say what has to be checked by a person before a release
	@$(BIN)/python packaging/release-check.py

tour: install ## draw every screen of an example journal to build/tour
	@$(BIN)/iron-journal tour build/tour
	@$(BIN)/iron-journal tour build/tour --theme dim

pictures: install ## draw the pictures in the README and in the help anew
	@$(OFFSCREEN) $(BIN)/python packaging/pictures.py

demo: install $(EXAMPLE) ## write a made-up person's journal to build/example.ironjournal
	@echo "The example journal is $(EXAMPLE)"

messages: install-test ## bring every translation to the messages of the program, and say how much each one covers
	@$(BIN)/python packaging/messages.py $(if $(ADD),--add $(ADD)) $(if $(TAKE),--take $(TAKE))

dist: install-test ## build the wheel into dist/
	@$(BIN)/python -m hatchling build -t wheel -d dist

package: install-test ## build the program as one folder that needs no Python, in build/bundle
	@$(BIN)/python packaging/bundle/make.py build/bundle

try-package: package ## use that folder as its reader would, without a screen
	@$(BIN)/python packaging/bundle/try.py build/bundle

deb: package ## build a package for Debian and Ubuntu into dist/
	@$(BIN)/python packaging/linux/deb.py build/bundle/iron-journal dist

try-deb: deb ## install that package into an empty Debian, use it and remove it again; needs root and debootstrap
	@sh packaging/linux/try-deb "dist/$$($(BIN)/python packaging/linux/deb.py --name)"

clean: ## remove everything made here, .venv too
	rm -rf build dist $(VENV) $(SPOKEN) .hypothesis .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(EXAMPLE): | install
	@mkdir -p $(@D)
	@$(BIN)/iron-journal demo $@ >/dev/null

# ---------------------------------------------------------------- setting up

install: $(VENV)/run.stamp $(SPOKEN)

install-test: $(VENV)/test.stamp $(SPOKEN)

system:
	@sh packaging/system-packages

system-test:
	@sh packaging/system-packages --test

%.mo: %.po | $(VENV)/run.stamp
	@$(BIN)/python packaging/messages.py --compile

# Stamped last, so that an environment left half made (Debian's python3 can make one without pip) is made anew.
$(VENV)/made.stamp: | system
	@test -n "$(PYTHON)" || { echo "Iron Journal needs Python 3.11 or newer; none was found." >&2; exit 1; }
	@echo "Setting up $(VENV) (once, a minute or two) ..."
	@$(PYTHON) -m venv --clear $(VENV)
	@$(PIP) install --upgrade --constraint $(CONSTRAINTS) pip
	@touch $@

$(VENV)/run.stamp: $(VENV)/made.stamp pyproject.toml $(CONSTRAINTS) | system
	@$(PIP) install --constraint $(CONSTRAINTS) --build-constraint $(CONSTRAINTS) --editable .
	@touch $@

$(VENV)/test.stamp: $(VENV)/run.stamp | system-test
	@$(PIP) install --constraint $(CONSTRAINTS) --group test --group lint --group package
	@touch $@
