"""Sixty hostile texts through every command: no escape byte, no crash, shown as typed."""

import re
from collections.abc import Iterator

import pytest

from selfcare.core.text import clean, clean_line
from tests.kept_open import kept_open

ESC = "\x1b"
TEXTS = [
    # terminal escapes
    f"{ESC}[31mred{ESC}[0m", f"{ESC}]0;title\a", f"{ESC}]52;c;ZXZpbA=={ESC}\\",
    f"{ESC}]8;;file:///etc/passwd{ESC}\\click{ESC}]8;;{ESC}\\", f"{ESC}[?1049l", f"{ESC}[6n",
    f"{ESC}[2J{ESC}[H", f"{ESC}c", f"{ESC}P+q544e{ESC}\\", f"{ESC}_G;{ESC}\\",
    "\x9b31m", "\x9d0;t\x9c",
    "bell\a", "back\b\b\b\bspace", "carriage\rreturn", "form\ffeed", "del\x7fete", "\x01\x02\x03x",
    "a\x85b\x90c", "shift\x0eout\x0f",
    # markup of two libraries
    "[@click=app.quit]X[/]", "[ @click=app.quit]X[/]", "[/b] [red", "[/", "[/]", "mood [/]",
    "[link=https://x]y", "[bold]not bold[/bold]", "\\[@click=x]y[/]", "[[x]]", "$name", "a\\",
    "[10 min]", ":smile:", "**bold** _it_ `code`", "<script>alert(1)</script>", "&amp; <b>",
    # letters that lie or are wide
    "\u202egnp.exe", "\u2066a\u2069", "in\u200bvisible", "\ufeffbom", "soft\u00adhyphen", "\u061cx",
    "שלום עולם", "سلام دنیا", "می\u200cخواهم", "👨\u200d👩\u200d👧 family", "🇮🇪",
    "お茶を飲む", "e\u0301",
    "Z" + "\u0300" * 60, "\U000e0041tag", "İstanbul ß ﬁ",
    # grammar, SQL, paths, formulas
    "'; drop table habit; --", '" or 1=1', "%s %d {0} {x}", "=1+1", "@SUM(A1)", "30 min",
    "-x", "--json",
    "../../etc/passwd", "~/x", "NUL", "con\ttab", "two\nlines", "x" * 200, "None", "null",
]  # fmt: skip
OWN_STYLE = re.compile(r"\x1b\[[0-9;]*m")
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


BATCHES = [TEXTS[at::6] for at in range(6)]
"""Texts that share a diary."""


@pytest.fixture(autouse=True)
def _kept_open() -> Iterator[None]:
    """Each command opens the file with the connection of the one before."""
    with kept_open():
        yield


def faults(said) -> list[str]:
    """Lines with a control character, for these commands write to no terminal; and crashes."""
    found = [line for line in (said.out + said.err).split("\n") if CONTROL.search(line)]
    if said.code not in {0, 1, 2} or "did not expect" in said.err:
        found.append(f"{said.code} {said.err}")
    return found


def safe(shell, *words, ok=False):
    """What a command says, which holds no control character at all."""
    said = shell.run(*words)
    named = f"{words}: {said}"
    assert faults(said) == [], named
    assert said.code == 0 or not ok, named
    return said


def write(shell, text: str) -> None:
    """A text as a habit's name, note and if-then line, and as an entry's and the day's note."""
    add = ("habits", "add", "--area", "own", "--unit", "min", "--if-then", text, "--note", text)
    safe(shell, *add, "--", text, ok=True)
    safe(shell, "log", "--note", text, "--", text, "5", ok=True)
    safe(shell, "checkin", "--mood", "5", "--note", text, ok=True)


def guilty(shell, texts: list[str], *words: str) -> list[str]:
    """The texts that make a command unsafe when each is alone in a diary."""
    found = []
    for at, text in enumerate(texts):
        alone = type(shell)(shell.path.with_name(f"alone{at}.db"))
        write(alone, text)
        if faults(alone.run(*words)):
            found.append(text)
    return found


def read_by(shell, texts: list[str], *words: str) -> None:
    """What looks at all of a diary is safe in columns and in plain lines."""
    for form in ((), ("--plain",)):
        if faulty := faults(shell.run(*form, *words)):
            alone = guilty(shell, texts, *form, *words)
            raise AssertionError(f"{words} with {alone or texts}: {faulty}")


def test_there_are_sixty():
    """The list holds at least sixty different texts."""
    assert len(set(TEXTS)) == len(TEXTS) >= 60


@pytest.mark.parametrize("texts", BATCHES, ids=range(len(BATCHES)))
def test_as_name_and_note(shell, texts):
    """As a habit's name, note and if-then line, and as a day's and an entry's note.

    What looks does so in columns and in plain lines, what writes in the one or the other.
    """
    for text in texts:
        write(shell, text)
        for words in (["today"], ["explain", "--", text], ["entries", "--", text]):
            safe(shell, *words)
            safe(shell, "--plain", *words)
        assert shell.ok("today", "--json").json["checkin"]["note"] == clean(text).strip()
    for words in (
        ["today"], ["entries"], ["habits"], ["habits", "list"], ["status"], ["status", "--line"],
        ["data"],
    ):  # fmt: skip
        read_by(shell, texts, *words)
    names = [clean_line(text) for text in texts]
    for command in ("habits", "today"):
        found = shell.ok(command, "--json").json["habits"]
        assert [habit["name"] for habit in found] == names
        whole, cut = shell.ok("--plain", command).out, shell.ok(command).out
        assert [name for name in names if name not in whole or name[:8] not in cut] == []
    notes = [clean(text).strip() for text in texts]
    assert [one["note"] for one in shell.ok("entries", "--json").json["entries"]] == notes
    out = shell.ok("entries").out
    assert [text for text in texts if clean_line(text, 10_000) not in out] == []


@pytest.mark.parametrize("texts", BATCHES, ids=range(len(BATCHES)))
def test_as_a_word_of_what_writes(shell, texts):
    """Resting, pausing, moving, editing, putting away and removing a habit of such a name."""
    for at, text in enumerate(texts):
        one = ("--plain",) if at % 2 else ()
        write(shell, text)
        for words in (
            ["rest", "--", text], ["pause", "--", text], ["resume", "--", text],
            ["habits", "move", "--", text, "1"], ["habits", "edit", "--if-then", text, "--", text],
            ["habits", "archive", "--", text],
        ):  # fmt: skip
            safe(shell, *one, *words)
    read_by(shell, texts, "habits", "list", "--archived")
    archived = shell.ok("habits", "list", "--archived", "--json").json["habits"]
    assert {habit["name"] for habit in archived} == {clean_line(text) for text in texts}
    for at, text in enumerate(texts):
        safe(shell, *(("--plain",) if at % 2 else ()), "habits", "restore", "--", text)
    assert len(shell.ok("habits", "--json").json["habits"]) == len(texts)
    for words in (
        ["settings"], ["off"], ["off"], ["resume"], ["close"], ["undo"], ["redo"],
    ):  # fmt: skip
        read_by(shell, texts, *words)
    for text in texts:
        safe(shell, "habits", "remove", "--yes", "--", text, ok=True)
        safe(shell, "undo", ok=True)


@pytest.mark.parametrize("texts", BATCHES, ids=range(len(BATCHES)))
def test_as_every_other_word(diary, texts):
    """As an amount, a day, a plan, a setting, a number, a command: a sentence, and no crash."""
    for text in texts:
        as_every_other_word(diary, text)


def as_every_other_word(diary, text):
    """One text wherever a command takes a word that is no name."""
    for words in (
        ["log", "walk", text], ["log", text, "5"], ["log", text], ["log", "walk", "--day", text],
        ["explain", text], ["explain", "walk", "--units", text], ["today", "--day", text],
        ["entries", text], ["entries", "--day", text], ["entries", "--limit", text],
        ["entries", "edit", "1", text], ["entries", "edit", text, "5"], ["entries", "remove", text],
        ["rest", text], ["rest", "walk", "--day", text], ["pause", "--from", text],
        ["pause", "--to", text], ["pause", text], ["resume", text], ["off", "--day", text],
        ["close", "--day", text], ["checkin", "--mood", text], ["checkin", "--day", text],
        ["habits", text], ["habits", "add", "N", "--area", text],
        ["habits", "add", "N", "--area", "own", "--plan", text],
        ["habits", "add", "N", "--area", "own", "--goal", text],
        ["habits", "add", "N", "--area", "own", "--smallest", text],
        ["habits", "edit", "walk", "--unit", text], ["habits", "edit", "walk", "--from", text],
        ["habits", "move", "walk", text], ["habits", "remove", text], ["habits", "restore", text],
        ["settings", text], ["settings", "get", text], ["settings", "set", text, text],
        ["settings", "set", "theme", text], ["settings", "set", "routine_dirs", text],
        ["settings"], [text], [text, text], ["today", text], ["undo", text], ["data", text],
        ["habits"], ["today"], ["explain", "walk"], ["entries"],
    ):  # fmt: skip
        said = safe(diary, *words)
        if text in {"--json", "--help"}:
            continue
        assert said.code == 0 or said.err.endswith("\n"), words


def test_the_check_can_fail(shell):
    """Negative control: a raw escape byte is seen."""
    said = shell.run("status", "--line")
    assert not faults(said)
    assert faults(type(said)(0, f"{ESC}[31mred", ""))
    assert faults(type(said)(70, "", "selfcare did not expect this."))


def test_a_terminal_gets_our_own_style_alone(diary, monkeypatch):
    """On a terminal the only escapes are a few styles of our own; NO_COLOR takes them away."""
    from selfcare.cli import output

    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setattr(output, "can_style", lambda: True)
    diary.ok("log", "walk", "5", "--note", f"{ESC}]0;x\a")
    for words in (["today"], ["explain", "walk"], ["entries"]):
        out = diary.ok(*words).out
        assert ESC not in OWN_STYLE.sub("", out)
