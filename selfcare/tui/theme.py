"""Our themes `dusk` and `dawn` and a high-contrast pair, and the only place with colour numbers.

An area is a colour, the same whatever its figures say: there is no red and no green for people.
`area_colours` mixes the six for every theme of Textual's, moved towards its ink until marks stand
out (WCAG 2.2: text 4.5, marks 3); themes in the terminal's own colours get its sixteen.
"""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache, lru_cache
from typing import Any

from rich.segment import Segment
from rich.style import Style
from textual.app import App
from textual.color import Color
from textual.filter import LineFilter
from textual.theme import BUILTIN_THEMES, Theme

from selfcare.content.settings import theme_name
from selfcare.core.model import Area

TEXT = 4.5
"""The contrast at which text can be read (WCAG 2.2, level AA)."""
MARK = 3.0
"""The contrast at which a mark can be seen."""
HIGH = 7.0
"""The contrast of text in the high-contrast pair (level AAA)."""
IN_PART = 0.75
"""How much of an area's colour a day in part has; it is seen too."""
_MUTED = 0.35
"""How far the quiet tone of a theme of Textual's lies from its ink towards its ground."""
_STEP = 0.05

_DUSK_AREAS = {
    Area.MINDFULNESS: "#b39ddb",
    Area.EXERCISE: "#f4a261",
    Area.SLEEP: "#7aa2f7",
    Area.CONNECTION: "#f28fad",
    Area.EATING: "#8fcf8f",
    Area.OWN: "#e0c074",
}
_DAWN_AREAS = {
    Area.MINDFULNESS: "#6a4fa3",
    Area.EXERCISE: "#b25a12",
    Area.SLEEP: "#2f5fc4",
    Area.CONNECTION: "#b83564",
    Area.EATING: "#2f7d3b",
    Area.OWN: "#8a6a10",
}
_ANSI_AREAS = {
    Area.MINDFULNESS: "ansi_bright_magenta",
    Area.EXERCISE: "ansi_yellow",
    Area.SLEEP: "ansi_bright_blue",
    Area.CONNECTION: "ansi_magenta",
    Area.EATING: "ansi_green",
    Area.OWN: "ansi_cyan",
}


def _theme(
    name: str,
    *,
    dark: bool,
    ink: str,
    quiet: str,
    accent: str,
    primary: str,
    ground: str,
    surface: str,
    panel: str,
    chosen: str,
) -> Theme:
    """A theme whose texts are ink or quiet, whatever they stand on."""
    texts = ["primary", "secondary", "warning", "error", "success"]
    return Theme(
        name=name,
        primary=primary,
        secondary=quiet,
        accent=accent,
        warning=accent,
        error=accent,
        success=accent,
        foreground=ink,
        background=ground,
        surface=surface,
        panel=panel,
        dark=dark,
        variables={
            **{f"text-{one}": ink for one in texts},
            "text": ink,
            "chosen": chosen,
            "text-accent": accent,
            "text-muted": quiet,
            "text-disabled": quiet,
            "foreground-muted": quiet,
            "border": accent,
            "border-blurred": quiet,
            "footer-background": panel,
            "footer-foreground": quiet,
            "footer-key-foreground": accent,
            "footer-description-foreground": quiet,
            "block-cursor-foreground": ink,
            "block-cursor-background": chosen,
            "block-cursor-blurred-foreground": ink,
            "block-cursor-blurred-background": panel,
            "block-hover-background": panel,
            "input-cursor-background": ink,
            "input-cursor-foreground": ground,
            "input-selection-background": chosen,
            "scrollbar": chosen,
            "scrollbar-hover": accent,
            "scrollbar-active": accent,
            "scrollbar-background": ground,
            "scrollbar-background-hover": ground,
            "scrollbar-background-active": ground,
            "scrollbar-corner-color": ground,
        },
    )


DUSK = _theme(
    "dusk", dark=True, ink="#d8dee9", quiet="#98a2b5", accent="#8bd5ca", primary="#6c8ebf",
    ground="#14171f", surface="#1a1e28", panel="#1d222d", chosen="#2a3750",
)  # fmt: skip
DAWN = _theme(
    "dawn", dark=False, ink="#272b36", quiet="#555d6e", accent="#0f6d63", primary="#3f62a0",
    ground="#fbf9f4", surface="#f5f2ea", panel="#eeeae0", chosen="#d5deef",
)  # fmt: skip
DUSK_CONTRAST = _theme(
    "dusk-contrast", dark=True, ink="#ffffff", quiet="#d0d6e2", accent="#9ff5e6",
    primary="#a9c6ff", ground="#000000", surface="#07080b", panel="#0d0f14", chosen="#1f2f52",
)  # fmt: skip
DAWN_CONTRAST = _theme(
    "dawn-contrast", dark=False, ink="#000000", quiet="#30343d", accent="#004d44",
    primary="#123a80", ground="#ffffff", surface="#fbfbfb", panel="#f2f2f2", chosen="#d3e0f7",
)  # fmt: skip

OURS = (DUSK, DAWN, DUSK_CONTRAST, DAWN_CONTRAST)


def install(app: App[Any]) -> None:
    """Registers our themes beside Textual's own."""
    for theme in OURS:
        app.register_theme(theme)


@cache
def in_full(name: str) -> Theme:
    """A theme as the app wears it: readable, with our own variables; made when it is looked at.

    Raises KeyError for a name that is neither ours nor Textual's.
    """
    ours = {theme.name: theme for theme in OURS}
    return with_areas(ours[name] if name in ours else readable(BUILTIN_THEMES[name]))


def with_areas(theme: Theme) -> Theme:
    """A theme with our own variables beside its own."""
    return replace(theme, variables={**theme.variables, **own_variables(theme)})


def own_variables(theme: Theme) -> dict[str, str]:
    """`area-exercise` and the other five, and `chosen`, the ground of a row under the cursor."""
    areas = {f"area-{area.value}": colour for area, colour in area_colours(theme).items()}
    return {"chosen": _chosen(theme), **areas}


def _chosen(theme: Theme) -> str:
    """The ground of the row under the cursor; in the terminal's own colours it is reversed."""
    if theme.ansi:
        return "ansi_default"
    return (
        theme.variables.get("chosen")
        or _tones(theme)["background"].blend(_tones(theme)["primary"], 0.3).hex
    )


def _tones(theme: Theme) -> dict[str, Color]:
    """What Textual makes of a theme: its ink and the grounds that text stands on."""
    made = theme.to_color_system().generate()
    names = ("foreground", "primary", "accent", "background", "surface", "panel")
    return {name: Color.parse(made[name]) for name in names}


def area_colours(theme: Theme) -> dict[Area, str]:
    """The six colours of the areas in a theme."""
    if theme.ansi:
        return _ANSI_AREAS
    tones = _tones(theme)
    grounds = (*(tones[name] for name in _GROUNDS), Color.parse(_chosen(theme)))
    return {
        area: _towards(Color.parse(colour), tones["foreground"], grounds, MARK, IN_PART).hex
        for area, colour in (_DUSK_AREAS if theme.dark else _DAWN_AREAS).items()
    }


def shades(ground: Color, tone: Color, ink: Color) -> tuple[Color, ...]:
    """Five shades of a tone on a ground, from one that can just be seen to one that stands out."""
    ends = {
        enough: _towards(tone if enough == HIGH else ground, aim, (ground,), enough)
        for enough, aim in ((MARK, tone), (HIGH, ink))
    }
    low, high = ends[MARK], ends[HIGH]
    return tuple(low.blend(high, step / 4) for step in range(5))


def contrast(one: Color, other: Color) -> float:
    """The WCAG contrast ratio of two colours: 1 for the same, 21 for black on white."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def readable(theme: Theme) -> Theme:
    """A theme whose ink, accent and quiet tone stand out from every ground text stands on.

    Where its ink cannot, the ground moves towards that of the page. A theme in the terminal's own
    colours stays as it is: what they look like is not known here.
    """
    if theme.ansi:
        return theme
    tones = _tones(theme)
    page = tones["background"]
    ink = _towards(tones["foreground"], page.get_contrast_text(1.0), (page,), _ROOMY)
    moved = {"chosen": Color.parse(_chosen(theme)), **{name: tones[name] for name in _GROUNDS}}
    moved = {name: _towards(tone, page, (ink,), _ROOMY) for name, tone in moved.items()}
    grounds = tuple(moved.values())
    accent = _towards(tones["accent"], ink, grounds, TEXT).hex
    quiet = _towards(ink.blend(page, _MUTED), ink, grounds, TEXT).hex
    return replace(
        theme,
        foreground=ink.hex,
        background=page.hex,
        surface=moved["surface"].hex,
        panel=moved["panel"].hex,
        variables={
            **theme.variables,
            "chosen": moved["chosen"].hex,
            **dict.fromkeys(_ACCENTS, accent),
            **dict.fromkeys(_QUIET, quiet),
        },
    )


_ACCENTS = ("accent", "text-accent", "footer-key-foreground")
_QUIET = ("text-muted", "text-disabled", "footer-foreground", "footer-description-foreground")
_GROUNDS = ("background", "surface", "panel")
_ROOMY = 5.0
"""The contrast of ink, so that there is room for a quieter tone."""


def _towards(
    tone: Color, ink: Color, grounds: tuple[Color, ...], enough: float, share_drawn: float = 1.0
) -> Color:
    """A tone, moved towards the ink as far as it takes to stand out from every ground.

    `share_drawn`: how much of it is drawn on the ground.
    """
    share = 0.0
    moved = tone
    while share < 1 and any(
        contrast(ground.blend(moved, share_drawn), ground) < enough for ground in grounds
    ):
        share += _STEP
        moved = tone.blend(ink, min(share, 1.0))
    return moved


def _luminance(colour: Color) -> float:
    red, green, blue = (_linear(value / 255) for value in colour.rgb)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(share: float) -> float:
    return share / 12.92 if share <= 0.04045 else float(((share + 0.055) / 1.055) ** 2.4)


def turn(app: App[Any], setting: str) -> None:
    """Light becomes dark and dark light, until the app ends; the chosen theme is one of the two."""
    dark = app.current_theme.dark
    chosen = theme_name(setting, app.available_themes)
    if app.available_themes[chosen].dark != dark:
        app.theme = chosen
    else:
        app.theme = DAWN.name if dark else DUSK.name


class WithoutColour(LineFilter):
    """Leaves the terminal its own two colours, in place of Textual's greys."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The same cells without any colour."""
        del background
        return [Segment(text, style and _bare(style), None) for text, style, _ in segments]


WITHOUT_COLOUR: Sequence[LineFilter] = (WithoutColour(),)
"""All that is done to a line when `NO_COLOR` is set."""


@lru_cache(1024)
def _bare(style: Style) -> Style:
    """The style without colours; what a click on it does stays."""
    return style.without_color + Style(meta=style.meta)
