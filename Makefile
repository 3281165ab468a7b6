# Needs Rust (rustup.rs), Node.js and npm; .tools/with installs the rest into your cache, once.
SHELL := bash
.SHELLFLAGS := -euo pipefail -c
MAKEFLAGS += --no-print-directory
PORT ?= 8080
page := --locked --target wasm32-unknown-unknown --lib --bins

.PHONY: help serve test build single bench lint setup

help:  ## say what there is
	@awk -F ': *## ' '/^[a-z]+: *##/ { printf "  make %-6s  %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

serve: ## build the page and serve it on this machine alone, from PORT=8080 or the next free one
	@.tools/with true
	@port=$(PORT); while (exec 3<>/dev/tcp/127.0.0.1/$$port) 2>/dev/null; do port=$$((port + 1)); done; \
	echo "building the page: about two minutes the first time, seconds after that"; \
	echo "it will stand at http://127.0.0.1:$$port/ and follow the source; Ctrl+C stops it"; \
	exec .tools/with trunk serve --release --offline --locked --port $$port

test:  ## everything that must hold: lint, the page, all tests natively, and the page in a browser
	@WITH_BROWSER=1 .tools/with true
	@$(MAKE) lint
	@$(MAKE) build
	cargo test --locked --no-fail-fast

build: ## the page into dist/, ready for any static host
	.tools/with trunk build --release --offline --locked

single: build ## the page in one file that opens from a disk: dist/fabriconomics.html
	@printf 'dist/fabriconomics.html: %s bytes, everything inside\n' "$$(wc -c < dist/fabriconomics.html)"

bench: ## how long the model takes, natively, and its laws of conservation against over a million draws
	cargo bench --locked --bench recompute --bench conservation

lint:  ## formatting and clippy, natively and for the browser
	.tools/with cargo fmt --check
	cargo clippy --locked --all-targets -- --deny warnings
	.tools/with cargo clippy $(page) -- --deny warnings

setup: ## install the tools and do nothing else
	.tools/with true
