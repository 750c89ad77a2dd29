"""``pip install .`` in an empty environment gives the whole package, its data included, from any folder."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
PROGRAM = """
import followup
from datetime import date, datetime, timezone
from pathlib import Path

assert "site-packages" in followup.__file__, followup.__file__
reading = followup.read_notes(
    "Interview yesterday 2pm at Blue Fern Dental with Ms. Ana Sol, office manager, for receptionist. "
    "They will call by Friday.",
    today=date(2026, 11, 20), time_zone="America/Toronto")
now = datetime(2026, 11, 20, 15, tzinfo=timezone.utc)
plan = followup.make_plan(reading.case, now=now)
draft = followup.draft_letter(reading.case, "thank_you", now=now)
assert reading.case.company == "Blue Fern Dental", reading.case
assert plan.steps and "BEGIN:VCALENDAR" in plan.to_ics()
assert "Ms. Ana Sol" in draft.text
print("installed and working")
"""


def test_an_installed_copy_works_from_any_folder(tmp_path: Path) -> None:
    """Every call works without the checkout: the data travels in the wheel."""
    venv = tmp_path / "venv"
    subprocess.run([sys.executable, "-m", "venv", venv], check=True)
    python = venv / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    pip = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, str(ROOT)], check=True, cwd=tmp_path)
    done = subprocess.run([python, "-c", PROGRAM], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.stdout.strip() == "installed and working", done.stderr
