"""The rules of the house that no linter knows: how large a room gets, what it is called, where words live."""

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
CODE = sorted([*(ROOT / "followup").rglob("*.py"), *(ROOT / "pages").rglob("*.py")])
PAGES = sorted((ROOT / "pages").glob("*.py"))
LONGEST_FUNCTION = 50
LONGEST_FILE = {"followup": 250, "pages": 150}
TEXT_ROOMS = sorted((ROOT / "prompts" / "text").glob("*.toml"))


def name_of(path: Path) -> str:
    """The path inside the checkout, for messages and test names."""
    return path.relative_to(ROOT).as_posix()


def imports_of(path: Path) -> Iterator[str]:
    """The modules that a file imports."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""


def tracked_files() -> list[Path]:
    """The files that git tracks and that are still there."""
    listing = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True)
    return [path for name in listing.stdout.splitlines() if (path := ROOT / name).is_file()]


@pytest.mark.parametrize("path", CODE, ids=name_of)
def test_a_room_stays_small(path: Path) -> None:
    """A file has one subject, a function fits on a screen."""
    source = path.read_text(encoding="utf-8")
    assert source.count("\n") <= LONGEST_FILE[path.relative_to(ROOT).parts[0]]
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef):
            assert (node.end_lineno or 0) - node.lineno < LONGEST_FUNCTION, node.name


@pytest.mark.parametrize("path", PAGES, ids=name_of)
def test_a_page_has_a_name_of_its_own(path: Path) -> None:
    """``pages/`` is first on the path when the app runs: a page named like a module would hide it."""
    assert path.stem not in sys.stdlib_module_names


@pytest.mark.parametrize("path", sorted((ROOT / "pages").rglob("*.py")), ids=name_of)
def test_helpers_of_pages_have_one_name(path: Path) -> None:
    """Two names for one module are two states, so ``pages.shared`` is imported by that name alone."""
    assert not [name for name in imports_of(path) if name.split(".")[0] == "shared"]


def test_one_file_alone_knows_the_package_that_asks_a_model() -> None:
    """Whatever that package raises or logs is dealt with behind one door."""
    tops = {path: {name.split(".")[0] for name in imports_of(path)} for path in CODE}
    assert [name_of(path) for path, names in tops.items() if "openai" in names] == ["followup/model.py"]


@pytest.mark.parametrize("path", TEXT_ROOMS, ids=name_of)
def test_every_visible_sentence_is_used(path: Path) -> None:
    """A coach who changes a sentence sees the change: none lies there unused."""
    source = "\n".join(file.read_text(encoding="utf-8") for file in CODE)
    composed = re.findall(r'f"([\w.]*\{[^"]*)"', source)
    patterns = [re.compile(re.sub(r"\\\{.*?\\\}", r"[\\w.]+", re.escape(name))) for name in composed]
    for key in tomllib.loads(path.read_text(encoding="utf-8"))["text"]:
        assert f'"{key}"' in source or any(pattern.fullmatch(key) for pattern in patterns), key


def test_nothing_names_a_registry_or_a_machine() -> None:
    """The tree holds no address of a package registry and no path of somebody's machine."""
    foreign = re.compile(r"https?://\S*/(simple|packages)/|(?<![\w/.])/(root|home/\w+)/\w")
    for path in tracked_files():
        if path.suffix in {".py", ".toml", ".md", ".lock", ".txt", ".yml", ""} and path != Path(__file__):
            assert not foreign.search(path.read_text(encoding="utf-8")), name_of(path)
