"""What is said about the file is true for every file."""

from datetime import date

import pytest

from selfcare.core.views import FileFacts
from selfcare.words.file import access_words, backup_words, contents_words, undo_words

TODAY = date(2026, 11, 22)


def facts(**given: object) -> FileFacts:
    """A small file without a copy."""
    usual: dict[str, object] = {
        "path": "/home/ana/selfcare.db", "bytes": 96_000, "entries": 12, "days": 5, "habits": 4,
        "put_away": 0, "checkins": 0, "notes": 0, "practices": 0, "mode": "0600",
        "writable": True, "backups": 0, "newest_backup": None, "newest_backup_day": None,
        "backup_folder": "/home/ana/selfcare-backups", "undo_steps": 0, "undo_most": 500,
        "undo_days": 90, "notices": (),
    }  # fmt: skip
    return FileFacts(**{**usual, **given})  # type: ignore[arg-type]  # the kinds are those above


@pytest.mark.parametrize(
    ("mode", "who"),
    [
        ("0600", "Your login alone can read it (mode 0600)."),
        ("0400", "Your login alone can read it (mode 0400)."),
        ("0640", "Your group can read it (mode 0640)."),
        ("0644", "Everybody on this machine can read it (mode 0644)."),
        ("0604", "Everybody on this machine can read it (mode 0604)."),
    ],
)
def test_who_can_read_it_follows_from_the_mode(mode: str, who: str) -> None:
    """The words are those of the permission bits, and that it is not encrypted is always said."""
    words = access_words(facts(mode=mode))
    assert words.startswith(who)
    assert "It is not encrypted" in words
    assert ("read-only" in words) is False
    assert "read-only" in access_words(facts(mode=mode, writable=False))


def test_a_copy_is_told_with_its_day_and_place_or_what_makes_one() -> None:
    """There is no talk of a backup that does not exist."""
    none = backup_words(facts(), "~/selfcare-backups", TODAY)
    assert none.startswith("None yet.")
    assert "~/selfcare-backups" in none
    made = facts(backups=3, newest_backup="/x.db", newest_backup_day=date(2025, 11, 21))
    there = backup_words(made, "~/selfcare-backups", TODAY)
    assert there.startswith("The newest is of Friday 21 November 2025, 3 copies in ~/selfcare-b")


def test_what_is_in_it_counts_in_words() -> None:
    """One is one, and what there is none of is left out."""
    assert contents_words(facts()) == "4 habits, 12 entries on 5 days."
    assert contents_words(facts(habits=1, entries=1, days=1)) == "1 habit, 1 entry on 1 day."
    full = contents_words(facts(put_away=2, checkins=1, notes=3, practices=1))
    assert full == (
        "4 habits, 2 put away, 12 entries, 1 check-in, 3 notes and 1 practice on 5 days."
    )


def test_undo_says_how_far_it_goes() -> None:
    """The number that can be taken back now, and what is kept at most."""
    assert undo_words(facts()).startswith("There is nothing to take back now. The newest 500")
    assert undo_words(facts(undo_steps=1)).startswith("1 change can be taken back")
