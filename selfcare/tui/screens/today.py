"""Today: how am I, what did I do for myself, and the way to any other day.

One key, one act: the key's action asks the service, the service saves and tells, and the fresh view
is drawn. After a one-key answer the next row is selected; on other days the row stays, so that the
arrows walk the days of one habit.
"""

from collections.abc import Callable
from datetime import date, timedelta
from typing import ClassVar

from textual import events, on
from textual.binding import BindingType

from selfcare.core.errors import SelfcareError
from selfcare.core.offers import Offer
from selfcare.core.views import Receipt
from selfcare.tui.screens.today_keys import TODAY_KEYS
from selfcare.tui.screens.today_typing import TodayTyping
from selfcare.tui.widgets.greeting import ASIDE, CHOICES, FILL, START, choice_at
from selfcare.tui.widgets.picture import GRID, NARROW, ROOMY
from selfcare.tui.widgets.ratings import scales_of
from selfcare.tui.widgets.today_regions import HabitList, Ratings, Welcome
from selfcare.tui.widgets.words import smallest_first, weekday

IDLE_SECONDS = 60.0
"""How long no key must have come before the screen moves on to a new day by itself."""


class Today(TodayTyping):
    """The place the app opens on."""

    BINDINGS: ClassVar[list[BindingType]] = TODAY_KEYS

    def __init__(self) -> None:
        super().__init__()
        self._last_key = 0.0
        self._told_of: date | None = None
        """The new day that was spoken of while something was being typed."""
        self._character = ""

    async def take_key(self, event: events.Key) -> bool:
        """Remembers when and what was typed, then handles it."""
        self._last_key = event.time
        self._character = event.character or ""
        return await super().take_key(event)

    # rows and days ----------------------------------------------------------------------------

    def action_move(self, by: int) -> None:
        """Another row, or another choice of the panel."""
        if self.in_welcome:
            self._choice = min(max(self._choice + by, 0), len(CHOICES) - 1)
            self._draw()
            return
        ids = [row.habit.id for row in self.view.rows]
        if self._cursor in ids:
            at = min(max(ids.index(self._cursor) + by, 0), len(ids) - 1)
            self.select(ids[at])

    def action_walk(self, by: int) -> None:
        """The day before or after; the same row stays selected."""
        day = self.view.day + timedelta(days=by)
        if day > self.view.today:
            self.say("This is the current day.")
            return
        self.go_to(day)

    def go_to(self, day: date, habit_id: int | None = None) -> None:
        """Shows a day, and selects a habit on it."""
        self._day_chosen = day < self.service.today()
        self._region = "list"
        self.outdate()
        if habit_id is not None:
            self._cursor = habit_id
        try:
            self.view = self.service.today_view(day if self._day_chosen else None)
        except SelfcareError as error:
            self.say(str(error))
        if isinstance(self.focused, Welcome):
            self.set_focus(next(iter(self.query(HabitList)), None))

    def action_today(self) -> None:
        """The current day."""
        self.go_to(self.service.today())

    def action_leave(self) -> None:
        """One layer back: another day leads to today, the choices to the list."""
        if not self.view.is_today:
            self.action_today()
        elif self.in_welcome or isinstance(self.focused, Ratings):
            self.focus_body()
        else:
            self.say("")

    def point_at(self, day: date | None, habit_id: int | None) -> None:
        """Shows where a change was, so that taking it back can be seen."""
        if day is not None and day != self.view.day and day <= self.view.today:
            self.go_to(day, habit_id)
        elif habit_id is not None and any(r.habit.id == habit_id for r in self.view.rows):
            self.select(habit_id)
        elif self._picture().welcoming:
            self._place_focus()

    # answers ----------------------------------------------------------------------------------

    def _answer(self, act: Callable[[int, date], Receipt], *, moves: bool = True) -> None:
        """One act on the selected row; a one-key answer moves on."""
        row = self.row
        if row is None:
            self.say("No habits here yet. a adds one of your own.")
            return
        self._region = "list"
        day = self.view.day
        told = self.acted(lambda: act(row.habit.id, day))
        if told is not None and told.changed and moves:
            self.move_on()

    def action_usual(self) -> None:
        """Done, or the usual amount; on light days the smallest version."""
        if isinstance(self.focused, Ratings):
            self.open_rating("mood")
            return
        if self.view.light and self.row is not None and smallest_first(self.row):
            self._answer(self.service.log_smallest)
            return
        self._answer(self.service.log_usual)

    def action_smallest(self) -> None:
        """The smallest version."""
        self._answer(self.service.log_smallest)

    def action_step(self, by: int) -> None:
        """One step more or less; less on an open row says none, and that is an answer."""
        row = self.row
        answers = by < 0 and row is not None and row.amount is None
        self._answer(lambda habit, day: self.service.step(habit, day, by), moves=answers)

    def action_clear(self) -> None:
        """Clears the day's amount."""
        self._answer(self.service.clear_day, moves=False)

    def action_rest(self) -> None:
        """The habit rests on this day."""
        self._answer(self.service.rest)

    def action_amount(self) -> None:
        """Opens the amount with the digit that was typed; in the ratings the digit rates."""
        character = self._character if self._character in set("0123456789=") else ""
        if isinstance(self.focused, Ratings) and character.isdigit():
            self.open_rating("mood")
            self._rate_key(character)
            return
        self.open_amount(character)

    # the day ----------------------------------------------------------------------------------

    def action_rate(self, scale: str) -> None:
        """Opens the ratings at a scale."""
        self.open_rating(scale)

    def action_day_off(self) -> None:
        """Sets aside everything still open on the day."""
        day = self.view.day
        self.acted(lambda: self.service.day_off(day))

    def action_close_day(self) -> None:
        """That's all for the day."""
        day = self.view.day
        self.acted(lambda: self.service.close_day(day))

    def action_light(self) -> None:
        """Light days on or off."""
        self.acted(self.service.toggle_light)

    def action_practise(self) -> None:
        """A fitting routine at its card; after a hard check-in three slow minutes."""
        if self._offers_slow:
            from selfcare.tui.routine_list import SLOW, SLOW_MINUTES  # noqa: PLC0415 - 7 ms

            self.care.open_sheet("practice_card", SLOW, minutes=SLOW_MINUTES)
        elif self.row is None:
            self.care.action_go("practice")
        else:
            habit = self.row.habit
            routine = self.service.fitting_routine(habit.id)
            self.care.open_sheet("practice_card", routine.id, habit_id=habit.id)

    def action_note(self) -> None:
        """The day's note."""
        self.care.open_sheet("note", self.view.day)

    # what is selected -------------------------------------------------------------------------

    def action_open(self) -> None:
        """Takes the choice, begins the ratings, or opens the row's entries."""
        if self.in_welcome:
            self._choose(self._choice)
        elif isinstance(self.focused, Ratings):
            self.open_rating("mood")
        elif self.row is None:
            self.care.open_sheet("first_run")
        else:
            self.care.open_sheet("entries", self.row.habit.id, self.view.day)

    def action_why(self) -> None:
        """Why the run is what it is."""
        if self.row is not None:
            self.care.open_sheet("why", self.row.habit.id)

    def action_add(self) -> None:
        """A habit of one's own."""
        self.care.open_sheet("add_habit", after=lambda habit_id: self.point_at(None, habit_id))

    def action_fill(self) -> None:
        """Takes what the quiet line offers: the last open day of a short gap, or a full plan."""
        quiet, gap = self.view.quiet, self.view.gap
        if quiet is None:
            return
        if quiet.offer is Offer.SHORT_GAP and gap is not None:
            self.go_to(gap.last_day)
        elif quiet.full is not None:
            raised = quiet.full.habit.id
            self.acted(lambda: self.service.raise_plan(raised))

    def _choose(self, choice: int) -> None:
        """One of the three ways back in."""
        gap = self.view.gap
        if gap is None:
            return
        if choice == START:
            self.acted(self.service.start_from_today)
        elif choice == ASIDE:
            self.acted(lambda: self.service.set_aside(gap))
        elif choice == FILL:
            self.go_to(gap.last_day)
        if not self._picture().welcoming:
            self._region = "list"
            self.set_focus(next(iter(self.query(HabitList)), None))

    # the clock --------------------------------------------------------------------------------

    def look_at_clock(self, monotonic: float) -> None:
        """A new day has begun: the screen goes there when nobody is typing, and says so."""
        if self._day_chosen or self._view is None:
            return
        today = self.service.today()
        if today == self.view.day:
            return
        name = weekday(today)
        if self.capturing or self.app.screen is not self:
            if self._told_of != today:
                self._told_of = today
                self.care.say(f"It is {name} now. t goes there; your typing stays.")
            return
        if monotonic - self._last_key >= IDLE_SECONDS:
            self.refresh_view()
            self.say(f"It is {name} now.")

    # the mouse --------------------------------------------------------------------------------

    @on(HabitList.Clicked)
    def _row_clicked(self, event: HabitList.Clicked) -> None:
        habits = self._page.habits.habits if self._page is not None else ()
        if self._amount is None and event.line < len(habits) and habits[event.line] is not None:
            self._region = "list"
            self.select(habits[event.line])

    @on(HabitList.Scrolled)
    def _wheel(self, event: HabitList.Scrolled) -> None:
        if not self.capturing:
            self._region = "list"
            self.action_move(event.by)

    @on(Ratings.Clicked)
    def _rating_clicked(self, event: Ratings.Clicked) -> None:
        if event.line == 0:
            scales = scales_of(light=self.view.light)
            each = 26 if self.app.size.width >= NARROW else 13
            self.open_rating(scales[min(min(event.x, GRID) // each, len(scales) - 1)])
        elif event.line == 1 and not self.capturing:
            self.action_note()

    @on(Welcome.Clicked)
    def _choice_clicked(self, event: Welcome.Clicked) -> None:
        choice = choice_at(
            self._picture(),
            event.line,
            min(self.app.size.width, GRID),
            tight=self.app.size.height < ROOMY,
        )
        if choice is not None:
            self._choose(choice)
