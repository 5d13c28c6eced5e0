"""Looking: the views that both front ends show."""

from datetime import date, timedelta

from selfcare.core.days import days_of_week, until, week_of
from selfcare.core.explain import Explanation, explain
from selfcare.core.goals import smallest_amount, usual_amount
from selfcare.core.history import Frame
from selfcare.core.model import CheckIn, Habit, Status
from selfcare.core.plan import is_due, is_due_plan
from selfcare.core.settings import is_on
from selfcare.core.status import showed_up, status_on
from selfcare.core.views import (
    EntryLine,
    FileFacts,
    Gap,
    Greeting,
    HabitPanel,
    HabitRow,
    StatusCounts,
    TodayView,
    WeekLine,
)
from selfcare.core.week_figure import week_figure
from selfcare.service.day_acts import WELCOMED
from selfcare.service.desk import Desk

PANEL_WEEKS = 4
SHORT_GAP = 3
LONG_GAP = 7


class Looking(Desk):
    """What a person sees."""

    def today_view(self, day: date | None = None) -> TodayView:
        """Everything the Today place shows for a day; before `load_all` without runs."""
        now, today = self.now(), self.today()
        shown = today if day is None else min(day, today)
        self._have([shown])
        frame = self._frame()
        habits = [habit for habit in self._memory.habits if self._is_shown(habit, shown)]
        rows = tuple(self._row(habit, shown, frame) for habit in habits)
        counted = [row.week for row in rows if row.week.planned is not None]
        gap = self._gap(today) if shown == today else None
        return TodayView(
            day=shown,
            today=today,
            until=until(now, self._memory.day_start) if shown == today else None,
            week=days_of_week(shown, self._memory.week_start),
            checkin=self._memory.checkins.get(shown, CheckIn(shown)),
            rows=rows,
            greeting=self._greeting(shown, today, rows, gap),
            gap=gap,
            planned_done=sum(min(w.done or 0, w.planned or 0) for w in counted),
            planned=sum(w.planned or 0 for w in counted),
            light=is_on(self._memory.setting("light_days")),
            paused_all=any(p.habit_id is None and p.covers(shown) for p in self._memory.pauses),
            complete=self._memory.complete,
            show_runs=is_on(self._memory.setting("show_runs")),
        )

    def warm_next(self) -> bool:
        """Compute run and strength of one more shown habit; False when all are there.

        So that a long history is worked through between key presses, not in front of one.
        """
        self.load_all()
        frame, today = self._frame(), self.today()
        for habit in self._memory.habits:
            if self._is_shown(habit, today) and not self._memory.has_figures(habit, frame):
                self._memory.figures(habit, frame)
                return True
        return False

    def habit_panel(self, habit_id: int, day: date | None = None) -> HabitPanel:
        """One habit at length, for the side panel."""
        shown = self.today() if day is None else min(day, self.today())
        habit = self.habit(habit_id)
        first, _ = week_of(shown, self._memory.week_start)
        starts = [first - timedelta(weeks=back) for back in range(PANEL_WEEKS - 1, -1, -1)]
        self._have([starts[0], first])
        frame = self._frame()
        history = self._memory.history(habit)
        weeks = tuple(
            WeekLine(
                first_day=start,
                cells=self._cells(habit, start, frame),
                week=week_figure(history, start if start < first else shown, frame),
            )
            for start in starts
            if start + timedelta(days=6) >= history.first_day
        )
        return HabitPanel(
            row=self._row(habit, shown, frame),
            entries=self._store.entries(habit_id=habit_id, first=shown, last=shown),
            weeks=weeks,
            days_logged=len(history.totals),
        )

    def entries(
        self, habit_id: int | None = None, day: date | None = None, limit: int | None = None
    ) -> tuple[EntryLine, ...]:
        """Entries with their habit's name and unit, the newest day last."""
        found = self._store.entries(habit_id=habit_id, first=day, last=day)
        by_id = {habit.id: habit for habit in self._memory.habits}
        chosen = found if limit is None else found[-limit:]
        return tuple(
            EntryLine(
                entry, by_id[entry.habit_id].name, by_id[entry.habit_id].rule_on(entry.day).unit
            )
            for entry in chosen
            if entry.habit_id in by_id
        )

    def explanation(self, habit_id: int, units: int = 28) -> Explanation:
        """Why the run is what it is, unit by unit; 0 units is all of them."""
        self.load_all()
        return explain(self._memory.history(self.habit(habit_id)), self._frame(), units)

    def status_counts(self) -> StatusCounts:
        """The day in counts, without a name."""
        view = self.today_view()
        asked = [
            r for r in view.rows if r.status not in {Status.REST, Status.PAUSED, Status.NOT_DUE}
        ]
        by = [row.status for row in asked]
        return StatusCounts(
            day=view.day,
            done=by.count(Status.DONE),
            partly=by.count(Status.PARTLY),
            open=by.count(Status.UNLOGGED),
            total=len(asked),
            rated=view.checkin.mood is not None,
        )

    def file_facts(self) -> FileFacts:
        """Where the file lies, how big it is, how it is protected."""
        self.load_all()
        backup = self._store.newest_backup()
        return FileFacts(
            path=str(self.path),
            bytes=self._store.size_bytes(),
            entries=self._store.count_entries(),
            days=len(self._memory.logged_days()),
            habits=len(self.habits()),
            mode=self._store.mode_words(),
            newest_backup=None if backup is None else str(backup),
            notices=self.notices,
        )

    # inside

    def _is_shown(self, habit: Habit, day: date) -> bool:
        """Active habits of shown areas; ones put away on the days they were active."""
        if habit.area in self._memory.hidden:
            return False
        if habit.archived_day is not None and habit.archived_day <= day:
            return False
        return day >= habit.first_day or habit.archived_day is None

    def _row(self, habit: Habit, day: date, frame: Frame) -> HabitRow:
        history = self._memory.history(habit)
        rule = habit.rule_on(day)
        latest = self._memory.latest.get(habit.id)
        run, strength = (
            self._memory.figures(habit, frame) if self._memory.complete else (None, None)
        )
        first, _ = week_of(day, frame.week_start)
        return HabitRow(
            habit=habit,
            rule=rule,
            day=day,
            status=status_on(history, day, frame),
            amount=history.totals.get(day),
            due=is_due(rule.plan, habit.first_day, day) if is_due_plan(rule.plan) else None,
            cells=self._cells(habit, first, frame),
            week=week_figure(history, day, frame),
            usual=usual_amount(rule, latest),
            usual_known=latest is not None and latest == usual_amount(rule, latest),
            smallest=smallest_amount(rule),
            run=run,
            strength=strength,
        )

    def _cells(self, habit: Habit, first: date, frame: Frame) -> tuple[Status | None, ...]:
        history = self._memory.history(habit)
        return tuple(status_on(history, first + timedelta(days=n), frame) for n in range(7))

    def _gap(self, today: date) -> Gap | None:
        """The open days before today. None: no such days, or today has something already."""
        last = self._store.latest_day(today)
        if last is None or last >= today:
            return None
        first_open, last_open = last + timedelta(days=1), today - timedelta(days=1)
        pauses = [p for p in self._memory.pauses if p.habit_id is None]
        open_days = [
            day
            for day in (first_open + timedelta(days=n) for n in range((today - first_open).days))
            if not any(pause.covers(day) for pause in pauses)
        ]
        if len(open_days) < SHORT_GAP:
            return None
        return Gap(
            first_day=open_days[0],
            last_day=last_open if open_days[-1] == last_open else open_days[-1],
            days=len(open_days),
            last_logged=last,
            days_logged=self._store.count_days(),
        )

    def _greeting(
        self, shown: date, today: date, rows: tuple[HabitRow, ...], gap: Gap | None
    ) -> Greeting:
        if not rows:
            return Greeting.NO_HABITS
        if shown == today and gap is not None:
            if gap.days < LONG_GAP:
                return Greeting.SHORT_GAP
            if self._memory.settings.get(WELCOMED) != today.isoformat():
                return Greeting.WELCOME_BACK
        elif shown == today and self._store.latest_day(today - timedelta(days=1)) is None:
            return Greeting.FIRST_DAY
        return Greeting.NOTHING

    def logged_on(self, day: date) -> bool:
        """Whether anything at all was said about a day."""
        self._have([day])
        habits = self._memory.habits
        return self._memory.rated(day) or any(
            showed_up(self._memory.history(habit), day) for habit in habits
        )
