"""`demo`: sample data that leaves nothing behind, or a new file that is kept."""

import os
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from selfcare.diary import open_diary

ROOT = Path(__file__).parents[2]


def test_the_app_opens_on_a_folder_that_goes(shell, monkeypatch, tmp_path):
    """The sample lies in a folder for its owner alone, and is gone afterwards."""
    import tempfile

    import selfcare.cli.app as front
    from selfcare.cli import demo
    from selfcare.tui import app

    seen = {}

    def look(kept, *, sample, practice, card):
        folder = kept.path.parent
        seen["folder"] = folder
        assert folder.parent == tmp_path
        assert folder.stat().st_mode & 0o777 == 0o700
        assert kept.path.stat().st_mode & 0o777 == 0o600
        assert sample
        assert not practice
        assert card is None
        assert kept.sample
        assert len(kept.habits()) >= 6
        return 0

    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setattr(front, "at_a_keyboard", lambda: True)
    monkeypatch.setattr(demo, "at_a_keyboard", lambda: True)
    monkeypatch.setattr(app, "run", look)
    shell.ok("demo")
    assert not seen["folder"].exists()
    assert not shell.path.exists()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_the_folder_goes_after_a_signal(number, tmp_path):
    """SIGTERM and SIGHUP leave nothing behind."""
    script = (
        "import signal, sys\n"
        "from selfcare.cli.demo import folder_that_goes\n"
        "with folder_that_goes() as folder:\n"
        "    (folder / 'sample.db').write_text('x')\n"
        "    print(folder, flush=True)\n"
        "    signal.pause()\n"
    )
    child = subprocess.Popen(
        [sys.executable, "-c", script], stdout=subprocess.PIPE, text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT), "TMPDIR": str(tmp_path)},
    )  # fmt: skip
    assert child.stdout is not None
    folder = Path(child.stdout.readline().strip())
    assert (folder / "sample.db").exists()
    child.send_signal(number)
    assert child.wait(timeout=90) == 128 + number
    child.stdout.close()
    assert not folder.exists()


def test_a_demo_sweeps_after_those_that_were_killed(tmp_path, monkeypatch):
    """Folders of its own kind whose process is gone go; of all others not one."""
    import tempfile

    from selfcare.cli.demo import folder_that_goes

    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    killed = f"selfcare-demo-{ended.pid}-abc_12x"
    stay = {
        f"selfcare-demo-{os.getpid()}-abc": 0o700,
        f"selfcare-demo-{ended.pid}-open": 0o755,
        f"selfcare-demo-{ended.pid}": 0o700,
        f"selfcare-demo-0{ended.pid}-abc": 0o700,
        f"other-{ended.pid}-abc": 0o700,
    }
    for name, mode in {killed: 0o700, **stay}.items():
        (tmp_path / name).mkdir()
        (tmp_path / name).chmod(mode)
        (tmp_path / name / "sample.db").write_text("x")
    link = tmp_path / f"selfcare-demo-{ended.pid}-link"
    link.symlink_to(tmp_path / f"other-{ended.pid}-abc")
    if os.geteuid() == 0:
        others = tmp_path / f"selfcare-demo-{ended.pid}-others"
        others.mkdir(mode=0o700)
        os.chown(others, 65534, 65534)
        stay[others.name] = 0o700
    with folder_that_goes():
        pass
    left = {path.name for path in tmp_path.iterdir()}
    assert left >= {*stay, link.name}
    assert killed not in left


def test_keep_writes_a_new_file(shell, tmp_path):
    """--keep writes the sample, which every command can read."""
    kept = tmp_path / "kept.db"
    said = shell.ok("demo", "--keep", str(kept))
    assert str(kept) in said.out
    assert kept.stat().st_mode & 0o777 == 0o600
    other = type(shell)(kept)
    assert len(other.ok("today", "--json").json["habits"]) >= 6
    for habit in other.ok("habits", "--json").json["habits"]:
        assert other.ok("explain", habit["name"]).err == ""
    assert not shell.path.exists()


@pytest.mark.parametrize("day", range(16, 23))
def test_every_row_fits_the_file(shell, tmp_path, monkeypatch, day):
    """The sample is written without the checks of each row, so here they are made afterwards."""
    monkeypatch.setenv("SELFCARE_NOW", f"2026-11-{day}T21:00:00+01:00")
    kept = tmp_path / "kept.db"
    shell.ok("demo", "--keep", str(kept))
    with closing(sqlite3.connect(kept)) as file:
        assert file.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def test_no_copy_is_made_of_a_sample(shell, tmp_path):
    """A demo opens its file as a sample: what is invented needs no daily copy."""
    kept = tmp_path / "kept.db"
    shell.ok("demo", "--keep", str(kept))
    with open_diary(kept, sample=True):
        pass
    assert not (tmp_path / "selfcare-backups").exists()
    with open_diary(kept):
        pass
    assert (tmp_path / "selfcare-backups").is_dir()


def test_keep_refuses_a_file_that_is_there(shell, tmp_path):
    """Nothing is ever overwritten, not even through a link."""
    kept = tmp_path / "kept.db"
    kept.write_text("mine")
    said = shell.run("demo", "--keep", str(kept))
    assert (said.code, said.out) == (1, "")
    assert "is there already" in said.err
    assert kept.read_text() == "mine"
    link = tmp_path / "link.db"
    link.symlink_to(tmp_path / "nowhere.db")
    assert shell.run("demo", "--keep", str(link)).code == 1
    assert not (tmp_path / "nowhere.db").exists()
