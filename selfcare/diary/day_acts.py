"""Acts about days: rest, pause, day off, close, the check-in, the pulse."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING
from uuid import uuid4

from selfcare.content.settings import is_on
from selfcare.core.days import long_day
from selfcare.core.errors import SelfcareError, UnreadableError
from selfcare.core.ledger import closed_status, is_due_on
from selfcare.core.model import Answered, CheckIn, Habit, Pause, Status
from selfcare.core.plan import DaysPerPeriod, is_period_plan
from selfcare.core.status import status_on
from selfcare.core.text import NOTE_LENGTH, clean, clean_line, whole
from selfcare.core.values import replace
from selfcare.core.views import Receipt
from selfcare.diary.diary import Diary, act
from selfcare.words.changed import Seen, settled
from selfcare.words.plans import plan_words
from selfcare.words.receipts import BACK, said, shortened, shown_name

if TYPE_CHECKING:
    from selfcare.core.instruments import Instrument, PulseView

SCALES = ("mood", "energy", "stress")
_SITTING = timedelta(minutes=2)
"""Ratings given within this time of each other are one act."""


class _Sitting:
    """The check-in that goes on, and what its writes join by."""

    def __init__(self, _diary: Diary) -> None:
        self.now: tuple[date, datetime, frozenset[str], str] | None = None


# rest and pauses


@act
def rest(diary: Diary, habit_id: int, day: date | None = None, note: str | None = None) -> Receipt:
    """Let one habit rest for a day, or take that back; for plans with due days.

    A note is kept with the rest, also with one that is there already.
    """
    words = whole(note or "", NOTE_LENGTH, "A note")
    on = diary.begun(day)
    diary.have([on])
    habit = diary.habit(habit_id)
    name, told = shortened(shown_name(habit)), diary.told(on)
    rule = habit.rule_on(on)
    if is_period_plan(rule.plan):
        asks = plan_words(rule.plan, rule.unit)
        if isinstance(rule.plan, DaysPerPeriod) and rule.plan.period == "week":
            asks = f"{rule.plan.days} of 7 days"
        body = f"{name} asks for {asks}, so this day can be free anyway"
        if on == told.today:
            body = f"{name} asks for {asks}, so today can be free anyway"
        more = "o sets the whole day aside."
        receipt = said(told, body, more=more, dated=False, habit=habit, changed=False)
        return replace(receipt, command=f"{body}. selfcare off sets the whole day aside.")
    known = diary.memory.rests.get(habit.id, {}).get(on)
    if known is not None and note is not None:
        return _note_rest(diary, habit, on, words, known)
    if known is not None:
        diary.check_writable()
        with diary.store.act(f"{name}, rest taken back on {diary.day_words(on)}", day=on):
            diary.store.remove_rest(habit.id, on)
        diary.memory.read_spans()
        return said(told, f"{name} is open again", habit=habit)
    if on in diary.memory.totals.get(habit.id, {}):
        more = "Something is logged, so it does not rest."
        return said(told, f"{name} is as it was", more=more, habit=habit, changed=False)
    if not is_due_on(diary.memory.history(habit), on):
        more = "It is free then anyway."
        return said(told, f"{name} is not due", more=more, habit=habit, changed=False)
    diary.check_writable()
    with diary.store.act(f"{name}, rest on {diary.day_words(on)}", day=on):
        diary.store.add_rest(habit.id, on, words)
    diary.memory.read_spans()
    when = "today" if on == told.today else told.app
    body, more = f"{name} rests", "Its run waits."
    receipt = said(told, body, more=more, habit=habit)
    return replace(receipt, app=f"{body} {when}. {more} {BACK}")


def _note_rest(diary: Diary, habit: Habit, on: date, note: str, known: str) -> Receipt:
    """Write, change or empty the note of a rest."""
    name, told = shortened(shown_name(habit)), diary.told(on)
    if note == known:
        return said(told, "the note is as it was", about=name, habit=habit, changed=False)
    diary.check_writable()
    with diary.store.act(f"{name}, note of a rest on {diary.day_words(on)}", day=on):
        diary.store.add_rest(habit.id, on, note)
    diary.memory.read_spans()
    return said(told, "note kept" if note else "note removed", about=name, habit=habit)


@act
def day_off(diary: Diary, day: date | None = None) -> Receipt:
    """Set aside everything still open on one day, or take that back."""
    on = diary.begun(day)
    diary.have([on])
    told = diary.told(on)
    taken = [
        pause
        for pause in diary.memory.pauses
        if pause.habit_id is None and pause.first_day == on == pause.last_day
    ]
    diary.check_writable()
    if taken:
        with diary.store.act(f"Day off taken back on {diary.day_words(on)}", day=on):
            for pause in taken:
                diary.store.remove(Pause, pause.id)
        diary.memory.read_spans()
        return said(told, "No day off", more="What was open is open again.")
    with diary.store.act(f"Day off on {diary.day_words(on)}", day=on):
        diary.store.add(Pause(0, None, on, on, "day off"))
    diary.memory.read_spans()
    return said(told, "Day off. Everything still open is set aside", habit=None)


# the day


@act
def close_day(diary: Diary, day: date | None = None) -> Receipt:
    """Say "that's all" for a day, or take that back."""
    on = diary.begun(day)
    diary.have([on])
    told = diary.told(on)
    weekday = long_day(on, told.today).split()[0]
    checkin = diary.memory.checkins.get(on, CheckIn(on))
    diary.check_writable()
    if checkin.closed:
        with diary.store.act(f"{weekday} opened again", day=on):
            diary.store.save(replace(checkin, closed=False))
        diary.memory.read_day(on)
        return said(told, f"{weekday} is open again", dated=False)
    open_lines = [habit for habit in diary.habits() if _counts_as_none(diary, habit, on)]
    with diary.store.act(f"That's all for {diary.day_words(on)}", day=on):
        diary.store.save(replace(checkin, closed=True))
    diary.memory.read_day(on)
    count = len(open_lines)
    more = ""
    if count:
        lines = "1 open line counts" if count == 1 else f"{count} open lines count"
        more = f"{lines} as none."
    receipt = said(told, f"That's all for {weekday}", more=more, dated=False)
    whole = f"That's all for {diary.day_words(on)}. {more}".rstrip()
    return replace(receipt, command=whole, spoken=f"That is all for {weekday}. {more}".rstrip())


def rate(
    diary: Diary, day: date | None = None, *, seen: Seen | None = None, **scales: int | None
) -> Receipt:
    """Set ratings of a day; those not named stay. None leaves one out.

    Raises UnreadableError for a number outside 0-10. Ratings given one after the other are one
    act, so that `z` takes the whole check-in back.
    """
    return check_in(diary, day, None, seen=seen, **scales)


@act
def check_in(
    diary: Diary,
    day: date | None,
    note: str | None,
    *,
    seen: Seen | None = None,
    **scales: int | None,
) -> Receipt:
    """Set ratings and the note of a day as one act; a note of None stays as it is.

    `seen` is what a screen showed of them (`checkin_texts`).

    Raises:
        ChangedElsewhereError: One of them was changed in another window too.
    """
    on = diary.begun(day)
    diary.have([on])
    for scale, value in scales.items():
        if scale not in SCALES:
            raise UnreadableError(f"There is no scale {clean_line(scale, 20)}.")
        if value is not None and not 0 <= value <= 10:
            raise UnreadableError(
                f"{scale.capitalize()} goes from 0 to 10, so {value} does not fit."
            )
    before = diary.memory.checkins.get(on, CheckIn(on))
    wanted = {scale: _rating_text(value) for scale, value in scales.items()}
    if note is not None:
        wanted["note"] = whole(note, NOTE_LENGTH, "A note")
    to_write = settled(seen, checkin_texts(before), wanted)
    kept = {scale: value for scale, value in scales.items() if scale in to_write}
    after = replace(before, **kept, note=to_write.get("note", before.note))  # type: ignore[arg-type]  # checked above
    told = diary.told(on)
    words = _scale_words(after) or "No ratings"
    if after.note != before.note:
        words += ", note kept" if after.note else ", note removed"
    if after == before:
        return said(told, words, changed=False)
    diary.check_writable()
    join = _sitting_key(diary, on, frozenset(scales))
    with diary.store.act(f"{words} on {diary.day_words(on)}", day=on, join=join):
        diary.store.save(after)
    diary.memory.read_day(on)
    return said(told, words)


@act
def note_day(diary: Diary, day: date | None, text: str, *, seen: Seen | None = None) -> Receipt:
    """Write, change or empty the note of a day; `seen` as for `check_in`.

    Raises:
        ChangedElsewhereError: The note was changed in another window too.
    """
    on = diary.begun(day)
    diary.have([on])
    note = whole(text, NOTE_LENGTH, "A note")
    before = diary.memory.checkins.get(on, CheckIn(on))
    note = settled(seen, checkin_texts(before), {"note": note}).get("note", before.note)
    told = diary.told(on)
    if before.note == note:
        return said(told, "The note is as it was", dated=False, changed=False)
    diary.check_writable()
    with diary.store.act(f"Note on {diary.day_words(on)}", day=on):
        diary.store.save(replace(before, note=note))
    diary.memory.read_day(on)
    return said(told, "Note kept" if note else "Note removed", dated=note == "" or on != told.today)


def add_to_note(diary: Diary, day: date | None, lines: str) -> Receipt:
    """Put lines under the note of a day; what stands there stays.

    Raises:
        UnreadableError: there is no room for all of them.
    """
    on = diary.begun(day)
    diary.have([on])
    before = diary.memory.checkins.get(on, CheckIn(on)).note
    text = f"{before}\n\n{lines}" if before else lines
    if len(text) > NOTE_LENGTH:
        raise UnreadableError(
            f"A note holds {NOTE_LENGTH:,} characters, and with this it would be longer. "
            "What you wrote is still here."
        )
    return note_day(diary, on, text)


# inside


def _counts_as_none(diary: Diary, habit: Habit, day: date) -> bool:
    """Whether closing the day turns this habit's open line into none."""
    if habit.area in diary.memory.hidden:
        return False
    if closed_status(habit, habit.rule_on(day)) is not Status.NONE:
        return False
    return status_on(diary.memory.history(habit), day, diary.frame()) is Status.UNLOGGED


def _sitting_key(diary: Diary, day: date, scales: frozenset[str]) -> str:
    """One key for ratings of one sitting: the same day, close together, no scale twice."""
    now = diary.now()
    sitting = diary.part(_Sitting).now
    if (
        sitting is not None
        and sitting[0] == day
        and timedelta(0) <= now - sitting[1] <= _SITTING
        and not sitting[2] & scales
    ):
        key, given = sitting[3], sitting[2] | scales
    else:
        key, given = f"rate {uuid4().hex}", scales
    diary.part(_Sitting).now = (day, now, given, key)
    return key


def light(diary: Diary) -> bool:
    """Whether light days are on."""
    return is_on(diary.memory.setting("light_days"))


def checkin_texts(checkin: CheckIn) -> dict[str, str]:
    """The ratings and the note of a day, part by part; empty where nothing is said."""
    scales = {scale: _rating_text(getattr(checkin, scale)) for scale in SCALES}
    return {**scales, "note": clean(checkin.note).strip()}


def _rating_text(value: int | None) -> str:
    return "" if value is None else str(value)


def _scale_words(checkin: CheckIn) -> str:
    """Ratings in words, "Mood 7, energy 5, stress 3"; scales left out are not named."""
    values = {"mood": checkin.mood, "energy": checkin.energy, "stress": checkin.stress}
    text = ", ".join(f"{scale} {value}" for scale, value in values.items() if value is not None)
    return text[:1].upper() + text[1:]


# The pulse: four questions about one's life, at most monthly, when a person asks for them.
#
# Nothing ever opens it by itself, and inside its interval it is not asked again.


INSTRUMENT = "ons4"


class NotYetError(SelfcareError):
    """It was answered a short while ago; asked too often, the answers say less."""


def pulse(diary: Diary) -> "PulseView":
    """The questions, whether they may be asked today, and every time they were answered."""
    from selfcare.core.instruments import pulse_view  # noqa: PLC0415 - 8 ms for the pulse alone

    questions = _questions()
    return pulse_view(questions, diary.store.all(Answered, instrument=questions.id), diary.today())


def pulse_due(diary: Diary) -> bool:
    """Whether the questions may be asked today."""
    return pulse(diary).due


@act
def answer_pulse(diary: Diary, answers: Sequence[int | None]) -> Receipt:
    """Keep the answers of today, one for each question, None for those left out; one act.

    Raises:
        NotYetError: the last time is less than the interval ago.
        UnreadableError: there is not one answer for each question, or one is off the scale.
    """
    from selfcare.core.instruments import score  # noqa: PLC0415 - as above

    view, today = pulse(diary), diary.today()
    if not view.due and view.next_day is not None:
        raise NotYetError(
            f"You answered these on {long_day(view.times[-1].day, today)}. "
            f"They come again from {long_day(view.next_day, today)} on."
        )
    told = diary.told(today)
    if score(view.instrument, answers) is None:
        if any(answer is not None for answer in answers):
            raise UnreadableError("These questions take an answer each, all of them.")
        return said(told, "Nothing is answered, so nothing is kept", dated=False, changed=False)
    diary.check_writable()
    with diary.store.act(f"Your answers to four questions on {diary.day_words(today)}", day=today):
        diary.store.add(Answered(0, view.instrument.id, today, tuple(answers)))
    return said(told, "Your answers are kept", dated=False)


def pulse_gentle(diary: Diary, answers: Sequence[int | None]) -> bool:
    """Whether people who listen are named after these answers; never on sample data."""
    from selfcare.core.instruments import is_low  # noqa: PLC0415 - as above

    return not diary.sample and is_low(answers)


def _questions() -> "Instrument":
    from selfcare.content.instruments import instrument  # noqa: PLC0415 - as above

    found = instrument(INSTRUMENT)
    assert found is not None
    return found
