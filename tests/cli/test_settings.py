"""`selfcare settings`: listing, getting, setting, files, keys, breaks."""

import json
import tomllib

import pytest

from selfcare.content.settings import SETTINGS


def test_reading_begins_no_file(shell):
    """Looking at settings that are nowhere says so, and so does a break."""
    for words in (
        ["settings"], ["settings", "--toml"], ["settings", "list", "--json"],
        ["settings", "get", "theme"], ["settings", "get", "keys.rest"],
        ["settings", "break", "sleep"], ["settings", "set", "keys", "default"],
    ):  # fmt: skip
        said = shell.run(*words)
        assert (said.code, said.out) == (1, ""), words
        assert said.err.startswith("Nothing here yet")
    assert not shell.path.exists()


@pytest.mark.parametrize(
    "words",
    [
        ["theme", "sunrise"], ["day_start", "13:00"], ["thme", "nord"], ["keys.rest", "z"],
        ["keys.rset", "x"], ["keys.rest", "ctrl+a"], ["keys.rest", "5"], ["keys", "x"], ["theme"],
    ],
)  # fmt: skip
def test_a_slip_begins_no_file(shell, words):
    """One sentence, exit 2, nothing written."""
    said = shell.run("settings", "set", *words)
    assert (said.code, said.out) == (2, "")
    assert len(said.err.splitlines()) == 1
    assert not shell.path.exists()


def test_a_wrong_file_begins_no_file(shell):
    """Every problem a line, then what to do."""
    said = shell.run("settings", "--from", "-", stdin='thme = "x"\nsound = 3\n')
    assert said.code == 2
    assert said.err.splitlines() == [
        "There is no setting thme. The nearest is theme.",
        "I can't read 3 for sound. It takes true or false.",
        "Nothing was changed. Mend that, then read it again.",
    ]
    assert not shell.path.exists()


def test_a_good_file_begins_one(shell):
    """Settings may come before anything else."""
    said = shell.ok("settings", "--from", "-", stdin='theme = "nord"\n')
    assert said.out == "1 setting changed: theme.\n"
    assert shell.ok("settings", "get", "theme").out == "nord\n"


def test_nothing_of_a_wrong_file_is_taken(shell):
    """One line that does not fit, and all others wait."""
    shell.ok("settings", "set", "theme", "nord")
    said = shell.run("settings", "set", "--from", "-", stdin='theme = "dracula"\nsound = 3\n')
    assert said.code == 2
    assert shell.ok("settings", "get", "theme").out == "nord\n"


def test_toml_comes_back_as_it_was(shell, tmp_path):
    """What --toml prints, --from reads: changes go along, a second time changes nothing."""
    shell.ok("settings", "set", "work_days", "sat,sun")
    shell.ok("settings", "set", "keys.rest", "w")
    file = tmp_path / "settings.toml"
    file.write_text(shell.ok("settings", "--toml").out, "utf-8")
    assert shell.ok("settings", "list", "--toml").out == file.read_text("utf-8")
    document = tomllib.loads(file.read_text("utf-8"))
    assert set(document) == {*(setting.key for setting in SETTINGS), "keys"}
    assert (document["work_days"], document["keys"]) == (["sat", "sun"], {"rest": "w"})
    assert shell.ok("settings", "--from", str(file)).out == "Everything is set like that already.\n"
    shell.ok("settings", "set", "work_days", "none")
    shell.ok("settings", "set", "keys", "default")
    assert (
        shell.ok("settings", f"--from={file}").out == "2 settings changed: work_days, keys.rest.\n"
    )


def test_every_setting_has_its_sentence_in_toml(shell):
    """One comment line above each."""
    shell.ok("settings", "set", "theme", "nord")
    lines = shell.ok("settings", "--toml").lines
    for setting in SETTINGS:
        at = next(n for n, line in enumerate(lines) if line.startswith(f"{setting.key} = "))
        assert lines[at - 1] == f"# {setting.sentence}"


def test_files_that_are_none(shell, tmp_path):
    """A folder, a name that is not there, no name, one too long: a sentence each."""
    (tmp_path / "long.toml").write_text("#" * 70_000)
    for name, code in (
        (str(tmp_path), 1), ("no-such.toml", 1), ("", 2), (str(tmp_path / "long.toml"), 2),
    ):  # fmt: skip
        said = shell.run("settings", "--from", name)
        assert (said.code, said.out) == (code, ""), name
        assert said.err.strip().endswith(".")


def test_from_stands_alone(shell):
    """A file and a setting in one command is refused; so are two kinds of answer."""
    assert shell.run("settings", "set", "theme", "nord", "--from", "-").code == 2
    shell.ok("settings", "set", "theme", "nord")
    assert shell.run("settings", "--json", "--toml").code == 2


def test_keys_are_listed_with_the_settings(shell):
    """In columns, in sentences, as JSON."""
    said = shell.run("settings", "set", "keys.rest", "w,comma")
    assert "comma is Settings everywhere" in said.err
    shell.ok("settings", "set", "keys.settings", "U")
    said = shell.ok("settings", "set", "keys.rest", "w,comma")
    assert said.out == "Rest is on w and , now (keys.rest).\n"
    assert shell.ok("settings", "get", "keys.rest").out == "w,comma\n"
    assert "keys.rest" in shell.ok("settings").out
    assert "The key of rest is w,comma." in shell.ok("settings", "--plain").out
    shape = shell.ok("settings", "--json").json
    assert shape["keys"] == {"rest": "w,comma", "settings": "U"}
    assert set(shape["settings"]) == {setting.key for setting in SETTINGS}


def test_a_break_and_back(diary):
    """Sleep is out of today and back again; the rest of the hidden areas stays."""
    diary.ok("settings", "set", "hidden_areas", "own")
    said = diary.ok("settings", "break", "Sleep")
    assert said.out.startswith("Sleep is put away for now.")
    assert "selfcare settings back sleep brings it back." in said.out
    names = [row["name"] for row in diary.ok("today", "--json").json["habits"]]
    assert names == ["Walk", "Sit quietly"]
    assert diary.ok("settings", "get", "hidden_areas").out == "sleep,own\n"
    assert diary.ok("settings", "back", "sleep").out == "Sleep is back.\n"
    assert diary.ok("settings", "get", "hidden_areas").out == "own\n"
    assert diary.run("settings", "break", "slep").err == (
        "There is no area slep. The nearest is sleep.\n"
    )


def test_hostile_settings_files(shell):
    """Sixty nasty texts as values, names and keys: refused in clean sentences or kept as text."""
    from pathlib import Path

    texts = json.loads((Path(__file__).parents[1] / "hostile_texts.json").read_text("utf-8"))
    shell.ok("settings", "set", "theme", "nord")
    for text in texts:
        word = json.dumps(text if isinstance(text, str) else text["text"], ensure_ascii=True)
        for document in (
            f"theme = {word}",
            f"{word} = 1",
            f"[keys]\nrest = {word}",
            f"[keys]\n{word} = 1",
        ):
            said = shell.run("settings", "--from", "-", stdin=document)
            assert said.code == 2, document
            assert not set(said.err) & {"\x1b", "\x07", "\x9b", "\u202e", "\x00"}
    assert shell.ok("settings", "get", "theme").out == "nord\n"


def test_the_commands_know_keys_without_the_app(process, tmp_path):
    """Textual is not imported for a list of keys."""
    code = (
        "import sys\nfrom selfcare.cli.app import selfcare\n"
        f"words = ['--db', {str(tmp_path / 'd.db')!r}, 'settings', 'set', 'keys.rest', 'w']\n"
        "try: selfcare(words)\n"
        "except SystemExit: pass\n"
        "assert not any(name.startswith('textual') for name in sys.modules)\n"
    )
    done = process("-c", code)
    assert (done.returncode, done.stdout) == (0, "Rest is on w now (keys.rest).\n"), done.stderr
