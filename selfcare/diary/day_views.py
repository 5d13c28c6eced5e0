"""Looking: the views that both front ends show."""

from datetime import date, timedelta

from selfcare.content.settings import is_on
from selfcare.core import ways_back
from selfcare.core.days import days_of_week, until, week_of
from selfcare.core.figures import needed_of
from selfcare.core.goals import smallest_amount, usual_amount
from selfcare.core.history import Frame, HabitHistory
from selfcare.core.ledger import is_due_on, is_sleep
from selfcare.core.model import NOT_ASKED, CheckIn, Entry, Habit, Pause, Practice, Status
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
from selfcare.core.ways_back import WaysBack, joined
from selfcare.diary import quiet_lines
from selfcare.diary.diary import Diary
from selfcare.store import KEEP_CHANGES, KEEP_TIME
from selfcare.words.explain import Explanation, explain

PANEL_WEEKS = 4
WELCOMED = "welcomed"
"""Inner setting: the day on which the welcome-back panel was answered, and what came before."""
SHORT_GAP = 3
LONG_GAP = 7
_BACK = frozenset({Greeting.SHORT_GAP, Greeting.WELCOME_BACK})
"""The greetings with a way back."""


class _Ways:
    """What the ways back of each habit do, kept while the frame and the gap are the same."""

    def __init__(self, _diary: Diary) -> None:
        self.made_of: tuple[object, ...] = (None,)
        self.by_habit: dict[int, tuple[HabitHistory, WaysBack]] = {}


def today_view(diary: Diary, day: date | None = None) -> TodayView:
    """Everything the Today place shows for a day; before `load_all` without runs."""
    now, today = diary.now(), diary.today()
    shown = today if day is None else min(day, today)
    diary.have([shown])
    frame = diary.frame()
    habits = [habit for habit in diary.memory.habits if is_shown(diary, habit, shown)]
    rows = tuple(_row(diary, habit, shown, frame) for habit in habits)
    counted = [row.week for row in rows if row.week.planned is not None]
    gap = open_gap(diary, today) if shown == today else None
    greeting = _greeting(diary, shown, today, rows, gap)
    return TodayView(
        day=shown,
        today=today,
        until=until(now, diary.memory.day_start) if shown == today else None,
        week=days_of_week(shown, diary.memory.week_start),
        checkin=diary.memory.checkins.get(shown, CheckIn(shown)),
        rows=rows,
        greeting=greeting,
        gap=gap,
        planned_done=sum(min(w.done or 0, w.planned or 0) for w in counted),
        planned=sum(w.planned or 0 for w in counted),
        light=is_on(diary.memory.setting("light_days")),
        paused_all=any(p.habit_id is None and p.covers(shown) for p in diary.memory.pauses),
        complete=diary.memory.complete,
        show_runs=is_on(diary.memory.setting("show_runs")),
        ways=ways_of(diary, gap) if gap is not None and greeting in _BACK else None,
        quiet=quiet_lines.quiet_line(diary, greeting, today) if shown == today else None,
        clock=diary.memory.setting("clock"),
    )


def warm_rows(diary: Diary) -> bool:
    """Compute run and strength of one more shown habit; False when all are there.

    So that a long history is worked through between key presses, not in front of one.
    """
    diary.load_all()
    frame, today = diary.frame(), diary.today()
    for habit in diary.memory.habits:
        if is_shown(diary, habit, today) and not diary.memory.has_figures(habit, frame):
            diary.memory.figures(habit, frame)
            return True
    gap = open_gap(diary, today)
    return gap is not None and _warm_ways(diary, gap)


def habit_panel(diary: Diary, habit_id: int, day: date | None = None) -> HabitPanel:
    """One habit at length, for the side panel."""
    shown = diary.today() if day is None else min(day, diary.today())
    habit = diary.habit(habit_id)
    first, _ = week_of(shown, diary.memory.week_start)
    starts = [first - timedelta(weeks=back) for back in range(PANEL_WEEKS - 1, -1, -1)]
    diary.have([starts[0], first])
    frame = diary.frame()
    history = diary.memory.history(habit)
    weeks = tuple(
        WeekLine(
            first_day=start,
            cells=_cells(diary, habit, start, frame),
            week=week_figure(history, start if start < first else shown, frame),
        )
        for start in starts
        if start + timedelta(days=6) >= history.first_day
    )
    return HabitPanel(
        row=_row(diary, habit, shown, frame),
        entries=diary.store.all(Entry, habit_id=habit_id, first=shown, last=shown),
        weeks=weeks,
        days_logged=len(history.totals),
    )


def entries(
    diary: Diary, habit_id: int | None = None, day: date | None = None, limit: int | None = None
) -> tuple[EntryLine, ...]:
    """Entries with their habit's name and unit, the newest day last."""
    found = diary.store.all(Entry, habit_id=habit_id, first=day, last=day)
    by_id = {habit.id: habit for habit in diary.memory.habits}
    chosen = found if limit is None else found[-limit:]
    return tuple(
        EntryLine(entry, by_id[entry.habit_id].name, by_id[entry.habit_id].rule_on(entry.day).unit)
        for entry in chosen
        if entry.habit_id in by_id
    )


def habit_row(diary: Diary, habit_id: int, day: date) -> HabitRow:
    """A habit as it stands on one day."""
    return _row(diary, diary.habit(habit_id), day, diary.frame())


def rest_notes(
    diary: Diary, habit_id: int | None = None, first: date | None = None, last: date | None = None
) -> tuple[RestNote, ...]:
    """The notes beside rests, of one habit or of all, the newest day last."""
    names = {habit.id: habit.name for habit in diary.memory.habits}
    found = [
        RestNote(day, names[of], note)
        for of, days in diary.store.rests().items()
        if of in names and habit_id in {None, of}
        for day, note in days.items()
        if note and (first is None or first <= day) and (last is None or day <= last)
    ]
    return tuple(sorted(found, key=lambda each: each.day))


def explanation(diary: Diary, habit_id: int, units: int = 28) -> Explanation:
    """Why the run is what it is, unit by unit; 0 units is all of them."""
    diary.load_all()
    return explain(diary.memory.history(diary.habit(habit_id)), diary.frame(), units)


def status_counts(diary: Diary) -> StatusCounts:
    """The day in counts, without a name."""
    view = today_view(diary)
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


def file_facts(diary: Diary) -> FileFacts:
    """Where the file lies, what is in it, how it is protected and copied."""
    diary.load_all()
    store = diary.store
    copies = store.backups()
    checkins = diary.memory.checkins.values()
    return FileFacts(
        path=str(diary.path),
        bytes=store.size_bytes(),
        entries=store.count_entries(),
        days=len(diary.memory.logged_days()),
        habits=len(diary.habits()),
        put_away=len(diary.habits(archived=True)),
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
        notices=tuple(dict.fromkeys((*diary.notices, *store.check_everything()))),
        odd_rows=store.read_everything(),
    )


# inside


def is_shown(diary: Diary, habit: Habit, day: date) -> bool:
    """Active habits of shown areas; ones put away on the days they were active."""
    if habit.area in diary.memory.hidden:
        return False
    if habit.archived_day is not None and habit.archived_day <= day:
        return False
    return day >= habit.first_day or habit.archived_day is None


def _row(diary: Diary, habit: Habit, day: date, frame: Frame) -> HabitRow:
    """A row, kept while its history, the frame and what Space logs are the same."""
    history = diary.memory.history(habit)
    key = "row", day, diary.memory.latest.get(habit.id), diary.memory.complete
    known = history.memo.get(key)
    if known is None or known[0] is not frame:
        known = history.memo[key] = frame, _made_row(diary, habit, day, frame)
    row: HabitRow = known[1]
    return row


def _made_row(diary: Diary, habit: Habit, day: date, frame: Frame) -> HabitRow:
    history = diary.memory.history(habit)
    rule = habit.rule_on(day)
    latest = diary.memory.latest.get(habit.id)
    run, strength = diary.memory.figures(habit, frame) if diary.memory.complete else (None, None)
    first, _ = week_of(day, frame.week_start)
    return HabitRow(
        habit=habit,
        rule=rule,
        day=day,
        status=status_on(history, day, frame),
        amount=history.totals.get(day),
        due=None if is_period_plan(rule.plan) else is_due_on(history, day),
        cells=_cells(diary, habit, first, frame),
        week=week_figure(history, day, frame),
        usual=usual_amount(rule, latest),
        usual_known=latest is not None
        and latest == usual_amount(rule, latest)
        and not is_sleep(habit, rule),
        smallest=smallest_amount(rule),
        run=run,
        strength=strength,
        needed=needed_of(history, frame) if diary.memory.complete else None,
        rest_note=history.rest_notes.get(day, ""),
    )


def _cells(diary: Diary, habit: Habit, first: date, frame: Frame) -> tuple[Status | None, ...]:
    history = diary.memory.history(habit)
    return tuple(status_on(history, first + timedelta(days=n), frame) for n in range(7))


def open_gap(diary: Diary, today: date) -> Gap | None:
    """The open days before today. None: no such days, or today has something already."""
    last = diary.store.latest_day(today)
    if last is None or last >= today:
        return None
    first_open, last_open = last + timedelta(days=1), today - timedelta(days=1)
    # The gap may reach back behind the weeks that have been read.
    known = diary.memory.pauses if diary.memory.complete else diary.store.all(Pause)
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
        days_logged=diary.store.count_days(),
    )


def _greeting(
    diary: Diary, shown: date, today: date, rows: tuple[HabitRow, ...], gap: Gap | None
) -> Greeting:
    if not rows:
        return Greeting.NO_HABITS
    if shown == today and gap is not None:
        if gap.days < LONG_GAP:
            return Greeting.SHORT_GAP
        day, _, more = diary.memory.settings.get(WELCOMED, "").partition(" ")
        if day != today.isoformat() or more.endswith("back"):
            return Greeting.WELCOME_BACK
    elif shown == today and diary.store.latest_day(today - timedelta(days=1)) is None:
        return Greeting.FIRST_DAY
    return Greeting.NOTHING


def ways_of(diary: Diary, gap: Gap) -> WaysBack | None:
    """What each way back does to the runs. None: runs are hidden, or not read yet."""
    if not diary.memory.complete or not is_on(diary.memory.setting("show_runs")):
        return None
    while _warm_ways(diary, gap):
        pass
    kept = _ways_known(diary, gap)
    return joined(kept[habit.id][1] for habit in _shown_today(diary))


def _warm_ways(diary: Diary, gap: Gap) -> bool:
    """Compute the ways of one more habit; False when all are there."""
    if not is_on(diary.memory.setting("show_runs")):
        return False
    frame, kept = diary.frame(), _ways_known(diary, gap)
    for habit in _shown_today(diary):
        history = diary.memory.history(habit)
        known = kept.get(habit.id)
        if known is None or known[0] is not history:
            run, _ = diary.memory.figures(habit, frame)
            ways = ways_back.ways_of(history, gap.first_day, gap.last_day, frame, run)
            kept[habit.id] = history, ways
            return True
    return False


def _ways_known(diary: Diary, gap: Gap) -> dict[int, tuple[HabitHistory, WaysBack]]:
    key = (diary.frame(), gap.first_day, gap.last_day)
    kept = diary.part(_Ways)
    if kept.made_of[0] is not key[0] or kept.made_of[1:] != key[1:]:
        kept.made_of, kept.by_habit = key, {}
    return kept.by_habit


def _shown_today(diary: Diary) -> list[Habit]:
    today = diary.today()
    return [habit for habit in diary.memory.habits if is_shown(diary, habit, today)]
