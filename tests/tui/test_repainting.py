"""What is painted: as little as the eye needs."""

from textual._compositor import Compositor
from textual.widgets._footer import FooterKey


async def test_a_place_below_a_sheet_paints_once(care, make_app, press, monkeypatch):
    """However often it is spoken to: below others Textual would have it paint everything again."""
    app = make_app(care)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "comma")
        place, painted = app.screen_stack[0], []
        whole = Compositor.render_full_update

        def counted(*given, **named):
            painted.append(1)
            return whole(*given, **named)

        monkeypatch.setattr(Compositor, "render_full_update", counted)
        place.query_one("#message").update("Something new.")
        for _ in range(12):
            place.call_later(lambda: None)
            await pilot.pause(0.02)
        assert len(painted) <= 2


async def test_keys_that_read_the_same_stay(care, make_app, press):
    """From row to row of a list, and from line to line of a form."""
    app = make_app(care)
    async with app.run_test(size=(80, 24)) as pilot:
        for first, step in (("T", "down"), ("comma", "down")):
            await press(pilot, first)
            before = [*app.screen.query(FooterKey)]
            await press(pilot, step)
            assert before
            assert [*app.screen.query(FooterKey)] == before
        await press(pilot, "escape")
        assert [*app.screen.query(FooterKey)] != before


async def test_a_sheet_shows_through_to_the_one_right_below_it(care, make_app, press, screen_text):
    """Whichever of them is painted anew: else two could show through each other without end."""
    app = make_app(care)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "W", "i", "comma", "question_mark", "exclamation_mark")
        shown, stack = screen_text(app), app.screen_stack
        assert len(stack) == 5
        for below in stack[1:-1]:
            below.refresh()
            app.screen.refresh()
            await pilot.pause()
        assert screen_text(app) == shown
        assert [each.render().screen for each in stack[1:]] == stack[:-1]
