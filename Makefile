# `make serve` and `make test` do everything on a machine that has rustup's cargo, Node and make.
# Both install what is missing (scripts/install.sh says what and where) and are quick when nothing is.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help

CARGO_BIN := $(or $(CARGO_INSTALL_ROOT),$(CARGO_HOME),$(HOME)/.cargo)/bin
export PATH := $(CARGO_BIN):$(PATH)

PORT ?= 8080
WASM := --target wasm32-unknown-unknown

.PHONY: help serve test bench dist lint test-native test-wasm test-e2e build-tools test-tools

help:
	@echo "make serve   build the app and serve it on http://127.0.0.1:$(PORT)/"
	@echo "make test    check and test everything"
	@echo "make bench   measure the engine natively and in the browser, the wait of a person, and the bytes sent"

serve:
	@node scripts/serve.mjs --check --port $(PORT)
	@$(MAKE) --no-print-directory dist
	@node scripts/serve.mjs --port $(PORT)

test: test-tools
	@$(MAKE) --no-print-directory lint test-native test-wasm test-e2e

# Natively, in the browser as built for it, and what a person sees of it. docs/measured.md says what came out.
bench: test-tools dist
	@mkdir -p target/bench
	cargo bench --locked --bench settle
	CHROMEDRIVER="$${CHROMEDRIVER:-$$(command -v chromedriver)}" cargo test --release --locked $(WASM) --bench settle -- --nocapture
	cargo run --quiet --locked --example case_to_bundle -- tests/cases/branch-2025.json target/bench/branch-2025.json
	node scripts/bench-size.mjs target/bench/branch-2025.json
	node scripts/bench-browser.mjs target/bench/branch-2025.json

dist: build-tools
	TRUNK_SKIP_VERSION_CHECK=true trunk build --release --features split

lint:
	cargo fmt --check
	cargo clippy --locked --all-targets -- -D warnings
	cargo clippy --locked --all-targets $(WASM) -- -D warnings

test-native:
	cargo test --locked

# Only what talks to the browser itself needs one; everything else is tested natively or end to end.
test-wasm:
	CHROMEDRIVER="$${CHROMEDRIVER:-$$(command -v chromedriver)}" cargo test --locked $(WASM) --test storage --test platform

test-e2e: dist
	@mkdir -p target/e2e
	cargo run --locked --quiet --example case_to_bundle -- tests/cases/branch-2025.json target/e2e/branch-2025.bundle.json
	npx playwright test --config tests/e2e/playwright.config.ts

build-tools:
	@scripts/install.sh build

test-tools:
	@scripts/install.sh build test
