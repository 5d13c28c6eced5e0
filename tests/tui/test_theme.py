"""Our themes can be read, and colours are numbers in one file alone."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from textual.color import Color
from textual.theme import BUILTIN_THEMES, Theme

from selfcare.service import Selfcare
from selfcare.tui import theme as themes
from selfcare.tui.app import SelfcareApp

MakeApp = Callable[..., SelfcareApp]

TEXTS: tuple[str, ...] = (
    "foreground",
    "text",
    "text-muted",
    "text-disabled",
    "accent",
    "text-accent",
    "primary",
)
TEXTS += ("text-error", "text-warning", "text-success", "footer-key-foreground", "link-color")
TEXTS += ("footer-description-foreground", "border", "border-blurred", "scrollbar")
GROUNDS = ("background", "surface", "panel", "block-cursor-blurred-background")


def in_own_colours(name: str) -> bool:
    """Whether a theme leaves its colours to the terminal."""
    theme = BUILTIN_THEMES.get(name)
    return theme is not None and theme.ansi


def contrast(one: str, other: str) -> float:
    """The WCAG contrast ratio of two colours."""

    def luminance(colour: str) -> float:
        parts = []
        for value in Color.parse(colour).rgb:
            share = value / 255
            parts.append(share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4)
        red, green, blue = parts
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", themes.OURS, ids=lambda theme: theme.name)
def test_every_text_stands_out_from_every_ground(theme: Theme) -> None:
    """4.5:1 for all text on all grounds, 7:1 in the contrast theme."""
    colours = theme.to_color_system().generate()
    wanted = 7.0 if theme is themes.CONTRAST else 4.5
    for text in TEXTS:
        for ground in GROUNDS:
            ratio = contrast(colours[text], colours[ground])
            assert ratio >= wanted, (theme.name, text, ground, ratio)
    selected = contrast(colours["block-cursor-foreground"], colours["block-cursor-background"])
    assert selected >= wanted


def test_the_measure_itself_tells_grey_from_black() -> None:
    """The contrast is that of WCAG: 21 for black on white, 4.48 for #777 on white."""
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
    for one, other in (("#000000", "#ffffff"), ("#777777", "#ffffff"), ("#8fc9ae", "#161a19")):
        ours = themes.contrast(Color.parse(one), Color.parse(other))
        assert ours == pytest.approx(contrast(one, other))


def drawn(app: SelfcareApp) -> set[tuple[str, str, bool, bool]]:
    """The colours of all visible text on screen: ink, ground, whether reversed, whether bold."""
    found = set()
    for strip in app.screen._compositor.render_strips():
        for segment in strip:
            style = segment.style
            if segment.text.strip() and style is not None and style.color and style.bgcolor:
                names = (style.color.name, style.bgcolor.name)
                found.add((*names, bool(style.reverse), bool(style.bold)))
    return found


NAMES = sorted({*BUILTIN_THEMES, *(theme.name for theme in themes.OURS)})


@pytest.mark.parametrize("name", [name for name in NAMES if not in_own_colours(name)])
async def test_all_text_on_screen_can_be_read_in_every_theme(
    care: Selfcare, make_app: MakeApp, name: str
) -> None:
    """Every piece of text that is drawn reaches 4.5:1 on its own ground.

    Rows, cursor rows, keys, messages, headers, cells that are typed in, and the pictures of Week
    and Look back.
    """
    care.set_setting("theme", name)
    app: SelfcareApp = make_app(care)
    seen: set[tuple[str, str, bool, bool]] = set()
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.pause()
        for keys in (("space",), ("m",), ("W",), ("L",), ("H",), (":",), ("escape", "comma"),
                     ("q", "question_mark"), ("q", "n"), ("a",)):  # fmt: skip
            await pilot.press(*(key if key != ":" else "colon" for key in keys))
            await pilot.pause()
            await pilot.pause()
            seen |= drawn(app)
    assert len(seen) >= 4
    assert any(reverse for _, _, reverse, _ in seen)
    low = {(ink, ground): contrast(ink, ground) for ink, ground, _, _ in seen}
    assert min(low.values()) >= 4.5, {pair: ratio for pair, ratio in low.items() if ratio < 4.5}


@pytest.mark.parametrize("name", [name for name in NAMES if in_own_colours(name)])
async def test_the_terminals_own_colours_never_hide_text(
    care: Selfcare, make_app: MakeApp, name: str
) -> None:
    """Where the terminal chooses the colours no text is drawn in the colour of its ground."""
    care.set_setting("theme", name)
    app: SelfcareApp = make_app(care)
    async with app.run_test(size=(120, 36)) as pilot:
        for key in ("m", "W", "L", "H"):
            await pilot.press(key)
            await pilot.pause()
            for ink, ground, _, _ in drawn(app):
                assert ink != ground or ink == "default", (key, ink)


def test_some_of_textuals_own_accents_could_not_be_read() -> None:
    """Negative control: as they come, accents of Textual's themes fail the measure."""
    plain = BUILTIN_THEMES["textual-light"]
    assert plain.accent is not None
    assert contrast(plain.accent, "#efefef") < 3
    assert contrast(themes.readable(plain).variables["accent"], "#efefef") >= 4.5


def test_colours_are_numbers_in_the_theme_alone() -> None:
    """Everything else speaks tokens, so that a theme changes all of it."""
    folder = Path(themes.__file__).parent
    for path in folder.rglob("*.py"):
        if path.name != "theme.py":
            found = re.findall(r"#[0-9a-fA-F]{6}\b|#[0-9a-fA-F]{3}\b", path.read_text("utf-8"))
            assert not found, (path.name, found)


async def test_all_themes_are_selectable_and_the_setting_is_kept(
    care: Selfcare, make_app: MakeApp
) -> None:
    """Ours are added to Textual's own; `light` is short for ours; a typo falls back."""
    care.set_setting("theme", "nord")
    app: SelfcareApp = make_app(care)
    async with app.run_test():
        assert app.theme == "nord"
        assert set(BUILTIN_THEMES) < set(app.available_themes)
        care.set_setting("theme", "selfcare-light")
        app.apply_settings()
        assert app.theme == "selfcare-light"
    assert themes.theme_name("light", app.available_themes) == "selfcare-light"
    assert themes.theme_name("no-such-theme", app.available_themes) == "selfcare-dark"
