"""A very large file may be checked after the first frame, and always before anything is written."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from selfcare.core.errors import FileRefusedError
from selfcare.core.model import Area, CheckIn, Entry, Habit, Rule
from selfcare.core.plan import Daily
from selfcare.store import Store, connect

DAY = date(2026, 11, 22)
NOW = datetime(2026, 11, 22, 20, tzinfo=UTC)
PAGE = 4096


def open_on(path: Path, day: date) -> Store:
    """The file opened at noon of a day."""
    moment = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
    return Store.open(path, create=False, now=lambda: moment)


@pytest.fixture
def large(db_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file whose entries and check-ins fill pages of their own, and that counts as large."""
    monkeypatch.setattr(connect, "LARGE", 0)
    habit = Habit(1, "h", "Walk", Area.EXERCISE, DAY, (Rule(DAY, "min", Daily()),))
    days = [DAY - timedelta(days=number) for number in range(60)]
    with Store.open(db_path, create=True, now=lambda: NOW) as store:
        entries = [Entry(0, f"e{day}", 1, day, 5.0, note="needle" * 300) for day in days]
        checkins = [CheckIn(day, 5, note="thimble" * 300) for day in days]
        store.load_sample([habit], (*entries, *checkins))
    return db_path


def damage(path: Path, text: bytes) -> None:
    """Make every page that holds the text no page at all."""
    whole = bytearray(path.read_bytes())
    for at in range(PAGE, len(whole), PAGE):
        if text in whole[at : at + PAGE]:
            whole[at : at + 8] = b"\xee" * 8
    path.write_bytes(whole)


def test_the_first_opening_of_a_day_checks_at_once(large: Path) -> None:
    """Without the day's copy a damaged file is refused, with every byte as it was."""
    damage(large, b"needle" * 50)
    before = large.read_bytes()
    with pytest.raises(FileRefusedError):
        open_on(large, DAY)
    assert large.read_bytes() == before


@pytest.mark.parametrize("text", [b"needle", b"thimble"])
def test_a_later_opening_refuses_the_first_write(large: Path, text: bytes) -> None:
    """The file opens, and nothing is written to it: the act is refused, every byte stays."""
    open_on(large, DAY).close()
    damage(large, text * 50)
    before = large.read_bytes()
    with open_on(large, DAY) as store:
        for _ in range(2):
            with pytest.raises(FileRefusedError), store.act("Mood 5"):
                store.save(CheckIn(DAY, 5))
            with pytest.raises(FileRefusedError):
                store.set_setting("theme", "nord")
    assert large.read_bytes() == before


def test_the_idle_moment_checks_it(large: Path) -> None:
    """What the app asks for when its first frame is there; a sound file is checked once."""
    open_on(large, DAY).close()
    with open_on(large, DAY) as store:
        due = [store._opened.check_due]
        store.check_rest()
        due.append(store._opened.check_due)
    assert due == [True, False]
    damage(large, b"needle" * 50)
    with open_on(large, DAY) as store, pytest.raises(FileRefusedError):
        store.check_rest()


def test_reading_commands_check_at_once(large: Path) -> None:
    """They have no first frame to hurry for."""
    open_on(large, DAY).close()
    damage(large, b"needle" * 50)
    with pytest.raises(FileRefusedError):
        Store.open(large, create=False, read_only=True, now=lambda: NOW)


def test_a_small_file_is_checked_by_every_opening(
    large: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Under the limit damaged entries are refused before anything else."""
    monkeypatch.setattr(connect, "LARGE", 4 * 1024 * 1024)
    open_on(large, DAY).close()
    damage(large, b"needle" * 50)
    with pytest.raises(FileRefusedError):
        open_on(large, DAY)
