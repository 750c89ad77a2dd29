# Short names for scripts/tasks.py, which does the same without make:  python scripts/tasks.py run
PYTHON := $(shell for p in python3 python3.13 python3.12 python3.11 python; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
ARGS ?=

.PHONY: run test check eval bench lock
run test check eval bench lock:
	@$(if $(PYTHON),,echo "Followup needs Python 3.11 or newer, and none was found." && exit 1)
	@$(PYTHON) scripts/tasks.py $@ $(ARGS)
