# `make serve` and `make test` do everything on a machine that has rustup's cargo, Node and make.
# Both install what is missing (scripts/install.sh says what and where) and are quick when nothing is.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help

CARGO_BIN := $(or $(CARGO_INSTALL_ROOT),$(CARGO_HOME),$(HOME)/.cargo)/bin
export PATH := $(CARGO_BIN):$(PATH)

PORT ?= 8080
WASM := --target wasm32-unknown-unknown
COMPILE := scripts/compile.sh
TRUNK := TRUNK_SKIP_VERSION_CHECK=true $(COMPILE) trunk build --release

.PHONY: help serve fmt check test bench release dist single lint test-native test-scripts test-wasm test-e2e test-browsers test-release crash-test build-tools lint-tools test-tools npm-tools other-browsers

help:
	@echo "make serve   build the app and serve it on http://127.0.0.1:$(PORT)/"
	@echo "make fmt     format every Rust file"
	@echo "make check   format, lints, native tests and those of the scripts: before every commit"
	@echo "make test    check, test in Chromium what a person sees, and one walk in every browser that is here"
	@echo "make test-release   build the release twice and compare byte for byte; the walk from its single file"
	@echo "make release put one file to open, an archive for a web server, sums and changes into release/"
	@echo "make crash-test  kill a browser 200 times while it works, and look whether anything is lost"
	@echo "make bench   measure the engine natively and in the browser, the wait of a person, the bytes sent, Lighthouse"

serve:
	@node scripts/serve.mjs --check --port $(PORT)
	@echo "Building the app as it is released: some minutes, most of them the first time"
	@$(MAKE) --no-print-directory dist
	@node scripts/serve.mjs --port $(PORT)

check: lint-tools npm-tools
	@$(MAKE) --no-print-directory lint test-native test-scripts

test: test-tools
	@$(MAKE) --no-print-directory lint test-native test-scripts test-wasm test-e2e test-browsers

# Natively, in the browser as built for it, and what a person sees of it. docs/measured.md says what came out.
bench: test-tools dist
	@mkdir -p target/bench
	cargo bench --locked --bench settle
	CHROMEDRIVER="$${CHROMEDRIVER:-$$(command -v chromedriver)}" cargo test --release --locked $(WASM) --bench settle -- --nocapture
	cargo run --quiet --locked --example case_to_bundle -- tests/cases/branch-2025.json target/bench/branch-2025.json
	node scripts/bench-size.mjs target/bench/branch-2025.json
	node scripts/bench-browser.mjs target/bench/branch-2025.json
	for years in 1 3 10; do cargo run --release --quiet --locked --example years_to_bundle -- $$years target/bench/years-$$years.json; done
	node scripts/bench-years.mjs target/bench/years-1.json target/bench/years-3.json target/bench/years-10.json
	node scripts/bench-board.mjs
	node scripts/bench-first-load.mjs
	node scripts/bench-lighthouse.mjs

dist: build-tools
	$(TRUNK) --features split

# In one module, as the single file carries it.
single: build-tools
	$(TRUNK) --dist target/single

release: dist single npm-tools
	node scripts/release/release.mjs

# Modules that a macro declares are files like others: `cargo fmt` does not find them.
RUST_FILES = $$(git ls-files -co --exclude-standard '*.rs')

fmt:
	rustfmt $(RUST_FILES)

lint:
	rustfmt --check $(RUST_FILES)
	$(COMPILE) cargo clippy --locked --all-targets -- -D warnings
	$(COMPILE) cargo clippy --locked --all-targets $(WASM) -- -D warnings

test-native:
	$(COMPILE) cargo test --locked --no-run
	cargo test --locked

test-scripts:
	node --test tests/scripts/*.test.mjs

# Built once more from another folder: byte for byte the same. The walk in every browser from the file that it makes, without
# a network. Apart from `make test`: it compiles everything anew, twice.
test-release: release other-browsers
	node scripts/release/again.mjs
	node tests/browsers/run.mjs --file release/fieldbook.html

# Only what talks to the browser itself needs one; everything else is tested natively or end to end.
test-wasm:
	$(COMPILE) cargo test --locked $(WASM) --test storage --test platform --test follows --no-run
	CHROMEDRIVER="$${CHROMEDRIVER:-$$(command -v chromedriver)}" cargo test --locked $(WASM) --test storage --test platform --test follows

# A real browser killed at random moments; N=3 for a short look, SEED=n to repeat one.
crash-test: dist npm-tools
	node scripts/crash-test.mjs --times $(or $(N),200) $(if $(SEED),--seed $(SEED))

test-e2e: dist
	@mkdir -p target/e2e
	cargo run --locked --quiet --example case_to_bundle -- tests/cases/*.json tests/cases-day/*.json target/e2e
	npx playwright test --config tests/e2e/playwright.config.ts

# The storage, and a walk from the first run to an import elsewhere, in each of the branch's browsers that is here.
test-browsers: dist other-browsers npm-tools
	node tests/browsers/storage.mjs
	node tests/browsers/run.mjs --dir dist

build-tools:
	@scripts/install.sh build

lint-tools:
	@scripts/install.sh lint

npm-tools:
	@scripts/install.sh npm

other-browsers:
	@scripts/install.sh others

test-tools:
	@scripts/install.sh test build
