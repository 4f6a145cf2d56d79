# make run    the application (without a display: the whole job, headless, on generated images)
# make test   lint, types, import contracts and tests
# make lint   only the first three
# make test-all   the tests, and besides every combination of settings: hours
# make faults the program broken on purpose: files, kills, full disks; ends in a table
# make monkey ten thousand random acts on the window, for each of two seeds
# make bench  the benchmarks as one table
# make package  a folder that runs without Python, in dist/, tried on the spot: see docs/packaging.md
PYTHON ?= python3
BIN := .venv/bin
INSTALLED := .venv/.installed
DEMO := demo
# Tests wait for processes and timers: two at once take little more than half the time on two cores.
TESTS := $(BIN)/python -m pytest --numprocesses=2 --dist=loadfile

ifneq ($(wildcard ../shared/ham10000/.),)
export DERMADESK_HAM10000 ?= $(abspath ../shared/ham10000)
endif

.PHONY: run test test-all lint bench faults monkey package system

run: system $(INSTALLED)
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ] || [ "$$(uname -s)" = Darwin ]; then \
		exec $(BIN)/dermadesk; \
	else \
		echo "No display here: doing the whole job headless on generated images."; \
		$(MAKE) --no-print-directory headless; \
	fi

.PHONY: headless
headless: system $(INSTALLED)
	@rm -rf $(DEMO)
	@$(BIN)/dermadesk demo $(DEMO)/images
	@DERMADESK_RUNS=$(abspath $(DEMO))/runs DERMADESK_CACHE=$(abspath $(DEMO))/cache \
		QT_QPA_PLATFORM=offscreen $(BIN)/python -m desktop.tour $(DEMO)/tour --data $(DEMO)/images
	@echo "Results: $(abspath $(DEMO)) (images, runs, tour with the screenshots)"

# A test that hangs ends with the traceback of every thread, not with the patience of the machine.
test: lint
	$(TESTS) --cov --cov-report=term -o faulthandler_timeout=300 -o faulthandler_exit_on_timeout=true

test-all: lint
	$(TESTS) -m "full or not full"

lint: system $(INSTALLED)
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

faults: system $(INSTALLED)
	$(TESTS) tests/faults -q -m "full or not full"

monkey: system $(INSTALLED)
	$(BIN)/python -m pytest tests/desktop/test_monkey.py -q -s -m "full or not full"

bench: system $(INSTALLED)
	@$(BIN)/python -m benchmarks $(BENCH)

package: system $(INSTALLED)
	$(BIN)/dermadesk models prepare
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m PyInstaller --noconfirm --log-level WARN build.spec
	@cat build/sizes.md
	$(BIN)/python .ci/package/smoke.py "$$([ -d dist/Dermadesk.app ] && \
		echo dist/Dermadesk.app/Contents/MacOS || echo dist/dermadesk)"

system:
	@PYTHON=$(PYTHON) .ci/system_libraries

$(INSTALLED): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 12))' || { \
		echo "Dermadesk needs Python 3.11 or 3.12: make PYTHON=python3.12"; exit 1; }
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --disable-pip-version-check --no-input -c constraints.txt -e '.[dev]'
	@$(BIN)/dermadesk models prepare
	@touch $@
