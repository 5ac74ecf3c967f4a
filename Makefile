# The two commands are `make demo` and `make test`; the rest are parts of them. The work is in scripts/.
.DEFAULT_GOAL := help
.PHONY: help demo test build ui gen check deny trace bench clean \
        test-domain test-store test-server test-stories test-ui test-browser test-api test-metrics

help: ## this list
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | awk -F '\t' '{ printf "  make %-14s %s\n", $$1, $$2 }'

demo: ## build, load the demonstration company and serve it (PORT, DATA, DATABASE_URL)
	@scripts/demo

test: ## all that must pass, as CI runs it
	@scripts/test

build: ## the release binary with the screens inside
	@scripts/build release

ui: ## the screens, if they changed
	@scripts/ui build

gen: ## write the generated files anew
	@scripts/cargo xtask gen

check: ui ## format and clippy
	@scripts/check

deny: ## licences and banned packages
	@scripts/cargo xtask deny

trace: ## requirements and the tests that show them
	@scripts/cargo xtask trace

test-domain: ## the rules
	@scripts/nextest -p shouwen-domain

test-store: ## the store, on SQLite and PostgreSQL
	@scripts/with-postgres scripts/nextest -p shouwen-store

test-server: ui ## the server, on SQLite and PostgreSQL
	@scripts/with-postgres scripts/nextest -p shouwen

test-stories: ui ## the acceptance stories, on SQLite and PostgreSQL
	@scripts/with-postgres scripts/nextest --workspace -E 'binary(/stor/) + test(/stor(y|ies)/)'

test-ui: ## lint, types, unit tests and build of the screens
	@scripts/ui lint typecheck test build

test-browser: ## the screens in Chromium
	@scripts/build debug
	@scripts/browser

test-api: ## generated requests against the API
	@scripts/build debug
	@scripts/with-server scripts/schemathesis

test-metrics: ## /metrics, read by promtool
	@scripts/build debug
	@scripts/with-server scripts/promtool

bench: ## the measured figures (BENCH holds further arguments)
	@scripts/bench

clean: ## remove what this clone built (the shared target directory stays)
	@scripts/clean
