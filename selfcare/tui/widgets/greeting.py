"""What Today says before anything else: the first day's line, or the panel after a long gap."""

from collections.abc import Iterator

from selfcare.core.days import long_day
from selfcare.core.views import Gap, Greeting, TodayView
from selfcare.tui.glyphs import cut, legible
from selfcare.tui.widgets.lines import ACCENT, INK, QUIET, STRONG, Line
from selfcare.tui.widgets.picture import NARROW, TodayPicture
from selfcare.tui.widgets.words import weekday

FIRST_DAY = "Welcome. One line is plenty for a first day. Start anywhere."
NO_HABITS = "No habits here yet. a adds one of your own, Enter shows some to choose from."
CHOICES = ("Start from today", "Set those days aside", "Fill in what I remember")
START, ASIDE, FILL = range(3)


def greeting_lines(picture: TodayPicture, width: int, *, tight: bool = False) -> tuple[Line, ...]:
    """The lines between the date and the ratings, with the blank one that follows them.

    In a low window there is the panel without its air, and only while the keys go to it.
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
    lines += [blank, ((f"  {hint}" if width >= NARROW else "  Enter chooses.", QUIET),), blank]
    return tuple(lines)


def _choices(picture: TodayPicture, gap: Gap, width: int) -> Iterator[Line]:
    for index, words in enumerate(CHOICES):
        here = index == picture.choice
        cursor = picture.signs.cursor if here else " "
        tail = f"{words:<26}" if width >= NARROW else words
        said = consequence(index, gap) if width >= NARROW else ""
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


def consequence(choice: int, gap: Gap) -> str:
    """What a choice does, beside it."""
    match choice:
        case 0:
            return "the days between stay blank; new runs begin"
        case 1:
            return f"{gap.days} days off for every habit; runs carry on"
        case _:
            return "day by day, from yesterday back; Esc any time"


def standing_message(picture: TodayPicture, *, wide: bool) -> str:
    """What the message line says while nothing else has happened."""
    view = picture.view
    if picture.first_day:
        words = (
            "a adds a habit of your own.   ? shows all keys.   : finds any action by name."
            if wide
            else "Kept in one file on this machine. , shows where.   a adds a habit of your own."
        )
    elif picture.welcoming:
        words = "A light day counts: v logs the smallest version of anything, m is one number."
    elif view.greeting is Greeting.SHORT_GAP and view.gap is not None and view.is_today:
        first, last = weekday(view.gap.first_day), weekday(view.gap.last_day)
        words = f"{first} to {last} are open. f fills them in, or leave them."
    else:
        words = ""
    return legible(words, picture.signs)
