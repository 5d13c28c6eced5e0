"""Text screens of the states of Look back on two years of sample data, and what no text shows."""

from datetime import datetime

import pytest
from textual.color import Color

from selfcare.diary import create_sample, open_diary, setting_acts
from selfcare.tui.theme import MARK, OURS, area_colours, contrast, shades

NOW = datetime.fromisoformat("2026-11-22T21:00:00+01:00")

WALK = ("f", *"walk", "enter")
MOOD = ("f", *"mood", "enter")
SLEEP = ("f", *"sleep", "enter")
SMALL, LARGE, BROAD, LEAST = (80, 24), (120, 36), (200, 60), (40, 10)
STATES: tuple[tuple[str, tuple[int, int], tuple[str, ...]], ...] = (
    ("year_all", SMALL, ()),
    ("year_all", LARGE, ()),
    ("year_all", BROAD, ()),
    ("year_all", LEAST, ()),
    ("year_habit", SMALL, (*WALK, "left", "left")),
    ("year_mood", SMALL, MOOD),
    ("year_sleep", LARGE, SLEEP),
    ("year_nothing", SMALL, ("pageup", "pageup", "pageup")),
    ("month_all", SMALL, ("v",)),
    ("month_habit", LARGE, (*WALK, "v", "up")),
    ("month_mood", LEAST, (*MOOD, "v")),
    ("lines_mood", SMALL, ("v", "v")),
    ("lines_minutes", LARGE, (*WALK, "v", "v")),
    ("lines_timing", SMALL, (*SLEEP, "v", "v", "left", "down")),
    ("lines_mood", LEAST, ("v", "v")),
    ("weekdays_all", SMALL, ("v", "v", "v")),
    ("weekdays_habit", LARGE, (*WALK, "v", "v", "v", "right")),
    ("links", SMALL, ("v", "v", "v", "v")),
    ("which", SMALL, ("f",)),
    ("find", SMALL, ("slash", *"ana")),
    ("how_sleep", LARGE, (*SLEEP, "i")),
)
"""For each state its window and the keys that lead there."""


@pytest.fixture(scope="session")
def sample_file(tmp_path_factory):
    path = tmp_path_factory.mktemp("look_back") / "sample.db"
    create_sample(path, lambda: NOW)
    return path


@pytest.fixture
def on_sample(*, sample_file, make_app, screen_text, press, wait_until):
    """Opens the sample, presses keys in Look back and gives the screen."""

    async def shown(size, keys, **settings):
        with open_diary(sample_file, clock=lambda: NOW) as diary:
            for key, value in {"glyphs": "full", "theme": "dusk", **settings}.items():
                setting_acts.set_setting(diary, key, value)
            app = make_app(diary)
            async with app.run_test(size=size) as pilot:
                await press(pilot, "L")
                place = app.screen
                await press(pilot, *keys)
                await wait_until(pilot, lambda: not place.links.search.running)
                await wait_until(pilot, lambda: app.screen is not place or _drawn(place))
                await pilot.pause()
                return screen_text(app), app.screen._compositor.render_strips()

    return shown


def _drawn(place) -> bool:
    """Whether a plot that is shown has been laid out and drawn to its size."""
    for plot in place.query("_Plot"):
        canvas = plot.query_one("#plot")
        below = plot.query_one("#margin-bottom")
        if canvas.region and not (
            canvas.size == canvas._canvas_size
            and not plot._needs_rerender
            and "".join(below._buffer[0]).strip()
        ):
            return False
    return True


@pytest.mark.parametrize(("name", "size", "keys"), STATES)
async def test_each_state_looks_as_agreed(*, on_sample, same_screen, name, size, keys):
    """Every state is the text that was agreed upon, cell by cell, and fills no more than it has."""
    text, _ = await on_sample(size, keys)
    lines = text.splitlines()
    assert len(lines) == size[1]
    assert max(map(len, lines)) <= size[0]
    same_screen(text, f"look_back/{name}_{size[0]}x{size[1]}")


@pytest.mark.parametrize(("name", "keys"), [("year_all", ()), ("lines_mood", ("v", "v"))])
async def test_the_ascii_set_looks_as_agreed(*, on_sample, same_screen, name, keys):
    """Signs of pictures are ASCII alone, and days are told apart by digits."""
    text, _ = await on_sample(SMALL, keys, glyphs="ascii")
    same_screen(text, f"look_back/{name}_ascii")


async def test_without_colour_signs_say_the_share(*, on_sample, same_screen, monkeypatch):
    """Under NO_COLOR no cell has a colour, and circles that fill up take the place of shades."""
    monkeypatch.setenv("NO_COLOR", "1")
    text, strips = await on_sample(SMALL, ())
    same_screen(text, "look_back/year_all_no_colour")
    styles = [segment.style for strip in strips for segment in strip if segment.style]
    assert not [style for style in styles if style.color or style.bgcolor]
    text, _ = await on_sample(SMALL, ("v", "v"))
    assert "22 Nov" in text


@pytest.mark.parametrize("theme", ["ansi-dark", "dawn", "dusk-contrast", "textual-light"])
async def test_other_themes_open_every_view(*, on_sample, theme):
    """A theme changes colours; the plot takes those of the terminal as well."""
    for keys in ((), ("v", "v"), (*WALK, "v")):
        text, _ = await on_sample(SMALL, keys, theme=theme)
        assert "Look back" in text


async def test_the_week_start_turns_the_rows(on_sample):
    """Weeks that begin on Sunday put Sunday on top."""
    text, _ = await on_sample(SMALL, (), week_start="sunday")
    names = [line[2:5] for line in text.splitlines() if line[2:5] in {"Sun", "Mon", "Sat"}]
    assert names == ["Sun", "Mon", "Sat"]
    await on_sample(SMALL, (), week_start="monday")


def test_five_shades_can_be_told_from_the_ground_and_rise():
    """The faintest is a mark that can be seen; each one stands out more than the one before."""
    for theme in OURS:
        system = theme.to_color_system()
        assert system.background
        assert system.foreground
        for colour in area_colours(theme).values():
            steps = [
                contrast(shade, system.background)
                for shade in shades(system.background, Color.parse(colour), system.foreground)
            ]
            assert steps[0] >= MARK - 0.05
            assert steps == sorted(steps)
            assert steps[-1] > 1.5 * steps[0]
