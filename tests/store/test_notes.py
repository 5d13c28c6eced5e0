"""The notes of a file, for finding words in them."""

from datetime import date, timedelta

from selfcare.core.model import CheckIn

DAY = date(2026, 11, 22)


def test_notes_come_newest_day_first_the_days_own_before_entries(store, walk, log):
    """Empty notes are left out; a note is given as it was saved."""
    log(walk, 20.0, DAY, "Along the 'river'.")
    log(walk, 20.0, DAY, "")
    log(walk, 20.0, DAY + timedelta(days=1), "Back.")
    with store.act("Note", day=DAY):
        store.save(CheckIn(DAY, note="Rain;\nthen sun."))
        store.save(CheckIn(DAY - timedelta(days=1), mood=3))
    assert store.notes() == (
        (DAY + timedelta(days=1), walk.id, "Back."),
        (DAY, None, "Rain;\nthen sun."),
        (DAY, walk.id, "Along the 'river'."),
    )
