"""Look back: what it is about, notes that are found, and links that are looked for."""

import threading
from datetime import date

from selfcare.service.back_views import LinkQuestion
from selfcare.tui.widgets.back_picture import BackView, LinksState

TODAY = date(2026, 11, 22)


async def test_f_chooses_a_habit_mood_or_all(care, make_app, look_back, screen_text):
    """Found by typing part of the name; Esc leaves it as it was."""
    app = make_app(care)
    async with app.run_test() as pilot:
        place = await look_back(app, pilot)
        await pilot.press("f", *"fru", "enter")
        await pilot.pause()
        assert place._shown.name == "Fruit and vegetables"
        await pilot.press("f", *"mo", "enter")
        await pilot.pause()
        assert place._shown.name == "Mood"
        assert "no mood" in screen_text(app)
        await pilot.press("f", *"xyz", "enter")
        await pilot.pause()
        assert place._shown.name == "Mood"
        await pilot.press("f", "escape")
        await pilot.pause()
        assert place._shown.name == "Mood"
        await pilot.press("f", "home", "enter")
        await pilot.pause()
        assert place._shown.name == "All habits"


async def test_a_habit_that_was_removed_gives_way_to_all(care, make_app, look_back, wait_until):
    """The place does not break when its subject is gone."""
    app = make_app(care)
    async with app.run_test() as pilot:
        place = await look_back(app, pilot)
        await pilot.press("f", *"walk", "enter")
        care.remove_habit(care.find("Walk").id)
        place.refresh_view()
        assert place._shown.name == "All habits"


async def test_slash_finds_notes_and_goes_to_the_day(care, make_app, look_back, screen_text):
    """Typed in one burst; arrows choose, Enter goes to the day of the note."""
    care.note_day(date(2026, 11, 3), "Sea and ANA, and a very long afternoon.")
    care.log(care.find("Walk").id, "5", day=date(2026, 11, 2), note="with ana")
    app = make_app(care)
    async with app.run_test() as pilot:
        place = await look_back(app, pilot)
        await pilot.press("slash", *"ana")
        await pilot.pause()
        text = screen_text(app)
        assert "Sun 22 Nov       Long walk with Ana after lunch." in text
        assert "Mon 2 Nov        Walk: with ana" in text
        await pilot.press("down", "enter")
        await pilot.pause()
        assert place.day == date(2026, 11, 3)
        assert "Sea and ANA" in screen_text(app)
        await pilot.press("slash", *"zebra")
        await pilot.pause()
        assert "No note holds this." in screen_text(app)
        await pilot.press("enter", "escape")
        await pilot.pause()
        assert app.screen is place
        assert place.day == date(2026, 11, 3)


async def test_a_note_found_from_lines_shows_in_the_year(care, make_app, look_back):
    """Days can be seen there."""
    app = make_app(care)
    async with app.run_test() as pilot:
        place = await look_back(app, pilot)
        await pilot.press("v", "v", "slash", *"lunch", "enter")
        await pilot.pause()
        assert place._shown.view is BackView.YEAR
        assert place.day == TODAY


async def test_links_come_from_a_thread_with_progress_and_esc_stops(
    *, care, make_app, look_back, wait_until, screen_text, monkeypatch
):
    """Keys work meanwhile; Esc stops it, Enter begins again, and nothing is asked twice."""
    gate, begun, asked = threading.Event(), threading.Event(), []
    answer = LinkQuestion.answer

    def slow(self, *, progress=None, cancelled=None):
        asked.append(threading.current_thread() is not threading.main_thread())
        if progress:
            progress(3, 5)
        begun.set()
        gate.wait(10)
        return answer(self, progress=progress, cancelled=cancelled)

    monkeypatch.setattr(LinkQuestion, "answer", slow)
    app = make_app(care)
    async with app.run_test() as pilot:
        place = await look_back(app, pilot)
        await pilot.press("v", "v", "v", "v")
        await wait_until(pilot, lambda: "Looking: 3 of 5 habits. Esc stops." in screen_text(app))
        await pilot.press("escape")
        await pilot.pause()
        assert "Stopped. Enter looks again." in screen_text(app)
        assert app.current_mode == "look_back"
        await pilot.press("v", "v", "v", "v", "v")
        assert place._links.stopped
        assert len(asked) == 1
        gate.set()
        await pilot.press("enter")
        await wait_until(pilot, lambda: place._links.found is not None)
        await wait_until(pilot, lambda: "Sit quietly and mood on the same day." in screen_text(app))
        assert asked == [True, True]
        await pilot.press("v", "v", "v", "v", "v")
        assert len(asked) == 2
        await pilot.press("escape")
        await wait_until(pilot, lambda: app.current_mode == "today")
    assert begun.is_set()


async def test_links_are_looked_for_again_when_something_changed(
    care, make_app, look_back, wait_until
):
    """A log made since makes them old."""
    app = make_app(care)
    async with app.run_test() as pilot:
        place = await look_back(app, pilot)
        await pilot.press("v", "v", "v", "v")
        await wait_until(pilot, lambda: place._links.found is not None)
        first = place._made_of
        care.rate(mood=2)
        place.refresh_view()
        await wait_until(pilot, lambda: place._links.found is not None)
        assert place._made_of != first


async def test_links_that_cannot_be_made_say_so(
    *, care, make_app, look_back, wait_until, screen_text, monkeypatch
):
    """The rest of the place goes on."""
    monkeypatch.setattr(LinkQuestion, "answer", lambda *_, **__: 1 / 0)
    app = make_app(care)
    async with app.run_test() as pilot:
        place = await look_back(app, pilot)
        await pilot.press("v", "v", "v", "v")
        await wait_until(pilot, lambda: place._links == LinksState(failed=True))
        assert "everything else is here" in screen_text(app)
        await pilot.press("v")
        await pilot.pause()
        assert "[Year]" in screen_text(app)
