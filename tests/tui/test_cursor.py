"""The row under the cursor is the one at hand, whatever is shown anew meanwhile."""

import pytest

from selfcare.tui.widgets.rows import Rows


@pytest.mark.parametrize(("place", "rows"), [("T", "#list"), ("H", "#habit-rows"),
                                             ("P", "#routine-list")])  # fmt: skip
async def test_a_refresh_right_after_a_step_keeps_it(place, rows, care, make_app, press):
    """The history is read, or another window writes, before the list's own message is through."""
    app = make_app(care)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, place)
        screen, listed = app.screen, app.screen.query_one(rows, Rows)
        before = listed.at_cursor
        listed.action_cursor_down()
        moved = listed.at_cursor
        screen.refresh_view()
        await pilot.pause()
        assert before != moved == listed.at_cursor
        assert str(screen._selected) == moved
