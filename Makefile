# Everything below runs on Node 24, which the dependencies bring on Linux x64: see tools/setup.sh.
export PATH := $(CURDIR)/node_modules/.bin:$(PATH)
LOANS ?=
VITEST ?=
.DEFAULT_GOAL := help
.PHONY: help setup demo test check bench clean

help: ## Lists what can be made
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: node_modules/.setup-stamp ## Installs the dependencies, once
	@:

node_modules/.setup-stamp: package-lock.json
	@tools/setup.sh

demo: setup ## Runs a whole network in one process and writes demo-out/ (LOANS=FILE takes real loans)
	@node samples/demo/main.ts $(if $(LOANS),--loans "$(LOANS)")

test: setup ## Runs every test; says what is skipped for want of PostgreSQL or Chromium
	@npm run --silent test -- $(VITEST)

check: setup ## Format, lint, types, unused code, tests: what must pass before a push
	@npm run --silent check

bench: setup ## Measures; each figure stands beside its limit or its peer's
	@set -e; for file in bench/*.bench.ts; do echo "== $$file"; node "$$file"; done

clean: ## Removes what was built or written here, dependencies too
	@rm -rf node_modules packages/*/dist packages/*/node_modules demo-out .goodstanding coverage
