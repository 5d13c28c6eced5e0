"""`practice` and `routines` as a person types them; on a terminal: `tests/terminal`."""

import pytest

from selfcare.cli.text.lists import cell_width
from selfcare.content.routines import built_in_routines
from selfcare.core.views import CardWish

SLOW_WAVES = """
id = "slow-waves"
title = "Slow [red]waves\\u001b[31m"
area = "own"
feelings = []
evidence = "C"
source = "My own."
summary = "In for 5, out for 5."
cycle = [
    { breath = "in", seconds = 5, say = "In." },
    { breath = "out", seconds = 5, say = "Out." },
]
"""


def test_routines_need_no_file(shell):
    """Without a diary the built-in ones are listed, and no file is made."""
    assert len(shell.ok("routines").lines) == 21
    assert not shell.path.exists()


def test_routines_as_json(shell):
    """id, title, area, feelings, minutes, evidence, origin."""
    found = shell.ok("routines", "list", "--json").json
    assert len(found) == 21
    assert found[0] == {
        "id": "longer-out-breath",
        "title": "Longer out-breath",
        "area": "mindfulness",
        "feelings": ["tense", "restless", "scattered"],
        "minutes": [1, 3, 5, 10],
        "evidence": "B",
        "origin": "built in",
    }


def test_routines_for_the_ear(shell):
    """One sentence each."""
    lines = shell.ok("routines", "--plain").lines
    assert lines[9] == "Stop and look, 1 minute, for scattered or tense."
    assert all(line.endswith(".") for line in lines)


def test_own_routines_are_listed_with_their_file(diary, tmp_path):
    """An own folder's routines show their file; a wrong one is told on stderr."""
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "a.toml").write_text(SLOW_WAVES, "utf-8")
    (tmp_path / "own" / "b.toml").write_text("id = 3", "utf-8")
    diary.ok("settings", "set", "routine_dirs", str(tmp_path / "own"))
    said = diary.ok("routines", "--json")
    assert said.json[-1]["origin"] == str(tmp_path / "own" / "a.toml")
    assert "\x1b" not in said.json[-1]["title"]
    assert said.err == (
        f"{tmp_path / 'own' / 'b.toml'}: the field title is not there. "
        "It takes a text of 1 to 40 characters.\n"
    ) or said.err.startswith(f"{tmp_path / 'own' / 'b.toml'}: ")
    assert said.err.count("\n") == 1
    shown = diary.ok("routines", "show", "slow").out
    assert "Slow [red]waves" in shown
    assert "\x1b" not in shown


@pytest.mark.parametrize("routine", built_in_routines(), ids=lambda each: each.id)
def test_show(shell, routine):
    """Every routine at length fits 80 columns, and says its words, caution and evidence."""
    lines = shell.ok("routines", "show", routine.id).lines
    assert lines[0] == routine.title
    assert all(cell_width(line) <= 80 for line in lines)
    whole = " ".join(" ".join(lines).split())
    assert routine.source in whole
    assert routine.caution in whole
    plain = shell.ok("routines", "show", routine.id, "--plain").lines
    assert all(line.endswith((".", "?", ":", "”")) for line in plain)


def test_check(shell, tmp_path):
    """A file is a routine, or which field is not."""
    path = tmp_path / "waves.toml"
    path.write_text(SLOW_WAVES, "utf-8")
    said = shell.ok("routines", "check", str(path))
    assert said.out.endswith("(slow-waves) is a routine: breathing, 1, 3, 5, 10 min.\n")
    path.write_text(SLOW_WAVES.replace("seconds = 5", "seconds = 1"), "utf-8")
    wrong = shell.run("routines", "check", str(path))
    assert (wrong.code, wrong.out) == (2, "")
    assert wrong.err == (
        f"{path}: one cycle takes 2 seconds. It takes at least 8, because fast breathing can "
        "make dizzy.\n"
    )
    assert shell.run("routines", "check", str(tmp_path / "none.toml")).code == 1
    assert shell.run("routines", "check", "").code == 2


@pytest.mark.parametrize(
    ("words", "code", "sentence"),
    [
        (("juggling",), 1, "There is no routine juggling. selfcare routines lists them.\n"),
        (("s",), 1, "3 routines begin with s: cyclic-sighing, stop, self-kindness. One more"),
        (("stop", "--minutes", "0"), 2, "--minutes takes a whole number from 1 to 60.\n"),
        (("stop", "--minutes", "61"), 2, "--minutes takes a whole number from 1 to 60.\n"),
        (("stop", "--minutes", "x"), 2, "--minutes takes a whole number from 1 to 60.\n"),
    ],
)
def test_wrong_words(diary, words, code, sentence):
    """One clear sentence, the documented exit code, nothing on stdout."""
    said = diary.run("practice", *words)
    assert (said.code, said.out) == (code, "")
    assert said.err.startswith(sentence)


WAYS = {
    "app": ({}, True, ("box", "--minutes", "6", "--holds", "--bell")),
    "--plain": ({}, True, ("box", "--plain")),
    "ACCESSIBLE": ({"ACCESSIBLE": "1"}, True, ("box",)),
    "dumb": ({"TERM": "dumb"}, True, ("box",)),
    "pipe": ({}, False, ("box",)),
}
"""The environment, whether there is a terminal, the words after `practice`."""


@pytest.mark.parametrize("setting", ["off", "on"])
@pytest.mark.parametrize("way", WAYS)
def test_the_app_at_the_card_or_line_by_line(diary, monkeypatch, way, setting):
    """On a terminal the card, with all that was chosen; line by line where that is wished for."""
    import selfcare.cli.practice as command
    from selfcare.cli.lines import practice as lines
    from selfcare.tui import app

    opened = []

    def opens(kept, *, practice, card, sample):
        opened.append(("app", practice, card, sample))
        return 0

    def tells(kept, card, *, sound, ask):
        opened.append(("lines", card.routine.id, sound, ask))
        return 0

    environment, terminal, words = WAYS[way]
    monkeypatch.setattr(command, "at_a_keyboard", lambda: terminal)
    monkeypatch.setattr(app, "run", opens)
    monkeypatch.setattr(lines, "practise_in_lines", tells)
    diary.ok("settings", "set", "plain", setting)
    said = diary.ok("practice", *words, env=environment)
    if (way, setting) == ("app", "off"):
        wish = CardWish("box-breath", 6, holds=True, bell=True)
        assert opened == [("app", True, wish, False)]
        assert (said.out, said.err) == ("", "")
    elif way == "app":
        assert opened == [("lines", "box-breath", True, True)]
    else:
        assert opened == [("lines", "longer-out-breath", False, terminal)]
        assert said.err == (
            "Box breath holds the breath. This is Longer out-breath, without holds; "
            "--holds keeps them.\n"
        )


def test_own_files_that_cannot_be_used_are_told_of(diary, tmp_path, monkeypatch):
    """Before the app opens, as before line mode; the others are there all the same."""
    import selfcare.cli.practice as command
    from selfcare.tui import app

    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "a.toml").write_text(SLOW_WAVES, "utf-8")
    (tmp_path / "own" / "b.toml").write_text("id = 3", "utf-8")
    diary.ok("settings", "set", "routine_dirs", str(tmp_path / "own"))
    opened = []

    def opens(kept, *, practice, card, sample):
        opened.append(card.routine_id)
        return 0

    monkeypatch.setattr(command, "at_a_keyboard", lambda: True)
    monkeypatch.setattr(app, "run", opens)
    said = diary.ok("practice", "slow", env={"TERM": "xterm"})
    assert opened == ["slow-waves"]
    assert said.err.startswith(f"{tmp_path / 'own' / 'b.toml'}: ")
