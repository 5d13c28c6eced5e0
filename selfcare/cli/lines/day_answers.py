"""Answers about the day itself: the three ratings and the note."""

from datetime import date

from selfcare.cli.lines import voice
from selfcare.cli.lines.ask import Talk, command_of, shown
from selfcare.cli.lines.questions import SCALES, Key
from selfcare.core.changed import Seen
from selfcare.core.model import HIGHEST, CheckIn
from selfcare.core.offers import STRETCH_SPOKEN
from selfcare.core.text import whole_number
from selfcare.service import Selfcare


class DayAnswers:
    """Writes the ratings and the note of one day.

    Each `accept` gives whether the answer could be read, and whether something was written.
    """

    def __init__(self, service: Selfcare, talk: Talk, day: date) -> None:
        self._service = service
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
        receipt = self._talk.settled(lambda: self._service.note_day(self._day, note, seen=seen))
        if emptied:
            self._talk.say(receipt.spoken if receipt.changed else voice.LEFT_OUT)
        return True, receipt.changed

    def kind_word(self) -> None:
        """After a hard check-in of today: one kind line, and where people listen."""
        view = self._service.today_view(self._day)
        if self._kind:
            return
        if self._rated and self._service.support_due():
            self._kind = True
            self._talk.say(STRETCH_SPOKEN)
            self._service.support_said()
        elif view.checkin.hard and view.is_today:
            self._kind = True
            self._talk.say(voice.HARD)

    def _rate(self, key: Key, value: int | None, seen: Seen) -> bool:
        self._rated = True
        scale = {str(key): value}
        receipt = self._talk.settled(lambda: self._service.rate(self._day, seen=seen, **scale))
        return receipt.changed
