"""Look back: what it is about, notes that are found, and links that are looked for."""

import threading
from datetime import date

from selfcare.diary import day_acts, habit_acts
from selfcare.diary.looking_back import LinkQuestion

TODAY = date(2026, 11, 22)


async def test_f_chooses_a_habit_mood_or_all(care, make_app, press, screen_text):
    """Found by typing part of the name; Esc leaves it as it was."""
    app = make_app(care)
    async with app.run_test() as pilot:
        await press(pilot, "L", "f", *"fru", "enter")
        assert "2026 · Fruit and vegetables" in screen_text(app)
        await press(pilot, "f", *"mo", "enter")
        assert "2026 · Mood" in screen_text(app)
        await press(pilot, "f", *"xyz", "enter")
        assert "No habit of that name." in screen_text(app)
        await press(pilot, "escape")
        assert "2026 · Mood" in screen_text(app)
        await press(pilot, "f", "up", "enter")
        assert "2026 · All habits" in screen_text(app)
        await press(pilot, "f", "down", "down", "down", "enter")
        assert "2026 · Walk" in screen_text(app)


async def test_a_habit_that_was_removed_gives_way_to_all(care, make_app, press, screen_text):
    """The place goes on when its subject is gone."""
    app = make_app(care)
    async with app.run_test() as pilot:
        await press(pilot, "L", "f", *"walk", "enter")
        habit_acts.remove_habit(care, care.find("Walk").id)
        app.screen.refresh_view()
        await pilot.pause()
        assert "2026 · All habits" in screen_text(app)


async def test_a_note_that_is_found_leads_to_its_day(care, make_app, press, screen_text):
    """Also from a view without days; the year then shows it."""
    day_acts.note_day(care, date(2026, 11, 3), "Sea and ANA, and a very long afternoon.")
    app = make_app(care)
    async with app.run_test() as pilot:
        await press(pilot, "L", "v", "v", "slash", *"ana", "down", "enter")
        assert app.screen.day == date(2026, 11, 3)
        assert "Sea and ANA" in screen_text(app)
        assert app.screen.focused is app.screen.query_one("#heatmap")


async def test_i_says_how_it_is_made(care, make_app, press, screen_text):
    """Strength and sleep figures stand there and nowhere else."""
    app = make_app(care)
    async with app.run_test(size=(80, 50)) as pilot:
        await press(pilot, "L", "f", *"sleep", "enter")
        assert "Sleep Regularity" not in screen_text(app)
        await press(pilot, "i")
        text = screen_text(app)
        assert "Sleep  0." in text
        assert "nights with two times so far; 5 are needed." in text
        await press(pilot, "q")
        assert len(app.screen_stack) == 1


async def test_links_come_from_a_thread_with_progress_and_esc_stops(
    *, care, make_app, press, wait_until, screen_text, monkeypatch
):
    """Keys work meanwhile; Esc stops it, Enter begins again, and nothing is asked twice."""
    gate, asked = threading.Event(), []
    answer = LinkQuestion.answer

    def slow(self, *, progress=None, cancelled=None):
        asked.append(threading.current_thread() is not threading.main_thread())
        if progress:
            progress(3, 5)
        gate.wait(10)
        return answer(self, progress=progress, cancelled=cancelled)

    monkeypatch.setattr(LinkQuestion, "answer", slow)
    app = make_app(care)
    async with app.run_test() as pilot:
        await press(pilot, "L", "v", "v", "v", "v")
        place = app.screen
        await wait_until(pilot, lambda: "Looking: 3 of 5 habits. Esc stops." in screen_text(app))
        await press(pilot, "escape")
        assert "Stopped. Enter looks again." in screen_text(app)
        assert app.current_mode == "look_back"
        await press(pilot, "v", "v", "v", "v", "v")
        assert place.links.search.stopped
        assert len(asked) == 1
        gate.set()
        await press(pilot, "enter")
        await wait_until(pilot, lambda: "Sit quietly and mood on the same day." in screen_text(app))
        assert asked == [True, True]
        await press(pilot, "v", "v", "v", "v", "v")
        assert len(asked) == 2
        await press(pilot, "escape")
        assert app.current_mode == "today"


async def test_links_are_looked_for_again_when_something_changed(care, make_app, press, wait_until):
    """A log made since makes them old."""
    app = make_app(care)
    async with app.run_test() as pilot:
        await press(pilot, "L", "v", "v", "v", "v")
        place = app.screen
        await wait_until(pilot, lambda: place.links.search.found is not None)
        first = place.links._of
        day_acts.rate(care, mood=2)
        place.refresh_view()
        await wait_until(pilot, lambda: place.links.search.found is not None)
        assert place.links._of != first


async def test_links_that_cannot_be_made_say_so(
    *, care, make_app, press, wait_until, screen_text, monkeypatch
):
    """The rest of the place goes on."""
    monkeypatch.setattr(LinkQuestion, "answer", lambda *_, **__: 1 / 0)
    app = make_app(care)
    async with app.run_test() as pilot:
        await press(pilot, "L", "v", "v", "v", "v")
        await wait_until(pilot, lambda: "everything else is here" in screen_text(app))
        await press(pilot, "v")
        assert "2026 · All habits" in screen_text(app)
