"""The habits of a day as rows of Textual's OptionList: what a row says, how wide its parts are."""

from collections.abc import Iterable, Mapping

from msgspec import Struct
from textual import events
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from selfcare.core.days import WEEKDAYS
from selfcare.core.views import HabitRow, TodayView
from selfcare.draw.signs import Signs
from selfcare.tui.glyphs import cells
from selfcare.tui.paint import QUIET, STRONG, bar, colour, fit, line, strip, stripe
from selfcare.tui.widgets.rows import Rows
from selfcare.words.habit_row import AREA_WORDS, day_words, run_column, share_of_week, week_or_plan

DAYS = 7
AIRY = 6
"""Up to this many habits stand with a line between, when there is room."""
NAME, TODAY, WEEK, RUN = 14, 11, 7, 8
"""Least cells of a name; cells of the day's words, the week's figure, the run."""
WEEK_MOST = 12
"""Most cells of the week's figure."""
BAR, WIDE_BAR = 6, 36


class Columns(Struct, frozen=True):
    """Cells of each part of a row; 0: not shown."""

    width: int
    """Of the whole row."""
    name: int
    gap: str
    """Between the days of the strip."""
    strip: int
    bar: int
    week: int
    run: int

    @property
    def before_strip(self) -> int:
        """Cells before the first day of the strip."""
        return 2 + self.name + 1 + TODAY + 2

    def day_at(self, x: int) -> int | None:
        """Which day of the strip, 0 to 6, lies in a column of the row. None: none."""
        day = (x - self.before_strip) // (1 + len(self.gap))
        return day if self.strip and x >= self.before_strip and day < DAYS else None

    @classmethod
    def of(cls, width: int, *, longest: int, runs: bool, week: int = WEEK) -> "Columns":
        """The parts that fit, the name growing before anything is cut; `week`: cells of its figure.

        The bar goes first, then the strip loses its gaps, then the run goes, the week, the strip.
        """
        rest = width - 3 - TODAY
        run = RUN + 1 if runs else 0
        gap, parts = " ", {"strip": 14, "bar": BAR + 2, "week": week + 1, "run": run}
        if rest - sum(parts.values()) - 2 < min(longest, 21):
            parts["bar"] = 0
        if rest - sum(parts.values()) - 2 < min(longest, 21):
            gap, parts["strip"] = "", 7
        if rest - sum(parts.values()) - 2 - longest > 28:
            gap, parts["strip"] = "  ", 21
        for part in ("run", "week", "strip"):
            if rest - sum(parts.values()) - 2 < min(longest, NAME):
                parts[part] = 0
        spare = rest - sum(parts.values()) - 2 - longest
        if spare > 0 and parts["bar"]:
            parts["bar"] = min(WIDE_BAR + 2, parts["bar"] + spare)
        name = max(rest - sum(parts.values()) - (2 if parts["strip"] else 0), 4)
        name = min(name, longest)
        return cls(width, name, gap, parts["strip"], parts["bar"], parts["week"], parts["run"])


def habit_row(row: HabitRow, at: Columns, signs: Signs, *, plan: bool, typed: str = "") -> Content:
    """One habit: stripe, name, the day, its week as strip, bar and figure, its run."""
    area = row.habit.area
    words = typed or day_words(row)
    wide = cells(words) > TODAY
    name = min(at.name, max(at.width - 3 - cells(words), 4)) if wide else at.name
    style = "bold $accent" if typed else "" if row.amount is not None else QUIET
    parts: list[Content | str | tuple[str, str]] = [
        stripe(area, signs),
        " ",
        (fit(row.habit.name, name, signs), STRONG if row.amount is not None else ""),
        " ",
        (" " * max(TODAY - cells(words), 0) + words, style),
    ]
    if wide:
        return line(*parts)
    if at.strip:
        parts += ["  ", strip(row.cells, area, signs, at.gap)]
    if at.bar:
        share = share_of_week(row)
        shown = (
            Content(" " * at.bar) if share is None else bar(share, at.bar - 2, colour(area), signs)
        )
        parts += [" ", shown, " "] if share is not None else [shown]
    if at.week:
        parts.append((f" {_week_words(row, plan=plan):<{at.week - 1}}", QUIET))
    if at.run:
        parts.append(f" {run_column(row):>{RUN}}")
    return line(*parts)


def _week_words(row: HabitRow, *, plan: bool) -> str:
    return week_or_plan(row, plan=plan)[:WEEK_MOST]


Drawn = tuple[HabitRow, Columns, Signs, bool, str]
"""What a row is drawn from."""


def _worded(drawn: Drawn) -> Content:
    row, at, signs, plan, typed = drawn
    return habit_row(row, at, signs, plan=plan, typed=typed)


def _options(
    view: TodayView, drawn: Mapping[int, Drawn], *, headed: bool, airy: bool
) -> Iterable[Option]:
    """The rows, under the names of their areas or with air between where there is room."""
    last = None
    for at, row in enumerate(view.rows):
        if at and (airy or (headed and row.habit.area is not last)):
            yield Option("", disabled=True)
        if headed and row.habit.area is not last:
            yield Option(Content.styled(AREA_WORDS[row.habit.area], QUIET), disabled=True)
            last = row.habit.area
        yield Option(_worded(drawn[row.habit.id]), id=str(row.habit.id))


def letters(view: TodayView, at: Columns) -> Content:
    """What stands above the strip: the week's days, the one on screen marked."""
    if not at.strip:
        return Content("")
    lead = " " * at.before_strip
    days: list[str | tuple[str, str]] = []
    for day in view.week:
        days += [(WEEKDAYS[day.weekday()][0], "bold underline" if day == view.day else QUIET)]
        days += [at.gap]
    return line(lead, *days)


class HabitList(Rows):
    """The habits of the day."""

    HELP = (
        "Space logs the usual amount, digits type one that adds, = one that sets. "
        "v is the smallest version, - none, r rest, Enter the day's entries."
    )

    class DayClicked(Message):
        """A day of a habit's strip was clicked; days of the week count from 0."""

        def __init__(self, at: int, habit_id: int) -> None:
            super().__init__()
            self.at = at
            self.habit_id = habit_id

    def on_click(self, event: events.Click) -> None:
        """A sign of the strip is its day; elsewhere a click is the row's."""
        number = event.style.meta.get("option")
        day = self.columns.day_at(event.x) if self.columns is not None else None
        if number is None or day is None:
            return
        option = self.get_option_at_index(number)
        if option.id:
            event.prevent_default()
            self.post_message(self.DayClicked(day, int(option.id)))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Without a row Enter is the place's."""
        if action == "select" and not self.option_count:
            return False
        return super().check_action(action, parameters)

    def __init__(self, *, id: str, classes: str) -> None:  # noqa: A002 - Textual's own names
        super().__init__(id=id, classes=classes)
        self._frame: tuple[list[int], Columns, bool, bool] | None = None
        """Which rows there are, and how they stand."""
        self._drawn: dict[int, Drawn] = {}
        """What each row was drawn from."""

    @property
    def columns(self) -> Columns | None:
        """How the rows stand; None before they are shown."""
        return self._frame[1] if self._frame is not None else None

    def show(
        self,
        view: TodayView,
        selected: int | None,
        signs: Signs,
        *,
        plan: bool,
        typed: str = "",
    ) -> Columns:
        """Shows a day; the selected habit stays under the cursor."""
        width = max(self.scrollable_content_region.width or self.size.width, 30)
        longest = max((cells(row.habit.name) for row in view.rows), default=NAME)
        week = max((cells(_week_words(row, plan=plan)) for row in view.rows), default=0)
        at = Columns.of(width, longest=longest, runs=view.show_runs, week=max(week, WEEK))
        room = self.size.height
        count = len(view.rows)
        areas = len({row.habit.area for row in view.rows})
        headed = self.app.size.height >= 30 and count + 2 * areas <= room
        airy = not headed and count <= AIRY and 2 * count - 1 <= room
        typing = {selected: typed} if typed else {}
        drawn = {
            row.habit.id: (row, at, signs, plan, typing.get(row.habit.id, "")) for row in view.rows
        }
        frame = ([row.habit.id for row in view.rows], at, headed, airy)
        with self.prevent(OptionList.OptionHighlighted):
            if frame == self._frame:
                for option in self.options:
                    number = int(option.id) if option.id else 0
                    if number and drawn[number] != self._drawn[number]:
                        self.reword(option, _worded(drawn[number]))
            else:
                top = self.scroll_offset.y
                self.set_options(_options(view, drawn, headed=headed, airy=airy))
                self.scroll_to(y=top, animate=False)
            self._frame, self._drawn = frame, drawn
            if selected in drawn:
                self.highlighted = self.get_option_index(str(selected))
        return at
