# The front door: every target is a line or two over CMake presets. `make help` lists them.
.DEFAULT_GOAL := build
SUDO := $(if $(filter-out 0,$(shell id -u)),sudo)
APT  := $(SUDO) env DEBIAN_FRONTEND=noninteractive apt-get -y -q --no-install-recommends
DEPS := g++ cmake ninja-build pkg-config ccache libcmark-gfm-dev libcmark-gfm-extensions-dev libyaml-cpp-dev \
        libkainjow-mustache-dev libcpp-httplib-dev libcli11-dev libgumbo-dev libcurl4-openssl-dev nlohmann-json3-dev libsqlite3-dev libsodium-dev \
        libxxhash-dev libicu-dev libcsv-dev libpsl-dev libhowardhinnant-date-dev tzdata
# Node.js of another source brings its own npm, which Debian's package will not stand beside.
NODE := $(if $(and $(shell command -v node),$(shell command -v npm)),,nodejs npm)
TEST_DEPS := doctest-dev chromium fonts-dejavu-core $(NODE) curl python3 openssl libxml2-utils git linkchecker \
             openjdk-17-jre-headless
CHECK_DEPS := clang libclang-rt-14-dev clang-format clang-tidy
# Installs the packages that are missing from the list in $(1), and nothing when none is.
install_missing = missing=$$(dpkg-query -W -f '$${db:Status-Status} $${Package}\n' $(1) 2>/dev/null | sed -n 's/^installed //p' | \
	sort | comm -13 - <(printf '%s\n' $(1) | sort)); [ -z "$$missing" ] || { $(APT) update && $(APT) install $$missing; }
SHELL := /bin/bash
JOBS ?= $(shell nproc)
THEMES := default plain

.PHONY: deps test-deps check-deps build test check format permalinks mutants links lighthouse bench demo install clean help

deps: ## Install what a build needs (Debian 12 packages)
	@$(call install_missing,$(DEPS))

test-deps: deps ## Install what only the tests need
	@$(call install_missing,$(TEST_DEPS))
	@for folder in browser feeds openapi quality; do (cd tests/$$folder && npm ci --ignore-scripts --no-audit --no-fund --silent) || exit 1; done

check-deps: test-deps ## Install what only the checks need
	@$(call install_missing,$(CHECK_DEPS))

build: deps ## Build build/bin/postil and build/bin/postil-comments
	@cmake --preset release -DPOSTIL_TESTS=OFF && cmake --build --preset release -j $(JOBS)

test: test-deps ## Build and pass all tests
	@cmake --preset dev && cmake --build --preset dev -j $(JOBS) && ctest --preset dev -j $(JOBS)

check: check-deps ## Format, lint, and pass the sanitizer suites
	@tests/house/check.sh

format: check-deps ## Format all C++ files in place
	@git ls-files '*.cpp' '*.h' | xargs clang-format -i

permalinks: build ## Compare addresses with those of Debian's Jekyll and Hugo themselves
	@$(call install_missing,jekyll hugo)
	@python3 tests/permalinks/compare.py build/bin/postil

mutants: test-deps ## Change PROGRAM (generator, comment-service) at N random places, see whether tests notice (N=60 SEED=1; hours)
	@$(call install_missing,bubblewrap)
	@python3 tests/mutation/mutants.py . $(or $(PROGRAM),generator) $(if $(AT),'$(AT)',$(or $(N),60) $(or $(SEED),1))

links: build test-deps ## Compare `postil check` with linkchecker over two real blogs (minutes)
	@for blog in rustblog reactblog; do python3 tests/links/agree.py build/bin/postil . ../shared/corpora $$blog || exit 1; done

lighthouse: build test-deps ## Ask Lighthouse about each kind of page of both themes (minutes)
	@cd tests/quality && for theme in $(THEMES); do \
	  POSTIL_BIN=../../build/bin/postil POSTIL_COMMENTS_BIN=../../build/bin/postil-comments node lighthouse.mjs $$theme || exit 1; done

bench: build test-deps ## Run the benchmarks (ratios, not times)
	@$(call install_missing,wrk nginx-light)
	@tests/bench/run.sh

# Ctrl-C is how the demo ends, so make leaves it to the demo's script (see leave_interrupts.c).
ifneq ($(filter demo,$(MAKECMDGOALS)),)
-load build/leave_interrupts.so
endif
build/leave_interrupts.so: tests/house/leave_interrupts.c | deps
	@mkdir -p build && cc -shared -fPIC -o $@ $<

demo: build ## Build the demo site, serve it with its comments until Ctrl-C
	@$(call install_missing,curl)
	@$(leave-interrupts now)tests/house/demo.sh

install: build ## Install both programs (PREFIX=/usr/local)
	@prefix=$(or $(PREFIX),/usr/local); mkdir -p "$(DESTDIR)$$prefix/bin" 2>/dev/null && [ -w "$(DESTDIR)$$prefix/bin" ] || \
	  as_root="$(SUDO) env DESTDIR=$(DESTDIR)"; $$as_root cmake --install build/release --prefix "$$prefix"

clean: ## Remove what building made
	@rm -rf build public .postil

help: ## List the targets
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 20
