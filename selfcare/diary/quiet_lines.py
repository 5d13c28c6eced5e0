"""The quiet lines of Today: which one stands, that it was said, and taking what it offers.

What was said is kept in inner settings, each a day and nothing more: `light_offered` when light
days were offered, `full_offered` when each habit's full plan was, and `quiet_until` from when on
the line about people who listen may be said again. They say nothing of why, and no export has them.
"""

from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date, timedelta

from selfcare.content.settings import is_on
from selfcare.content.starters import starters
from selfcare.core.days import each_day, week_of
from selfcare.core.errors import SelfcareError
from selfcare.core.history import Frame
from selfcare.core.ledger import set_aside
from selfcare.core.model import Habit
from selfcare.core.offers import (
    KEPT_WEEKS,
    SUPPORT_AGAIN,
    FullPlan,
    Offer,
    QuietLine,
    fewer_each_week,
    first_of,
    four_kept_weeks,
    hard_stretch,
    light_may_be_offered,
    support_may_be_said,
    support_said_on,
)
from selfcare.core.periods import Tally, tally_on
from selfcare.core.plan import Plan
from selfcare.core.plan_grammar import parse_plan
from selfcare.core.text import name_key
from selfcare.core.views import Greeting, Receipt
from selfcare.diary import habit_acts
from selfcare.diary.diary import Diary, act
from selfcare.words.receipts import said
from selfcare.words.today import full_plan_taken

LIGHT_OFFERED = "light_offered"
"""Inner setting: the day on which light days were offered last."""
FULL_OFFERED = "full_offered"
"""Inner setting: the habits whose full plan was offered, each `uid=day`, with commas."""
QUIET_UNTIL = "quiet_until"
"""Inner setting: from this day on the line about people who listen may be said again."""
WEEK = timedelta(weeks=1)


def line_shown(diary: Diary, line: QuietLine) -> None:
    """Keep that a line was seen, so that it goes away with the day."""
    today = diary.today()
    if line.offer is Offer.LIGHT_DAYS:
        _keep(diary, LIGHT_OFFERED, today.isoformat)
    elif line.full is not None:
        uid = line.full.habit.uid
        if uid not in _full_offered(diary):
            _keep(diary, FULL_OFFERED, lambda: _offered_too(diary, uid, today))


def support_due(diary: Diary) -> bool:
    """Whether the line about people who listen may be said now, after a check-in."""
    if diary.sample:
        return False
    diary.have(_last_days(diary))
    today = diary.today()
    again = _day(diary.memory.settings.get(QUIET_UNTIL, ""))
    return support_may_be_said(again, today) and _hard_stretch(diary, today)


def support_said(diary: Diary) -> None:
    """Keep from when on it may be said again, and nothing else."""
    _keep(diary, QUIET_UNTIL, (diary.today() + SUPPORT_AGAIN).isoformat)


@act
def raise_plan(diary: Diary, habit_id: int) -> Receipt:
    """Take the full plan that was offered for a habit: one edit, one act."""
    diary.load_all()
    habit = diary.habit(habit_id)
    offer = _full_plan(diary, habit, diary.frame())
    told = diary.told(diary.today())
    if offer is None:
        return habit_acts.edit_habit(diary, habit_id)[1]
    _, receipt = habit_acts.edit_habit(diary, habit_id, plan=offer.full_text, from_=offer.from_day)
    if not receipt.changed:
        return receipt
    return said(told, full_plan_taken(offer), dated=False, habit=habit)


# inside


def quiet_line(diary: Diary, greeting: Greeting, today: date) -> QuietLine | None:
    """The one line that stands on the current day."""
    due: set[Offer] = set()
    full: FullPlan | None = None
    if greeting is Greeting.SHORT_GAP:
        due.add(Offer.SHORT_GAP)
    if diary.memory.complete:
        settings = diary.memory.settings
        if support_said_on(_day(settings.get(QUIET_UNTIL, ""))) == today:
            due.add(Offer.SUPPORT)
        light = is_on(diary.memory.setting("light_days"))
        calm = greeting is Greeting.NOTHING and not light
        if calm and _light_due(diary, today):
            due.add(Offer.LIGHT_DAYS)
        if calm and not due and not _hard_stretch(diary, today):
            full = _full_due(diary, today)
            due |= {Offer.FULL_PLAN} if full is not None else set()
    offer = first_of(due)
    return None if offer is None else QuietLine(offer, full)


def _keep(diary: Diary, key: str, made: Callable[[], str]) -> None:
    """Keep an inner setting; a file that cannot be written is no reason to say it again now."""
    if diary.memory.settings.get(key) == made():
        return
    if diary.store.writable:
        with suppress(SelfcareError):
            _write_line(diary, key, made)
    diary.memory.settings = {**diary.memory.settings, key: made()}


@act
def _write_line(diary: Diary, key: str, made: Callable[[], str]) -> None:
    diary.store.set_setting(key, made())


def _offered_too(diary: Diary, uid: str, today: date) -> str:
    """The kept form of the habits whose full plan was offered, with one more."""
    offered = {**_full_offered(diary), uid: today}
    return ",".join(f"{each}={day}" for each, day in offered.items())


# people who listen


def _last_days(diary: Diary) -> Iterator[date]:
    today = diary.today()
    return each_day(today - timedelta(days=13), today)


def _hard_stretch(diary: Diary, today: date) -> bool:
    moods = {
        day: checkin.mood
        for day in _last_days(diary)
        if (checkin := diary.memory.checkins.get(day)) and checkin.mood is not None
    }
    return hard_stretch(moods, today)


# light days


def _light_due(diary: Diary, today: date) -> bool:
    said_on = _day(diary.memory.settings.get(LIGHT_OFFERED, ""))
    if not light_may_be_offered(said_on, today):
        return False
    first, _ = week_of(today, diary.memory.week_start)
    return fewer_each_week(
        [
            sum(_spoken_of(diary, first - back * WEEK + timedelta(days=n)) for n in range(7))
            for back in (3, 2, 1)
        ]
    )


def _spoken_of(diary: Diary, day: date) -> bool:
    """Whether a day has anything, or is set aside for every habit: nothing was asked then."""
    checkin = diary.memory.checkins.get(day)
    return (
        (checkin is not None and checkin.closed)
        or diary.memory.rated(day)
        or any(day in days for days in diary.memory.totals.values())
        or any(p.habit_id is None and p.covers(day) for p in diary.memory.pauses)
    )


# the full plan


def _full_due(diary: Diary, today: date) -> FullPlan | None:
    """The first habit whose full plan may be offered: never before, or today already."""
    frame, offered = diary.frame(), _full_offered(diary)
    waiting = [
        habit
        for habit in diary.habits()
        if habit.area not in diary.memory.hidden and offered.get(habit.uid, today) == today
    ]
    # One that stands today already comes first, so that the line does not change under a hand.
    waiting.sort(key=lambda habit: habit.uid not in offered)
    found = (_full_plan(diary, habit, frame) for habit in waiting)
    return next((each for each in found if each is not None), None)


def _full_plan(diary: Diary, habit: Habit, frame: Frame) -> FullPlan | None:
    """The full plan behind a starter habit that was kept for four weeks at its start plan."""
    history, today = diary.memory.history(habit), frame.today
    plan, unit = habit.rules[0].plan, habit.rules[0].unit
    if any((rule.plan, rule.unit) != (plan, unit) for rule in habit.rules):
        return None
    first, last = week_of(today, frame.week_start)
    weeks = [tally_on(history, first - back * WEEK, frame) for back in range(1, KEPT_WEEKS + 1)]
    kept = [week for week in weeks if isinstance(week, Tally)]
    if set_aside(history, today) or not four_kept_weeks(kept):
        return None
    found = _starter_plan(habit, plan, unit)
    if found is None:
        return None
    running = tally_on(history, today, frame)
    # A week that is kept already stays kept: the new plan begins with the next one.
    later = running is not None and running.kept and today > first
    return FullPlan(
        habit=habit,
        start=plan,
        full=parse_plan(found, unit),
        full_text=found,
        from_day=last + timedelta(days=1) if later else today,
        today=today,
    )


def _full_offered(diary: Diary) -> dict[str, date]:
    pairs = (
        part.rpartition("=") for part in diary.memory.settings.get(FULL_OFFERED, "").split(",")
    )
    days = {uid: _day(day) for uid, _, day in pairs if uid}
    return {uid: day for uid, day in days.items() if day is not None}


def _starter_plan(habit: Habit, plan: Plan, unit: str) -> str | None:
    """The full plan of the starter that a habit came from, by its name or else by its area."""
    alike = [
        starter
        for starter in starters()
        if starter.unit == unit
        and starter.plan != starter.start_plan
        and parse_plan(starter.start_plan, unit) == plan
        and (name_key(starter.name) == name_key(habit.name) or starter.area is habit.area)
    ]
    alike.sort(key=lambda starter: name_key(starter.name) != name_key(habit.name))
    return alike[0].plan if alike else None


def _day(text: str) -> date | None:
    """A kept day; None for anything else."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
