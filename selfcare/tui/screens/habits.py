"""Habits: what a person plans to do, with plan and run; add, edit, move, pause, put away, remove.

While a habit is moved the list shows it where it would stand; it is written once, when it stays.
"""

from collections.abc import Callable
from datetime import date
from typing import ClassVar

from textual import events
from textual.binding import BindingType

from selfcare.core.model import Habit
from selfcare.core.pauses import Aside
from selfcare.core.runs import Run
from selfcare.core.views import Receipt
from selfcare.tui.fields import typed_line
from selfcare.tui.glyphs import cells, cut, fit
from selfcare.tui.layouts import latin_key
from selfcare.tui.paged import Page, PagePlace, PageWriter
from selfcare.tui.screens.habit_filter import HabitFilter, filters, found
from selfcare.tui.screens.habit_keys import KEYS, MOVES, hints, moving_hints, typing_hints
from selfcare.tui.screens.habit_rows import HabitLine, detail_lines, row_spans
from selfcare.tui.text_keys import TextKeys
from selfcare.tui.widgets.bars import Hint
from selfcare.tui.widgets.lines import ACCENT, INK, QUIET, STRONG, Span

NONE_HERE = (
    "A habit has a unit, a plan and, if you like, a smallest version for hard days. All of it can "
    "be changed later; days before keep what they were lived under."
)
"""Said where there is no habit at all."""
ROOMY = 14
"""Lines from which the filters stand above the list and the habit at hand below it."""


class Habits(PagePlace):
    """The active habits in their order, then those put away."""

    PLACE = "habits"

    BINDINGS: ClassVar[list[BindingType]] = KEYS

    def __init__(self) -> None:
        super().__init__()
        self._moving: tuple[int, int] | None = None
        """The habit that is moved and where it would stand among the active ones."""
        self._filter = 0
        self._field: TextKeys | None = None
        """What is being looked for, while it is typed."""
        self._typed = ""
        """What was looked for, once the field is closed."""
        self._asides: dict[int | None, tuple[Aside, ...]] | None = None
        self._runs: tuple[bool, dict[int, Run]] | None = None

    # what is listed ---------------------------------------------------------------------------

    def _active(self) -> tuple[Habit, ...]:
        """The active habits, the moving one where it would stand."""
        active = self.service.habits()
        if self._moving is None:
            return active
        number, to = self._moving
        rest = [habit for habit in active if habit.id != number]
        moved = [habit for habit in active if habit.id == number]
        return (*rest[:to], *moved, *rest[to:])

    def _filters(self) -> tuple[HabitFilter, ...]:
        known = filters((*self.service.habits(), *self.service.habits(archived=True)))
        self._filter = min(self._filter, len(known) - 1)
        return known

    def _parts(self) -> tuple[tuple[Habit, ...], tuple[Habit, ...]]:
        """The habits that are listed: active ones, ones put away."""
        active, away = self._active(), self.service.habits(archived=True)
        typed = self._field.text if self._field is not None else self._typed
        if typed.strip():
            return found(active, typed), found(away, typed)
        fits = self._filters()[self._filter].fits
        return tuple(filter(fits, active)), tuple(filter(fits, away))

    @property
    def _listed(self) -> tuple[Habit, ...]:
        active, away = self._parts()
        return (*active, *away)

    @property
    def _at_hand(self) -> Habit | None:
        listed = self._listed
        return listed[min(self.chosen, len(listed) - 1)] if listed else None

    def choices(self) -> int:
        """Every habit that is listed."""
        return len(self._listed)

    def refresh_view(self) -> None:
        """Reads the habits again."""
        self._asides = self._runs = None
        if self._moving is not None and self._moving[0] not in {
            h.id for h in self.service.habits()
        }:
            self._moving = None
        self.chosen = min(self.chosen, max(self.choices() - 1, 0))
        self.redraw()

    def point_at(self, day: date | None, habit_id: int | None) -> None:
        """The row of the habit that a change was about."""
        del day
        self._point(habit_id)

    def _point(self, habit_id: int | None) -> None:
        ids = [habit.id for habit in self._listed]
        if habit_id in ids:
            self.chosen = ids.index(habit_id)
        self.redraw()

    # typing and moving ------------------------------------------------------------------------

    @property
    def capturing(self) -> bool:
        """Whether a habit is being moved, or a name typed."""
        return self._moving is not None or self._field is not None

    def capture(self, event: events.Key) -> bool:
        """One key of the move, or of what is looked for."""
        if self._field is not None:
            return self._capture_find(event)
        key = latin_key(event.key) or event.key
        if key in MOVES:
            self._shift(MOVES[key])
            return True
        if key in {"escape", "q"}:
            number, self._moving = self._moving[0] if self._moving else None, None
            self._point(number)
            return True
        self._settle()
        return key in {"enter", "m", "space"}

    def _capture_find(self, event: events.Key) -> bool:
        assert self._field is not None
        if event.key in {"ctrl+p", "f1"}:
            return False
        if event.key in {"up", "down", "pageup", "pagedown"}:
            self.choose(self.chosen + MOVES[event.key])
            return True
        self._take(self._field.press(event.key, event.character if event.is_printable else None))
        return True

    def take_paste(self, text: str) -> bool:
        """Puts a pasted text into what is looked for."""
        if self._field is None:
            return False
        self._take(self._field.typed(text))
        return True

    def _take(self, field: TextKeys) -> None:
        if field.finished:
            at_hand = self._at_hand
            self._field, self._typed = None, field.text if field.committed else ""
            self._point(None if at_hand is None else at_hand.id)
            return
        if self._field is None or field.text != self._field.text:
            self.chosen = 0
        self._field = field
        self.say("")
        self.redraw()

    def _shift(self, by: int) -> None:
        """Shows the moving habit further up or down, past those that are listed."""
        if self._moving is None:
            return
        number, _ = self._moving
        listed = [habit.id for habit in self._parts()[0]]
        to = min(max(listed.index(number) + by, 0), len(listed) - 1)
        beside = listed[to]
        if beside != number:
            order = [habit.id for habit in self._active()]
            self._moving = (number, order.index(beside))
        self.chosen = to
        self.redraw()

    def _settle(self) -> None:
        """The moving habit stays where it stands: one change."""
        if self._moving is None:
            return
        (number, to), self._moving = self._moving, None
        if [habit.id for habit in self.service.habits()].index(number) != to:
            self._act(lambda: self.service.move_habit(number, to + 1))
        self._point(number)

    def choose(self, choice: int) -> None:
        """Makes another habit the one at hand; a move ends."""
        self._settle()
        super().choose(choice)

    # acts -------------------------------------------------------------------------------------

    def _act(self, work: Callable[[], Receipt]) -> bool:
        done = self.care.act(work) is not None
        self.refresh_view()
        return done

    def pick(self) -> None:
        """A second click edits."""
        self.action_edit()

    def action_edit(self) -> None:
        """Opens the form, or brings a habit back that was put away."""
        habit = self._at_hand
        if habit is None:
            if not (self._typed or self._filter):
                self.care.open_sheet("add_habit", choosing=True, after=self._added)
            return
        number = habit.id
        if habit.archived_day is not None:
            self._act(lambda: self.service.restore(number))
            self._point(number)
        else:
            self.care.open_sheet("add_habit", number, after=self._point)

    def action_add(self) -> None:
        """Opens the form of a new habit."""
        self.care.open_sheet("add_habit", after=self._added)

    def _added(self, habit_id: int | None) -> None:
        if habit_id is not None:
            self._filter, self._typed = 0, ""
        self._point(habit_id)

    def action_shift(self) -> None:
        """Begins to move the habit at hand."""
        habit = self._at_hand
        if habit is None:
            return
        if habit.archived_day is not None:
            self.say("It is put away. Enter brings it back, then it can be moved.")
            return
        self._moving = habit.id, [each.id for each in self.service.habits()].index(habit.id)
        self.say("")
        self.redraw()

    def action_pause(self) -> None:
        """Goes on with a habit that is paused; else opens the form of a pause."""
        habit = self._at_hand
        if habit is None or habit.archived_day is not None:
            self.care.open_sheet("habit_pause")
            return
        number = habit.id
        if self._line(habit).aside is None:
            self.care.open_sheet("habit_pause", number, after=self._paused)
            return
        own = number if self.service.has_own_pause(number) else None
        self._act(lambda: self.service.resume(own))

    def _paused(self, _: int | None) -> None:
        self.refresh_view()

    def action_away(self) -> None:
        """Puts the habit away; asks whether one that is put away is removed."""
        habit = self._at_hand
        if habit is None:
            return
        number = habit.id
        if habit.archived_day is not None:
            self.care.open_sheet("habit_remove", number, after=self._paused)
        else:
            self._act(lambda: self.service.archive(number))

    def action_ahead(self) -> None:
        """What the plan asks for in the next two weeks."""
        habit = self._at_hand
        if habit is not None:
            self.care.open_sheet("plan_ahead", habit.id, after=self._paused)

    def action_why(self) -> None:
        """Explains the run."""
        habit = self._at_hand
        if habit is not None:
            self.care.open_sheet("why", habit.id)

    def action_find(self) -> None:
        """Letters are looked for from now on."""
        self._field = TextKeys.opened(self._typed)
        self.say("")
        self.redraw()

    def action_filter(self, by: int) -> None:
        """The next list."""
        self._filter = (self._filter + by) % len(self._filters())
        self.chosen, self._typed = 0, ""
        self.say("")
        self.redraw()

    async def action_leave(self) -> None:
        """All habits again, or back to Today."""
        at_hand = self._at_hand
        if self._typed or self._filter:
            self._typed, self._filter = "", 0
            self._point(None if at_hand is None else at_hand.id)
        else:
            await self.action_back()

    # what is shown ----------------------------------------------------------------------------

    def page(self, width: int, height: int) -> Page:
        """One habit a line."""
        writer = PageWriter(width)
        active, away = self._parts()
        self._write_top(writer, roomy=height >= ROOMY)
        if not (active or away):
            self._write_none(writer)
            return writer.page()
        for index, habit in enumerate(active):
            self._write_row(writer, index, habit)
        if away:
            writer.gap()
            writer.text("Put away", STRONG)
        for index, habit in enumerate(away, len(active)):
            self._write_row(writer, index, habit)
        at_hand = self._at_hand
        if at_hand is not None and height >= ROOMY and len(writer.lines) <= height - 3:
            writer.lines += [()] * (height - 3 - len(writer.lines))
            writer.line((self.signs.rule * max(width - 4, 0), QUIET))
            writer.lines += detail_lines(self._line(at_hand), width, self.signs)
        return writer.page()

    def _write_top(self, writer: PageWriter, *, roomy: bool) -> None:
        """What is looked for, or which list this is."""
        if self._field is not None:
            writer.line(("Find  ", QUIET), *typed_line(self._field, max(writer.room - 6, 1)))
        elif self._typed.strip():
            room = max(writer.room - 30, 8)
            shown = fit(self._typed, min(cells(self._typed), room), self.signs)
            writer.line(("Find  ", QUIET), (shown, INK), ("   Esc shows all again", QUIET))
        elif self.service.habits() or self.service.habits(archived=True):
            if not roomy and not self._filter:
                return
            writer.line(*self._filter_spans(writer.room))
        else:
            return
        if roomy:
            writer.gap()

    def _filter_spans(self, room: int) -> list[Span]:
        known = self._filters()
        spans = [
            (f"[{each.words}]", ACCENT) if at == self._filter else (f" {each.words} ", QUIET)
            for at, each in enumerate(known)
        ]
        if sum(cells(text) for text, _ in spans) <= room:
            return spans
        earlier, later = self.signs.earlier, self.signs.later
        words = f"{earlier} {known[self._filter].words} {later}"
        return [(cut(words, min(room, cells(words)), self.signs), ACCENT)]

    def _write_none(self, writer: PageWriter) -> None:
        if self._field is not None or self._typed:
            writer.text("No habit of that name. Backspace takes a letter back.", QUIET)
            return
        writer.text("No habits here yet. a adds one of your own, Enter shows some to choose from.")
        writer.gap()
        writer.text(NONE_HERE, QUIET)

    def _write_row(self, writer: PageWriter, index: int, habit: Habit) -> None:
        spans = row_spans(self._line(habit), writer.width, self.signs)
        writer.row(index, self.chosen, self.signs.cursor, *spans)

    def _line(self, habit: Habit) -> HabitLine:
        if self._asides is None:
            self._asides = self.service.asides()
        moving = self._moving is not None and self._moving[0] == habit.id
        run = self._run_of().get(habit.id)
        asides = self._asides.get(habit.id, ())
        return HabitLine(habit, self.service.today(), asides, run, moving)

    def _run_of(self) -> dict[int, Run]:
        """Runs that have been read already, unless they are put away by the setting."""
        loaded = self.service.loaded
        if self._runs is None or self._runs[0] != loaded:
            view = self.service.today_view()
            rows = view.rows if view.show_runs else ()
            known = {row.habit.id: row.run for row in rows if row.run is not None}
            self._runs = loaded, known
        return self._runs[1]

    def keys_now(self) -> tuple[Hint, ...]:
        """What the keys do with the habit at hand."""
        if self._moving is not None:
            return moving_hints(self.signs)
        if self._field is not None:
            return typing_hints(self.signs)
        habit = self._at_hand
        line = None if habit is None else self._line(habit)
        return hints(line, narrowed=bool(self._typed or self._filter))
