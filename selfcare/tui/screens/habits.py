"""Habits: what a person plans to do, with plan and run; add, edit, move, pause, put away, remove.

While a habit is moved the list shows it where it would stand; it is written once, when it stays.
"""

from collections.abc import Iterable
from datetime import date
from typing import ClassVar

from textual import getters, on
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Static
from textual.widgets.option_list import Option

from selfcare.core.amounts import counted
from selfcare.core.history import Aside
from selfcare.core.model import Habit
from selfcare.core.runs import Run
from selfcare.diary import day_views, habit_acts, pausing
from selfcare.draw.habits import Columns, Facts, habit_at_length, habit_line
from selfcare.tui.keys import bindings
from selfcare.tui.paint import line, lines, plain
from selfcare.tui.screens.base import Place
from selfcare.tui.widgets.rows import MovingRows, Rows, between
from selfcare.words.listed import found_habits, habit_values
from selfcare.words.today import NO_HABITS

NONE_FOUND = "No habit of that name."


class FindName(Input):
    """Letters of a name, over the list that they narrow."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "submit", "to the list"),
        Binding("down", "screen.focus_body", "to the list", show=False),
        Binding("escape", "screen.leave", "all habits"),
    ]


class Habits(Place, inherit_bindings=False):
    """The active habits in their order, then those put away."""

    PLACE: ClassVar[str] = "habits"
    WHERE: ClassVar[tuple[str, ...]] = ("habits", "list", "regions")
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("habits", "regions", "everywhere")]

    rows = getters.query_one(MovingRows)
    find = getters.query_one(FindName)

    def __init__(self) -> None:
        super().__init__()
        self._moving: tuple[int, int] | None = None
        """The habit that is moved and where it would stand among the active ones."""
        self._filter = 0
        self._typed = ""
        """What is looked for."""
        self._selected: int | None = None
        self._asides: dict[int | None, tuple[Aside, ...]] = {}

    def compose_place(self) -> Iterable[Widget]:
        """The list; at the side the selected habit at length."""
        with Horizontal(id="body"):
            with Vertical(id="main"), Vertical(id="habits-card", classes="card"):
                yield FindName(id="find", compact=True, placeholder="part of a name")
                yield Static(id="none")
                yield MovingRows(id="habit-rows", classes="body")
            with VerticalScroll(id="side", can_focus=False):
                yield Static(id="habit-detail", classes="card")

    def on_mount(self) -> None:
        """The first picture."""
        self.watch(self.rows, "highlighted", self._cursor_moved, init=False)
        self.focus_body()

    def focus_body(self) -> None:
        """The keys go to the list."""
        self.set_focus(self.rows)

    # what is listed ---------------------------------------------------------------------------

    def _active(self) -> tuple[Habit, ...]:
        """The active habits, the moving one where it would stand, while it is one of them."""
        active = self.diary.habits()
        if self._moving is not None and all(each.id != self._moving[0] for each in active):
            self._moving = None
        if self._moving is None:
            return active
        number, to = self._moving
        rest = [habit for habit in active if habit.id != number]
        moved = [habit for habit in active if habit.id == number]
        return (*rest[:to], *moved, *rest[to:])

    def _parts(self) -> tuple[tuple[Habit, ...], tuple[Habit, ...]]:
        """The habits that are listed: active ones, ones put away."""
        active, away = self._active(), self.diary.habits(archived=True)
        if self._typed.strip():
            return found_habits(active, self._typed), found_habits(away, self._typed)
        known = habit_values((*active, *away))
        self._filter = min(self._filter, len(known) - 1)
        fits = known[self._filter].fits
        return tuple(filter(fits, active)), tuple(filter(fits, away))

    @property
    def at_hand(self) -> Habit | None:
        """The selected habit."""
        listed = [habit for part in self._parts() for habit in part]
        return next((each for each in listed if each.id == self._selected), None)

    def came_back(self) -> None:
        """A filter typed earlier is gone when one returns."""
        if self.app.screen is self and not self._moving:
            self._no_filter()
        self.refresh_view()

    def _no_filter(self) -> None:
        """All habits again."""
        self._typed, self._filter = "", 0
        self.find.value, self.find.display = "", False

    def refresh_view(self) -> None:
        """Reads the habits again; the selected one stays selected."""
        self._asides = pausing.asides(self.diary)
        active, away = self._parts()
        listed = [*active, *away]
        if all(habit.id != self._selected for habit in listed):
            self._selected = listed[0].id if listed else None
        self.rows.moving = self._moving is not None
        runs, today = self._runs(), self.diary.today()
        facts = {habit.id: Facts.of(habit, today, runs.get(habit.id)) for habit in listed}
        at = Columns.of(max(self.rows.size.width, 30), facts.values())
        moving = None if self._moving is None else self._moving[0]

        def option(habit: Habit) -> Option:
            aside = next(iter(self._asides.get(habit.id, ())), None)
            drawn = habit_line(
                habit, facts[habit.id], at, self.signs, today,
                aside=aside, moving=habit.id == moving,
            )  # fmt: skip
            return Option(line(drawn), id=str(habit.id))

        options = [option(habit) for habit in active]
        if away:
            options.append(between("Put away"))
            options += [option(habit) for habit in away]
        self.rows.fill(options, None if self._selected is None else str(self._selected))
        none = self.query_one("#none", Static)
        none.display = not listed
        none.update(NONE_FOUND if self._typed or self._filter else NO_HABITS)
        self._title(len(active), len(away))
        self._show_side(runs)

    def _title(self, active: int, away: int) -> None:
        card = self.query_one("#habits-card")
        known = habit_values((*self.diary.habits(), *self.diary.habits(archived=True)))
        title = f"Habits · {known[self._filter].words}"
        card.border_title = Content(self.signs.legible(title))
        put = f", {away} put away" if away else ""
        told = f"{active} active{put} · f by area · / find"
        card.border_subtitle = Content(self.signs.legible(told))
        habits = counted(active, "habit")
        self.tell("moving: ↑ ↓, Enter stays" if self._moving else habits)

    def _runs(self) -> dict[int, Run]:
        view = day_views.today_view(self.diary)
        rows = view.rows if view.show_runs else ()
        return {row.habit.id: row.run for row in rows if row.run is not None}

    def _show_side(self, runs: dict[int, Run]) -> None:
        """The selected habit at length: what counts, what lies ahead, what it is for."""
        card, habit = self.query_one("#habit-detail", Static), self.at_hand
        card.display = habit is not None
        if habit is None:
            return
        today, active = self.diary.today(), habit.archived_day is None
        ahead = pausing.plan_ahead(self.diary, habit) if active else None
        shown = habit_at_length(habit, today, runs.get(habit.id), ahead, self.signs)
        card.border_title = plain(habit.name)
        card.border_subtitle = Content("w  why the run · i  ahead")
        card.update(lines(shown))

    @on(Rows.Resized, "#habit-rows")
    def _rows_resized(self, event: Rows.Resized) -> None:
        """Columns are as wide as there is room."""
        event.stop()
        self.refresh_view()

    def _cursor_moved(self) -> None:
        at = self.rows.at_cursor
        if at and int(at) != self._selected:
            self._settle()
            self._selected = int(at)
            self._show_side(self._runs())

    def point_at(self, _: date | None, habit_id: int | None) -> None:
        """The row of the habit that a change was about."""
        self._point(habit_id)

    def _point(self, habit_id: object) -> None:
        if isinstance(habit_id, int):
            self._selected = habit_id
        self.refresh_view()

    # moving -----------------------------------------------------------------------------------

    def action_shift(self) -> None:
        """Begins to move the habit at hand; the same key lets it stay."""
        habit = self.at_hand
        if self._moving is not None:
            self._settle()
        elif habit is not None and habit.archived_day is not None:
            self.say("It is put away. Enter brings it back, then it can be moved.")
        elif habit is not None:
            at = [each.id for each in self.diary.habits()].index(habit.id)
            self._moving = habit.id, at
            self.refresh_view()

    @on(MovingRows.Shifted)
    def _shifted(self, event: MovingRows.Shifted) -> None:
        """Shows the moving habit further up or down, past those that are listed."""
        event.stop()
        if self._moving is None:
            return
        number, _ = self._moving
        listed = [habit.id for habit in self._parts()[0]]
        beside = listed[min(max(listed.index(number) + event.by, 0), len(listed) - 1)]
        if beside != number:
            order = [habit.id for habit in self._active()]
            self._moving = number, order.index(beside)
        self.refresh_view()

    def _settle(self) -> None:
        """The moving habit stays where it stands: one change."""
        if self._moving is None:
            return
        (number, to), self._moving = self._moving, None
        order = [habit.id for habit in self.diary.habits()]
        if number in order and order.index(number) != to:
            self.care.act(lambda: habit_acts.move_habit(self.diary, number, to + 1))
        self._point(number)

    # acts -------------------------------------------------------------------------------------

    def chosen(self, _: str) -> None:
        """The habit at hand."""
        self.action_edit()

    def action_edit(self) -> None:
        """Opens the form, or brings a habit back that was put away; a moving one stays."""
        habit = self.at_hand
        if self._moving is not None:
            self._settle()
        elif habit is None:
            if not (self._typed or self._filter):
                self.care.add_habit(after=self._added)
        elif habit.archived_day is not None:
            self.acted(lambda: habit_acts.restore(self.diary, habit.id))
        else:
            self.care.edit_habit(habit.id, after=self._point)

    def action_add(self) -> None:
        """A new habit."""
        self.care.add_habit(after=self._added)

    def _added(self, habit_id: object) -> None:
        if isinstance(habit_id, int):
            self._filter, self._typed = 0, ""
        self._point(habit_id)

    def action_pause(self) -> None:
        """Goes on with a habit that is paused; else opens the form of a pause."""
        habit = self.at_hand
        number = habit.id if habit is not None and habit.archived_day is None else None
        aside = next(iter(self._asides.get(number, ())), None)
        if number is not None and aside is not None and aside.first_day <= self.diary.today():
            own = number if pausing.has_own_pause(self.diary, number) else None
            self.acted(lambda: pausing.resume(self.diary, own))
            return
        self.care.open_sheet("habit_pause", number, after=lambda _: self.refresh_view())

    def action_away(self) -> None:
        """Puts the habit away; asks whether one that is put away is removed."""
        habit = self.at_hand
        if habit is None:
            return
        if habit.archived_day is not None:
            self.care.open_sheet("habit_remove", habit.id, after=lambda _: self.refresh_view())
        else:
            self.acted(lambda: habit_acts.archive(self.diary, habit.id))

    def action_ahead(self) -> None:
        """What the plan asks for in the next two weeks."""
        self._open("plan_ahead")

    def action_why(self) -> None:
        """Explains the run."""
        self._open("why")

    def _open(self, sheet: str) -> None:
        habit = self.at_hand
        if habit is not None:
            self.care.open_sheet(sheet, habit.id)

    def action_find(self) -> None:
        """Letters are looked for from now on."""
        self.find.display = True
        self.set_focus(self.find)

    @on(Input.Changed, "#find")
    def _finding(self, event: Input.Changed) -> None:
        event.stop()
        self._typed = event.value
        self.refresh_view()

    @on(Input.Submitted, "#find")
    def _found(self, event: Input.Submitted) -> None:
        event.stop()
        self.focus_body()

    def action_focus_body(self) -> None:
        """From the letters to the list."""
        self.focus_body()

    def action_filter(self) -> None:
        """The next area."""
        known = habit_values((*self.diary.habits(), *self.diary.habits(archived=True)))
        self._filter = (self._filter + 1) % len(known)
        self._typed = ""
        self.refresh_view()

    async def action_leave(self) -> None:
        """A move ends as it was; all habits again; or back to Today."""
        if self._moving is not None:
            self._moving = None
        elif self._typed or self._filter or self.find.display:
            self._no_filter()
            self.focus_body()
        else:
            await self.action_back()
            return
        self.refresh_view()
