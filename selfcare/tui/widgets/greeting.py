"""What Today says before anything else: the first day's line, or the panel after a long gap.

Each choice of the panel says what it does to the runs: all of them beside it, the longest ones in a
line of their own for the selected choice. In a low window that line is the message line; in a wide
one the side panel says it of every choice.
"""

from collections.abc import Iterator

from selfcare.core.coming_back import (
    NAME_SHOWN,
    brief_words,
    choice_tail,
    effect_words,
    effects_of,
    short_gap_words,
)
from selfcare.core.days import long_day, span_words
from selfcare.core.offers import (
    BRIEF_LIGHT_LINE,
    LIGHT_LINE,
    Offer,
    brief_plan_line,
    full_plan_line,
)
from selfcare.core.views import Gap, TodayView
from selfcare.core.ways_back import Way, WaysBack
from selfcare.core.wording import shown_name
from selfcare.tui.glyphs import Signs, cells, cut, fit, legible
from selfcare.tui.widgets.lines import ACCENT, INK, QUIET, STRONG, Line
from selfcare.tui.widgets.picture import NARROW, ROOMY, TodayPicture
from selfcare.tui.wrapping import wrapped

FIRST_DAY = "Welcome. One line is plenty for a first day. Start anywhere."
NO_HABITS = "No habits here yet. a adds one of your own, Enter shows some to choose from."
CHOICES = ("Start from today", "Set those days aside", "Fill in what I remember")
START, ASIDE, FILL = range(3)
WAYS = (Way.START, Way.ASIDE, Way.FILL)
"""What each choice of the panel does, in their order."""
ROOM_FOR_WORDS = 50
"""Cells from which an effect is said in its longer words."""


def greeting_lines(
    picture: TodayPicture, width: int, *, tight: bool = False, wide: bool = False
) -> tuple[Line, ...]:
    """The lines between the date and the ratings, with the blank one that follows them.

    In a low window there is the panel without its air, and only while the keys go to it. Beside a
    side panel (`wide`) the selected choice needs no line of its own.
    """
    blank: Line = (("", INK),)
    gap = picture.view.gap
    if tight and (picture.choice is None or not picture.welcoming):
        return ()
    if picture.first_day:
        return ((("  ", INK), (cut(FIRST_DAY, width - 2, picture.signs), STRONG)), blank)
    if not picture.welcoming or gap is None:
        return ()
    if tight:
        return ((("  Welcome back.", INK),), *_choices(picture, gap, width))
    lines: list[Line] = [((f"  {line}", INK),) for line in _welcome(picture.view, gap, width)]
    lines.append(blank)
    lines += _choices(picture, gap, width)
    hint = "Enter chooses. Or log anything below, and this note steps aside by itself."
    lines.append(blank)
    told = picture.view.show_runs and not wide
    if told:
        lines.append(((f"  {effect_of_choice(picture, width - 4)}", INK),))
    if width >= NARROW:
        lines.append(((f"  {hint}", QUIET),))
    elif not told:
        lines.append((("  Enter chooses.", QUIET),))
    lines.append(blank)
    return tuple(lines)


def _choices(picture: TodayPicture, gap: Gap, width: int) -> Iterator[Line]:
    for index, words in enumerate(CHOICES):
        here = index == picture.choice
        cursor = picture.signs.cursor if here else " "
        tail = f"{words:<26}" if width >= NARROW else words
        said = choice_tail(WAYS[index], gap.days, picture.view.ways) if width >= NARROW else ""
        yield ((f" {cursor} ", ACCENT), (tail, ACCENT if here else INK), (said, QUIET))


def choice_at(picture: TodayPicture, line: int, width: int, *, tight: bool) -> int | None:
    """Which choice a line of the panel shows, for a click."""
    if not picture.welcoming or picture.view.gap is None:
        return None
    first = 1 if tight else len(_welcome(picture.view, picture.view.gap, width)) + 1
    return line - first if 0 <= line - first < len(CHOICES) else None


def _welcome(view: TodayView, gap: Gap, width: int) -> tuple[str, ...]:
    days = "1 day" if gap.days_logged == 1 else f"{gap.days_logged} days"
    last = long_day(gap.last_logged, view.today)
    if width < NARROW:
        return ("Welcome back.", "Coming back is the skill.")
    told = f"Your last entry was on {last}. All of it is still here: {days}."
    if len(told) > width - 3:
        told = f"Your last entry was on {last}; all {days} are here."
    return ("Welcome back. Coming back is the skill.", told)


def effect_of_choice(picture: TodayPicture, room: int) -> str:
    """What the selected choice does to the longest runs, as many as fit into `room` cells."""
    ways = picture.view.ways
    if picture.choice is None or ways is None:
        return ""
    told = list(_told(ways, WAYS[picture.choice], room, picture.signs))
    words = told[0] if told else ""
    for more in told[1:]:
        if cells(words) + 1 + cells(more) > room:
            break
        words = f"{words} {more}"
    return words


def _told(ways: WaysBack, way: Way, room: int, signs: Signs) -> Iterator[str]:
    for effect in effects_of(ways, way):
        words = effect_words(effect) if room >= ROOM_FOR_WORDS else brief_words(effect)
        name = shown_name(effect.habit)
        space = min(NAME_SHOWN, room - cells(words) - 3, cells(name))
        yield f"{fit(name, max(space, 1), signs)}: {words}."


def standing_message(picture: TodayPicture, width: int, *, wide: bool, rows: int) -> str:
    """What the message line says while nothing else has happened, for two lines of `width`."""
    if picture.first_day:
        words = (
            "a adds a habit of your own.   ? shows all keys.   : finds any action by name."
            if wide
            else "Kept in one file on this machine. , shows where.   a adds a habit of your own."
        )
    elif picture.welcoming:
        words = effect_of_choice(picture, width) if rows < ROOMY else ""
        if not words:
            words = "A light day counts: v logs the smallest version of anything, m is one number."
    elif picture.view.is_today:
        words = _quiet_words(picture, width)
    else:
        words = ""
    return legible(words, picture.signs)


def _quiet_words(picture: TodayPicture, width: int) -> str:
    """The one quiet line of the day, in the fullest words there is room for."""
    view = picture.view

    def fits(words: str) -> bool:
        return len(wrapped(words, width)) <= 2

    match view.quiet:
        case None:
            return ""
        case quiet if quiet.offer is Offer.SHORT_GAP and view.gap is not None:
            span = span_words(view.gap.first_day, view.gap.last_day, view.today)
            return short_gap_words(span, view.gap.days, view.ways, fits)
        case quiet if quiet.offer is Offer.LIGHT_DAYS:
            return LIGHT_LINE if fits(LIGHT_LINE) else BRIEF_LIGHT_LINE
        case quiet if quiet.full is not None:
            whole = full_plan_line(quiet.full)
            return whole if fits(whole) else brief_plan_line(quiet.full)
    return ""
