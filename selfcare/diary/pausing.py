"""Pauses with their reasons, going on again, and the two weeks that lie ahead of a plan."""

from datetime import date, timedelta

from selfcare.core import history
from selfcare.core.days import short_day
from selfcare.core.history import Aside, HabitHistory, check_span, concerning
from selfcare.core.model import Habit, Pause
from selfcare.core.text import whole_line
from selfcare.core.values import replace
from selfcare.core.views import Receipt
from selfcare.diary.diary import Diary, act
from selfcare.words import plans
from selfcare.words.plans import PlanAhead, aside_words, span_sentence
from selfcare.words.receipts import BACK, said, shortened, shown_name


def plan_ahead(diary: Diary, habit: Habit) -> PlanAhead:
    """The next two weeks of a habit; one that is not saved yet (id 0) or edited will do."""
    _have_pauses(diary)
    known = diary.memory.history(diary.habit(habit.id)) if habit.id else HabitHistory(habit)
    everyone = tuple(pause for pause in diary.memory.pauses if pause.habit_id is None)
    history = replace(
        known,
        habit=habit,
        pauses=known.pauses if habit.id else everyone,
        hidden_from=diary.memory.hidden.get(habit.area),
    )
    return plans.plan_ahead(history, diary.frame())


def asides(diary: Diary) -> dict[int | None, tuple[Aside, ...]]:
    """The stretches that each habit is set aside, now or later, oldest first.

    None stands for the pauses of all habits alone.
    """
    _have_pauses(diary)
    owners = (None, *(habit.id for habit in diary.habits()))
    return {owner: history.asides(diary.memory.pauses, owner, diary.today()) for owner in owners}


def has_own_pause(diary: Diary, habit_id: int) -> bool:
    """Whether a pause of the habit's own covers today."""
    _have_pauses(diary)
    today = diary.today()
    return any(p.habit_id == habit_id and p.covers(today) for p in diary.memory.pauses)


def pauses_ahead(diary: Diary, habit_id: int | None) -> tuple[Pause, ...]:
    """The pauses of a habit and of all (None: of all alone) that hold today or later."""
    _have_pauses(diary)
    return concerning(diary.memory.pauses, habit_id, diary.today())


@act
def take_pause_back(diary: Diary, pause_id: int) -> Receipt:
    """End one pause: from today on its days are asked for again; one to come goes away."""
    _have_pauses(diary)
    today = diary.today()
    found = next((pause for pause in diary.memory.pauses if pause.id == pause_id), None)
    told = diary.told(today)
    if found is None:
        return said(told, "That pause is not here any more", dated=False, changed=False)
    habit = None if found.habit_id is None else diary.habit(found.habit_id)
    name = "All habits" if habit is None else shortened(shown_name(habit))
    span = span_sentence(found.first_day, found.last_day, today)
    diary.check_writable()
    with diary.store.act(f"{name}, pause taken back {span}", day=found.first_day):
        _end_before(diary, found, max(today, found.first_day))
    diary.memory.read_spans()
    verb = "are" if habit is None else "is"
    body = f"{name} {verb} asked for again"
    return said(told, body, dated=False, habit=habit)


@act
def pause(
    diary: Diary,
    habit_id: int | None,
    first: date | None = None,
    last: date | None = None,
    reason: str = "",
) -> Receipt:
    """Set days aside for one habit, or for all, from today unless said; None has no end.

    Raises:
        UnreadableError: the last day lies before the first.
    """
    _have_pauses(diary)
    first = diary.today() if first is None else first
    check_span(first, last, diary.today())
    habit = None if habit_id is None else diary.habit(habit_id)
    name = "All habits" if habit is None else shown_name(habit)
    verb = "are" if habit is None else "is"
    told = diary.told(first)
    own = [p for p in concerning(diary.memory.pauses, habit_id, first) if p.habit_id == habit_id]
    if any(_holds(pause, first, last) for pause in own):
        body = f"{shortened(name)} {verb} set aside then already"
        return said(told, body, dated=False, habit=habit, changed=False)
    diary.check_writable()
    span = span_sentence(first, last, told.today)
    with diary.store.act(f"{shortened(name)}, paused {span}", day=first):
        diary.store.add(Pause(0, habit_id, first, last, whole_line(reason, "A reason")))
    diary.memory.read_spans()
    more = "Runs wait." if habit is None else "Its run waits."
    body = f"{shortened(name)} {verb} set aside {span}"
    receipt = said(told, body, more=more, dated=False, habit=habit)
    short = aside_words(Aside(first, last, habit is None), told.today)
    return replace(receipt, app=f"{shortened(name, 20)}: {short}. {BACK}")


@act
def resume(diary: Diary, habit_id: int | None, day: date | None = None) -> Receipt:
    """End the pauses that cover a day, so that it is asked for; those that begin later stay."""
    _have_pauses(diary)
    today = diary.today() if day is None else day
    habit = None if habit_id is None else diary.habit(habit_id)
    name = "All habits" if habit is None else shown_name(habit)
    verb = "go" if habit is None else "goes"
    told = diary.told(today)
    covering = [
        pause for pause in diary.memory.pauses if pause.habit_id == habit_id and pause.covers(today)
    ]
    if not covering:
        everything = any(p.habit_id is None and p.covers(today) for p in diary.memory.pauses)
        more = "All habits are paused. Resume without a name ends that." if everything else ""
        return said(
            told,
            "no pause to end",
            about=shortened(name),
            dated=False,
            more=more,
            habit=habit,
            changed=False,
        )
    diary.check_writable()
    with diary.store.act(f"{shortened(name)}, resumed on {diary.day_words(today)}", day=today):
        for pause in covering:
            _end_before(diary, pause, today)
    diary.memory.read_spans()
    left = history.asides(diary.memory.pauses, habit_id, today)
    short, more = shortened(name, 16), ""
    app = f"{short} {verb} on from today."
    if left and left[0].first_day > today:
        again = f"set aside again from {short_day(left[0].first_day, today)}."
        more = f"{'They are' if habit is None else 'It is'} {again}"
        app = f"{short} {verb} on; {again}"
    elif left:
        more = "All habits are paused still, so it waits with them."
        app = f"{short} is paused with all habits still."
    body = f"{shortened(name)} {verb} on from {diary.day_words(today)}"
    receipt = said(told, body, dated=False, more=more, habit=habit)
    return replace(receipt, app=f"{app} {BACK}")


# inside


def _have_pauses(diary: Diary) -> None:
    """Make sure that all pauses have been read, however long ago they began."""
    diary.have([diary.today()])
    if not diary.memory.complete:
        diary.memory.read_spans()


def _end_before(diary: Diary, pause: Pause, day: date) -> None:
    """Let a pause end on the day before; one that began on the day goes away."""
    last = day - timedelta(days=1)
    if pause.first_day > last:
        diary.store.remove(Pause, pause.id)
    else:
        diary.store.update(replace(pause, last_day=last))


def _holds(pause: Pause, first: date, last: date | None) -> bool:
    """Whether a pause holds a whole span already."""
    if pause.first_day > first:
        return False
    return pause.last_day is None or (last is not None and last <= pause.last_day)
