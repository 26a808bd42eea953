# Linaje. `make serve` and `make test` do all their own set-up: they need only Python 3.11 or later, and make.
VENV ?= .venv
HOST ?= 127.0.0.1
PORT ?= 8000
BIN := $(VENV)/bin
export VENV
HISTORIES ?= 1000000
CERTIFICATES ?= 1000
MODULES ?=
RDF_TESTS ?= rdf-tests
DCAT_AP ?= DCAT-AP

help: ## what there is to make
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1\t\2/p' $(firstword $(MAKEFILE_LIST)) | expand -t 22

serve: $(VENV)/.serve ## pages and API at http://127.0.0.1:8000/ (HOST and PORT choose another address)
	@$(BIN)/linaje serve --host $(HOST) --port $(PORT)

test: $(VENV)/.test ## every test; says what it leaves out where something cannot be installed
	@sh scripts/test.sh $(ARGS)

bench: $(VENV)/.test ## releases of growing size against SPARQL engines and the physical limit; ARGS="--sizes 1000 10000"
	@$(VENV)/bin/python -m benchmarks.run $(ARGS)

lint: $(VENV)/.test ## style, types and the import contracts
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy app loaders tests scripts
	@$(BIN)/lint-imports --no-logo

format: $(VENV)/.test ## put code and curated data in their canonical form
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .
	@$(BIN)/linaje format data/decrees.ttl ontology/topics.ttl ontology/lists.ttl ontology/oecd-2014.ttl

messages: $(VENV)/.test ## bring the Spanish catalogue up to date with the words in code and templates
	@$(BIN)/python scripts/messages.py

docs: $(VENV)/.test ## write the generated pages of docs/reference
	@$(BIN)/python scripts/docs_reference.py

bench-extraction: $(VENV)/.test ## score the reading of acts on the gold of LINAJE_TESTDATA, class by class, with every miss
	@$(BIN)/python benchmarks/extraction.py

compare-reading: $(VENV)/.test ## what is read in five decrees beside what is recorded of them; texts from TEXTS and LINAJE_TESTDATA
	@$(BIN)/python scripts/compare_reading.py $(if $(TEXTS),--texts $(TEXTS))

record: $(VENV)/.test ## write anew what the tests hold of readings and of checks of drafts; a person reads the diff
	@$(BIN)/python scripts/record.py

campaign: $(VENV)/.test ## compare the core with the naive replay on HISTORIES made-up histories (a million)
	@$(BIN)/python scripts/campaign.py --histories $(HISTORIES)

certificates: $(VENV)/.test ## check a thousand certificates, and a thousand damaged ones (CERTIFICATES)
	@$(BIN)/python scripts/certificates.py --count $(CERTIFICATES)

coverage: $(VENV)/.test ## branch coverage of the core by the tests that exercise it, and every line they miss (minutes)
	@sh scripts/coverage.sh $(ARGS)

mutation: $(VENV)/.mutation ## change the core in thousands of ways and count the faults the tests notice (hours; MODULES chooses)
	@$(BIN)/python scripts/mutation.py $(MODULES)

conformance: $(VENV)/.test ## run the W3C tests of SPARQL through the endpoint; RDF_TESTS is a copy of github.com/w3c/rdf-tests
	@$(BIN)/python scripts/conformance.py --tests $(RDF_TESTS)

public-shapes: $(VENV)/.test ## validate the catalogue against the public shapes; DCAT_AP is a copy of github.com/SEMICeu/DCAT-AP
	@$(BIN)/python scripts/public_shapes.py $(DCAT_AP)

screenshot: $(VENV)/.test ## take the picture of the README from the running system
	@$(BIN)/python scripts/screenshot.py

lock: $(VENV)/.test ## resolve the dependencies anew and lock them by hash
	@sh scripts/lock.sh

clean: ## remove the virtual environment and what was built
	rm -rf $(VENV) var

$(VENV)/.serve: requirements/serve.txt pyproject.toml scripts/setup.sh
	@sh scripts/setup.sh serve

$(VENV)/.test: requirements/test.txt pyproject.toml scripts/setup.sh
	@sh scripts/setup.sh test

$(VENV)/.mutation: requirements/mutation.txt pyproject.toml scripts/setup.sh
	@sh scripts/setup.sh mutation

.PHONY: help serve test lint format messages docs bench-extraction compare-reading campaign certificates coverage mutation record screenshot lock clean conformance bench public-shapes
