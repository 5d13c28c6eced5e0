"""The two weeks ahead drawn as a strip of days: letters, numbers, and a mark where a day is due.

Conventions: a day takes three cells, or two in a narrow window, which leaves the numbers out. The
letter stands over its mark; brackets at today. A bar is a due day, `=` one that is set aside; a
period of a plan without due days is one unbroken line.
"""

from collections.abc import Sequence

from selfcare.core.days import WEEKDAYS
from selfcare.core.model import Status
from selfcare.core.plan_ahead import DAYS, DayAhead, PlanAhead
from selfcare.tui.glyphs import Signs
from selfcare.tui.widgets.lines import ACCENT, INK, QUIET, Line, Span

WIDE = 3 * DAYS
"""Cells of the strip with its numbers."""


def strip_lines(
    ahead: PlanAhead, room: int, signs: Signs, *, known: bool = True
) -> tuple[Line, ...]:
    """Letters, numbers and marks; `known` False leaves the marks out, as nothing can be said.

    A narrow strip has no numbers.
    """
    days = ahead.days
    if room < WIDE:
        letters = "".join(f"{_letter(each)} " for each in days)
        marks = tuple(_narrow(days, at, signs) for at in range(len(days)))
        return ((letters, QUIET),), marks if known else ((" ", INK),)
    head = [f" {_letter(each)} " for each in days]
    head[0] = f"[{_letter(days[0])}]"
    numbers = "".join(f"{each.day.day:>2} " for each in days)
    marks = tuple(_wide(days, at, signs) for at in range(len(days)))
    return (
        (("".join(head), QUIET),),
        ((numbers, QUIET),),
        marks if known else ((" ", INK),),
    )


def strip_legend(ahead: PlanAhead, signs: Signs) -> str:
    """What the marks on this strip say."""
    said = []
    if any(each.asked for each in ahead.days):
        said.append(f"{signs.bar} due")
    if any(each.period is not None for each in ahead.days):
        named = "week" if ahead.periods and ahead.periods[0].length == 7 else "month"
        said.append(f"{signs.rule * 2} one {named}")
    if any(each.aside for each in ahead.days):
        said.append(f"{signs.of(Status.PAUSED)} set aside")
    return "   ".join(said)


def _letter(each: DayAhead) -> str:
    return WEEKDAYS[each.day.weekday()][0]


def _wide(days: Sequence[DayAhead], at: int, signs: Signs) -> Span:
    each = days[at]
    if each.aside:
        return (f" {signs.of(Status.PAUSED)} ", QUIET)
    if each.period is None:
        return (f" {signs.bar} ", ACCENT) if each.due else ("   ", INK)
    left = signs.rule if _joined(days, at - 1, at) else " "
    right = signs.rule if _joined(days, at, at + 1) else " "
    return (f"{left}{signs.rule}{right}", ACCENT)


def _narrow(days: Sequence[DayAhead], at: int, signs: Signs) -> Span:
    each = days[at]
    if each.aside:
        return (f"{signs.of(Status.PAUSED)} ", QUIET)
    if each.period is None:
        return (f"{signs.bar} ", ACCENT) if each.due else ("  ", INK)
    right = signs.rule if _joined(days, at, at + 1) else " "
    return (f"{signs.rule}{right}", ACCENT)


def _joined(days: Sequence[DayAhead], left: int, right: int) -> bool:
    """Whether two neighbours lie in the same period, neither of them set aside."""
    if left < 0 or right >= len(days):
        return False
    one, other = days[left], days[right]
    return one.period == other.period and not (one.aside or other.aside)
