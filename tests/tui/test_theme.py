"""Every theme can be read: contrast is computed for what is declared and for what is drawn."""

import re
from functools import cache
from pathlib import Path

import pytest
from rich.color import ColorType
from textual.color import Color
from textual.theme import BUILTIN_THEMES

from selfcare.content.settings import theme_name
from selfcare.core.model import Area
from selfcare.diary import setting_acts
from selfcare.tui import theme as themes
from selfcare.tui.app import SelfcareApp
from selfcare.tui.screens.today import Today
from tests.tui.every_screen import EVERY

ROOT = Path(__file__).parents[2]
TEXTS = ("foreground", "text-muted", "accent", "footer-foreground", "footer-key-foreground")
GROUNDS = ("background", "surface", "panel", "chosen")
MARKS = [f"area-{area.value}" for area in Area]
ALL = {theme.name: theme for theme in (*themes.OURS, *BUILTIN_THEMES.values())}
OF_THE_TERMINAL = sorted(name for name, theme in ALL.items() if theme.ansi)
IN_NUMBERS = sorted({*ALL} - {*OF_THE_TERMINAL})
DRAWN = (
    "today",
    "week",
    "look_back",
    "habits",
    "habit form",
    "keys",
    "palette",
    "lines",
    "support",
)
IN_EVERY_THEME = ("today", "look_back")
"""Between them they draw each kind of word and sign; the others are drawn in ours alone."""
SIGNS = frozenset("■◧□▌▪━╸█▀▄●")


@cache
def measured(one: str, other: str) -> float:
    """The WCAG contrast ratio of two colours, by its own definition."""

    def luminance(colour: str) -> float:
        parts = []
        for value in Color.parse(colour).rgb:
            share = value / 255
            parts.append(share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4)
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]

    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.fixture(scope="module")
def installed():
    """The themes as the app registers them."""
    return {name: themes.in_full(name) for name in ALL}


def test_the_measure_itself_tells_grey_from_black():
    """21 for black on white, 4.48 for #777 on white; ours is the same one."""
    assert measured("#000000", "#ffffff") == pytest.approx(21)
    assert measured("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
    ours = themes.contrast(Color.parse("#8fc9ae"), Color.parse("#161a19"))
    assert ours == pytest.approx(measured("#8fc9ae", "#161a19"))


def _on(ground, tone, share):
    """The contrast of a colour of which a share is drawn on a ground."""
    return measured(Color.parse(ground).blend(Color.parse(tone), share).hex, ground)


@pytest.mark.parametrize("name", IN_NUMBERS)
def test_what_a_theme_declares_stands_out(installed, name):
    """Text 4.5 (7 in the contrast pair), marks 3, those of a day in part too, on every ground."""
    theme = installed[name]
    colours = {**theme.to_color_system().generate(), **theme.variables}
    wanted = themes.HIGH if name.endswith("-contrast") else themes.TEXT
    low = {
        (tone, ground): ratio
        for tones, enough, share in ((TEXTS, wanted, 1), (MARKS, themes.MARK, themes.IN_PART))
        for tone in tones
        for ground in GROUNDS
        if (ratio := _on(colours[ground], colours[tone], share)) < enough
    }
    assert not low


@pytest.mark.parametrize("name", IN_NUMBERS)
def test_areas_are_told_apart(installed, name):
    """Six colours, in every theme."""
    assert len({installed[name].variables[mark] for mark in MARKS}) == len(MARKS)


def drawn(app):
    """What is drawn on top, short of what is dimmed below: sign or word, its ink and its ground."""
    screen = app.screen
    over = [each.region for each in screen.children] if screen.is_modal else [screen.region]
    for y, strip in enumerate(screen._compositor.render_strips()):
        x = 0
        for segment in strip:
            style, at = segment.style, x
            x += segment.cell_length
            on_top = any(region.contains(at, y) for region in over)
            if on_top and segment.text.strip() and style and style.color and style.bgcolor:
                yield segment.text.strip(), style.color, style.bgcolor


@pytest.mark.parametrize("name", DRAWN)
async def test_what_is_drawn_stands_out_in_every_theme(name, care, make_app):
    """Words 4.5 (7 in the contrast pair), signs 3, each on its own ground; borders are ornament."""
    app = make_app(care)
    low = {}
    async with app.run_test(size=(120, 36)) as pilot:
        await EVERY[name](app, pilot)
        for theme in IN_NUMBERS if name in IN_EVERY_THEME else [each.name for each in themes.OURS]:
            app.theme = theme
            await pilot.pause()
            wanted = themes.HIGH if theme.endswith("-contrast") else themes.TEXT
            for text, ink, ground in drawn(app):
                words = re.search(r"[\w]", text)
                if not words and not SIGNS & {*text}:
                    continue
                pair = ink.get_truecolor().hex, ground.get_truecolor().hex
                ratio = measured(*pair)
                if ratio < (wanted if words else themes.MARK):
                    low[theme, text[:20], *pair] = round(ratio, 2)
    assert not low


@pytest.mark.parametrize("name", IN_EVERY_THEME)
async def test_a_terminals_own_colours_are_its_sixteen(name, care, make_app):
    """In an ansi theme nothing is mixed, and no text has the colour of its ground."""
    app = make_app(care)
    async with app.run_test(size=(120, 36)) as pilot:
        for theme in OF_THE_TERMINAL:
            setting_acts.set_setting(care, "theme", theme)
            app.apply_settings()
            await EVERY[name](app, pilot)
            await pilot.pause()
            for text, ink, ground in drawn(app):
                kinds = {ink.type, ground.type}
                assert kinds <= {ColorType.DEFAULT, ColorType.STANDARD}, (theme, text, ink, ground)
                assert ink != ground or ink.type is ColorType.DEFAULT, (theme, text)
            await app.action_go("today")


async def test_without_colour_there_is_none(care, make_app, press, monkeypatch):
    """NO_COLOR: not one colour reaches the terminal; what has the keys is told by signs."""
    monkeypatch.setenv("NO_COLOR", "1")
    app = make_app(care)
    async with app.run_test(size=(120, 36)) as pilot:
        for name in DRAWN:
            await EVERY[name](app, pilot)
            await pilot.pause()
            for strip in app.screen._compositor.render_strips():
                for segment in _filtered(app, strip):
                    assert segment.style is None or segment.style.color is None, (name, segment)
                    assert segment.style is None or segment.style.bgcolor is None, (name, segment)
            await app.action_go("today")
            await press(pilot, "escape")
            assert type(app.screen) is Today, name


def _filtered(app: SelfcareApp, strip):
    segments = list(strip)
    for each in app.get_line_filters():
        segments = each.apply(segments, Color(0, 0, 0))
    return segments


def test_colours_are_numbers_in_one_file():
    """A colour is a variable everywhere else."""
    found = [
        str(path.relative_to(ROOT))
        for path in sorted((ROOT / "selfcare/tui").rglob("*"))
        if path.suffix in {".py", ".tcss"}
        if re.search(r"#[0-9a-fA-F]{6}\b|\brgb\(", path.read_text("utf-8"))
    ]
    assert found == ["selfcare/tui/theme.py"]


@pytest.mark.parametrize(("setting", "name"), [("dark", "dusk"), ("light", "dawn"), ("x", "dusk")])
def test_short_words_and_what_is_not_there(setting, name):
    """A theme that is gone is `dusk`."""
    assert theme_name(setting, ALL) == name
