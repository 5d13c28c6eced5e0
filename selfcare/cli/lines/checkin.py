"""The check-in, one question after the other, with a way back at each of them.

The order is made anew from the day's view before each question, so a habit that was added, rested
or set aside in between joins or leaves by itself.
"""

from collections.abc import Callable
from datetime import date
from enum import Enum

from msgspec import Struct

from selfcare.cli.lines import voice
from selfcare.cli.lines.ask import StoppedError, Talk, command_of, shown
from selfcare.cli.lines.habits import HabitAnswers, add_habit
from selfcare.core.days import long_day
from selfcare.core.errors import FileRefusedError, SelfcareError
from selfcare.core.model import HIGHEST, NOT_ASKED, CheckIn, Status
from selfcare.core.text import NOTE_LENGTH, as_sentence, clean, whole_number
from selfcare.core.views import HabitRow, TodayView
from selfcare.diary import (
    Diary,
    coming_back,
    day_acts,
    day_views,
    quiet_lines,
    setting_acts,
)
from selfcare.diary.day_acts import checkin_texts
from selfcare.words.changed import Seen
from selfcare.words.today import STRETCH_SPOKEN

# Which questions a day has, in which order, and how each is asked.
#
# A question has a key: the name of a rating, a habit's number, `note` or `end`.

Key = str | int

NOTE = "note"
END = "end"


class Scale(Struct, frozen=True):
    """One of the three ratings."""

    name: str
    ends: str
    """What 0 and 10 mean."""


SCALES: dict[Key, Scale] = {
    "mood": Scale("Mood", "0 very low to 10 very good"),
    "energy": Scale("Energy", "0 empty to 10 full"),
    "stress": Scale("Stress", "0 none to 10 very high"),
}


class Asked(Enum):
    """How much of a day is asked about."""

    EVERYTHING = "everything"
    """The evening: ratings, habits, note, and a last word."""
    PAST_DAY = "past day"
    """A day that is filled in later: the same without the last word; `s` goes on to the next."""
    RATINGS = "ratings"
    """The three ratings and the note."""


ANYWHERE = {
    Asked.EVERYTHING: voice.EVENING_KEYS,
    Asked.PAST_DAY: voice.PAST_DAY_KEYS,
    Asked.RATINGS: voice.RATING_KEYS,
}
"""The answers that work at every question, as a second `?` reads them."""


def questions_of(view: TodayView, asked: Asked, answered: frozenset[Key]) -> list[Key]:
    """The questions of a day; `answered` ones stay, so that a person can go back to them."""
    light = view.light and asked is not Asked.RATINGS
    order: list[Key] = [*SCALES][:1] if light else [*SCALES]
    if asked is not Asked.RATINGS:
        order += [
            row.habit.id
            for row in view.rows
            if row.habit.id in answered or _is_asked(row, light=light)
        ]
    if not light:
        order.append(NOTE)
    if asked is Asked.EVERYTHING:
        order.append(END)
    return order


def _is_asked(row: HabitRow, *, light: bool) -> bool:
    """Rested, paused and not-due habits are left in peace, and days before a habit began.

    One that is met keeps its line, so that more of it can be logged; its prompt says so.
    """
    if row.status is None or row.status in NOT_ASKED - {Status.FREE}:
        return False
    # A light day asks for smallest versions; a night and an upper limit have none.
    return not light or (row.rule.at_least and row.rule.unit != "h")


def row_of(view: TodayView, habit_id: Key) -> HabitRow:
    """The line of a habit that is asked about."""
    return next(row for row in view.rows if row.habit.id == habit_id)


def question(view: TodayView, key: Key) -> tuple[str, tuple[str, ...]]:
    """The prompt of a question, and what `?` reads there."""
    if isinstance(key, int):
        row = row_of(view, key)
        prompt = voice.habit_prompt(row, light=view.light)
        return prompt, voice.habit_detail(row)
    if key == NOTE:
        so_far = clean(view.checkin.note, NOTE_LENGTH)
        told = [
            "One line about the day. Enter leaves it as it is, minus takes it away.",
            as_sentence(f"So far: {so_far}") if so_far else "",
        ]
        return "Note, one line:", tuple(told)
    scale = SCALES[key]
    value = voice.rating_of(view.checkin, str(key))
    stands = "Enter leaves it out."
    if value is not None:
        stands = f"It is {value}; Enter keeps that, minus leaves it out."
    return f"{scale.name}, {scale.ends}:", (f"{scale.name}, {scale.ends}. {stands}",)


# Answers about the day itself: the three ratings and the note.


class DayAnswers:
    """Writes the ratings and the note of one day.

    Each `accept` gives whether the answer could be read, and whether something was written.
    """

    def __init__(self, diary: Diary, talk: Talk, day: date) -> None:
        self._diary = diary
        self._talk = talk
        self._day = day
        self._kind = False
        """Whether the kind line has been said."""
        self._rated = False
        """Whether a rating was written in this conversation."""

    def accept(self, checkin: CheckIn, key: Key, answer: str, seen: Seen) -> tuple[bool, bool]:
        """A rating: a number, Enter to leave it as it is, a minus to leave it out."""
        name = SCALES[key].name
        if not answer:
            self._talk.say(voice.rating_stays(name, voice.rating_of(checkin, str(key))))
            return True, False
        if answer == "-":
            changed = self._rate(key, None, seen)
            self._talk.say(voice.LEFT_OUT)
            return True, changed
        value = whole_number(answer, HIGHEST)
        if value is None:
            self._talk.trouble(
                f"I can't read {shown(answer)}. {name} is a whole number from 0 to 10, "
                "and Enter leaves it out."
            )
            return False, False
        return True, self._rate(key, value, seen)

    def accept_note(self, checkin: CheckIn, answer: str, seen: Seen) -> tuple[bool, bool]:
        """The note: a line of text, Enter to leave it as it is, a minus to take it away."""
        if not answer:
            self._talk.say("The note stays." if checkin.note else "")
            return True, False
        emptied = command_of(answer) == "-"
        note = "" if emptied else answer
        receipt = self._talk.settled(
            lambda: day_acts.note_day(self._diary, self._day, note, seen=seen)
        )
        if emptied:
            self._talk.say(receipt.spoken if receipt.changed else voice.LEFT_OUT)
        return True, receipt.changed

    def kind_word(self) -> None:
        """After a hard check-in of today: one kind line, and where people listen."""
        view = day_views.today_view(self._diary, self._day)
        if self._kind:
            return
        if self._rated and quiet_lines.support_due(self._diary):
            self._kind = True
            self._talk.say(STRETCH_SPOKEN)
            quiet_lines.support_said(self._diary)
        elif view.checkin.hard and view.is_today:
            self._kind = True
            self._talk.say(voice.HARD)

    def _rate(self, key: Key, value: int | None, seen: Seen) -> bool:
        self._rated = True
        scale = {str(key): value}
        receipt = self._talk.settled(
            lambda: day_acts.rate(self._diary, self._day, seen=seen, **scale)
        )
        return receipt.changed


class _Given(Struct, frozen=True):
    """An answer that was written down."""

    key: Key
    change: int


class CheckInTalk:
    """The questions about one day."""

    def __init__(
        self,
        diary: Diary,
        talk: Talk,
        day: date,
        *,
        asked: Asked = Asked.EVERYTHING,
        fill_in: Callable[[], None] | None = None,
        review: Callable[[], None] | None = None,
        practise: Callable[[int | None], None] | None = None,
    ) -> None:
        self._diary = diary
        self._talk = talk
        self._day = day
        self._asked = asked
        self._fill_in = fill_in
        """Goes through earlier days; None where that is not offered."""
        self._review = review
        """Asks the three questions about the week; None where that is not offered."""
        self._practise = practise
        """A routine for the habit at hand, or the usual one; None where that is not offered."""
        self._view = day_views.today_view(diary, day)
        week = voice.WeekOnce()
        self._habits = HabitAnswers(diary, talk, day, week)
        self._ratings = DayAnswers(diary, talk, day)
        self._given: list[_Given] = []
        self._end_told = False
        """Whether closing the day has just said that this is all."""

    def run(self) -> None:
        """Ask from the first question to the last.

        Raises:
            StoppedError: the person stopped before the end.
        """
        key: Key | None = self._order()[0]
        while key is not None:
            if key == END:
                key = self._ask_end()
                continue
            key = self._ask(key)
        if self._asked is not Asked.EVERYTHING:
            self._tell_end()

    # the order

    def _order(self) -> list[Key]:
        self._view = day_views.today_view(self._diary, self._day)
        answered = frozenset(given.key for given in self._given)
        return questions_of(self._view, self._asked, answered)

    def _after(self, key: Key, before: list[Key]) -> Key | None:
        """The question after this one, by the order it was asked in, if it is still there."""
        return self._settle(before[before.index(key) + 1 :])

    def _settle(self, wanted: list[Key]) -> Key | None:
        """The first of these questions that is still asked; None: the day is through."""
        order = self._order()
        return next((key for key in wanted if key in order), None)

    # asking

    def _ask(self, key: Key) -> Key | None:
        order = self._order()
        if key not in order:
            return order[-1]
        prompt, detail = question(self._view, key)
        more = voice.NOTE_KEYS if key == NOTE else ANYWHERE[self._asked]
        seen = Seen(checkin_texts(self._view.checkin))
        answer = self._talk.ask(prompt, detail, more=more, text=key == NOTE)
        if self._notice_others() and key not in self._order():
            return self._after(key, order)
        try:
            word = answer if key == NOTE else command_of(answer)
            found, moved = self._command(word, key, order)
            if found:
                return moved
            if not self._accept(key, answer, seen):
                return key
        except FileRefusedError:
            raise
        except SelfcareError as error:
            self._talk.trouble(error)
            return key
        if key == NOTE or isinstance(key, int):
            return self._after(key, order)
        following = self._after(key, order)
        if following not in SCALES:
            self._ratings.kind_word()
        return following

    def _accept(self, key: Key, answer: str, seen: Seen) -> bool:
        """Write an answer down. False: it was told why not, and the question is asked again.

        `seen` is what stood there when it was asked; another window may have written since.
        """
        if isinstance(key, int):
            before = self._newest()
            row = row_of(self._view, key)
            accepted = self._habits.accept(row, answer, light=self._view.light)
            if self._newest() != before:
                self._remember(key)
            return accepted
        checkin = self._view.checkin
        if key == NOTE:
            accepted, changed = self._ratings.accept_note(checkin, answer, seen)
        else:
            accepted, changed = self._ratings.accept(checkin, key, command_of(answer), seen)
        if changed:
            self._remember(key)
        return accepted

    def _remember(self, key: Key) -> None:
        """Keep which question the newest change answered, so that undo can go back to it."""
        newest = self._newest()
        if newest is not None:
            self._given.append(_Given(key, newest))

    # the answers that work at every question

    def _command(self, word: str, key: Key, order: list[Key]) -> tuple[bool, Key | None]:
        """Whether the answer is one of them, and the question that comes then."""
        match word:
            case "b":
                return True, self._back(key, order)
            case "undo" | "redo":
                return True, self._take_back(key, order, redo=word == "redo")
            case "a" if self._asked is not Asked.RATINGS:
                return True, self._add(key)
            case "f" if self._fill_in and key != NOTE:
                self._fill_in()
                self._talk.say(f"{long_day(self._day, self._view.today)} again.")
                return True, key
            case "w" if self._review and key != NOTE:
                self._review()
                return True, key
            case "p" if self._practise and key != NOTE:
                return True, self._practised(key, order)
            case "s" if self._asked is Asked.PAST_DAY and key != NOTE:
                return True, None
            case "c" | "o" | "d" if self._asked is not Asked.RATINGS and key != NOTE:
                return True, self._whole_day(word, key, order)
        return False, key

    def _practised(self, key: Key, order: list[Key]) -> Key | None:
        """A practice; one that counted towards the habit at hand has answered its question."""
        assert self._practise is not None
        habit_id = key if isinstance(key, int) else None
        before = self._view
        self._practise(habit_id)
        self._order()
        if habit_id is None or row_of(before, key).amount == row_of(self._view, key).amount:
            return key
        self._remember(key)
        return self._after(key, order)

    def _back(self, key: Key, order: list[Key]) -> Key:
        place = order.index(key)
        if not place:
            self._talk.say("This is the first question.")
            return key
        earlier = order[place - 1]
        if isinstance(earlier, int):
            self._talk.say(self._habits.so_far(row_of(self._view, earlier)))
        elif earlier in SCALES:
            value = voice.rating_of(self._view.checkin, str(earlier))
            name = SCALES[str(earlier)].name
            self._talk.say(f"{name} is {'left out' if value is None else value}.")
        return earlier

    def _take_back(self, key: Key, order: list[Key], *, redo: bool) -> Key | None:
        """Undo or redo the newest change, and go to the question it answered."""
        told = coming_back.redo(self._diary) if redo else coming_back.undo(self._diary)
        self._talk.say(told.receipt.spoken)
        undone = [given for given in self._given if given.change == told.change.id]
        self._given = [given for given in self._given if given not in undone]
        self._habits.forget(told.change.id)
        keys = {given.key for given in undone}
        answered = [each for each in self._order() if each in keys]
        return answered[0] if answered else self._settle(order[order.index(key) :])

    def _add(self, key: Key) -> Key:
        added = add_habit(self._diary, self._talk)
        return added if added is not None and key == END and added in self._order() else key

    def _whole_day(self, word: str, key: Key, order: list[Key]) -> Key | None:
        """`c` that is all, `o` day off, `d` light days."""
        if word == "d":
            receipt = setting_acts.toggle_light(self._diary)
        elif word == "o":
            receipt = day_acts.day_off(self._diary, self._day)
        else:
            receipt = day_acts.close_day(self._diary, self._day)
        self._talk.say(receipt.spoken)
        if word == "c" and day_views.today_view(self._diary, self._day).checkin.closed:
            self._end_told = True
            return END if self._asked is Asked.EVERYTHING and key != END else None
        return self._settle(order[order.index(key) :])

    # the end

    def _ask_end(self) -> Key | None:
        if END not in (order := self._order()):
            return None
        self._talk.say(*voice.not_asked(self._view.rows))
        self._tell_end()
        while True:
            try:
                answer = command_of(self._talk.ask(voice.END_PROMPT, voice.END_DETAIL))
            except StoppedError:
                return None
            self._notice_others()
            if not answer:
                return None
            try:
                found, moved = self._command(answer, END, order)
            except FileRefusedError:
                raise
            except SelfcareError as error:
                self._talk.trouble(error)
                continue
            if not found:
                self._talk.trouble(f"I can't read {shown(answer)} here. Enter finishes.")
            elif moved != END:
                return moved

    def _tell_end(self) -> None:
        if self._end_told:
            self._end_told = False
            return
        words = voice.day_words(self._day, self._view.today)
        if self._asked is Asked.PAST_DAY:
            self._talk.say(f"That is all for {words}.")
        else:
            self._talk.say(f"That is all for {words}. Undo takes back the last answer.")

    # changes from elsewhere

    def _newest(self) -> int | None:
        change = coming_back.newest_change(self._diary)
        return None if change is None else change.id

    def _notice_others(self) -> bool:
        """Read again what another window has written, and say so; whether there was anything."""
        if not self._diary.changed_outside():
            return False
        self._diary.reload()
        change = coming_back.newest_change(self._diary)
        if change is not None:
            self._talk.say(f"Changed in another window: {change.label}.")
        return True
