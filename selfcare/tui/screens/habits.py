"""Habits: what a person plans to do, with plan and run; add, edit, move, pause, put away, remove.

While a habit is moved the list shows it where it would stand; it is written once, when it stays.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import ClassVar

from msgspec import Struct
from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from selfcare.core.amounts import amount_words, counted
from selfcare.core.days import short_day
from selfcare.core.goals import goal_words
from selfcare.core.model import Habit, Status
from selfcare.core.pauses import Aside
from selfcare.core.plan_grammar import plan_words
from selfcare.core.runs import Run
from selfcare.core.text import clean_line
from selfcare.core.views import Receipt
from selfcare.pages.habit import strip_lines
from selfcare.tui.acts import bindings
from selfcare.tui.glyphs import cells, legible
from selfcare.tui.habit_filter import filters, found
from selfcare.tui.paint import QUIET, STRONG, Piece, fit, line, lines, plain, prose, stripe
from selfcare.tui.screens.base import Place
from selfcare.tui.screens.read import content_line
from selfcare.tui.widgets.rows import MovingRows, Rows
from selfcare.words.explain import run_words
from selfcare.words.habit_row import AREA_WORDS

NO_HABITS = "No habits here yet. a adds one of your own, Enter shows some to choose from."
NONE_FOUND = "No habit of that name."
NAME_MOST, NAME_LEAST = 44, 21
GAP = 2


class Columns(Struct, frozen=True):
    """Cells of each part of a row; 0: not shown."""

    name: int
    plan: int
    goal: int
    run: int

    @classmethod
    def of(cls, width: int, rows: Sequence[tuple[str, str, str, str]]) -> "Columns":
        """As wide as what stands there; the day goal goes first, then the run, then the name."""
        name, plan, goal, run = (
            max((cells(row[part]) for row in rows), default=0) for part in range(4)
        )
        name = min(name, NAME_MOST)
        room = width - 2 - GAP - plan
        for parts in ((goal, run), (0, run), (0, 0)):
            spare = room - sum(GAP + each for each in parts if each)
            if spare >= min(name, NAME_LEAST):
                break
        return cls(min(name, max(spare, 8)), min(plan, max(width - 2 - 8 - GAP, 0)), *parts)


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
                find = FindName(id="find", compact=True, placeholder="part of a name")
                find.display = False
                yield find
                yield Static(id="none")
                yield MovingRows(id="habit-rows", classes="body")
            with VerticalScroll(id="side", can_focus=False):
                yield Static(id="habit-detail", classes="card")

    def on_mount(self) -> None:
        """The first picture."""
        super().on_mount()
        self.watch(self.query_one(MovingRows), "highlighted", self._cursor_moved, init=False)
        self.focus_body()

    def focus_body(self) -> None:
        """The keys go to the list."""
        self.set_focus(self.query_one(MovingRows))

    # what is listed ---------------------------------------------------------------------------

    def _active(self) -> tuple[Habit, ...]:
        """The active habits, the moving one where it would stand, while it is one of them."""
        active = self.service.habits()
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
        active, away = self._active(), self.service.habits(archived=True)
        if self._typed.strip():
            return found(active, self._typed), found(away, self._typed)
        known = filters((*active, *away))
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
        field = self.query_one("#find", Input)
        field.value, field.display = "", False

    def refresh_view(self) -> None:
        """Reads the habits again; the selected one stays selected."""
        self._asides = self.service.asides()
        active, away = self._parts()
        listed = [*active, *away]
        if all(habit.id != self._selected for habit in listed):
            self._selected = listed[0].id if listed else None
        rows = self.query_one(MovingRows)
        rows.moving = self._moving is not None
        runs = self._runs()
        texts = {habit.id: self._texts(habit, runs) for habit in listed}
        width = max(rows.size.width, 30)
        at = Columns.of(width, tuple(texts.values()))
        options = [self._option(habit, width, at, texts[habit.id]) for habit in active]
        if away:
            options.append(Option(line(("Put away", QUIET)), disabled=True))
            options += [self._option(habit, width, at, texts[habit.id]) for habit in away]
        with self.prevent(OptionList.OptionHighlighted):
            rows.set_options(options)
            if self._selected is not None:
                rows.highlighted = rows.get_option_index(str(self._selected))
        none = self.query_one("#none", Static)
        none.display = not listed
        none.update(NONE_FOUND if self._typed or self._filter else NO_HABITS)
        self._title(len(active), len(away))
        self._show_side(runs)

    def _title(self, active: int, away: int) -> None:
        card = self.query_one("#habits-card")
        known = filters((*self.service.habits(), *self.service.habits(archived=True)))
        title = f"Habits · {known[self._filter].words}"
        card.border_title = Content(legible(title, self.signs))
        put = f", {away} put away" if away else ""
        told = f"{active} active{put} · f by area · / find"
        card.border_subtitle = Content(legible(told, self.signs))
        habits = counted(active, "habit")
        self.tell("moving: ↑ ↓, Enter stays" if self._moving else habits)

    def _runs(self) -> dict[int, Run]:
        view = self.service.today_view()
        rows = view.rows if view.show_runs else ()
        return {row.habit.id: row.run for row in rows if row.run is not None}

    def _texts(self, habit: Habit, runs: dict[int, Run]) -> tuple[str, str, str, str]:
        """Name, plan, day goal and run."""
        rule = habit.rule_on(self.service.today())
        run = runs.get(habit.id)
        return (
            clean_line(habit.name),
            plan_words(rule.plan, rule.unit),
            goal_words(rule.goal_low, rule.goal_high, rule.unit),
            run_words(run.current, run.unit) if run is not None and run.current else "",
        )

    def _option(
        self, habit: Habit, width: int, at: Columns, texts: tuple[str, str, str, str]
    ) -> Option:
        name, plan, goal, run = texts
        parts: list[Piece] = [
            stripe(habit.area, self.signs), " ", (fit(name, at.name, self.signs), STRONG), " " * GAP
        ]  # fmt: skip
        aside = next(iter(self._asides.get(habit.id, ())), None)
        today = self.service.today()
        if self._moving is not None and self._moving[0] == habit.id:
            parts.append(("moving: arrows, then Enter", "bold $accent"))
        elif habit.archived_day is not None:
            parts.append((f"put away {short_day(habit.archived_day, today)}", QUIET))
        elif aside is not None and aside.first_day <= today:
            words = f"{self.signs.of(Status.PAUSED)} {aside.words(today)}"
            parts.append((fit(words, max(width - at.name - 2 - GAP, 0), self.signs), QUIET))
        else:
            parts.append((fit(plan, at.plan, self.signs), QUIET))
            if at.goal:
                parts += [" " * GAP, (fit(goal, at.goal, self.signs), QUIET)]
            if at.run:
                parts.append(" " * (GAP + at.run - cells(run)) + run)
        return Option(line(*parts), id=str(habit.id))

    def _show_side(self, runs: dict[int, Run]) -> None:
        """The selected habit at length: what counts, what lies ahead, what it is for."""
        card, habit = self.query_one("#habit-detail", Static), self.at_hand
        card.display = habit is not None
        if habit is None:
            return
        rule = habit.rule_on(self.service.today())
        facts = [
            ("plan", plan_words(rule.plan, rule.unit)),
            ("day goal", goal_words(rule.goal_low, rule.goal_high, rule.unit)),
        ]
        if rule.smallest is not None:
            facts.append(("smallest", amount_words(rule.smallest, rule.unit)))
        facts.append(("area", AREA_WORDS[habit.area]))
        run = runs.get(habit.id)
        if run is not None and run.best:
            now = run_words(run.current, run.unit) if run.current else "none now"
            facts.append(("run", f"{now}, best {run.best}"))
        rows = [line((f"{label:<10}", QUIET), words) for label, words in facts]
        if habit.if_then:
            rows += [Content(""), plain(habit.if_then, "italic")]
        if habit.note:
            rows += [Content(""), prose(habit.note)]
        if habit.archived_day is None:
            rows += [Content(""), line(("The next two weeks", STRONG)), *self._ahead(habit)]
        card.border_title = plain(habit.name)
        card.border_subtitle = Content("w  why the run · i  ahead")
        card.update(lines(rows))

    def _ahead(self, habit: Habit) -> Iterable[Content]:
        ahead = self.service.plan_ahead(habit)
        yield from map(content_line, strip_lines(ahead, self.signs.ahead))
        yield Content(ahead.words)

    @on(Rows.Resized, "#habit-rows")
    def _rows_resized(self, event: Rows.Resized) -> None:
        """Columns are as wide as there is room."""
        event.stop()
        self.refresh_view()

    def _cursor_moved(self) -> None:
        at = self.query_one(MovingRows).at_cursor
        if at and int(at) != self._selected:
            self._settle()
            self._selected = int(at)
            self._show_side(self._runs())

    def point_at(self, day: date | None, habit_id: int | None) -> None:
        """The row of the habit that a change was about."""
        del day
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
            at = [each.id for each in self.service.habits()].index(habit.id)
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
        order = [habit.id for habit in self.service.habits()]
        if number in order and order.index(number) != to:
            self.care.act(lambda: self.service.move_habit(number, to + 1))
        self._point(number)

    # acts -------------------------------------------------------------------------------------

    def _act(self, work: Callable[[], Receipt]) -> None:
        self.care.act(work)
        self.refresh_view()

    @on(OptionList.OptionSelected, "#habit-rows")
    def _row_chosen(self, event: OptionList.OptionSelected) -> None:
        event.stop()
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
            self._act(lambda: self.service.restore(habit.id))
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
        if number is not None and aside is not None and aside.first_day <= self.service.today():
            own = number if self.service.has_own_pause(number) else None
            self._act(lambda: self.service.resume(own))
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
            self._act(lambda: self.service.archive(habit.id))

    def action_ahead(self) -> None:
        """What the plan asks for in the next two weeks."""
        habit = self.at_hand
        if habit is not None:
            self.care.open_sheet("plan_ahead", habit.id)

    def action_why(self) -> None:
        """Explains the run."""
        habit = self.at_hand
        if habit is not None:
            self.care.open_sheet("why", habit.id)

    def action_find(self) -> None:
        """Letters are looked for from now on."""
        field = self.query_one("#find", Input)
        field.display = True
        self.set_focus(field)

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
        known = filters((*self.service.habits(), *self.service.habits(archived=True)))
        self._filter = (self._filter + 1) % len(known)
        self._typed = ""
        self.refresh_view()

    async def action_leave(self) -> None:
        """A move ends as it was; all habits again; or back to Today."""
        if self._moving is not None:
            self._moving = None
        elif self._typed or self._filter or self.query_one("#find").display:
            self._no_filter()
            self.focus_body()
        else:
            await self.action_back()
            return
        self.refresh_view()
