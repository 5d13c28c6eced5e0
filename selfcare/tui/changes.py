"""What has changed and how the screens hear of it: acts, taking back, and other windows."""

from collections.abc import Callable, Mapping
from functools import partial
from time import monotonic
from typing import TYPE_CHECKING, Any

from msgspec import Struct
from textual.screen import Screen

from selfcare.core.errors import AskedError, BusyError, SelfcareError, UndoRefusedError
from selfcare.core.text import clean_line
from selfcare.core.views import Receipt, UndoReceipt
from selfcare.diary import coming_back
from selfcare.tui.life import Lives
from selfcare.tui.screens.base import Layer, Place, Sheet
from selfcare.tui.sheets import build
from selfcare.words.changed import Seen
from selfcare.words.file import odd_words, unsaved_words
from selfcare.words.refusals import error_words

if TYPE_CHECKING:
    from selfcare.diary import Diary

BEFORE = "All of this session is taken back. Before it:"
HELD_SECONDS = 1.0
"""A key that takes back again within this time is one that is held down."""


AT_ONCE = 0.9
"""Seconds that a key may stand still while another program holds the file."""
AGAIN = 0.3
"""Seconds between two tries to save what waits for the file."""
BUSY = "Another program holds your file. This is kept here and saved as soon as it is free."


class Waiting(Struct, frozen=True):
    """An act that waits for the file."""

    go: Callable[[], object]
    work: Callable[[], Receipt | None]
    """The act itself, without a screen."""
    screen: Screen[Any]
    keys: int | None
    """How many keys had come: typing goes on from there, so the sheet saves for itself. None: an
    answer that is whole, saved whatever comes after it."""


class FollowsChanges(Lives):
    """The part of the app that acts on the diary and keeps every screen true."""

    diary: "Diary"
    _told_odd = False
    _told_notices: tuple[str, ...] = ()
    newest_seen: int | None = None
    """The id of the newest change the person has been shown; undo takes back that one alone."""
    _waiting: tuple[Waiting, ...] = ()
    """Acts that wait for the file, in the order they were asked for."""
    _seen_first: Mapping[object, Seen] = {}
    """What the answers that wait are held against, by what they are about."""
    _trying = False
    _held = False
    """Whether the file was held by another program at the last try."""
    _before: int = 0
    """The newest change from before this session."""
    _taken_back_at: float | None = None
    """When undo was asked for last."""
    _said_of_file = ""
    """The trouble with the file that was said last; empty when there is none."""

    def on_mount(self) -> None:
        """What is in the file now was there before this session."""
        newest = coming_back.newest_change(self.diary)
        self._before = newest.id if newest is not None else 0

    @property
    def place(self) -> Screen[Any] | None:
        """The bottom screen of the current mode."""
        return self.screen_stack[0] if self.screen_stack else None

    def apply_settings(self) -> None:
        """Reads the settings that concern the whole app; call it after one of them changed."""
        raise NotImplementedError

    def say(self, text: str) -> None:
        """Shows a message on the top screen, and on its place when a sheet is above it."""
        for screen in {self.screen, self.place}:
            if isinstance(screen, Layer):
                screen.say(text)

    def note_newest(self) -> None:
        """Remembers the newest change as seen; call it after every act and every reload shown.

        Every message line then tells of that change, or of nothing: words about an older one would
        promise a way back that leads elsewhere.
        """
        newest = coming_back.newest_change(self.diary)
        seen = newest.id if newest is not None else None
        if seen == self.newest_seen:
            return
        self.newest_seen = seen
        for stack in self._screen_stacks.values():
            for screen in stack:
                if isinstance(screen, Layer):
                    screen.outdate()

    def act(
        self, work: Callable[[], Receipt | None], again: Callable[[], object] | None = None
    ) -> Receipt | None:
        """Runs one act of the diary and tells about it; an error becomes the message.

        None: it did not happen (or there is nothing to tell). The caller shows its fresh view. A
        field that was changed elsewhere too is asked about; after the answer `again` is called.
        While another program holds the file, the act waits and is done as soon as it is free.
        """
        if self.waits:
            self.wait_for_file(work, again)
            return None
        try:
            receipt = work()
        except BusyError:
            if not self._trying:
                self.wait_for_file(work, again)
            self._held = True
            return None
        except AskedError as error:
            self.ask(error, again or (lambda: self.act_everywhere(work)))
            return None
        except SelfcareError as error:
            if self.diary.replaced():
                self.look_outside()
            self.say(error_words(error))
            return None
        self.note_newest()
        if receipt is not None:
            self.say(receipt.app)
        return receipt

    @property
    def waits(self) -> bool:
        """Whether something waits for the file already; what comes after it waits behind it."""
        return bool(self._waiting) and not self._trying

    def wait_for_file(
        self, work: Callable[[], Receipt | None], again: Callable[[], object] | None = None
    ) -> None:
        """Lets an act wait until the file is free; a sheet is saved by `again`, if it is still so.

        Whoever has gone on typing in it saves it again.
        """
        if again is None:
            waiting = Waiting(lambda: self.act_everywhere(work), work, self.screen, None)
        else:
            waiting = Waiting(again, work, self.screen, self.keys_taken)
        self._waiting = (*self._waiting, waiting)
        if len(self._waiting) == 1:
            self.set_timer(AGAIN, self.try_again)
        self.say(BUSY)

    def seen(self, about: object, seen: Seen) -> Seen:
        """What the person saw; while answers wait for the file, what they saw at the first of them.

        So the second answer about the same is not held against the first one.
        """
        known = self._seen_first if self._waiting else {}
        self._seen_first = {about: seen, **known}
        return self._seen_first[about]

    def try_again(self) -> None:
        """Does what waits for the file, in order, as far as the file is free."""
        self._trying, self._held = True, False
        try:
            with self.diary.patient(0):
                while self._waiting:
                    first = self._waiting[0]
                    typed_on = first.keys not in {None, self.keys_taken}
                    if not typed_on and (first.keys is None or first.screen is self.screen):
                        first.go()
                    if self._held:
                        self.set_timer(AGAIN, self.try_again)
                        return
                    self._waiting = self._waiting[1:]
        finally:
            self._trying = False

    def _answers(self) -> tuple[Waiting, ...]:
        return tuple(each for each in self._waiting if each.keys is None)

    def unsaved(self) -> str:
        """What is said of answers that still wait; of a sheet there is a draft."""
        answers = self._answers()
        return unsaved_words(len(answers)) if answers else ""

    def save_rest(self, seconds: float) -> str:
        """Tries once more what waits for the file, for so long in all; a sheet has left a draft.

        What is being tried still counts as unsaved: the watch over the end may ask meanwhile.
        """
        answers = self._waiting = self._answers()
        told = []
        give_up = monotonic() + seconds
        for at, each in enumerate(answers):
            try:
                left = max(give_up - monotonic(), 0)
                with self._context(), self.diary.patient(left):
                    each.work()
            except BusyError:
                told.append(self.unsaved())
                break
            except SelfcareError as error:
                told.append(error_words(error))
            self._waiting = answers[at + 1 :]
        return " ".join(told)

    def ask(self, error: AskedError, again: Callable[[], object]) -> None:
        """Asks what an act left open, and then goes on."""

        def answered(value: str | None) -> None:
            if value is not None:
                error.answer(value)
                again()

        self.push_screen(build("asked", error), answered)

    def act_everywhere(self, work: Callable[[], Receipt | None]) -> None:
        """An act of no one screen: all that are open show it."""
        receipt = self.act(work)
        if receipt is not None:
            self.refresh_places()
            self.say(receipt.app)

    def action_undo(self) -> None:
        """Takes the newest change back, naming it.

        Held down it stops where this session began; pressed anew it goes on, change by change.
        """
        self._step_back(self._take_back)
        self._taken_back_at = monotonic()

    def _take_back(self) -> UndoReceipt:
        since = self._taken_back_at
        if since is not None and monotonic() - since < HELD_SECONDS:
            older = coming_back.newest_change(self.diary)
            if older is not None and older.id <= self._before:
                raise SelfcareError(f"{BEFORE} {clean_line(older.label)}. z takes that back too.")
        return coming_back.undo(self.diary, expected=self.newest_seen)

    def action_redo(self) -> None:
        """Does the change again that was taken back."""
        self._step_back(partial(coming_back.redo, self.diary))

    def _step_back(self, step: Callable[[], UndoReceipt]) -> None:
        try:
            done = step()
        except UndoRefusedError as error:
            self.diary.reload()
            self._shown(error_words(error))
        except SelfcareError as error:
            self.say(error_words(error))
        else:
            self._shown(done.receipt.app)
            screen = self.screen
            if isinstance(screen, Layer):
                screen.point_at(done.change.day, done.receipt.habit_id)
                screen.say(done.receipt.app)

    def _shown(self, words: str) -> None:
        """Shows the file as it is now, and why."""
        self.note_newest()
        self.refresh_places()
        self.say(words)

    def refresh_places(self) -> None:
        """Shows the diary's state on every screen of the current mode.

        A sheet about something that is not there any more closes, and what stands above it too.
        """
        gone = (at for at, each in enumerate(self.screen_stack) if _is_gone(each))
        first = next(gone, len(self.screen_stack))
        while len(self.screen_stack) > first:
            self.screen.dismiss(None)
        for screen in self.screen_stack:
            if isinstance(screen, Layer) and screen.is_mounted:
                screen.refresh_view()

    def look_around(self) -> None:
        """Once a second, until the end: other windows, and the clock."""
        if self.is_ending:
            return
        self.look_outside()
        self.tell_odd()
        self.tell_notices()
        place = self.place
        if isinstance(place, Place):
            place.look_at_clock(monotonic())

    def tell_odd(self) -> None:
        """Once, when all has been read: how many rows could not be."""
        if self._told_odd or not self.diary.loaded:
            return
        self._told_odd = True
        words = odd_words(self.diary.odd_rows)
        if words:
            self.say(words)

    def tell_notices(self) -> None:
        """Each notice once: what opening the file had to say, and what is found on the way."""
        for notice in self.diary.notices:
            if notice not in self._told_notices:
                self._told_notices += (notice,)
                self.call_after_refresh(self.say, notice)

    def look_outside(self) -> None:
        """Another window or command may have written: reload, keep the cursor, say what it was."""
        try:
            words = self._seen_outside()
        except SelfcareError as error:
            self._say_once(error_words(error))
            return
        if words is None:
            return
        self._said_of_file = ""
        self.note_newest()
        self.apply_settings()
        top = self.screen
        left = top.left() if isinstance(top, Layer) else ""
        self.refresh_places()
        if left and isinstance(top, Layer) and self.screen is top and top.typing:
            left = "Your typing stays."
        self.say(f"{words} {left}".strip())

    def _seen_outside(self) -> str | None:
        """What was changed, with the diary as it is now. None: nothing."""
        diary = self.diary
        if diary.replaced():
            diary.reopen()
            coming_back.newest_outside(diary)
            return "Your file was replaced by another program, and is open again."
        if not diary.changed_outside():
            return None
        diary.reload()
        newest = coming_back.newest_outside(diary)
        label = f": {clean_line(newest.label)}." if newest is not None else "."
        return f"Changed in another window{label}"

    def _say_once(self, trouble: str) -> None:
        """Says what is the matter with the file, until it is another thing."""
        if trouble != self._said_of_file:
            self._said_of_file = trouble
            self.say(trouble)


def _is_gone(screen: Screen[Any]) -> bool:
    return isinstance(screen, Sheet) and screen.is_gone()
