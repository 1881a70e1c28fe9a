# trichdan: everything a person or CI does here is a target; `make help` lists them.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory

BIN := node_modules/.bin
TRICHDAN := node cli/trichdan.js
PARTS := citation model data crawler server web cli
SOURCES := $(shell find $(PARTS) -type f \( -name '*.ts' -o -name '*.tsx' \) 2>/dev/null)
GOLD := ../shared/eval

.PHONY: help setup run test soak lint eval accuracy bench bench-crawl bench-search bench-postgres bench-load package sbom licences schema screenshots clean

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: node_modules/.installed dist/.built ## Install the packages and build, nothing more

run: setup ## Crawl the bundled sample site, then serve the product until interrupted
	@$(TRICHDAN) crawl || [ $$? -eq 3 ]
	@exec $(TRICHDAN) serve

test: setup ## Run every test
	@$(BIN)/mocha

soak: setup ## Cause each fault hundreds of times, and print what was seen; over an hour, as root
	@SOAK=1 $(BIN)/mocha --no-config --import=tsx --timeout=0 --reporter=test/reporter.cjs 'test/faults/*.test.ts' test/hostile/kill.test.ts test/postgres/crawlers.test.ts

lint: node_modules/.installed ## Check format, types and the import table
	@$(BIN)/biome ci --error-on-warnings .
	@$(BIN)/tsc -p .
	@$(BIN)/tsc -p web/client
	@$(BIN)/tsc -p citation
	@$(BIN)/depcruise --output-type err $(PARTS)

eval: setup ## Measure the citation engine on the gold set
	@node bench/eval.js $(GOLD)

accuracy: setup ## Measure as eval does, and note the figures in data/accuracy.json, which a page of the site shows
	@node --import=tsx bench/eval.js $(GOLD) data/accuracy.json
	@node --import=tsx bench/articles.ts --note data/accuracy.json
	@$(BIN)/biome format --write data/accuracy.json

bench: setup ## Measure speed, as ratios in one run, and how well reports are read
	@node bench/citation.js
	@node --import=tsx bench/articles.ts
	@node --import=tsx bench/search.ts 20000

bench-crawl: setup ## Measure a polite crawl of 2,000 pages on 20 hosts
	@node --import=tsx bench/crawl.ts

bench-search: setup ## Measure searches over up to 500,000 synthetic reports
	@node --import=tsx bench/search.ts 20000 100000 500000

bench-postgres: setup ## Measure SQLite and PostgreSQL over the same 200,000 synthetic reports
	@node --import=tsx bench/postgres.ts

bench-load: setup ## Measure 50 connections on every kind of page, and pages beside bare Express; MINUTES=30 holds a mixed load
	@node --import=tsx bench/load.ts $(if $(MINUTES),--minutes $(MINUTES))

package: node_modules/.installed ## Build the package of the citation library, in dist/trichdan-citation
	@node --import=tsx bench/citation-package.ts dist/trichdan-citation

sbom: node_modules/.installed ## List all packages with their hashes, as CycloneDX, in dist/sbom.json
	@mkdir -p dist
	@npm sbom --sbom-format cyclonedx --package-lock-only > dist/sbom.json

licences: node_modules/.installed ## Write the list of licences, docs/licences.md
	@node --import=tsx bench/licences.ts > docs/licences.md

schema: node_modules/.installed ## Write the JSON Schemas of the files that people edit
	@node --import=tsx data/write-schemas.ts
	@$(BIN)/biome format --write data/*.schema.json

screenshots: setup ## Take the screenshots of the documentation
	@node --import=tsx bench/screenshots.ts

clean: ## Remove what was built and installed; the index in data/local stays
	rm -rf dist node_modules coverage

node_modules/.installed: package.json package-lock.json
	@node -e 'const [a, b] = process.versions.node.split(".").map(Number); if (a < 20 || (a === 20 && b < 19)) { console.error(`Node.js 20.19 or newer is needed; this is $${process.versions.node}.`); process.exit(1); }'
	@for tool in python3 c++; do command -v $$tool >/dev/null || { echo "$$tool is missing: the SQLite driver is compiled here. Install python3 and a C++ compiler (Debian: apt-get install python3 g++)."; exit 1; }; done
	npm ci --no-progress
	@touch $@

dist/.built: node_modules/.installed tsconfig.json tsconfig.build.json $(SOURCES)
	@echo "Building …"
	@$(BIN)/tsc -p tsconfig.build.json
	@$(BIN)/esbuild web/client/main.ts --bundle --minify --format=esm --target=es2022 --outfile=dist/web/client/main.js --log-level=warning
	@touch $@
