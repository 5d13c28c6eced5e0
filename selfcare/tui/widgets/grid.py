"""The one grid: margin 2, sign at 3, name at 5, today at 27, strip at 46, week at 61, run at 71.

Under area names sign and name stand two cells further right. Below 76 columns the strip is seven
cells without gaps, then the run goes, then the week, then the strip; at 40 there are sign, name
and today.
"""

from dataclasses import dataclass
from functools import lru_cache

from selfcare.core.views import HabitRow
from selfcare.tui.glyphs import Signs, cells, cut, fit, spread
from selfcare.tui.widgets.lines import ACCENT, INK, QUIET, Line
from selfcare.tui.widgets.picture import NARROW
from selfcare.tui.widgets.words import day_words, run_column, week_or_plan


@dataclass(frozen=True, slots=True)
class Columns:
    """Which columns there are and where; -1: not shown."""

    width: int
    name: int
    name_width: int
    today: int
    today_width: int
    strip: int
    strip_width: int
    week: int
    run: int

    @classmethod
    def of(cls, width: int, *, indent: int = 0, runs: bool = True) -> "Columns":
        """The columns that fit `width` cells."""
        name = 5 + indent
        if width >= NARROW:
            run = 71 if runs else -1
            return cls(width, name, 20 - indent, 27, 18, 45, 15, 61, run)
        # sign 3, name, today 18 and a gap, then what fits: strip 8, week 10, run 9
        shown = [part for part, room in (("strip", 50), ("week", 60), ("run", 70)) if width >= room]
        extra = {"strip": 10, "week": 10, "run": 9}
        name_width = min(20, width - name - 1 - 18 - sum(extra[part] for part in shown))
        today = name + name_width + 1
        strip = today + 19 if "strip" in shown else -1
        week = strip + 9 if "week" in shown else -1
        run = week + 10 if "run" in shown and runs else -1
        return cls(width, name, name_width - indent, today, 18, strip, 8, week, run)

    @property
    def compact(self) -> bool:
        """Whether the strip has no gaps."""
        return self.strip_width < 15


def header(at: Columns, day_word: str, letters: str, current: int, *, plan: bool) -> Line:
    """The labels above the list, the day on screen in brackets."""
    spans = _Row(at.width)
    spans.put(at.today, day_word, QUIET)
    if at.strip >= 0:
        strip = letters if at.compact else spread(letters, current)
        spans.put(at.strip, strip, QUIET)
    spans.put(at.week, "plan" if plan else "week", QUIET)
    spans.put(at.run, "run", QUIET)
    return spans.line


@lru_cache(maxsize=128)
def habit_line(
    row: HabitRow, at: Columns, signs: Signs, *, selected: bool, typing: str | None, plan: bool
) -> Line:
    """One habit; the rows that are as they were are not laid out again."""
    spans = _Row(at.width)
    if selected:
        spans.put(1, signs.cursor, ACCENT)
    sign = signs.of(row.status)
    spans.put(at.name - 2, sign, QUIET if sign == signs.open else INK)
    spans.put(at.name, fit(row.habit.name, at.name_width, signs), ACCENT if selected else INK)
    if typing is not None:
        room = at.today_width if cells(typing) <= at.today_width else at.width - at.today - 2
        spans.put(at.today, cut(typing, room, signs), ACCENT)
    else:
        words = day_words(row)
        tone = QUIET if row.amount is None else INK
        spans.put(at.today, cut(words, min(at.today_width, at.width - at.today), signs), tone)
    if at.strip >= 0 and spans.at <= at.strip:
        every = [signs.of(status) for status in row.cells]
        for index, mark in enumerate(every):
            place = at.strip + (index if at.compact else 1 + 2 * index)
            spans.put(place, mark, QUIET if mark == signs.open else INK)
    spans.put(at.week, cut(week_or_plan(row, plan=plan), 9, signs), INK)
    spans.put(at.run, cut(run_column(row), min(9, max(at.width - at.run, 0)), signs), INK)
    return spans.line


class _Row:
    """Collects spans at cell positions, from the left; what would overlap is left out."""

    def __init__(self, width: int) -> None:
        self.at = 0
        self._width = width
        self._spans: list[tuple[str, str]] = []

    def put(self, position: int, text: str, tone: str) -> None:
        """Puts a text at a cell; a negative position is a column that is not shown."""
        if position < self.at or not text:
            return
        if position > self.at:
            self._spans.append((" " * (position - self.at), INK))
        self._spans.append((text, tone))
        self.at = position + cells(text)

    @property
    def line(self) -> Line:
        """The row, padded to its width."""
        missing = self._width - self.at
        return (*self._spans, (" " * missing, INK)) if missing > 0 else tuple(self._spans)
