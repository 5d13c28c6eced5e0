"""The four questions: asked when somebody wants them, each answer for itself, never a verdict."""

from datetime import timedelta

import pytest

from selfcare.diary import day_acts


async def opened(app, press, pilot):
    """The sheet, from the table of acts."""
    app.open_sheet("pulse")
    await press(pilot)


@pytest.mark.parametrize("size", [(80, 24), (40, 10)])
async def test_the_questions_look_like_this(care, make_app, shown, size):
    """Word by word as published, what the ends mean, no diagnosis; the palette has them."""
    keys = "colon", *"four questions", "enter", "7", "enter"
    await shown(make_app(care), size, f"pulse/questions_{size[0]}", *keys)


async def test_answers_are_one_act(care, make_app, press, screen_text, same_screen):
    """One left out, Enter on the last keeps; within the month it shows them and asks nothing."""
    app = make_app(care)
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(app, press, pilot)
        await press(pilot, "7", "enter", "1", "0", "enter", "enter", "3", "enter")
        assert day_acts.pulse(care).times[-1].answers == (7, 10, None, 3)
        same_screen(screen_text(app), "pulse/answered_80")
        await press(pilot, "enter")
        assert type(app.screen).__name__ == "PulseSheet"
        await press(pilot, "z")
        assert day_acts.pulse_due(care)


async def test_leaving_keeps_nothing(care, make_app, press, screen_text):
    """Esc before the last Enter leaves no trace, and the page says how to begin."""
    app = make_app(care)
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(app, press, pilot)
        await press(pilot, "7", "enter", "escape")
        assert day_acts.pulse(care).times == ()
        assert "Enter asks the four questions" in screen_text(app)
        await press(pilot, "enter")
        assert app.screen.answers == dict.fromkeys("0123", "")


async def test_an_answer_off_the_scale_is_marked(care, make_app, press, screen_text):
    """At its line, and nothing is written."""
    app = make_app(care)
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(app, press, pilot)
        await press(pilot, "1", "1", "enter")
        assert "A whole number: 0 not at all, 10 completely." in screen_text(app)
        assert app.screen._at() == "0"


async def test_after_a_low_answer_one_gentle_line(care, make_app, press, screen_text):
    """Right after keeping; it leads to support, and is gone with the answers."""
    app = make_app(care)
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(app, press, pilot)
        await press(pilot, "2", "ctrl+o")
        assert "That sounds like a lot. ! people who listen." in screen_text(app)
        await press(pilot, "z")
        assert "That sounds like a lot" not in screen_text(app)


async def test_sample_data_concludes_nothing(care, make_app, press, screen_text):
    """On sample data a low answer is an answer."""
    app = make_app(care, sample=True)
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(app, press, pilot)
        await press(pilot, "0", "ctrl+o")
        assert day_acts.pulse(care).times
        assert "That sounds like a lot" not in screen_text(app)


async def test_the_times_before(care, clock, make_app, press, screen_text):
    """The newest first, each question in its column."""
    day_acts.answer_pulse(care, [6, 7, 5, 4])
    clock.now += timedelta(days=40)
    day_acts.answer_pulse(care, [8, 8, 8, 2])
    app = make_app(care)
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(app, press, pilot)
        text = screen_text(app)
        assert text.index("Fri 1 Jan") < text.index("Sun 22 Nov")
        assert "Life satisfaction  Worthwhile  Happiness  Anxiety" in text
