# Everything here needs Python 3.11 or newer and make; `make demo-neo4j` also a JDK 17 or newer and Maven.
# The first run makes an environment in .venv from the lock files; later runs start at once.

PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
READY_DEV := $(VENV)/.ready-dev
WORKERS ?= 2
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
LOCK := uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-emit-find-links --custom-compile-command "make lock" pyproject.toml --group build
ARGUMENTS ?=
EDGES ?= 100000

.DEFAULT_GOAL := help
.PHONY: help demo demo-neo4j test test-long lint format bench bench-loading bench-embedded bench-queries \
	bench-http bench-export bench-neo4j evaluate fuzz lock clean

help: ## list what can be made
	@awk -F ':.*## ' '/^[a-z0-9-]+:.*## / { printf "make %-15s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

demo: $(READY) ## load the bundled article, serve it, and print where to click
	@exec $(BIN)/nosograph demo $(ARGUMENTS)

demo-neo4j: $(READY) ## the same on a real Neo4j with its Browser (needs a JDK 17+ and Maven)
	@exec $(BIN)/python tools/demo_neo4j.py $(ARGUMENTS)

test: $(READY_DEV) ## run every test
	$(BIN)/python -m pytest -n $(WORKERS) --dist loadfile -m "not long" $(ARGUMENTS)

test-long: $(READY_DEV) ## run the tests that take minutes
	$(BIN)/python -m pytest -n $(WORKERS) --dist loadfile -m long $(ARGUMENTS)

lint: $(READY_DEV) ## check style, types and who may import whom
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(READY_DEV) ## put the code into shape
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: bench-loading bench-embedded bench-queries bench-http bench-export bench-neo4j ## measure everything (EDGES=8100498 for PrimeKG's size)

bench-loading: $(READY_DEV) ## measure how fast articles are read and loaded, and a dataset into Neo4j
	$(BIN)/python tests/benchmarks/reading.py
	PYTHONPATH=tools $(BIN)/python tests/benchmarks/loading.py $(ARGUMENTS)
	PYTHONPATH=tools:. $(BIN)/python tests/benchmarks/neo4j_loading.py

bench-embedded: $(READY_DEV) ## measure how the embedded store bears a large graph
	PYTHONPATH=. $(BIN)/python tests/benchmarks/embedded_size.py --edges $(EDGES) $(ARGUMENTS)

bench-queries: $(READY_DEV) ## measure how fast questions are answered, beside graph libraries in memory
	PYTHONPATH=. $(BIN)/python tests/benchmarks/queries.py --edges $(EDGES) $(ARGUMENTS)

bench-http: $(READY_DEV) ## measure what HTTP costs beside a bare endpoint of the same framework
	PYTHONPATH=. $(BIN)/python tests/benchmarks/http_cost.py --edges $(EDGES) $(ARGUMENTS)

bench-export: $(READY_DEV) ## measure how long the whole graph takes to be written in each format
	PYTHONPATH=. $(BIN)/python tests/benchmarks/exporting.py --edges $(EDGES) $(ARGUMENTS)

bench-neo4j: $(READY_DEV) ## measure questions to a Neo4j beside Cypher by hand (needs a JDK 17+ and Maven)
	PYTHONPATH=tools $(BIN)/python tests/benchmarks/neo4j_queries.py --edges $(EDGES) $(ARGUMENTS)

evaluate: $(READY_DEV) ## judge how well articles are read, against tables of expected statements
	@$(BIN)/python tests/evaluation/evaluate.py $(ARGUMENTS)

fuzz: $(READY_DEV) ## read ten thousand broken documents
	@PYTHONPATH=. $(BIN)/python tests/fuzz/mutated_articles.py $(ARGUMENTS)

lock: ## resolve the dependencies anew and pin them with their hashes (needs uv)
	$(LOCK) --output-file requirements.lock $(ARGUMENTS)
	$(LOCK) --group dev --constraint requirements.lock --output-file requirements-dev.lock $(ARGUMENTS)

clean: ## remove the environment and everything that was built
	rm -rf $(VENV) .build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(BIN)/pip:
	@command -v $(PYTHON) >/dev/null || { \
		echo "error: $(PYTHON) was not found. Install Python 3.11 or newer, or say which: make PYTHON=/path/to/python3" >&2; exit 2; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "error: $$($(PYTHON) --version) is too old. Python 3.11 or newer is needed: make PYTHON=python3.11" >&2; exit 2; }
	@echo "Making an environment in $(VENV) (once; this takes a minute or two)."
	@$(PYTHON) -m venv $(VENV) || { \
		echo "error: venv failed. On Debian or Ubuntu: apt-get install python3-venv" >&2; rm -rf $(VENV); exit 2; }

$(READY): requirements.lock pyproject.toml | $(BIN)/pip
	@$(PIP) install --require-hashes -r requirements.lock
	@$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@

$(READY_DEV): requirements-dev.lock $(READY) | $(BIN)/pip
	@$(PIP) install --require-hashes -r requirements-dev.lock
	@touch $@
