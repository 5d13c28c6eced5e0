"""Where done rows stand: order kept among both kinds, the cursor never on what is out of sight."""

from types import SimpleNamespace
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selfcare.content.settings import DONE_ROWS
from selfcare.core.model import Status
from selfcare.core.views import DONE, DoneRows, HabitRow, Listed

STATUSES = st.lists(st.sampled_from(list(Status)), max_size=9)


def rows(*statuses: Status) -> list[HabitRow]:
    """Rows with these statuses, numbered from 1."""
    made = (
        SimpleNamespace(habit=SimpleNamespace(id=at), status=status)
        for at, status in enumerate(statuses, start=1)
    )
    return cast("list[HabitRow]", list(made))


OPEN, MET, LOGGED = Status.UNLOGGED, Status.FREE, Status.DONE


def test_the_values_are_those_of_the_setting() -> None:
    """What may be set is what is understood."""
    assert tuple(DoneRows) == DONE_ROWS


@pytest.mark.parametrize(
    ("how", "ids", "done_from", "hidden"),
    [
        (DoneRows.STAY, [1, 2, 3, 4], None, 0),
        (DoneRows.DOWN, [2, 4, 1, 3], 2, 0),
        (DoneRows.HIDE, [2, 4], None, 2),
    ],
)
def test_done_and_met_rows(
    how: DoneRows, ids: list[int], done_from: int | None, hidden: int
) -> None:
    """They stay, step down, or go."""
    listed = Listed.of(rows(LOGGED, OPEN, MET, Status.NONE), how)
    assert (listed.ids, listed.done_from, listed.hidden) == (ids, done_from, hidden)


def test_nothing_steps_down_below_nothing() -> None:
    """Without an open row there is no second part."""
    assert Listed.of(rows(LOGGED, MET), DoneRows.DOWN).done_from is None


@given(STATUSES, st.sampled_from(DoneRows), st.integers(0, 10), st.integers(0, 9))
def test_the_cursor_is_on_a_row_there_is(
    statuses: list[Status], how: DoneRows, habit_id: int, at: int
) -> None:
    """A row that is there keeps it; one that went gives way; among no rows there is none."""
    listed = Listed.of(rows(*statuses), how)
    kept, place = listed.kept(habit_id, at)
    if listed.ids:
        assert listed.ids[place] == kept
        assert kept == habit_id or habit_id not in listed.ids
        assert listed.after(kept) in listed.ids
    else:
        assert (kept, place) == (None, 0)
    assert listed.hidden == (sum(s in DONE for s in statuses) if how is DoneRows.HIDE else 0)
