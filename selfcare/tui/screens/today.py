"""Today: how am I, what did I do for myself, and the way to any other day.

One key, one act: the key's action asks the diary, the diary saves and tells, and the fresh view
is shown. After a one-key answer the next row is selected; on other days the row stays, so that the
arrows walk the days of one habit.
"""

from asyncio import sleep
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from functools import partial
from typing import ClassVar

from textual import events, getters, on
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Static

from selfcare.core.offers import Offer
from selfcare.core.views import (
    DoneRows,
    Greeting,
    HabitRow,
    Listed,
    Receipt,
    TodayView,
    amount_preview,
)
from selfcare.diary import (
    Diary,
    coming_back,
    day_acts,
    day_views,
    logbook,
    quiet_lines,
    setting_acts,
    week_acts,
)
from selfcare.draw import today as draw
from selfcare.draw.lines import cells
from selfcare.tui.keys import bindings
from selfcare.tui.paint import line, plain, put
from selfcare.tui.screens.base import WIDE, Place
from selfcare.tui.widgets.habit_list import HabitList, Selected, Welcome
from selfcare.tui.widgets.header import Header
from selfcare.tui.widgets.ratings import HabitAmount, Ratings
from selfcare.tui.widgets.rows import Rows
from selfcare.words import today as spoken
from selfcare.words.habit_row import day_line, nothing_done, short_day_line, smallest_first, weekday
from selfcare.words.today import STRETCH, slow_line

HabitAct = Callable[[Diary, int, date], Receipt]
"""What one key does to a habit on a day."""

SLOW, SLOW_MINUTES = "longer-out-breath", 3
"""What `p` opens after a hard check-in: the safest breathing, three slow minutes."""
IDLE_SECONDS = 60.0
"""How long no key must have come before the screen moves on to a new day by itself."""
TURN_SECONDS = 0.001
"""How long keys and the terminal have their turn between two pieces of the history."""
FIRST_FRAME_SECONDS = 0.05
"""The history waits this long, so that the first frame is on the terminal before it is read."""


class Today(Place, inherit_bindings=False):
    """The place the app opens on."""

    PLACE: ClassVar[str] = "today"
    WHERE: ClassVar[tuple[str, ...]] = ("today", "list", "regions")
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("today", "regions", "everywhere")]

    rows = getters.query_one(HabitList)
    ratings = getters.query_one(Ratings)
    field = getters.query_one(HabitAmount)

    def __init__(self) -> None:
        super().__init__()
        self._view: TodayView | None = None
        self._selected: int | None = None
        self._at = 0
        """Where it stands in the list."""
        self._in_place = False
        """Whether done rows stand in their place for now, whatever the setting says."""
        self._day_chosen = False
        """Whether the person walked to a day; otherwise the screen follows the current day."""
        self._last_key = 0.0
        self._told_of: date | None = None
        """The new day that was spoken of while something was being typed."""
        self._rated = ""
        """What the open ratings have saved so far, in words."""
        self._offers_slow = False
        """Whether it offers three slow minutes."""
        self._amount_for = ""
        """The lasting name of the habit whose amount is typed; the amount goes with it."""

    def compose_place(self) -> Iterable[Widget]:
        """Ratings, the ways back, habits, the amount; at the side the selected one at length."""
        with Horizontal(id="body"):
            with Vertical(id="main"):
                with Vertical(id="ratings", classes="card") as card:
                    card.border_title = "How are you?"
                    yield Ratings()
                    yield Static(id="note-line")
                yield Welcome(id="welcome", classes="card")
                with Vertical(id="habits", classes="card") as card:
                    card.border_title = "Habits"
                    yield Static(id="letters")
                    yield HabitList(id="list", classes="body")
                yield HabitAmount(id="amount", classes="card", select_on_focus=False)
            yield Selected(id="side", can_focus=False)

    # what is shown ----------------------------------------------------------------------------

    @property
    def view(self) -> TodayView:
        """The diary's facts for the day on screen."""
        if self._view is None:
            self._view = day_views.today_view(self.diary)
            self._keep_selected()
        return self._view

    def _keep_selected(self) -> None:
        """The selected habit stays selected; when it is gone, the first one is."""
        self._selected, self._at = self.listed.kept(self._selected, self._at)
        if self._amount_for and all(row.habit.uid != self._amount_for for row in self.view.rows):
            self._amount_for = ""
            self._close_amount()

    @property
    def listed(self) -> Listed:
        """The rows as they are listed: on the current day done ones may stand elsewhere."""
        moves = self.view.is_today and not self._in_place
        how = DoneRows(setting_acts.setting(self.diary, "done_rows")) if moves else DoneRows.STAY
        return Listed.of(self.view.rows, how)

    @property
    def _hidden(self) -> str:
        """How many rows are out of sight, and how to see them; empty: none is."""
        return spoken.hidden_words(self.listed.hidden, self.care.key_of("done-rows"))

    @property
    def row(self) -> HabitRow | None:
        """The selected row."""
        return next((row for row in self.view.rows if row.habit.id == self._selected), None)

    def _row_or_say(self) -> HabitRow | None:
        """The selected row; where there is none, says so."""
        if self.row is None:
            self.say(self._hidden or spoken.NO_HABITS)
        return self.row

    def refresh_view(self) -> None:
        """The same day again, or the current one when the screen follows it."""
        holds = self._view is not None and (self._day_chosen or self.busy_typing)
        self._look_at(self._view.day if self._view is not None and holds else None)

    def _look_at(self, day: date | None) -> None:
        """Shows a day; None: the current one."""
        with self.telling():
            self._view = day_views.today_view(self.diary, day)
            self._keep_selected()
            self.show()

    @property
    def busy_typing(self) -> bool:
        """Whether a rating or an amount is open."""
        return self.typing or self.ratings.keys is not None

    @property
    def welcoming(self) -> bool:
        """Whether the panel with three ways back stands above the list."""
        return self.view.greeting is Greeting.WELCOME_BACK and self.view.is_today

    def show(self) -> None:
        """Hands every widget its part of the view."""
        view = self.view
        ratings = self.ratings
        ratings.signs, ratings.checkin, ratings.light = self.signs, view.checkin, view.light
        put(self.query_one("#note-line", Static), line(draw.note_line(view)))
        welcoming = self.welcoming
        self.set_class(welcoming, "-welcoming")
        self.set_class(not view.rows, "-no-habits")
        if welcoming:
            self.query_one(Welcome).show(view)
        elif self.focused is self.query_one("#ways"):
            self.focus_body()
        self._show_list()
        self._show_side()
        card = self.query_one("#habits")
        told = self.signs.legible(spoken.logged_words(view))
        if card.border_subtitle != told:
            card.border_subtitle = told
        if not view.rows:
            self.query_one("#letters", Static).update(spoken.NO_HABITS)
        self.tell(day_line(view), short_day_line(view))
        if not self.said:
            self.say("")
            if view.quiet is not None and view.is_today:
                quiet_lines.line_shown(self.diary, view.quiet)

    def say(self, words: str | Content, *, offers_slow: bool = False) -> None:
        """Shows a message; an empty one brings back what stands there otherwise.

        `offers_slow`: it offers three slow minutes, which `p` then opens, whatever its words.
        """
        self._offers_slow = offers_slow
        super().say(words)

    def outdate(self) -> None:
        """Words about an older change go; what has changed is shown right after."""
        self.said = self._offers_slow = False

    def standing(self) -> str:
        """A greeting, or the one quiet line."""
        width = self.size.width
        return spoken.standing_words(self.view, lambda words: cells(words) < width)

    def _show_list(self, typed: str = "") -> None:
        view, plan = self.view, nothing_done(self.view)
        at = self.rows.show(
            view, self.listed, self._selected, self.signs,
            plan=plan, typed=typed, below=self._hidden,
        )  # fmt: skip
        if view.rows:
            put(self.query_one("#letters", Static), line(draw.letters(view, at)))

    def _show_side(self) -> None:
        """The selected habit at length, when there is room for it beside the list."""
        view, row = self.view, self.row
        if self.app.size.width >= WIDE and row is not None:
            panel = (
                day_views.habit_panel(self.diary, row.habit.id, view.day) if view.complete else None
            )
            zone = self.diary.now().tzinfo
            self.query_one(Selected).show(view, row, panel, self.signs, zone)

    # life -------------------------------------------------------------------------------------

    def on_mount(self) -> None:
        """The first frame; the whole history is read right after it."""
        self.watch(self.rows, "highlighted", self._cursor_moved, init=False)
        if self.welcoming:
            self.set_focus(self.query_one("#ways"))
        else:
            self.focus_body()
        if not self.view.complete:
            self.set_timer(FIRST_FRAME_SECONDS, lambda: self.run_worker(self._read_everything()))

    def focus_body(self) -> None:
        """The keys go to the list."""
        self.set_focus(self.rows)

    def laid_out(self) -> None:
        """Rows are laid out anew."""
        self.show()

    async def _read_everything(self) -> None:
        """Reads the whole history and works through it in small pieces; a key between is first."""
        with self.telling():
            while week_acts.warm_next(self.diary):  # noqa: ASYNC110 - no event tells of it
                await sleep(TURN_SECONDS)
        self.refresh_view()
        self.run_worker(self.care.make_ready(), exit_on_error=False)

    def on_key(self, event: events.Key) -> None:
        """Remembers when a key came."""
        self._last_key = event.time

    def keep_typing(self) -> None:
        """A rating that is still open is saved before the app ends."""
        rated = self.ratings.take_unsettled()
        if rated is not None:
            self._rate(rated)

    # rows and days ----------------------------------------------------------------------------

    @on(Rows.Resized, "#list")
    def _list_resized(self, event: Rows.Resized) -> None:
        """Another height has room for air between the rows, or none."""
        event.stop()
        if not self.busy_typing:
            self._show_list()

    @on(HabitList.DayClicked)
    def _day_clicked(self, event: HabitList.DayClicked) -> None:
        """A day of a row's strip."""
        event.stop()
        self._go_to_weekday(event.at, event.habit_id)

    @on(events.Click, "#letters")
    def _letter_clicked(self, event: events.Click) -> None:
        """A letter above the strips."""
        columns = self.rows.columns
        if columns is not None and (at := columns.day_at(event.x)) is not None:
            self._go_to_weekday(at)

    def _go_to_weekday(self, at: int, habit_id: int | None = None) -> None:
        """Shows a day of the week that the strips show."""
        day = self.view.week[at]
        if day > self.view.today:
            self.say(spoken.FUTURE)
        else:
            self.go_to(day, habit_id)

    def _cursor_moved(self) -> None:
        at = self.rows.at_cursor
        if at and int(at) != self._selected:
            self._selected = int(at)
            self._show_side()

    def chosen(self, _: str) -> None:
        """The row's entries."""
        self.action_open()

    def action_walk(self, by: int) -> None:
        """The day before or after; the same row stays selected."""
        day = self.view.day + timedelta(days=by)
        if day > self.view.today:
            self.say(spoken.LATEST)
        else:
            self.go_to(day)

    def go_to(self, day: date, habit_id: int | None = None) -> None:
        """Shows a day, and selects a habit on it."""
        self._day_chosen = day < self.diary.today()
        self.outdate()
        if habit_id is not None:
            self._selected = habit_id
        self._look_at(day if self._day_chosen else None)

    def action_today(self) -> None:
        """The current day."""
        self.go_to(self.diary.today())

    def action_leave(self) -> None:
        """One layer back: an open amount closes, another day leads to today, then to the list."""
        if self.typing:
            self._close_amount()
        elif not self.view.is_today:
            self.action_today()
        elif self.focused is not self.rows:
            self.focus_body()
        else:
            self.say("")

    def point_at(self, day: date | None, habit_id: int | None) -> None:
        """Shows where a change was, so that taking it back can be seen."""
        if day is not None and day != self.view.day and day <= self.view.today:
            self.go_to(day, habit_id)
        elif habit_id is not None and habit_id in self.listed.ids:
            self.select(habit_id)

    def select(self, habit_id: int | None) -> None:
        """Selects a row."""
        self._selected = habit_id
        self._show_list()
        self._show_side()

    def action_region(self, by: int) -> None:
        """The next region: the ways back, the habits, the ratings, the places, and round again."""
        regions: list[Widget] = [
            *([self.query_one("#ways")] if self.welcoming else []),
            self.rows,
            self.ratings,
            self.query_one(Header),
        ]
        here = regions.index(self.focused) if self.focused in regions else -min(by, 0)
        self.set_focus(regions[(here + by) % len(regions)])

    # answers ----------------------------------------------------------------------------------

    def move_on(self) -> None:
        """After a one-key answer the next row is to be selected, on today alone."""
        if self.view.is_today and setting_acts.setting(self.diary, "move_on") == "on":
            self._selected = self.listed.after(self._selected)

    def _answer(self, act: HabitAct, *, moves: bool = True) -> None:
        """One act on the selected row; a one-key answer moves on."""
        row = self._row_or_say()
        if row is None:
            return
        day = self.view.day
        told = self.care.act(lambda: act(self.diary, row.habit.id, day))
        if told is not None and told.changed and moves:
            self.move_on()
        self.refresh_view()

    def action_usual(self) -> None:
        """Done, or the usual amount; on light days the smallest version."""
        smallest = self.view.light and self.row is not None and smallest_first(self.row)
        self._answer(logbook.log_smallest if smallest else logbook.log_usual)

    def action_smallest(self) -> None:
        """The smallest version."""
        self._answer(logbook.log_smallest)

    def action_step(self, by: int) -> None:
        """One step more or less; less on an open row says none, and that is an answer."""
        row = self.row
        answers = by < 0 and row is not None and row.amount is None
        self._answer(partial(logbook.step, direction=by), moves=answers)

    def action_clear(self) -> None:
        """Clears the day's amount."""
        self._answer(logbook.clear_day, moves=False)

    def action_rest(self) -> None:
        """The habit rests on this day."""
        self._answer(day_acts.rest)

    # amounts ----------------------------------------------------------------------------------

    def action_amount(self, sign: str) -> None:
        """Opens the amount of the selected row with the sign that was typed."""
        row = self._row_or_say()
        if row is None:
            return
        field, self._amount_for = self.field, row.habit.uid
        field.border_title = line(draw.amount_title(row))
        field.open(sign)

    @on(Input.Changed, "#amount")
    def _amount_typed(self, event: Input.Changed) -> None:
        event.stop()
        row = self.row
        if row is None or not event.input.display:
            return
        if not event.value:
            self._close_amount()
            return
        shown = amount_preview(event.value, row.amount or 0, row.rule.unit)
        event.input.border_subtitle = Content(shown)
        self._show_list(shown)

    @on(Input.Submitted, "#amount")
    def _amount_given(self, event: Input.Submitted) -> None:
        event.stop()
        row, day, text = self.row, self.view.day, event.value
        if row is None or not self.field.given:
            self._close_amount()
            return
        told = self.care.act(lambda: logbook.log(self.diary, row.habit.id, text, day))
        if told is None and not self.care.waits:
            return
        self._close_amount()
        if told is not None:
            self.move_on()
            self.refresh_view()

    @on(events.DescendantBlur)
    def _left_amount(self, event: events.DescendantBlur) -> None:
        if event.widget is self.field and event.widget.display:
            text = self.field.given
            self._close_amount(focus=False)
            if text:
                self.say(line(plain(text), " is not logged. Enter saves an amount."))

    def _close_amount(self, *, focus: bool = True) -> None:
        self._amount_for = ""
        self.field.close()
        if focus:
            self.focus_body()
        self._show_list()

    # ratings ----------------------------------------------------------------------------------

    def left(self) -> str:
        """An amount that is not logged yet; ratings are saved as they are."""
        return self.field.unlogged if self.typing else ""

    def action_rate(self, scale: str) -> None:
        """Opens the ratings at a scale."""
        self._rated = ""
        self.set_focus(self.ratings)
        self.ratings.open(scale)

    def _rate(self, rated: Ratings.Settled) -> None:
        """Saves ratings over what the person saw, and nothing else."""
        day, values = self.view.day, rated.values
        seen = self.care.seen(day, rated.seen(day))
        receipt = self.care.act(lambda: day_acts.rate(self.diary, day, seen=seen, **values))
        self._rated = receipt.app if receipt is not None else ""

    @on(Ratings.Settled)
    def _settled(self, event: Ratings.Settled) -> None:
        event.stop()
        if event.values:
            self._rate(event)
        self.refresh_view()
        if event.finished:
            self._end_rating()

    def _end_rating(self) -> None:
        """Back to the list, and the one line for a hard check-in."""
        if isinstance(self.focused, Ratings):
            self.focus_body()
        if not self._rated:
            return
        stretch = not self.care.sample and quiet_lines.support_due(self.diary)
        if self.view.checkin.hard:
            self.say(slow_line(self.care.key_of("practise"), stretch=stretch), offers_slow=True)
        elif stretch:
            self.say(STRETCH)
        if stretch:
            quiet_lines.support_said(self.diary)
        self._rated = ""

    # the day ----------------------------------------------------------------------------------

    def action_day_off(self) -> None:
        """Sets aside everything still open on the day."""
        self.acted(lambda: day_acts.day_off(self.diary, self.view.day))

    def action_close_day(self) -> None:
        """That's all for the day."""
        self.acted(lambda: day_acts.close_day(self.diary, self.view.day))

    def action_light(self) -> None:
        """Light days on or off."""
        self.acted(partial(setting_acts.toggle_light, self.diary))

    async def action_practise(self) -> None:
        """A fitting routine at its card; after a hard check-in three slow minutes."""
        if self._offers_slow:
            self.care.open_sheet("practice_card", SLOW, minutes=SLOW_MINUTES)
        elif self.row is None:
            await self.care.action_go("practice")
        else:
            from selfcare.diary import practising  # noqa: PLC0415 - 20 ms, not for the first frame

            habit_id = self.row.habit.id
            routine = practising.fitting_routine(self.diary, habit_id)
            self.care.open_sheet("practice_card", routine.id, habit_id=habit_id)

    def action_note(self) -> None:
        """The day's note."""
        self.care.open_sheet("note", self.view.day)

    def action_open(self) -> None:
        """The row's entries; without habits, some to choose from."""
        if self.row is not None:
            self.care.open_sheet("entries", self.row.habit.id, self.view.day)
        elif self._hidden:
            self.say(self._hidden)
        else:
            self.care.open_sheet("first_run")

    def action_done_rows(self) -> None:
        """Done rows in their place for now, or again where the setting has them."""
        if setting_acts.setting(self.diary, "done_rows") == DoneRows.STAY:
            self.say(spoken.DONE_STAY)
            return
        self._in_place = not self._in_place
        self.refresh_view()
        self.say(spoken.in_place_words(self.care.key_of("done-rows")) if self._in_place else "")

    def action_why(self) -> None:
        """Why the run is what it is."""
        row = self._row_or_say()
        if row is not None:
            self.care.open_sheet("why", row.habit.id)

    def action_add(self) -> None:
        """A habit of one's own."""
        self.care.add_habit(after=self._added)

    def _added(self, habit_id: object) -> None:
        self.refresh_view()
        if isinstance(habit_id, int):
            self.point_at(None, habit_id)

    def action_fill(self) -> None:
        """Takes what the quiet line offers: the last open day of a short gap, or a full plan."""
        quiet, gap = self.view.quiet, self.view.gap
        if quiet is None:
            return
        if quiet.offer is Offer.SHORT_GAP and gap is not None:
            self.go_to(gap.last_day)
        elif quiet.full is not None:
            raised = quiet.full.habit.id
            self.acted(lambda: quiet_lines.raise_plan(self.diary, raised))

    @on(events.DescendantFocus)
    def _at_ways(self, event: events.DescendantFocus) -> None:
        """Where there is little room, the ways or the list are shown, whichever has the keys."""
        self.set_class(event.widget.id == "ways", "-at-ways")

    @on(Welcome.Chosen)
    def _way_chosen(self, event: Welcome.Chosen) -> None:
        """One of the three ways back in."""
        event.stop()
        gap = self.view.gap
        if gap is None:
            return
        match event.choice:
            case spoken.Choice.START:
                self.acted(partial(coming_back.start_from_today, self.diary))
            case spoken.Choice.ASIDE:
                self.acted(lambda: coming_back.set_aside(self.diary, gap))
            case spoken.Choice.FILL:
                self.go_to(gap.last_day)
        self.focus_body()

    # the clock --------------------------------------------------------------------------------

    def look_at_clock(self, monotonic: float) -> None:
        """A new day has begun: the screen goes there when nobody is typing, and says so."""
        today = self.diary.today()
        if self._day_chosen or self._view is None or today == self._view.day:
            return
        name = weekday(today)
        if self.busy_typing or self.app.screen is not self:
            if self._told_of != today:
                self._told_of = today
                self.care.say(f"It is {name} now. t goes there; your typing stays.")
            return
        if monotonic - self._last_key >= IDLE_SECONDS:
            self.refresh_view()
            self.say(f"It is {name} now.")
