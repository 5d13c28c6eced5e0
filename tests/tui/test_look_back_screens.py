"""Text screens of every state of Look back: what a person sees, at 80x24 and 120x36."""

from datetime import UTC, datetime

import pytest

from selfcare.service import create_sample, open_selfcare
from tests.bench.big_file import NOW as BIG_NOW
from tests.bench.big_file import write_big_file

SIZES = {"80x24": (80, 24), "120x36": (120, 36)}
NOW = datetime.fromisoformat("2026-11-22T21:00:00+01:00")

WALK = ("f", *"walk", "enter")
MOOD = ("f", *"mood", "enter")
SLEEP = ("f", *"sleep", "enter")
KEYS: dict[str, tuple[str, ...]] = {
    "year_all": (),
    "year_habit": (*WALK, "left", "left"),
    "year_mood": MOOD,
    "year_sleep": SLEEP,
    "year_before": ("pageup",),
    "year_nothing": ("pageup", "pageup", "pageup"),
    "month_all": ("v",),
    "month_habit": (*WALK, "v", "up"),
    "month_mood": (*MOOD, "v"),
    "month_sleep": (*SLEEP, "v"),
    "month_nothing": ("pageup", "pageup", "pageup", "v"),
    "lines_mood": ("v", "v"),
    "lines_weeks": (*MOOD, "v", "v", "left", "left"),
    "lines_minutes": (*WALK, "v", "v"),
    "lines_strength": (*WALK, "v", "v", "right", "down"),
    "lines_timing": (*SLEEP, "v", "v", "left", "down"),
    "weekdays_all": ("v", "v", "v"),
    "weekdays_mood": (*MOOD, "v", "v", "v"),
    "weekdays_habit": (*WALK, "v", "v", "v", "right"),
    "links": ("v", "v", "v", "v"),
    "which": ("f",),
    "find": ("slash", *"ana"),
    "how_year": ("i",),
    "how_sleep": (*SLEEP, "v", "v", "i"),
    "how_links": ("v", "v", "v", "v", "i"),
}
"""For each state the keys that lead there, on two years of sample data."""


@pytest.fixture(scope="session")
def sample_file(tmp_path_factory):
    path = tmp_path_factory.mktemp("look_back") / "sample.db"
    create_sample(path, lambda: NOW)
    return path


@pytest.fixture(scope="session")
def big_file(tmp_path_factory):
    path = tmp_path_factory.mktemp("look_back") / "big.db"
    write_big_file(path)
    return path


@pytest.fixture
def on_file(make_app, screen_text, wait_until):
    """Opens a file, presses keys in Look back and gives the screen."""

    async def shown(path, now, size, keys, **settings):
        with open_selfcare(path, clock=lambda: now) as service:
            for key, value in {"glyphs": "full", **settings}.items():
                service.set_setting(key, value)
            app = make_app(service)
            async with app.run_test(size=size) as pilot:
                await wait_until(pilot, lambda: service.loaded)
                await pilot.press("L")
                await wait_until(pilot, lambda: app.current_mode == "look_back")
                place = app.screen
                await wait_until(pilot, lambda: place._shown is not None)
                for key in keys:
                    # A plot under a sheet is not drawn until the sheet is gone, so each key waits.
                    await wait_until(
                        pilot, lambda: app.screen is not place or _plot_is_drawn(place)
                    )
                    await pilot.press(key)
                await wait_until(pilot, lambda: not place._links.running)
                await wait_until(pilot, lambda: app.screen is not place or _plot_is_drawn(place))
                await pilot.pause()
                await pilot.pause()
                return screen_text(app)

    return shown


def _plot_is_drawn(place) -> bool:
    """Whether a plot that is shown has been laid out and drawn to its size."""
    for plot in place.query("_Plot"):
        if plot.display and place._page.plot:
            canvas = plot.query_one("#plot")
            return canvas.size == canvas._canvas_size and not plot._needs_rerender
    return not place._page.plot


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", KEYS)
async def test_each_state_looks_as_agreed(sample_file, on_file, same_screen, name, size):
    """Every state at both sizes is the text that was agreed upon, cell by cell."""
    text = await on_file(sample_file, NOW, SIZES[size], KEYS[name])
    columns, rows = SIZES[size]
    lines = text.splitlines()
    assert len(lines) == rows
    assert max(map(len, lines)) <= columns
    same_screen(text, f"look_back/{name}_{size}")


@pytest.mark.parametrize("name", ["year_all", "year_habit", "month_mood", "lines_mood", "links"])
async def test_the_ascii_set_looks_as_agreed(sample_file, on_file, same_screen, name):
    """Our own words and signs are ASCII alone; people's names stay theirs."""
    text = await on_file(sample_file, NOW, (80, 24), KEYS[name], glyphs="ascii")
    same_screen(text, f"look_back/{name}_ascii")
    foreign = "散歩🐕قراءة📖"
    assert "".join(char for char in text if char not in foreign).isascii()


@pytest.mark.parametrize("name", ["year_all", "year_mood", "month_habit", "weekdays_all", "links"])
async def test_nothing_is_said_by_colour_alone(
    *, sample_file, make_app, screen_text, same_screen, wait_until, monkeypatch, name
):
    """Under NO_COLOR the text is the same and no cell has a colour."""
    monkeypatch.setenv("NO_COLOR", "1")
    with open_selfcare(sample_file, clock=lambda: NOW) as service:
        service.set_setting("glyphs", "full")
        app = make_app(service)
        async with app.run_test(size=(80, 24)) as pilot:
            await wait_until(pilot, lambda: service.loaded)
            await pilot.press("L")
            await wait_until(pilot, lambda: app.current_mode == "look_back")
            await pilot.press(*KEYS[name])
            await wait_until(pilot, lambda: not app.screen._links.running)
            await pilot.pause()
            same_screen(screen_text(app), f"look_back/{name}_80x24")
            for strip in app.screen._compositor.render_strips():
                for segment in strip:
                    assert not segment.style or not (segment.style.color or segment.style.bgcolor)


async def test_without_colour_lines_are_drawn_in_whole_cells(
    sample_file, on_file, same_screen, monkeypatch
):
    """The plot has cells without a style, and Textual's grey filter ends the app on those."""
    monkeypatch.setenv("NO_COLOR", "1")
    text = await on_file(sample_file, NOW, (80, 24), KEYS["lines_mood"])
    same_screen(text, "look_back/lines_mood_no_colour")


@pytest.mark.parametrize(
    "theme", ["ansi-dark", "ansi-light", "selfcare-contrast", "selfcare-light"]
)
async def test_other_themes_draw_the_same_text(sample_file, on_file, same_screen, theme):
    """A theme changes colours and nothing else, in the plot as well."""
    text = await on_file(sample_file, NOW, (80, 24), KEYS["lines_mood"], theme=theme)
    same_screen(text, "look_back/lines_mood_80x24")


@pytest.mark.parametrize("size", SIZES)
async def test_ten_years_of_fifteen_habits(big_file, on_file, same_screen, size):
    """More habits than fit below the picture are counted."""
    day = BIG_NOW.astimezone(UTC)
    text = await on_file(big_file, day, SIZES[size], ("up",), theme="selfcare-dark")
    same_screen(text, f"look_back/ten_years_{size}")


async def test_ten_years_as_lines(big_file, on_file, same_screen):
    """Ten years in at most twice as many points as there are columns."""
    keys = ("v", "v", "right", "down", "down", "down")
    text = await on_file(big_file, BIG_NOW, (120, 36), keys)
    same_screen(text, "look_back/ten_years_lines_120x36")


@pytest.mark.parametrize("size", [(60, 20), (40, 10)])
async def test_small_windows_keep_the_essentials(sample_file, on_file, same_screen, size):
    """At 60x20 the picture, at 40x10 the day's words."""
    text = await on_file(sample_file, NOW, size, ("up",))
    same_screen(text, f"look_back/small_{size[0]}x{size[1]}")


async def test_the_week_start_turns_the_rows(sample_file, on_file):
    """Weeks that begin on Sunday put Sunday on top."""
    text = await on_file(sample_file, NOW, (80, 24), (), week_start="sunday")
    lines = text.splitlines()
    assert lines[5].startswith(" ▌Sun")
    assert lines[11].startswith("  Sat")
    with open_selfcare(sample_file, clock=lambda: NOW) as service:
        service.set_setting("week_start", "monday")
