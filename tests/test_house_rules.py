"""The rules of the house that a machine can check."""

import ast
import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from selfcare.diary import open_diary
from tests import machine_clock

ROOT = Path(__file__).parents[1]
SOURCES = sorted((ROOT / "selfcare").rglob("*.py"))
MOST_LINES = 500
"""Code lines of a file."""
NETWORK = {
    "socket", "ssl", "http", "urllib.request", "ftplib", "smtplib", "poplib", "imaplib",
    "telnetlib", "xmlrpc", "socketserver", "requests", "httpx", "aiohttp", "websockets",
}  # fmt: skip


def imported(path: Path) -> set[str]:
    """Every module a file imports, at the top or inside a function."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module)
            names.update(f"{node.module}.{alias.name}" for alias in node.names)
    return names


def code_lines(text: str) -> int:
    """How many lines hold code: no docstring, no comment, not blank."""
    words: set[int] = set()
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            words.update(range(node.lineno, (node.end_lineno or node.lineno) + 1))
    return sum(
        1
        for number, line in enumerate(text.splitlines(), 1)
        if line.strip() and not line.lstrip().startswith("#") and number not in words
    )


def reaches_out(names: set[str]) -> set[str]:
    """Those of the names that could open a connection."""
    return {name for name in names if any(name == n or name.startswith(f"{n}.") for n in NETWORK)}


def test_nothing_leaves_the_machine():
    """No file of the app imports anything that could open a connection."""
    found = {str(path.relative_to(ROOT)): reaches_out(imported(path)) for path in SOURCES}
    assert {path: names for path, names in found.items() if names} == {}


def test_the_network_rule_can_fail(tmp_path):
    """Negative control: a hidden import inside a function is found."""
    guilty = tmp_path / "guilty.py"
    guilty.write_text("def f():\n    from urllib import request\n    import http.client\n")
    assert reaches_out(imported(guilty)) == {"urllib.request", "http.client"}


TAKES_APART = {
    "removesuffix", "removeprefix", "partition", "rpartition", "split", "rsplit", "replace",
    "startswith", "endswith", "find", "index", "strip", "lstrip", "rstrip",
}  # fmt: skip
PROSE = re.compile(r"[A-Za-z]{2,} |[ ;:,·][ ]|  +| [A-Za-z]{2,}|^ [a-z]$")
"""A piece of a sentence: a word and a space, or what stands between two parts of one."""


def taken_apart(text: str) -> list[str]:
    """Every place where a program looks for a piece of a sentence inside a text."""
    found: list[str] = []
    for node in ast.walk(ast.parse(text)):
        pieces: list[ast.expr] = []
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            pieces = node.args[:1] if node.func.attr in TAKES_APART else []
            pieces = [*(each for piece in pieces for each in getattr(piece, "elts", [piece]))]
        elif isinstance(node, ast.Compare) and isinstance(node.ops[0], ast.In | ast.NotIn):
            pieces = [node.left]
        found += [
            f"{part.lineno}: {part.value!r}"
            for part in pieces
            if isinstance(part, ast.Constant)
            and isinstance(part.value, str)
            and PROSE.search(part.value)
        ]
    return found


def test_no_sentence_is_taken_apart():
    """What a front end must know stands in a value; words are made once and never searched."""
    said = [path for path in SOURCES if path.parent.name != "store"]  # SQLite's words are its own
    found = {str(path.relative_to(ROOT)): taken_apart(path.read_text("utf-8")) for path in said}
    assert {path: places for path, places in found.items() if places} == {}


def test_the_rule_of_sentences_can_fail():
    """Negative control: three ways to take one apart; a mark of a format is none."""
    guilty = 'w.removesuffix(" this week.")\nw.split("; ")\nx = " of " in w\nw.partition("=")\n'
    assert len(taken_apart(guilty)) == 3


WORD = re.compile(r"(?<!\S)[A-Za-z']{2,}(?=[.,;:!?)]*(?:\s|$|\{))")
"""A word of a sentence, also right before a value; `FREQ=DAILY` and `%H:%M` hold none."""


def is_no_prose(node: ast.AST) -> bool:
    """A docstring, a pattern, and what a `format_` function writes for its `parse_` to read."""
    match node:
        case ast.Expr(ast.Constant()) | ast.Call(ast.Attribute(ast.Name("re"), "compile")):
            return True
        case ast.FunctionDef(name=name):
            return name.startswith("format_")
    return False


def literal(node: ast.AST) -> str:
    """The text of a literal, with `{}` for each value in it; empty: it is none."""
    match node:
        case ast.JoinedStr(parts):
            return "".join(literal(part) or "{}" for part in parts)
        case ast.Constant(str(text)):
            return text
    return ""


def prose(text: str) -> list[str]:
    """Every literal of two or more words."""
    tree = ast.parse(text)
    passed = {id(part) for node in ast.walk(tree) if is_no_prose(node) for part in ast.walk(node)}
    return [
        f"{getattr(node, 'lineno', 0)}: {literal(node)!r}"
        for node in ast.walk(tree)
        if id(node) not in passed and len(WORD.findall(literal(node))) > 1
    ]


def test_the_core_holds_no_prose():
    """It gives facts, refusals too; `words/` says them."""
    core = ROOT / "selfcare/core"
    found = {path.name: prose(path.read_text("utf-8")) for path in core.rglob("*.py")}
    assert {name: places for name, places in found.items() if places} == {}


def test_the_rule_of_prose_can_fail():
    """Negative control: a sentence, one around a value and a name of two words are found."""
    guilty = (
        '"""A docstring of words."""\nraise UnreadableError("No day is given.")\n'
        'x = f"at {day} most"\nNOT_DUE = "not due"\nRULE = "RRULE:FREQ=DAILY"\n'
        'EVERY = re.compile("every other day")\ndef format_plan(n): return f"every {n} days"\n'
    )
    assert sorted(each.partition(":")[0] for each in prose(guilty)) == ["2", "3", "4"]


def test_the_machines_date_is_read_in_one_place():
    """The clock is passed in: one function reads the machine's, and no test does."""
    checked = [*SOURCES, *sorted((ROOT / "tests").rglob("*.py"))]
    own = {Path(__file__), ROOT / "tests/machine_clock.py"}
    found = {
        str(path.relative_to(ROOT)): machine_clock.reads_in(path)
        for path in checked
        if path not in own and machine_clock.reads_in(path)
    }
    assert found == {
        "selfcare/diary/clock.py": ["datetime.now("],
        "tests/bench/__main__.py": ["datetime.now("],  # the date of a report, and no test
    }


def test_the_rule_of_the_clock_can_fail(tmp_path):
    """Negative control: an import, a call, and a call inside a program in a string are found."""
    guilty = tmp_path / "guilty.py"
    guilty.write_text("from time import sleep, time\nX = 'print(date.today())'\ntime.time_ns()\n")
    assert len(machine_clock.reads_in(guilty)) == 3


def without_the_clock() -> dict[str, str]:
    """The environment, short of the one name."""
    return {name: text for name, text in os.environ.items() if name != "SELFCARE_NOW"}


def open_without_a_clock(path: Path) -> None:
    """What a test does that forgets the hour."""
    os.environ.pop("SELFCARE_NOW")
    open_diary(path)


@pytest.mark.parametrize(
    ("forgets", "says"),
    [
        (open_without_a_clock, machine_clock.READING),
        (
            lambda _: subprocess.Popen([sys.executable, "-V"], env=without_the_clock()),
            machine_clock.CHILD,
        ),
        (
            lambda _: os.posix_spawn(sys.executable, [sys.executable, "-V"], without_the_clock()),
            machine_clock.CHILD,
        ),
    ],
    ids=["in this process", "in a child", "in a spawned child"],
)
def test_a_test_that_reads_the_machines_clock_is_red(
    forgets: Callable[[Path], object], says: str, db_path, monkeypatch
):
    """Whoever forgets the hour is told in a sentence, and the test is red whatever caught it."""
    monkeypatch.setenv("SELFCARE_NOW", os.environ["SELFCARE_NOW"])
    with pytest.raises(AssertionError, match=re.escape(says)):
        forgets(db_path)
    assert machine_clock.seen == [says]
    machine_clock.seen.clear()


def test_a_file_is_one_idea():
    """No source file has more than 500 code lines."""
    sizes = {str(path.relative_to(ROOT)): code_lines(path.read_text("utf-8")) for path in SOURCES}
    assert not {name: lines for name, lines in sizes.items() if lines > MOST_LINES}


def test_code_lines_are_counted_without_words():
    """Negative control: docstrings, comments and blank lines are no code; strings in code are."""
    assert (
        code_lines('''"""A module.\n\nTwo."""\n\n# why\nX = """a\nb"""\n"""What X is."""\n''') == 2
    )


def test_top_level_holds_what_it_should():
    """The top level of the repository is what design.md lists, plus dot files."""
    visible = {path.name for path in ROOT.iterdir() if not path.name.startswith(".")}
    expected = {
        "selfcare", "tests", "docs", "pyproject.toml", "README.md", "CHANGELOG.md", "LICENSE",
    }  # fmt: skip
    assert expected <= visible
    assert visible - expected <= {"build", "dist", "__pycache__"}


def test_every_dependency_is_bounded_and_used():
    """Each declared dependency has a lower and an upper bound and is imported by the app."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    everything = set().union(*(imported(path) for path in SOURCES))
    modules = {"sqlite-utils": "sqlite_utils", "python-dateutil": "dateutil"}
    for line in project["dependencies"]:
        assert ">=" in line, line
        assert "<" in line, line
        name = re.split(r"[><=]", line)[0]
        module = modules.get(name, name.replace("-", "_"))
        assert any(known == module or known.startswith(f"{module}.") for known in everything), name
