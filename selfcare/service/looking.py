"""Looking: the views that both front ends show."""

from datetime import date, timedelta

from selfcare.content.settings import is_on
from selfcare.core.days import days_of_week, until, week_of
from selfcare.core.goals import smallest_amount, usual_amount
from selfcare.core.history import Frame, HabitHistory
from selfcare.core.ledger import is_due_on, is_sleep
from selfcare.core.model import NOT_ASKED, CheckIn, Entry, Habit, Pause, Practice, Status
from selfcare.core.needed import needed_of
from selfcare.core.plan import AsNeeded, is_period_plan
from selfcare.core.status import status_on, week_figure
from selfcare.core.views import (
    EntryLine,
    FileFacts,
    Gap,
    Greeting,
    HabitPanel,
    HabitRow,
    RestNote,
    StatusCounts,
    TodayView,
    WeekLine,
)
from selfcare.core.ways_back import WaysBack, joined, ways_of
from selfcare.service.quiet_lines import QuietLines
from selfcare.store import KEEP_CHANGES, KEEP_TIME
from selfcare.words.explain import Explanation, explain

PANEL_WEEKS = 4
WELCOMED = "welcomed"
"""Inner setting: the day on which the welcome-back panel was answered, and what came before."""
SHORT_GAP = 3
LONG_GAP = 7
_BACK = frozenset({Greeting.SHORT_GAP, Greeting.WELCOME_BACK})
"""The greetings with a way back."""


class Looking(QuietLines):
    """What a person sees."""

    _ways_kept: tuple[tuple[object, ...], dict[int, tuple[HabitHistory, WaysBack]]] | None = None
    """What each way back does, by habit, while gap and frame are the same."""

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
        greeting = self._greeting(shown, today, rows, gap)
        return TodayView(
            day=shown,
            today=today,
            until=until(now, self._memory.day_start) if shown == today else None,
            week=days_of_week(shown, self._memory.week_start),
            checkin=self._memory.checkins.get(shown, CheckIn(shown)),
            rows=rows,
            greeting=greeting,
            gap=gap,
            planned_done=sum(min(w.done or 0, w.planned or 0) for w in counted),
            planned=sum(w.planned or 0 for w in counted),
            light=is_on(self._memory.setting("light_days")),
            paused_all=any(p.habit_id is None and p.covers(shown) for p in self._memory.pauses),
            complete=self._memory.complete,
            show_runs=is_on(self._memory.setting("show_runs")),
            ways=self._ways(gap) if gap is not None and greeting in _BACK else None,
            quiet=self._quiet_line(greeting, today) if shown == today else None,
            clock=self._memory.setting("clock"),
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
        gap = self._gap(today)
        return gap is not None and self._warm_ways(gap)

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
            entries=self._store.all(Entry, habit_id=habit_id, first=shown, last=shown),
            weeks=weeks,
            days_logged=len(history.totals),
        )

    def entries(
        self, habit_id: int | None = None, day: date | None = None, limit: int | None = None
    ) -> tuple[EntryLine, ...]:
        """Entries with their habit's name and unit, the newest day last."""
        found = self._store.all(Entry, habit_id=habit_id, first=day, last=day)
        by_id = {habit.id: habit for habit in self._memory.habits}
        chosen = found if limit is None else found[-limit:]
        return tuple(
            EntryLine(
                entry, by_id[entry.habit_id].name, by_id[entry.habit_id].rule_on(entry.day).unit
            )
            for entry in chosen
            if entry.habit_id in by_id
        )

    def habit_row(self, habit_id: int, day: date) -> HabitRow:
        """A habit as it stands on one day."""
        return self._row(self.habit(habit_id), day, self._frame())

    def rest_notes(
        self, habit_id: int | None = None, first: date | None = None, last: date | None = None
    ) -> tuple[RestNote, ...]:
        """The notes beside rests, of one habit or of all, the newest day last."""
        names = {habit.id: habit.name for habit in self._memory.habits}
        found = [
            RestNote(day, names[of], note)
            for of, days in self._store.rests().items()
            if of in names and habit_id in {None, of}
            for day, note in days.items()
            if note and (first is None or first <= day) and (last is None or day <= last)
        ]
        return tuple(sorted(found, key=lambda each: each.day))

    def explanation(self, habit_id: int, units: int = 28) -> Explanation:
        """Why the run is what it is, unit by unit; 0 units is all of them."""
        self.load_all()
        return explain(self._memory.history(self.habit(habit_id)), self._frame(), units)

    def status_counts(self) -> StatusCounts:
        """The day in counts, without a name."""
        view = self.today_view()
        asked = [
            row
            for row in view.rows
            if row.status not in NOT_ASKED and not isinstance(row.rule.plan, AsNeeded)
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
        """Where the file lies, what is in it, how it is protected and copied."""
        self.load_all()
        store = self._store
        copies = store.backups()
        checkins = self._memory.checkins.values()
        return FileFacts(
            path=str(self.path),
            bytes=store.size_bytes(),
            entries=store.count_entries(),
            days=len(self._memory.logged_days()),
            habits=len(self.habits()),
            put_away=len(self.habits(archived=True)),
            checkins=sum(
                any(scale is not None for scale in (each.mood, each.energy, each.stress))
                for each in checkins
            ),
            notes=sum(bool(each.note) for each in checkins),
            practices=len(store.all(Practice)),
            mode=store.mode_words(),
            writable=store.can_write(),
            backups=len(copies),
            newest_backup=str(copies[0]) if copies else None,
            newest_backup_day=store.day_of_backup(copies[0]) if copies else None,
            backup_folder=str(store.backup_folder),
            undo_steps=store.undo_steps(),
            undo_most=KEEP_CHANGES,
            undo_days=KEEP_TIME.days,
            notices=tuple(dict.fromkeys((*self.notices, *store.check_everything()))),
            odd_rows=store.read_everything(),
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
        """A row, kept while its history, the frame and what Space logs are the same."""
        history = self._memory.history(habit)
        key = "row", day, self._memory.latest.get(habit.id), self._memory.complete
        known = history.memo.get(key)
        if known is None or known[0] is not frame:
            known = history.memo[key] = frame, self._made_row(habit, day, frame)
        row: HabitRow = known[1]
        return row

    def _made_row(self, habit: Habit, day: date, frame: Frame) -> HabitRow:
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
            due=None if is_period_plan(rule.plan) else is_due_on(history, day),
            cells=self._cells(habit, first, frame),
            week=week_figure(history, day, frame),
            usual=usual_amount(rule, latest),
            usual_known=latest is not None
            and latest == usual_amount(rule, latest)
            and not is_sleep(habit, rule),
            smallest=smallest_amount(rule),
            run=run,
            strength=strength,
            needed=needed_of(history, frame) if self._memory.complete else None,
            rest_note=history.rest_notes.get(day, ""),
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
        # The gap may reach back behind the weeks that have been read.
        known = self._memory.pauses if self._memory.complete else self._store.all(Pause)
        pauses = [pause for pause in known if pause.habit_id is None]
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
            day, _, more = self._memory.settings.get(WELCOMED, "").partition(" ")
            if day != today.isoformat() or more.endswith("back"):
                return Greeting.WELCOME_BACK
        elif shown == today and self._store.latest_day(today - timedelta(days=1)) is None:
            return Greeting.FIRST_DAY
        return Greeting.NOTHING

    def _ways(self, gap: Gap) -> WaysBack | None:
        """What each way back does to the runs. None: runs are hidden, or not read yet."""
        if not self._memory.complete or not is_on(self._memory.setting("show_runs")):
            return None
        while self._warm_ways(gap):
            pass
        kept = self._ways_known(gap)
        return joined(kept[habit.id][1] for habit in self._shown_today())

    def _warm_ways(self, gap: Gap) -> bool:
        """Compute the ways of one more habit; False when all are there."""
        if not is_on(self._memory.setting("show_runs")):
            return False
        frame, kept = self._frame(), self._ways_known(gap)
        for habit in self._shown_today():
            history = self._memory.history(habit)
            known = kept.get(habit.id)
            if known is None or known[0] is not history:
                run, _ = self._memory.figures(habit, frame)
                ways = ways_of(history, gap.first_day, gap.last_day, frame, run)
                kept[habit.id] = history, ways
                return True
        return False

    def _ways_known(self, gap: Gap) -> dict[int, tuple[HabitHistory, WaysBack]]:
        key = (self._frame(), gap.first_day, gap.last_day)
        kept = self._ways_kept
        if kept is None or kept[0][0] is not key[0] or kept[0][1:] != key[1:]:
            kept = self._ways_kept = (key, {})
        return kept[1]

    def _shown_today(self) -> list[Habit]:
        today = self.today()
        return [habit for habit in self._memory.habits if self._is_shown(habit, today)]
