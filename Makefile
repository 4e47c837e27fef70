# One name for each task; CI calls the same names. `make run` needs Python 3.11 or newer and make, nothing else.

PYTHON ?= python3
PORT ?= 8000
SIZE ?= 20k
BIN := .venv/bin
HASH = $(shell $(PYTHON) -c "import hashlib, sys; print(hashlib.sha256(open(sys.argv[1], 'rb').read()).hexdigest()[:16])" $(1))
# A stamp names the lock it was made from, so a changed lock installs again and an unchanged one never does.
RUN_STAMP := .venv/run-$(call HASH,requirements.txt)
DEV_STAMP := .venv/dev-$(call HASH,requirements-dev.txt)
# Only errors are shown: a machine's own configuration of pip may warn for each package.
INSTALL := $(BIN)/python -m pip install -qq --disable-pip-version-check --require-hashes --requirement
LOCK := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url pyproject.toml
MANAGE := $(BIN)/python manage.py
# Public pages are Jinja templates; the formatter knows Django's only.
DJANGO_TEMPLATES = $(shell find templates -name '*.html' -not -path 'templates/public/*')
SHELL_FILES := .ci/run

.PHONY: help run secret test check fix messages lock bench bench-imports before relevance soak-small

help:
	@echo "make run    start the library on PORT ($(PORT))"
	@echo "make test   every test, on SQLite, PostgreSQL and in Chromium"
	@echo "make check  format, lint, types, imports, templates, migrations, settings, lock; changes nothing"
	@echo "make fix    repair what check can repair"
	@echo "make messages  write the list of everything that can be translated, and bring catalogues up to it"
	@echo "make bench  the speed of the pages, and of the search beside its alternatives; SIZE=20k, 200k or 1m records"
	@echo "make before how much of what an analyst would name for a plan is found by /before/"
	@echo "make bench-imports  the time and memory of an import of 10,000 references"
	@echo "make soak-small  twenty rounds of killing the index's writers, on SQLite and PostgreSQL"
	@echo "make relevance  how well the search answers the judged queries: recall and nDCG of the first ten"
	@echo "make lock   write the lock files again from pyproject.toml"

run:
	@$(PYTHON) evidence/management/port.py "$(PORT)"
	@$(MAKE) --silent --no-print-directory $(RUN_STAMP) secret
	@exec $(MANAGE) serve --port $(PORT)

test: $(DEV_STAMP)
	@$(BIN)/python tests/run.py

check: $(DEV_STAMP)
	$(BIN)/ruff format --check --quiet .
	$(BIN)/ruff check --quiet .
	$(BIN)/python -m mypy --no-error-summary
	$(BIN)/lint-imports --no-logo > .venv/imports.log || { cat .venv/imports.log; exit 1; }
	$(BIN)/djade --check --target-version 5.2 $(DJANGO_TEMPLATES)
	$(BIN)/djlint --lint --quiet --profile django $(DJANGO_TEMPLATES)
	$(BIN)/djlint --lint --quiet --profile jinja templates/public
	$(BIN)/shellcheck $(SHELL_FILES)
	$(BIN)/hadolint Dockerfile
	DJANGO_SETTINGS_MODULE=tests.settings $(MANAGE) makemigrations --check --dry-run
	DEBUG=false SITE_URL=https://library.example.org SECRET_KEY=$$($(PYTHON) -c "import secrets; print(secrets.token_urlsafe(50))") \
		$(MANAGE) check --deploy --fail-level WARNING
	$(BIN)/pytest -q -p no:randomly -m "not slow" tests/repository
	@echo "All checks passed."

fix: $(DEV_STAMP)
	$(BIN)/ruff check --quiet --fix-only .
	$(BIN)/ruff format --quiet .
	@$(BIN)/djade --target-version 5.2 $(DJANGO_TEMPLATES) || true
	@echo "What could be repaired is repaired; 'make check' tells the rest."

messages: $(DEV_STAMP)
	$(BIN)/pybabel --quiet extract --mapping-file locale/babel.cfg --keywords "lazy translate" --omit-header --add-location file \
		--no-wrap --sort-by-file --output-file locale/library.pot .
	@ls locale/*/LC_MESSAGES/django.po >/dev/null 2>&1 || exit 0; \
		$(BIN)/pybabel --quiet update --domain django --input-file locale/library.pot --output-dir locale --no-wrap && \
		$(BIN)/pybabel --quiet compile --domain django --directory locale

bench: $(DEV_STAMP)
	@$(BIN)/python -m tests.bench $(SIZE)

soak-small: $(DEV_STAMP)
	@ROUNDS=20 $(BIN)/python tests/run.py sqlite tests/integration/search/test_rounds.py
	@ROUNDS=20 $(BIN)/python tests/run.py postgresql tests/integration/search/test_rounds.py

before: $(DEV_STAMP)
	@$(BIN)/pytest -q -rP -p no:randomly tests/before

bench-imports: $(DEV_STAMP)
	@$(BIN)/python -m tests.bench.imports

relevance: $(DEV_STAMP)
	@$(BIN)/python -m tests.relevance.measure

lock: $(DEV_STAMP)
	$(LOCK) --output-file requirements.txt
	$(LOCK) --extra dev --output-file requirements-dev.txt

secret:
	@grep -qs '^SECRET_KEY' .env || [ -n "$$SECRET_KEY$$SECRET_KEY_FILE" ] || { \
		echo "Writing a random SECRET_KEY to .env"; umask 077; \
		$(PYTHON) -c "import secrets; print('SECRET_KEY=' + secrets.token_urlsafe(50))" >> .env; }

$(BIN)/pip:
	@$(PYTHON) -c "import sys; sys.exit(sys.version_info < (3, 11) and 'Python 3.11 or newer is needed; name it with PYTHON=, for example: make run PYTHON=python3.11')"
	@$(PYTHON) -c "import ensurepip, venv" 2>/dev/null || { echo "This Python cannot make virtual environments. On Debian and Ubuntu: apt install python3-venv"; exit 1; }
	@echo "Making the virtual environment .venv ..."
	@$(PYTHON) -m venv .venv

$(RUN_STAMP): | $(BIN)/pip
	@echo "Installing what the library needs ..."
	@$(INSTALL) requirements.txt
	@rm -f .venv/run-* && touch $@

$(DEV_STAMP): | $(BIN)/pip
	@echo "Installing what the library and its tests need ..."
	@$(INSTALL) requirements-dev.txt
	@rm -f .venv/run-* .venv/dev-* && touch $@ $(RUN_STAMP)
