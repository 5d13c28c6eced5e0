"""Habits: what a person plans to do, with plan and run; add, edit, move, pause, put away, remove.

While a habit is moved the list shows it where it would stand; it is written once, when it stays.
"""

from collections.abc import Callable, Iterable
from datetime import date
from typing import ClassVar

from textual import on
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from selfcare.core.amounts import amount_words
from selfcare.core.days import WEEKDAYS, short_day
from selfcare.core.explain import run_words
from selfcare.core.goals import goal_words
from selfcare.core.model import Habit, Status
from selfcare.core.pauses import Aside
from selfcare.core.plan_grammar import plan_words
from selfcare.core.runs import Run
from selfcare.core.views import Receipt
from selfcare.tui.acts import bindings
from selfcare.tui.glyphs import cells
from selfcare.tui.habit_filter import filters, found
from selfcare.tui.paint import QUIET, STRONG, colour, fit, line, lines, plain, prose, stripe
from selfcare.tui.screens.base import Place
from selfcare.tui.widgets.rows import MovingRows
from selfcare.tui.words import AREA_WORDS

NO_HABITS = "No habits here yet. a adds one of your own, Enter shows some to choose from."
NONE_FOUND = "No habit of that name."
PLAN, RUN = 22, 12
NAME_MOST = 44


class Habits(Place, inherit_bindings=False):
    """The active habits in their order, then those put away."""

    PLACE: ClassVar[str] = "habits"
    WHERE: ClassVar[tuple[str, ...]] = ("habits", "list")
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("habits", "everywhere")]

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
                find = Input(id="find", compact=True, placeholder="part of a name")
                find.display = False
                yield find
                yield Static(id="none")
                yield MovingRows(id="habit-rows", classes="body")
            with VerticalScroll(id="side", can_focus=False):
                yield Static(id="habit-detail", classes="card")

    def on_mount(self) -> None:
        """The first picture."""
        super().on_mount()
        self.focus_body()

    def focus_body(self) -> None:
        """The keys go to the list."""
        self.set_focus(self.query_one(MovingRows))

    def laid_out(self) -> None:
        """Rows are laid out anew."""
        self.refresh_view()

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
        width = max(rows.size.width, 30)
        longest = max((cells(habit.name) for habit in listed), default=NAME_MOST)
        options: list[Option] = [self._option(habit, width, longest, runs) for habit in active]
        if away:
            options.append(Option(line(("Put away", QUIET)), disabled=True))
            options += [self._option(habit, width, longest, runs) for habit in away]
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
        card.border_title = Content(f"Habits · {known[self._filter].words}")
        put = f", {away} put away" if away else ""
        card.border_subtitle = Content(f"{active} active{put} · f by area · / find")
        self.tell("moving: ↑ ↓, Enter stays" if self._moving else f"{active} habits")

    def _runs(self) -> dict[int, Run]:
        view = self.service.today_view()
        rows = view.rows if view.show_runs else ()
        return {row.habit.id: row.run for row in rows if row.run is not None}

    def _option(self, habit: Habit, width: int, longest: int, runs: dict[int, Run]) -> Option:
        rule = habit.rule_on(self.service.today())
        goal = goal_words(rule.goal_low, rule.goal_high, rule.unit)
        name = min(longest, NAME_MOST, max(width - 4 - PLAN - RUN, 12))
        parts: list[Content | str | tuple[str, str]] = [
            stripe(habit.area, self.signs), " ", (fit(habit.name, name, self.signs), STRONG), "  ",
        ]  # fmt: skip
        room = width - name - 4
        aside = next(iter(self._asides.get(habit.id, ())), None)
        today = self.service.today()
        if self._moving is not None and self._moving[0] == habit.id:
            parts.append(("moving: arrows, then Enter", "bold $accent"))
        elif habit.archived_day is not None:
            parts.append((f"put away {short_day(habit.archived_day, today)}", QUIET))
        elif aside is not None and aside.first_day <= today:
            sign = self.signs.of(Status.PAUSED)
            parts.append((fit(f"{sign} {aside.words(today)}", room, self.signs), QUIET))
        else:
            plan = fit(plan_words(rule.plan, rule.unit), min(PLAN, max(room, 0)), self.signs)
            parts.append((plan, QUIET))
            run = runs.get(habit.id)
            shown = run_words(run.current, run.unit) if run is not None and run.current else ""
            wide = room - PLAN - RUN - 2
            if wide >= 12:
                parts.append((f" {fit(goal, wide, self.signs)}", QUIET))
            if room >= PLAN + RUN:
                parts.append(f" {shown:>{RUN}}")
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
        yield line((" ".join(WEEKDAYS[day.day.weekday()][0] for day in ahead.days), QUIET))
        yield Content.assemble(
            *(
                (self.signs.of(Status.DONE) + " ", colour(habit.area))
                if day.asked or day.period is not None
                else (self.signs.of(Status.PAUSED if day.aside else Status.UNLOGGED) + " ", QUIET)
                for day in ahead.days
            )
        )
        yield Content(ahead.words)

    @on(OptionList.OptionHighlighted, "#habit-rows")
    def _highlighted(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        if event.option_id is not None and int(event.option_id) != self._selected:
            self._settle()
            self._selected = int(event.option_id)
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
