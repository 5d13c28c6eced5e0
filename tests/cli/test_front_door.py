"""What `selfcare` opens, how it ends, and what it costs."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from selfcare.diary import open_diary

HINT = (
    "selfcare opens an app, and there is no terminal here. "
    "selfcare today prints the day, selfcare --help lists the commands.\n"
)
LAZY = (
    "textual",
    "rich",
    "numpy",
    "platformdirs",
    "dateutil.rrule",
    "icalendar",
    "json",
)


@pytest.mark.parametrize("words", [[], ["--plain"], ["demo"]])
def test_without_a_terminal_there_is_a_hint_at_once(process, words, db_path):
    """No terminal on stdin and stdout: a hint on stderr and 2, and no file."""
    said = process("-m", "selfcare", "--db", str(db_path), *words)
    assert (said.returncode, said.stdout, said.stderr) == (2, "", HINT)
    assert not db_path.exists()


@pytest.mark.parametrize(
    ("env", "plain", "lines"),
    [
        ({}, False, False),
        ({}, True, True),
        ({"ACCESSIBLE": "1"}, False, True),
        ({"ACCESSIBLE": "yes"}, False, True),
        ({"ACCESSIBLE": "0"}, False, False),
        ({"ACCESSIBLE": "False"}, False, False),
        ({"ACCESSIBLE": ""}, False, False),
        ({"TERM": "dumb"}, False, True),
    ],
)
def test_line_mode_is_chosen(monkeypatch, db_path, env, plain, lines):
    """--plain, ACCESSIBLE neither 0 nor false, or a dumb terminal."""
    from selfcare.cli.app import wants_lines
    from selfcare.cli.options import Call

    for name, value in env.items():
        monkeypatch.setenv(name, value)
    with open_diary(db_path) as kept:
        assert wants_lines(Call(plain=plain), kept) is lines


@pytest.mark.parametrize(("setting", "opened"), [("on", "lines"), ("off", "app")])
def test_the_setting_chooses_the_front_end(shell, monkeypatch, setting, opened):
    """`settings set plain on` makes bare selfcare line mode; otherwise the app opens."""
    import selfcare.cli.app as front
    from selfcare.cli import lines
    from selfcare.tui import app

    seen = []

    def opens(name):
        def front_end(kept, **_):
            seen.append(name)
            return 0

        return front_end

    monkeypatch.setattr(front, "at_a_keyboard", lambda: True)
    monkeypatch.setattr(lines, "run_lines", opens("lines"))
    monkeypatch.setattr(app, "run", opens("app"))
    shell.ok("settings", "set", "plain", setting)
    shell.ok()
    assert seen == [opened]


def test_what_a_log_imports(process, shell):
    """`log` pays for no library that it does not use."""
    shell.ok("habits", "add", "Walk", "--area", "own")
    script = (
        "import sys\n"
        "from selfcare.cli.app import selfcare\n"
        f"selfcare.main(['--db', {str(shell.path)!r}, 'log', 'walk', '1'], 'selfcare')\n"
        "print(*sorted(sys.modules))\n"
    )
    said = process("-c", script)
    assert said.returncode == 0, said.stderr
    loaded = set(said.stdout.splitlines()[-1].split())
    assert "selfcare.diary" in loaded
    assert not [name for name in LAZY if name in loaded]


def test_the_import_check_can_fail(process):
    """Negative control: an imported library is seen in sys.modules."""
    said = process("-c", "import sys, rich, json; print(*sorted(sys.modules))")
    assert {"rich", "json"} <= set(said.stdout.split())


def test_looking_does_without_textual(process, shell):
    """Commands that print never import Textual."""
    shell.ok("habits", "add", "Walk", "--area", "own")
    script = (
        "import sys\n"
        "from selfcare.cli.app import selfcare\n"
        f"for words in (['today'], ['explain', 'walk'], ['entries'], ['status']):\n"
        f"    selfcare.main(['--db', {str(shell.path)!r}, *words], 'selfcare')\n"
        "print('textual' in sys.modules)\n"
    )
    assert process("-c", script).stdout.splitlines()[-1] == "False"


@pytest.mark.parametrize("light", [True, False])
def test_the_app_starts_without_openssl(process, light):
    """It speaks to nobody, and 8 MB are 8 MB; without the one line OpenSSL is there."""
    script = (
        "import sys\n"
        "from selfcare.cli.app import start_light\n"
        f"{'start_light()' if light else ''}\n"
        "import selfcare.tui.app, selfcare.tui.widgets.plot\n"
        "print('_ssl' in sys.modules)\n"
    )
    said = process("-c", script)
    assert said.returncode == 0, said.stderr
    assert said.stdout == f"{not light}\n"


def test_the_module_runs_and_tells_its_version(process):
    """The module runs like the installed command."""
    from selfcare import __version__

    said = process("-m", "selfcare", "--version")
    assert (said.returncode, said.stdout) == (0, f"selfcare {__version__}\n")


def test_a_reader_that_goes_away_is_no_error(diary, process, tmp_path):
    """`selfcare entries | head -1` says nothing on stderr."""
    for _ in range(3):
        diary.ok("log", *["walk", "1"] * 40, "--note", "x" * 3000)
    command = f"{sys.executable} -m selfcare --db {diary.path} entries --limit 0 | head -c 10"
    said = process(
        "-c", "import subprocess, sys; sys.exit(subprocess.call(sys.argv[1], shell=True))", command
    )
    assert said.stderr == ""


@pytest.mark.parametrize("words", ["today", "explain walk --units 0", "log --help"])
def test_a_closed_pipe_ends_with_141(diary, process, words):
    """Whatever was being printed, help too: 141, as shells count, and no word."""
    code = (
        "import os, subprocess, sys\n"
        "reads, writes = os.pipe()\n"
        "os.close(reads)\n"
        "sys.exit(subprocess.call(sys.argv[1:], stdout=writes))\n"
    )
    said = process(
        "-c", code, sys.executable, "-m", "selfcare", "--db", str(diary.path), *words.split()
    )
    assert (said.returncode, said.stderr) == (141, "")


def test_a_full_disk_behind_stdout_is_one_sentence(diary, process):
    """What cannot be printed is said, and nothing unexpected is met."""
    code = (
        "import subprocess, sys\n"
        "with open('/dev/full', 'w') as full:\n"
        "    sys.exit(subprocess.call(sys.argv[1:], stdout=full))\n"
    )
    said = process("-c", code, sys.executable, "-m", "selfcare", "--db", str(diary.path), "today")
    assert said.returncode == 1
    assert said.stderr == "This could not be written or read: No space left on device.\n"


def test_more_steps_up_than_there_are_folders(diary, monkeypatch):
    """`--db` with any number of `..` opens what the system would open."""
    monkeypatch.chdir(diary.path.parent)
    way = "/".join([".."] * 60) + str(diary.path)
    assert type(diary)(Path(way)).ok("today").out == diary.ok("today").out


def test_ctrl_c_is_quiet(process, diary):
    """Interrupted while it waits for a note: 130 and no word."""
    child = subprocess.Popen(
        [sys.executable, "-m", "selfcare", "--db", str(diary.path), "log", "walk", "--note", "-"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
    )  # fmt: skip
    assert child.stdin is not None
    # The command reads its note first: once a byte has been taken, it is waiting for the rest.
    _until_reading(child.pid)
    child.send_signal(signal.SIGINT)
    out, err = child.communicate(timeout=90)
    assert (child.returncode, out.strip(), err.strip()) == (130, b"", b"")


def _until_reading(pid: int) -> None:
    """Wait until a process is asleep in a read of its stdin."""
    deadline = time.monotonic() + 90
    while time.monotonic() < deadline:
        where, call = Path(f"/proc/{pid}/wchan"), Path(f"/proc/{pid}/syscall")
        if "pipe" in where.read_text() or call.read_text().startswith("0 0x0 "):
            return
        os.sched_yield()
    raise AssertionError("it never read")


def test_an_unexpected_stop_tells_no_notes(shell, monkeypatch):
    """One sentence without values; a traceback for those who ask for one."""
    from selfcare.cli import look

    def explode(*_: object, **__: object) -> None:
        raise RuntimeError("secret note \x1b[31m")

    monkeypatch.setattr(look, "looking", explode)
    said = shell.run("today")
    assert said.code == 1
    assert said.err.startswith("selfcare met something it did not expect (RuntimeError).")
    assert "secret" not in said.err
    said = shell.run("today", env={"SELFCARE_DEBUG": "1"})
    assert "Traceback" in said.err
    assert "\x1b" not in said.err


@pytest.mark.parametrize(
    ("env", "name"),
    [
        ({"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}, "お茶"),
        ({"PYTHONIOENCODING": "latin-1"}, "??"),
    ],
)
def test_a_terminal_without_the_letters_still_prints(process, shell, env, name):
    """An odd encoding gives ascii signs and at worst question marks, JSON in escapes."""
    shell.ok("habits", "add", "お茶", "--area", "own")
    said = process("-m", "selfcare", "--db", str(shell.path), "today", env=env)
    assert (said.returncode, said.stderr) == (0, "")
    assert f". open  {name}" in said.stdout
    said = process("-m", "selfcare", "--db", str(shell.path), "today", "--json", env=env)
    assert '"name": "\\u304a\\u8336"' in said.stdout


@pytest.mark.parametrize("shell_name", ["bash", "zsh", "fish"])
def test_completion_scripts(process, shell_name):
    """The documented way to switch completion on prints a script."""
    said = process("-m", "selfcare", env={"_SELFCARE_COMPLETE": f"{shell_name}_source"})
    if shell_name != "bash" or said.returncode == 0:
        assert "_SELFCARE_COMPLETE" in said.stdout


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("selfcare lo", {"log"}),
        ("selfcare log w", {"Walk", "Water"}),
        ("selfcare log walk 30 s", {"Sit quietly", "Sleep"}),
        ("selfcare explain sl", {"Sleep"}),
        ("selfcare habits restore n", {"Nap"}),
        ("selfcare settings get day", {"day_start"}),
    ],
)
def test_completion_of_habits(diary, process, words, expected):
    """Commands, habits and settings complete from the file that is meant."""
    diary.ok("habits", "add", "Nap", "--area", "own")
    diary.ok("habits", "archive", "nap")
    env = {
        "_SELFCARE_COMPLETE": "bash_complete",
        "COMP_WORDS": words,
        "COMP_CWORD": str(len(words.split()) - 1),
        "SELFCARE_DB": str(diary.path),
    }
    said = process("-m", "selfcare", env=env)
    assert {line.partition(",")[2] for line in said.stdout.splitlines()} == expected


def test_completion_without_a_file_is_silent(process, db_path):
    """No file, no names, no words."""
    env = {
        "_SELFCARE_COMPLETE": "bash_complete", "COMP_WORDS": "selfcare log w", "COMP_CWORD": "2",
        "SELFCARE_DB": str(db_path),
    }  # fmt: skip
    said = process("-m", "selfcare", env=env)
    assert (said.stdout.strip(), said.stderr) == ("", "")
    assert not db_path.exists()


def test_the_file_lies_where_it_is_said(process, tmp_path):
    """SELFCARE_DB, then XDG_DATA_HOME when absolute, then the home folder."""
    add = ("-m", "selfcare", "habits", "add", "Walk", "--area", "own")
    chosen = tmp_path / "chosen.db"
    assert process(*add, env={"SELFCARE_DB": str(chosen)}).returncode == 0
    assert chosen.exists()
    assert process(*add, env={"XDG_DATA_HOME": str(tmp_path / "xdg")}).returncode == 0
    assert (tmp_path / "xdg" / "selfcare" / "selfcare.db").exists()
    assert process(*add, env={"XDG_DATA_HOME": "relative"}, cwd=tmp_path).returncode == 0
    assert not (tmp_path / "relative").exists()
    usual = tmp_path / "home" / ".local" / "share" / "selfcare"
    assert (usual / "selfcare.db").exists()
    assert usual.stat().st_mode & 0o777 == 0o700


@pytest.mark.skipif(os.name != "posix", reason="closes a stream by the shell")
def test_a_stream_that_is_closed_from_the_start(process, shell):
    """`today >&-` and a wrong command with `2>&-` end as ever, with nothing to say it on."""
    script = (
        "import os, subprocess, sys\n"
        "def closed(number, *words):\n"
        "    command = [sys.executable, '-m', 'selfcare', '--db', sys.argv[1], *words]\n"
        "    shell = ['sh', '-c', f'exec \"$@\" {number}>&-', 'sh', *command]\n"
        "    return subprocess.run(shell, capture_output=True, text=True)\n"
        "print(closed(1, 'habits', 'add', 'Walk', '--area', 'own').returncode)\n"
        "today = closed(1, 'today')\n"
        "print(today.returncode, repr(today.stderr))\n"
        "print(closed(2, 'todya').returncode)\n"
    )
    said = process("-c", script, str(shell.path))
    assert said.stdout.splitlines() == ["0", "0 ''", "2"], said.stderr
