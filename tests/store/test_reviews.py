"""Reviews <-> rows: a week's words are kept, changed, removed and taken back."""

from datetime import date, timedelta

import pytest

from selfcare.core.model import Review
from selfcare.core.values import replace
from selfcare.store import ConflictError, Store

WEEK = date(2026, 11, 16)
SAID = Review(WEEK, "Walking with Ana.", "Rain.\nAnd more rain.", "Shoes by the door.")


def save(store: Store, review: Review) -> Review | None:
    with store.act("Review of the week", day=review.week):
        return store.save(review)


def test_a_review_comes_back_as_it_was_saved(store: Store) -> None:
    """Every word, lines included; another week has none."""
    kept = save(store, SAID)
    assert kept == replace(SAID, rev=1)
    assert store.one(Review, WEEK) == kept
    assert store.by_day(Review) == {WEEK: kept}
    assert store.one(Review, WEEK + timedelta(days=7)) is None


def test_reviews_come_by_week(store: Store) -> None:
    """Oldest first, within a span closed at both ends."""
    weeks = [WEEK + timedelta(days=7 * step) for step in (2, 0, 1)]
    for week in weeks:
        save(store, replace(SAID, week=week))
    assert list(store.by_day(Review)) == sorted(weeks)
    assert list(store.by_day(Review, WEEK, weeks[2])) == [WEEK, weeks[2]]


def test_words_are_changed_and_one_that_says_nothing_goes(store: Store) -> None:
    """The row counts up; with no word left there is no row."""
    save(store, SAID)
    changed = save(store, Review(WEEK, helped="Sleep.", rev=1))
    assert changed == Review(WEEK, helped="Sleep.", rev=2)
    assert save(store, Review(WEEK, rev=2)) is None
    assert store.by_day(Review) == {}


def test_a_stale_revision_is_a_conflict(store: Store) -> None:
    """Whoever read before somebody else wrote is told, and nothing is overwritten."""
    kept = save(store, SAID)
    assert kept is not None
    save(store, replace(kept, helped="Tea."))
    with pytest.raises(ConflictError):
        save(store, replace(kept, helped="Coffee."))
    found = store.one(Review, WEEK)
    assert found is not None
    assert found.helped == "Tea."


def test_undo_takes_a_review_back_and_redo_brings_it_again(store: Store) -> None:
    """A review is journalled like everything else a person writes."""

    def kept() -> Review | None:
        found = store.one(Review, WEEK)
        return None if found is None else replace(found, rev=0)

    save(store, SAID)
    save(store, replace(SAID, next_step="Early night.", rev=1))
    store.undo()
    assert kept() == SAID
    store.undo()
    assert kept() is None
    store.redo()
    assert kept() == SAID


def test_its_words_are_not_in_its_repr() -> None:
    """A crash that prints values prints no words of a person."""
    assert "Ana" not in repr(SAID)


@pytest.mark.parametrize(("there", "rev"), [(False, 1), (True, 0), (True, 7)])
@pytest.mark.parametrize("said", [SAID, Review(WEEK)], ids=["words", "nothing"])
def test_save_needs_the_revision_that_stands_there(
    store: Store, said: Review, rev: int, *, there: bool
) -> None:
    """Also where the row is gone by now, and where what is saved would take the row away."""
    if there:
        save(store, SAID)
    before = store.one(Review, WEEK)
    with pytest.raises(ConflictError):
        save(store, replace(said, rev=rev))
    assert store.one(Review, WEEK) == before
