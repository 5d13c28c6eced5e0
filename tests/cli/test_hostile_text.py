"""Sixty hostile texts through every command: no escape byte, no crash, shown as typed."""

import re

import pytest

from selfcare.core.text import clean, clean_line

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


def safe(said) -> None:
    """No control character at all: these commands write to no terminal."""
    assert said.code in {0, 1, 2}, said
    assert "did not expect" not in said.err
    assert not CONTROL.search(said.out + said.err), said


def test_there_are_sixty():
    """The list holds at least sixty different texts."""
    assert len(set(TEXTS)) == len(TEXTS) >= 60


@pytest.mark.parametrize("text", TEXTS, ids=range(len(TEXTS)))
def test_as_name_and_note(shell, text):
    """As a habit's name, note and if-then line, and as a day's and an entry's note.

    What looks does so in columns and in plain lines, what writes in the one or the other.
    """
    one = ("--plain",) if TEXTS.index(text) % 2 else ()
    name = clean_line(text)
    add = ("habits", "add", "--area", "own", "--unit", "min", "--if-then", text, "--note", text)
    safe(shell.ok(*add, "--", text))
    safe(shell.ok("log", "--note", text, "--", text, "5"))
    safe(shell.ok("checkin", "--mood", "5", "--note", text))
    one_line = clean_line(text, 10_000)
    lines = clean(text).strip()
    for words in (
        ["today"], ["explain", "--", text], ["entries"], ["entries", "--", text], ["habits"],
        ["habits", "list"], ["status"], ["status", "--line"], ["data"],
    ):  # fmt: skip
        safe(shell.run(*words))
        safe(shell.run("--plain", *words))
    for words in (
        ["settings"], ["rest", "--", text], ["pause", "--", text], ["resume", "--", text],
        ["off"], ["off"], ["resume"], ["close"], ["undo"], ["redo"],
        ["habits", "move", "--", text, "1"], ["habits", "edit", "--if-then", text, "--", text],
        ["habits", "archive", "--", text], ["habits", "list", "--archived"],
        ["habits", "restore", "--", text],
    ):  # fmt: skip
        safe(shell.run(*one, *words))
    assert shell.ok("habits", "--json").json["habits"][0]["name"] == name
    today = shell.ok("today", "--json").json
    assert today["habits"][0]["name"] == name
    assert today["checkin"]["note"] == lines
    assert shell.ok("entries", "--json").json["entries"][0]["note"] == lines
    assert name in shell.ok("today").out
    assert name in shell.ok("habits").out
    assert one_line in shell.ok("entries").out
    safe(shell.ok("habits", "remove", "--yes", "--", text))
    safe(shell.ok("undo"))


@pytest.mark.parametrize("text", TEXTS, ids=range(len(TEXTS)))
def test_as_every_other_word(diary, text):
    """As an amount, a day, a plan, a setting, a number, a command: a sentence, and no crash."""
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
        said = diary.run(*words)
        safe(said)
        if text in {"--json", "--help"}:
            continue
        assert said.code == 0 or said.err.endswith("\n"), words


def test_the_check_can_fail(shell):
    """Negative control: a raw escape byte is seen."""
    said = shell.run("status", "--line")
    with pytest.raises(AssertionError):
        safe(type(said)(0, f"{ESC}[31mred", ""))


def test_a_terminal_gets_our_own_style_alone(diary, monkeypatch):
    """On a terminal the only escapes are a few styles of our own; NO_COLOR takes them away."""
    from selfcare.cli import output

    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setattr(output, "can_style", lambda: True)
    diary.ok("log", "walk", "5", "--note", f"{ESC}]0;x\a")
    for words in (["today"], ["explain", "walk"], ["entries"]):
        out = diary.ok(*words).out
        assert ESC not in OWN_STYLE.sub("", out)
