"""Our three calm themes, and the only place where a colour is written as a number.

Colour adds three things alone: one accent (selected row, keys in the footer), one quiet tone
(labels, open dots), and the tide. Every text colour reaches 4.5:1 on every ground it is drawn on,
7:1 in `selfcare-contrast`. There is no red: nothing here warns anybody about themselves.

Textual's own themes can be chosen too. Their accents are made for buttons, and some can hardly be
read as text; `readable` moves our two tones towards the theme's ink until they can.
"""

from dataclasses import replace
from typing import Any

from textual.app import App
from textual.color import Color
from textual.theme import BUILTIN_THEMES, Theme

ENOUGH = 4.5
"""The contrast at which text can be read (WCAG 2.2, level AA)."""
_MUTED = 0.35
"""How far the quiet tone of a theme of Textual's lies from its ink towards its ground."""
_STEP = 0.05


def _theme(
    name: str, *, ink: str, quiet: str, accent: str, ground: str, raised: str, tide: str, dark: bool
) -> Theme:
    """A theme in which all of Textual's own variables lead back to six colours."""
    texts = dict.fromkeys(
        ["text-primary", "text-secondary", "text-warning", "text-error", "text-success"], ink
    )
    return Theme(
        name=name,
        primary=accent,
        secondary=quiet,
        accent=accent,
        warning=ink,
        error=ink,
        success=accent,
        foreground=ink,
        background=ground,
        surface=ground,
        panel=raised,
        boost=raised,
        dark=dark,
        variables={
            **texts,
            "text": ink,
            "text-accent": accent,
            "text-muted": quiet,
            "text-disabled": quiet,
            "foreground-muted": quiet,
            "tide": tide,
            "footer-foreground": quiet,
            "footer-background": ground,
            "footer-key-foreground": accent,
            "footer-description-foreground": quiet,
            "block-cursor-foreground": ground,
            "block-cursor-background": accent,
            "block-cursor-text-style": "bold",
            "block-cursor-blurred-foreground": ink,
            "block-cursor-blurred-background": raised,
            "block-cursor-blurred-text-style": "none",
            "block-hover-background": raised,
            "border": accent,
            "border-blurred": quiet,
            "input-cursor-background": ink,
            "input-cursor-foreground": ground,
            "input-selection-background": raised,
            "scrollbar": quiet,
            "scrollbar-hover": accent,
            "scrollbar-active": accent,
            "scrollbar-background": ground,
            "scrollbar-background-hover": ground,
            "scrollbar-background-active": ground,
            "scrollbar-corner-color": ground,
            "link-color": accent,
        },
    )


DARK = _theme(
    "selfcare-dark",
    ink="#d7dad6",
    quiet="#949b96",
    accent="#8fc9ae",
    ground="#161a19",
    raised="#202625",
    tide="#5f9c86",
    dark=True,
)
LIGHT = _theme(
    "selfcare-light",
    ink="#2a302d",
    quiet="#5b635e",
    accent="#1f6650",
    ground="#faf9f5",
    raised="#efeee8",
    tide="#7fb8a2",
    dark=False,
)
CONTRAST = _theme(
    "selfcare-contrast",
    ink="#ffffff",
    quiet="#c4c8c5",
    accent="#9ff0cc",
    ground="#000000",
    raised="#141414",
    tide="#6fd6ab",
    dark=True,
)

OURS = (DARK, LIGHT, CONTRAST)

WORDS = {"dark": DARK.name, "light": LIGHT.name, "contrast": CONTRAST.name}
"""Short words the setting `theme` may use for ours; any other value is a theme's own name."""


def install(app: App[Any]) -> None:
    """Registers our themes and, in colours that can be read, Textual's own."""
    for theme in OURS:
        app.register_theme(theme)
    for theme in BUILTIN_THEMES.values():
        app.register_theme(readable(theme))


def contrast(one: Color, other: Color) -> float:
    """The WCAG contrast ratio of two colours: 1 for the same, 21 for black on white."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def readable(theme: Theme) -> Theme:
    """A theme whose accent and quiet tone stand out from its ground.

    A theme in the terminal's own colours stays as it is: what they look like is not known here.
    """
    if theme.ansi:
        return theme
    system = theme.to_color_system()
    ground = system.background or Color.parse(_DARK_GROUND if theme.dark else _LIGHT_GROUND)
    ink = system.foreground or ground.inverse
    quiet = ink.blend(ground, _MUTED)
    tones = {
        "accent": _towards(system.accent or system.primary, ink, ground).hex,
        "text-muted": _towards(quiet, ink, ground).hex,
    }
    return replace(theme, variables={**theme.variables, **tones})


_DARK_GROUND, _LIGHT_GROUND = "#121212", "#efefef"
"""What Textual takes where a theme names no ground."""


def _towards(tone: Color, ink: Color, ground: Color) -> Color:
    """A tone, moved towards the ink as far as it takes to be read on the ground."""
    share = 0.0
    moved = tone
    while contrast(moved, ground) < ENOUGH and share < 1:
        share += _STEP
        moved = tone.blend(ink, min(share, 1.0))
    return moved


def _luminance(colour: Color) -> float:
    red, green, blue = (_linear(value / 255) for value in colour.rgb)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(share: float) -> float:
    return share / 12.92 if share <= 0.04045 else float(((share + 0.055) / 1.055) ** 2.4)


def theme_name(setting: str, available: object) -> str:
    """The theme a setting names; `selfcare-dark` when there is none of that name."""
    name = WORDS.get(setting, setting)
    return name if isinstance(available, dict) and name in available else DARK.name


def turn(app: App[Any], setting: str) -> None:
    """Light becomes dark and dark light, until the app ends; the chosen theme is one of the two."""
    dark = app.current_theme.dark
    chosen = theme_name(setting, app.available_themes)
    if app.available_themes[chosen].dark != dark:
        app.theme = chosen
    else:
        app.theme = LIGHT.name if dark else DARK.name
