"""Everything a person does with a checkout, without make and on any system: ``python scripts/tasks.py TASK``.

Needs nothing but Python 3.11 or newer; what a task needs beyond that, it installs into ``.venv`` from the
hashed lock files. The Makefile only gives these tasks short names.
"""

import argparse
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
RUN_LOCK = ROOT / "requirements.lock"
TEST_LOCK = ROOT / "requirements-test.lock"
OLDEST = (3, 11)

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
BROWSER_PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe",
    "C:/Program Files/Microsoft/Edge/Application/msedge.exe",
)


def run(command: Sequence[str | Path], **options: object) -> None:
    """Run a program in the checkout; where it fails, stop with its exit code."""
    result = subprocess.run([str(part) for part in command], cwd=ROOT, check=False, **options)  # type: ignore[call-overload]
    if result.returncode:
        sys.exit(result.returncode)


def as_root() -> list[str] | None:
    """What to put before a command that needs root on a Debian system; None where we may not."""
    if os.name == "nt" or not shutil.which("apt-get"):
        return None
    if os.geteuid() == 0:
        return []
    may = shutil.which("sudo") and subprocess.run(["sudo", "-n", "true"], check=False, capture_output=True)
    return ["sudo"] if may and may.returncode == 0 else None


def install_debian(package: str, why: str) -> None:
    """Install a Debian package where we may, else stop with the one command that does."""
    prefix = as_root()
    if prefix is None:
        sys.exit(f"{why} On Debian or Ubuntu:  sudo apt-get install -y {package}\nThen run this again.")
    print(f"{why} Installing Debian's {package} ...", flush=True)
    run([*prefix, "apt-get", "update", "-q"], stdout=subprocess.DEVNULL)
    run([*prefix, "apt-get", "install", "-y", "-q", package], stdout=subprocess.DEVNULL)


def make_venv(lock: Path) -> None:
    """Make ``.venv`` and install from a hashed lock, once for each content of the lock."""
    stamp = VENV / f"{lock.name}.installed"
    wanted = lock.read_text(encoding="utf-8")
    if PYTHON.exists() and stamp.exists() and stamp.read_text(encoding="utf-8") == wanted:
        return
    if not PYTHON.exists():
        create = [sys.executable, "-m", "venv", str(VENV)]
        if subprocess.run(create, check=False, capture_output=True).returncode:
            shutil.rmtree(VENV, ignore_errors=True)
            package = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
            install_debian(package, "This Python cannot make virtual environments.")
            run(create)
    print(f"Installing from {lock.name} ...", flush=True)
    pip: list[str | Path] = [PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    run([*pip, "--require-hashes", "-r", lock])
    stamp.write_text(wanted, encoding="utf-8")


def find_browser() -> str | None:
    """The path of a Chrome, Chromium or Edge; None where there is none."""
    named = (shutil.which(name) for name in BROWSERS)
    placed = (place for place in BROWSER_PLACES if Path(place).exists())
    return next((path for path in (*named, *placed) if path), None)


def task_run(rest: Sequence[str]) -> None:
    """Start the app for this computer; FOLLOWUP_HOST=0.0.0.0 lets others in, the rest goes to Streamlit."""
    make_venv(RUN_LOCK)
    port, host = os.environ.get("PORT", "8501"), os.environ.get("FOLLOWUP_HOST", "localhost")
    print(f"Followup is at http://localhost:{port}  (stop it with Ctrl+C)", flush=True)
    try:
        run(
            [
                PYTHON,
                "-m",
                "streamlit",
                "run",
                ROOT / "app.py",
                "--server.port",
                port,
                "--server.address",
                host,
                *rest,
            ]
        )
    except KeyboardInterrupt:
        print("Stopped.")


def task_check(_: Sequence[str]) -> None:
    """Lint, spelling, types, import contracts: no test is run."""
    make_venv(TEST_LOCK)
    run([PYTHON, "-m", "ruff", "check", "."])
    run([PYTHON, "-m", "ruff", "format", "--check", "."])
    run([PYTHON, "-m", "codespell_lib"])
    run([PYTHON, "-m", "mypy"])
    run([BIN / "lint-imports"])


def task_test(rest: Sequence[str]) -> None:
    """All checks and all tests, those in the browser included; further arguments go to pytest."""
    task_check(())
    if find_browser() is None:
        install_debian("chromium", "The browser tests need Chrome, Chromium or Edge, and there is none.")
    run([PYTHON, "-m", "pytest", *rest])


def task_eval(rest: Sequence[str]) -> None:
    """Print how well notes are read and letters are judged, on the labelled cases."""
    make_venv(RUN_LOCK)
    run([PYTHON, ROOT / "scripts" / "evaluate.py", *rest])


def task_bench(rest: Sequence[str]) -> None:
    """Print timings, each beside the figure it is compared with."""
    make_venv(TEST_LOCK)
    run([PYTHON, ROOT / "benchmarks" / "speed.py", *rest])
    run([PYTHON, ROOT / "benchmarks" / "model_path.py"])


def task_lock(_: Sequence[str]) -> None:
    """Write the lock files anew from pyproject.toml."""
    make_venv(TEST_LOCK)
    uv: list[str | Path] = [PYTHON, "-m", "uv", "pip", "compile", "--quiet", "pyproject.toml"]
    form = ["--universal", "--python-version", "3.11", "--generate-hashes"]
    no_addresses = ["--no-emit-index-url", "--no-header"]
    run([*uv, *form, *no_addresses, "-o", RUN_LOCK.name])
    run([*uv, *form, *no_addresses, "--group", "dev", "-o", TEST_LOCK.name])


TASKS: dict[str, Callable[[Sequence[str]], None]] = {
    "run": task_run,
    "test": task_test,
    "check": task_check,
    "eval": task_eval,
    "bench": task_bench,
    "lock": task_lock,
}


def main() -> None:
    """Run the task that the command line names."""
    if sys.version_info < OLDEST:
        sys.exit(f"Followup needs Python 3.11 or newer; this is {sys.version.split()[0]}.")
    summary = "\n".join(f"  {name:6} {task.__doc__}" for name, task in TASKS.items())
    form = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(description=f"Tasks:\n{summary}", formatter_class=form)
    parser.add_argument("task", choices=TASKS)
    parser.add_argument("rest", nargs=argparse.REMAINDER, help="handed on to the program that the task runs")
    given = parser.parse_args()
    TASKS[given.task](given.rest)


if __name__ == "__main__":
    main()
