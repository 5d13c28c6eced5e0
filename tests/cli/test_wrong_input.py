"""Wrong input of every kind: one clear sentence, the documented exit code, the file unchanged."""

import hashlib
import sqlite3
import sys
from pathlib import Path

import pytest

NAP = ["habits", "add", "Nap", "--area", "own"]
WRONG = {
    "unknown habit": (["log", "wolk", "30"], 1, "There is no habit wolk. Did you mean Walk?"),
    "ambiguous habit": (["log", "wa"], 1, "Walk, Water. One more letter."),
    "no habit at all": (["log", ""], 1, "There is no habit no name."),
    "explain what": (["explain", "wolk"], 1, "Did you mean Walk?"),
    "rest what": (["rest", "x"], 1, "There is no habit x."),
    "taken name": (["habits", "add", "WALK", "--area", "own"], 1, "already"),
    "no such entry": (["entries", "edit", "99", "5"], 1, "There is no entry 99."),
    "nothing to redo": (["redo"], 1, "."),
    "bad day": (["log", "walk", "30", "--day", "blursday"], 2, "I can't read the day blursday."),
    "no such day": (["log", "walk", "30", "--day", "2026-02-30"], 2, "I can't read the day"),
    "future day": (["log", "walk", "30", "--day", "tomorrow"], 2, "Monday 23 November begins at"),
    "future today": (["today", "--day", "2027-01-01"], 2, "begins at 04:00 for you."),
    "future entries": (["entries", "--day", "tomorrow"], 2, "begins at 04:00 for you."),
    "future rest": (["rest", "water", "--day", "tomorrow"], 2, "begins at 04:00 for you."),
    "bad amount": (["log", "walk", "3x"], 2, "I can't read 3x."),
    "negative amount": (["log", "walk", "-10"], 2, "An amount starts at 0."),
    "huge amount": (["log", "sleep", "90"], 2, "Did you mean 90 min?"),
    "not a number": (["log", "walk", "1e9"], 2, "I can't read 1e9."),
    "too much for a day": (["log", "walk", "1000", "walk", "1000"], 2, "."),
    "wrong unit": (["log", "walk", "30", "portions"], 2, "This counts in min, not portions."),
    "wrong unit, joined": (["log", "walk", "3kg"], 2, "This counts in min, not kg."),
    "bad edit": (["entries", "edit", "1", "x"], 2, "I can't read x."),
    "no amount to edit": (["entries", "edit", "1"], 2, "Give the new amount"),
    "no entry number": (["entries", "remove"], 2, "An entry is named by its number."),
    "odd entry number": (["entries", "remove", "one"], 2, "An entry is named by its number."),
    "bad limit": (["entries", "--limit", "-1"], 2, "--limit takes a whole number"),
    "bad units": (["explain", "walk", "--units", "x"], 2, "--units takes a whole number"),
    "impossible plan": (
        [*NAP, "--plan", "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"], 2, "no day within 5 years",
    ),
    "unreadable plan": ([*NAP, "--plan", "often"], 2, "the plan often"),
    "plan of nine days": (["habits", "edit", "walk", "--plan", "9/week"], 2, "."),
    "unreadable goal": ([*NAP, "--goal", "much"], 2, "the goal much"),
    "small above goal": (
        [*NAP, "--goal", "2", "--smallest", "5"], 2, "smallest",
    ),
    "unknown area": (["habits", "add", "Nap", "--area", "garden"], 2, "the area garden"),
    "no area": (["habits", "add", "Nap"], 2, "--area"),
    "no name": (["habits", "add", " ", "--area", "own"], 2, "A habit needs a name."),
    "nothing to edit": (["habits", "edit", "walk"], 2, "Say what changes"),
    "bad place": (["habits", "move", "walk", "9"], 2, "A place is a number from 1, the top, to 4."),
    "remove, unasked": (["habits", "remove", "walk"], 2, "Say --yes"),
    "bad area family": (["habits", "grow"], 2, "No such command"),
    "mood 11": (["checkin", "--mood", "11"], 2, "Mood is a whole number from 0 to 10."),
    "mood -1": (["checkin", "--mood", "-1"], 2, "Mood is a whole number from 0 to 10."),
    "mood good": (["checkin", "--mood", "good"], 2, "Mood is a whole number from 0 to 10."),
    "half of a check-in": (["checkin", "--mood", "5", "--stress", "x"], 2, "Stress is a whole"),
    "no keyboard": (["checkin"], 2, "There is no terminal to ask in."),
    "pause backwards": (["pause", "--from", "today", "--to", "yesterday"], 2, "earlier day first"),
    "unknown setting": (["settings", "set", "colour", "red"], 2, "There is no setting colour."),
    "bad setting": (["settings", "set", "day_start", "25:00"], 2, "day_start"),
    "unknown command": (["lgo", "walk"], 2, "No such command lgo. Did you mean log?"),
    "unknown word of a family": (["habits", "lsit"], 2, "Did you mean list?"),
    "nowhere to keep": (["demo", "--keep", ""], 2, "--keep takes the path of a new file"),
    "a folder": (["routines", "check", "/"], 1, "is a folder. Name a file in it."),
    "unknown option": (["log", "walk", "--nite", "x"], 2, "There is no option --nite."),
    "long note": (["log", "walk", "5", "--note", "x" * 10_001], 2, "10,000 characters; this has 1"),
    "no app here": ([], 2, "there is no terminal here"),
}  # fmt: skip


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def folder(path: Path) -> set[str]:
    return {item.name for item in path.parent.iterdir()}


@pytest.mark.parametrize("case", WRONG)
def test_wrong_input(diary, case):
    """One sentence on stderr, nothing on stdout, the file as it was."""
    words, code, part = WRONG[case]
    diary.ok("log", "walk", "10")
    before, files = digest(diary.path), folder(diary.path)
    said = diary.run(*words)
    assert (said.code, said.out) == (code, "")
    assert part in said.err
    assert "did not expect" not in said.err
    assert said.err.count("\n") == 1
    assert said.err.endswith((".\n", "?\n"))
    assert (digest(diary.path), folder(diary.path)) == (before, files)


def test_the_hash_can_tell(diary):
    """Negative control: a log changes the file."""
    before = digest(diary.path)
    diary.ok("log", "walk", "10")
    assert digest(diary.path) != before


EVERY = {
    "log": ["log", "walk"],
    "entries": ["entries"],
    "edit": ["entries", "edit", "1", "5"],
    "remove entry": ["entries", "remove", "1"],
    "rest": ["rest", "walk"],
    "pause": ["pause"],
    "resume": ["resume"],
    "off": ["off"],
    "close": ["close"],
    "checkin": ["checkin", "--mood", "5"],
    "today": ["today"],
    "explain": ["explain", "walk"],
    "status": ["status"],
    "habits": ["habits"],
    "add": ["habits", "add", "Nap", "--area", "own"],
    "edit habit": ["habits", "edit", "walk", "--plan", "daily"],
    "move": ["habits", "move", "walk", "1"],
    "archive": ["habits", "archive", "walk"],
    "restore": ["habits", "restore", "walk"],
    "remove": ["habits", "remove", "walk", "--yes"],
    "undo": ["undo"],
    "redo": ["redo"],
    "settings": ["settings"],
    "get": ["settings", "get", "plain"],
    "set": ["settings", "set", "plain", "on"],
    "data": ["data"],
}
BEGINNING = {"checkin", "add", "set"}


@pytest.mark.parametrize("name", sorted(EVERY.keys() - BEGINNING))
def test_no_file_yet(shell, name):
    """No command but the three that begin a file creates one."""
    said = shell.run(*EVERY[name])
    assert (said.code, said.out) == (1, "")
    assert said.err.startswith("Nothing here yet: run selfcare")
    assert not shell.path.exists()


@pytest.mark.parametrize("name", sorted(BEGINNING))
def test_these_begin_a_file(shell, name):
    """The first habit, check-in or setting makes the file, for its owner alone."""
    shell.ok(*EVERY[name])
    assert shell.path.stat().st_mode & 0o777 == 0o600


def test_a_slip_begins_no_file(shell):
    """A setting that cannot be read leaves no empty file behind."""
    assert shell.run("settings", "set", "day_start", "25:00").code == 2
    assert shell.run("checkin", "--mood", "99").code == 2
    assert not shell.path.exists()


def test_status_line_never_complains(shell, tmp_path):
    """A prompt shows nothing when there is no file, or one that cannot be read."""
    assert shell.ok("status", "--line").out == ""
    shell.path.write_bytes(b"garbage" * 999)
    said = shell.ok("status", "--line")
    assert (said.out, said.err) == ("", "")


def garbage(path: Path) -> None:
    path.write_bytes(b"this is no database at all " * 99)


def foreign(path: Path) -> None:
    with sqlite3.connect(path) as db:
        db.execute("create table recipe (name text)")
    db.close()


def newer(path: Path) -> None:
    db = sqlite3.connect(path)
    version = db.execute("pragma user_version").fetchone()[0]
    db.execute(f"pragma user_version = {version + 1}")
    db.close()


def damaged(path: Path) -> None:
    body = bytearray(path.read_bytes())
    body[4096 : 4096 * 6] = b"\x99" * (4096 * 5)
    path.write_bytes(bytes(body))


@pytest.mark.parametrize("name", sorted(EVERY))
@pytest.mark.parametrize("spoil", [garbage, foreign, newer, damaged])
def test_files_that_are_not_ours(diary, name, spoil):
    """A garbage, foreign, newer or damaged file is refused with 3 and not touched."""
    diary.ok("log", "walk", "10")
    if spoil in {garbage, foreign}:
        diary.path.unlink()
    spoil(diary.path)
    before = digest(diary.path)
    said = diary.run(*EVERY[name])
    assert (said.code, said.out) == (3, ""), said
    assert said.err.endswith(".\n")
    assert digest(diary.path) == before


@pytest.mark.parametrize("name", sorted(EVERY))
def test_a_folder_instead_of_a_file(shell, name):
    """--db with a folder is refused with a sentence."""
    shell.path.mkdir()
    said = shell.run(*EVERY[name])
    assert said.code in {1, 3}
    assert said.out == ""
    assert said.err.count("\n") == 1
    assert "did not expect" not in said.err
    assert list(shell.path.iterdir()) == []


@pytest.mark.parametrize("given", ["", "a\0b"])
def test_a_path_that_is_none(shell, given):
    """An empty or impossible --db is unreadable."""
    from click.testing import CliRunner

    from selfcare.cli.app import selfcare

    result = CliRunner().invoke(selfcare, ["--db", given, "today"])
    assert result.exit_code == 2
    assert result.stderr == "--db takes the path of a file, such as --db diary.db.\n"


def as_anybody() -> None:
    """Give up root's right to write to read-only files (CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH)."""
    import ctypes

    libc = ctypes.CDLL(None)
    for capability in (1, 2):
        libc.prctl(24, capability, 0, 0, 0)  # PR_CAPBSET_DROP


@pytest.mark.skipif(sys.platform != "linux", reason="capabilities are Linux's")
@pytest.mark.parametrize("name", ["log", "undo", "set", "add", "off", "checkin"])
def test_a_read_only_file(diary, process, name):
    """A file that cannot be written: one sentence, 1, and not a byte changed; looking works."""
    diary.path.chmod(0o400)
    before, files = digest(diary.path), folder(diary.path)
    command = ("-m", "selfcare", "--db", str(diary.path))
    said = process(*command, *EVERY[name], preexec_fn=as_anybody)
    assert (said.returncode, said.stdout) == (1, "")
    assert "read-only" in said.stderr
    assert said.stderr.count("\n") == 1
    assert process(*command, "today", preexec_fn=as_anybody).returncode == 0
    assert (digest(diary.path), folder(diary.path)) == (before, files)


LOOKING = ("today", "explain", "entries", "habits", "status", "settings", "data")


@pytest.mark.parametrize("name", LOOKING)
def test_looking_changes_nothing(diary, name):
    """A command that looks leaves every byte and every other file as it was."""
    diary.ok("log", "walk", "10")
    before, files = digest(diary.path), folder(diary.path)
    diary.ok(*EVERY[name])
    assert (digest(diary.path), folder(diary.path)) == (before, files)


@pytest.mark.parametrize("year", ["0001", "1969", "2201", "9999"])
@pytest.mark.parametrize("words", [["today"], ["log", "walk", "5"], ["demo", "--keep", "k.db"]])
def test_a_clock_out_of_reach_is_one_sentence(diary, monkeypatch, tmp_path, year, words):
    """SELFCARE_NOW outside 1970 to 2200 ends every command in the same words."""
    monkeypatch.chdir(tmp_path)
    for moment in (f"{year}-12-31T23:59:00-12:00", f"{year}-01-01T00:00:00+14:00"):
        said = diary.run(*words, env={"SELFCARE_NOW": moment})
        assert (said.code, said.out) == (2, "")
        assert said.err == (
            f"SELFCARE_NOW is in the year {int(year)}. It takes a year from 1970 to 2200.\n"
        )


@pytest.mark.parametrize(
    "moment",
    ["1970-01-01T00:00:00+00:00", "1970-01-01T00:00:00+14:00",
     "2200-12-31T23:59:00+00:00", "2200-12-31T23:59:00-12:00"],
)  # fmt: skip
def test_the_first_and_the_last_year_are_years(shell, moment, monkeypatch, tmp_path):
    """At either end of what a clock may show every command goes on."""
    monkeypatch.chdir(tmp_path)
    clock = {"env": {"SELFCARE_NOW": moment}}
    shell.ok("habits", "add", "Walk", "--area", "exercise", "--plan", "5/week", **clock)
    for words in (
        ["log", "walk"], ["today"], ["today", "--day", moment[:10]], ["week"], ["history"],
        ["explain", "walk"], ["patterns"], ["status"], ["undo"], ["demo", "--keep", "k.db"],
    ):  # fmt: skip
        if words[0] != "today" or moment[11:13] > "04":
            shell.ok(*words, **clock)


@pytest.mark.parametrize("zone", ["XXX-30", "UTC+24", "XXX-15"])
def test_a_zone_that_is_nowhere_is_one_sentence(diary, process, zone):
    """TZ of 15 hours and more is refused, since the file can keep no moment of it."""
    said = process("-m", "selfcare", "--db", str(diary.path), "today", env={"TZ": zone})
    assert (said.returncode, said.stdout) == (2, "")
    assert said.stderr == (
        f"I can't use TZ={zone}: no place is 15 hours away from UTC. "
        "A zone is named like TZ=Europe/Berlin.\n"
    )


@pytest.mark.parametrize("offset", ["+15:00", "-23:00"])
def test_an_offset_that_is_nowhere_is_one_sentence(diary, offset):
    """The same for the offset of SELFCARE_NOW."""
    said = diary.run("today", env={"SELFCARE_NOW": f"2026-11-22T21:00:00{offset}"})
    assert (said.code, said.out) == (2, "")
    assert said.err.startswith(f"I can't use 2026-11-22T21:00:00{offset}: no place")
