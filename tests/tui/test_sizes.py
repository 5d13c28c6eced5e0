"""Every screen fits its window, says where the keys go, and a window too small says so."""

import pytest
from textual.containers import VerticalScroll
from textual.widgets import Static

from selfcare.tui import sheets
from selfcare.tui.screens.base import SMALLEST, Layer
from selfcare.tui.screens.today import Today
from tests.tui.every_screen import EVERY

SIZES = [(200, 60), (40, 10), (80, 24), (120, 36)]
"""The last is the one in which the next screen is opened."""
GROUPS = [list(EVERY)[at::6] for at in range(6)]
"""Screens that one running app shows one after the other."""
SHEETS = {*sheets.names()} & {*EVERY}
NO_FOCUS = {"player", "practice_card", "practice_after"}
"""Screens whose keys are the screen's own: nothing on them has to be gone to."""
READ_FIRST = {("practice_card", (40, 10))}
"""What to stop for stands before the number that has the keys, and is read first."""


def too_big(screen):
    """Widgets that stand out of their window, short of what scrolls."""
    window = screen.size.region
    found = []
    for each in screen.query("*"):
        scrolls = any(
            isinstance(node, VerticalScroll) or node.allow_vertical_scroll
            for node in each.ancestors
            if hasattr(node, "allow_vertical_scroll") and node is not screen
        )
        if each.display and each.is_on_screen and each.region and not scrolls:
            inside = each.region.intersection(window)
            if inside != each.region:
                found.append((each, each.region))
    return found


@pytest.mark.parametrize("names", GROUPS, ids=["-".join(names[:2]) for names in GROUPS])
async def test_no_screen_is_larger_than_its_window(
    *, names, care, make_app, press, wait_until, monkeypatch
):
    """Nothing to scroll to on the screen itself, at four sizes; and it can be seen who has keys.

    The largest is laid out and not painted: what fits into less is painted there.
    """
    app = make_app(care)
    async with app.run_test(size=SIZES[-1]) as pilot:
        for name in names:
            await EVERY[name](app, pilot)
            await pilot.pause()
            if name in SHEETS:
                assert isinstance(app.screen, sheets.kind(name)), name
            for size in SIZES:
                with monkeypatch.context() as patch:
                    if size == SIZES[0]:
                        patch.setattr("tests.tui.quiet.paint", lambda _app: None)
                    await pilot.resize_terminal(*size)
                    await wait_until(pilot, lambda size=size: app.screen.size == size)
                fits(app.screen, name, size)
            await app.action_go("today")
            await press(pilot, "escape")
            assert type(app.screen) is Today, name


def fits(screen, name, size):
    """One screen in its window."""
    assert too_big(screen) == [], (name, size)
    assert screen.max_scroll_x == 0, (name, size)
    assert screen.max_scroll_y == 0, (name, size)
    focused = screen.focused
    if focused is None:
        assert name in NO_FOCUS, (name, size)
    elif (name, size) not in READ_FIRST:
        assert focused.region, (name, size)
        assert focused.region.overlaps(screen.size.region), (name, size)


async def test_below_the_smallest_size_there_is_one_sentence(care, make_app, screen_text):
    """It names the size; from 40 by 10 all is there again, and nothing was lost."""
    app = make_app(care)
    async with app.run_test(size=(38, 9)) as pilot:
        await pilot.pause()
        await pilot.pause()
        shown = " ".join(screen_text(app).split())
        assert shown == "This window is 38 by 9. From 40 by 10 there is room."
        await pilot.resize_terminal(*SMALLEST)
        await pilot.pause()
        await pilot.pause()
        assert "This window" not in screen_text(app)
        assert isinstance(app.screen, Layer)
        assert not app.screen.query_one("#too-small", Static).display
