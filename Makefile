# The door to the project: everything a person or a machine does with the sources starts here.
SHELL := /bin/bash
# A test that fails behind a pipe fails the target.
.SHELLFLAGS := -o pipefail -c
JAVA_HOME := $(shell ./foldwork --print-java-home)
export JAVA_HOME
MVN := mvn -B -ntp

# Packages of the lock file, and their Node where the machine has no newer one; fetched again when the lock changes.
NODE_PACKAGES := node_modules/.package-lock.json
WITH_NODE := PATH="$$(dirname "$$(./foldwork --print-node)"):$(CURDIR)/node_modules/.bin:$$PATH"
SUITE := target/jsonata-suite
FUZZER := target/schemathesis
SEED := 42

.PHONY: help up down test test-java test-node client-test e2e check format build parity crash soak bench bench-ui fuzz jsonata-suite new-migration clean tools node-tools browser-tools

help: ## Show what can be made
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F':.*## ' '{printf "  make %-14s %s\n", $$1, $$2}'

up: build ## Start the whole system on this machine (Ctrl-C stops it)
	@./foldwork up || { code=$$?; case $$code in 130|143) ;; *) exit $$code ;; esac; } # stopped, as asked

down: ## Stop the system started by `make up`
	@./foldwork down

tools:
	@command -v mvn >/dev/null || { [ "$$(id -u)" = 0 ] && apt-get update -qq && apt-get install -qq -y --no-install-recommends maven; } || { echo "make: Maven is missing: install it and start again." >&2; exit 5; }

node-tools:
	@command -v npm >/dev/null || { [ "$$(id -u)" = 0 ] && apt-get update -qq && apt-get install -qq -y --no-install-recommends nodejs npm; } || { echo "make: npm is missing: install Node.js with npm ('apt-get install nodejs npm', 'brew install node') and start again." >&2; exit 5; }

browser-tools:
	@[ -n "$$FOLDWORK_CHROMIUM" ] || [ -d "/Applications/Google Chrome.app" ] || command -v chromium chromium-browser google-chrome google-chrome-stable >/dev/null || { [ "$$(id -u)" = 0 ] && apt-get update -qq && apt-get install -qq -y --no-install-recommends chromium; } || { echo "make: Chromium is missing: install it ('apt-get install chromium') or set FOLDWORK_CHROMIUM to one, and start again." >&2; exit 5; }

$(NODE_PACKAGES): package.json package-lock.json .npmrc | node-tools
	npm ci
	@touch $@

build: tools node-tools ## Build all jars and the studio's pages without running tests
	@./foldwork --build

# What is written in TypeScript is checked, and the browser fetched, in the time that the rest leaves.
test: tools $(NODE_PACKAGES) ## Format check, build, all tests (about 30 minutes on 2 cores)
	@$(MAKE) --no-print-directory -j2 test-java browser-tools test-node
	@$(MAKE) --no-print-directory e2e

# Modules that do not need each other are built and tested side by side.
# What it built is put together as `make build` does, so that nothing after it builds again.
test-java: tools $(NODE_PACKAGES)
	$(MVN) -T 2 verify -P typescript-client -Dfoldwork.node="$$(./foldwork --print-node)"
	@./foldwork --assemble

test-node: $(NODE_PACKAGES)
	$(WITH_NODE) nice -n 19 npm run --silent check
	$(WITH_NODE) nice -n 19 npm test --silent

client-test: tools $(NODE_PACKAGES) ## Have the TypeScript client call a real service
	$(MVN) -q verify -pl studio-backend/app -am -Dtest=TypeScriptClient -Dsurefire.failIfNoSpecifiedTests=false -Dfoldwork.node="$$(./foldwork --print-node)"

e2e: tools node-tools browser-tools $(NODE_PACKAGES) ## Use the studio in a real Chromium as people do, on a system of its own (ACTIONS=500 does so many things by chance, 40 unless said)
	@./foldwork --build-changed
	$(WITH_NODE) npm run --silent e2e

check: tools $(NODE_PACKAGES) ## Format check and compile only
	$(WITH_NODE) npm run --silent check
	$(MVN) -DskipTests verify

format: $(NODE_PACKAGES) ## Format all sources
	$(WITH_NODE) npm run --silent format
	$(MVN) -q spotless:apply

new-migration: ## Make an empty migration: make new-migration NAME="create flow"
	@test -n "$(NAME)" || { echo 'make: say what it does: make new-migration NAME="create flow"' >&2; exit 2; }
	@file="studio-backend/schema/src/main/resources/db/migration/V$$(date -u +%Y%m%d%H%M)__$$(echo '$(NAME)' | tr 'A-Z ' 'a-z_').sql"; \
	  mkdir -p "$$(dirname "$$file")"; : > "$$file"; echo "Created $$file"

jsonata-suite: tools ## Run the official JSONata suite (from a Python package, or SUITE=its folder) on the Java engine
	@[ -d "$(SUITE)/groups" ] || ./.ci/fetch-jsonata-suite "$(SUITE)"
	$(MVN) test -pl flow-model -Dtest=JsonataSuite -Dfoldwork.jsonata-suite="$(abspath $(SUITE))" | grep -aE '^jsonata:|BUILD|ERROR'

fuzz: tools ## Send 20,000 requests made by Schemathesis, and 20,000 of our own, and compare the answers with the contract (SEED=42)
	./.ci/fetch-schemathesis "$(FUZZER)"
	$(MVN) verify -pl studio-backend/app -am -Dtest='ContractFuzzTest,SchemathesisRun' -Dsurefire.failIfNoSpecifiedTests=false -Dfoldwork.fuzz=20000 -Dfoldwork.fuzz.seed=$(SEED) -Dfoldwork.schemathesis.seed=$(SEED) -Dfoldwork.schemathesis="$(abspath $(FUZZER))/bin/schemathesis" | grep --line-buffered -vE '^\[INFO\]'

clean: ## Remove what was built
	$(MVN) -q clean
	rm -rf target node_modules

parity: tools ## Compare both engines: every written case and 300 flows made by chance (SEEDS=1,2,3 takes these)
	$(MVN) verify -Dtest='ParityTest' -Dsurefire.failIfNoSpecifiedTests=false -Dfoldwork.random=300 -Dfoldwork.seeds=$(SEEDS) | grep --line-buffered -E '^parity:|random flow|BUILD|ERROR'

crash: tools ## Kill the local engine at every storage call and at random 200 times, every process of the system 52 times in turn, hold its database 4 times, and disturb a runner 200 times
	$(MVN) verify -Dtest='CrashTest,DurabilityTest,StackTest,DisruptionTest' -Dsurefire.failIfNoSpecifiedTests=false -Dfoldwork.crash.step=1 -Dfoldwork.crash.cycles=200 -Dfoldwork.kills=52 -Dfoldwork.runner.cuts=200 | grep --line-buffered -E '^crash:|^stack:|^runner:|BUILD|ERROR'

soak: tools ## Queue 1,000 runs on one runner, and hold 1,000 cron patterns against a slow walk over ten years
	$(MVN) verify -Dtest='CronReferenceTest,RunnerTest#losesNoneOfManyRunsThatWait' -Dsurefire.failIfNoSpecifiedTests=false -Dfoldwork.crons=1000 -Dfoldwork.cron.years=10 -Dfoldwork.runner.queue=1000 | grep --line-buffered -E '^cron:|^runner:|BUILD|ERROR'

bench-ui: build browser-tools $(NODE_PACKAGES) ## Measure the editor in a real Chromium beside plain React Flow (ROUNDS=3)
	$(WITH_NODE) npm run --silent bench-ui

bench: build ## Measure speed: the local engine beside a floor, the cloud engine beside a flow written by hand, the list of runs, drafts, readers
	@"$(JAVA_HOME)/bin/java" --enable-native-access=ALL-UNNAMED -Dlogging.level.root=WARN -Dslf4j.internal.verbosity=ERROR -cp "cli/target/classes:cli/target/test-classes:$$(cat cli/target/bench.jars)" dev.foldwork.bench.BenchMain $(BENCH)
