"""Our three calm themes, and the only place where a colour is written as a number.

Colour adds three things alone: one accent (selected row, keys in the footer), one quiet tone
(labels, open dots), and the tide. Every text colour reaches 4.5:1 on every ground it is drawn on,
7:1 in `selfcare-contrast`. There is no red: nothing here warns anybody about themselves.
"""

from typing import Any

from textual.app import App
from textual.theme import Theme


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
    """Registers our themes; Textual's own stay selectable."""
    for theme in OURS:
        app.register_theme(theme)


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
