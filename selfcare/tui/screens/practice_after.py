"""After a practice, however it ended: a place to stay, one number if wished, and the way on."""

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from selfcare.core.errors import SelfcareError
from selfcare.core.player import plan_of
from selfcare.core.views import Receipt
from selfcare.tui.one_practice import OnePractice
from selfcare.tui.place import Sheet
from selfcare.tui.sheets import build
from selfcare.tui.tension import TENSION_KEYS, Tension
from selfcare.tui.widgets.after_page import after_lines, after_title
from selfcare.tui.widgets.bars import SAMPLE_WORDS, Hint, KeyLine, MessageLine, TooSmall
from selfcare.tui.widgets.lines import ACCENT, INK, Line, Lines

KEEP = "keep it as the day's note"
OWN_ROWS = 4
"""Title and the row under it, message line, key line."""


class PracticeAfter(Sheet):
    """Nothing has to be answered; the minutes are kept already."""

    AUTO_FOCUS = ""
    DEFAULT_CSS = "PracticeAfter > Lines#middle { height: 1fr; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "0,1,2,3,4,5,6,7,8,9,left,right,backspace",
            "tension",
            "Tension",
            id="after-tension",
            tooltip="Tension now, 0 to 10; Backspace leaves it out.",
        ),
        Binding(
            "k",
            "keep",
            "Keep what I wrote",
            id="after-keep",
            tooltip="Keep what was written as the day's note.",
        ),
        Binding("enter", "close", "Done", id="after-done", tooltip="Done."),
        Binding("a", "more", "Another minute", id="after-more", tooltip="Another minute."),
    ]

    def __init__(self, practice: OnePractice, *, trouble: str = "") -> None:
        super().__init__()
        self._practice = practice
        self._tension = Tension()
        self._trouble = trouble
        self._character = ""
        self._over = False
        self._noted = False
        """Whether what was written is in the day's note already."""

    def compose(self) -> ComposeResult:
        """Title, the middle, message line, key line."""
        yield Lines(name="title")
        yield Lines(name="middle", id="middle")
        yield MessageLine()
        yield KeyLine()
        yield TooSmall()

    def on_mount(self) -> None:
        """Shows it, and why nothing could be kept, if so."""
        self.redraw()
        if self._trouble:
            self.say(self._trouble)

    def on_resize(self, event: events.Resize) -> None:
        """Everything is laid out again."""
        super().on_resize(event)
        self.redraw()

    def refresh_view(self) -> None:
        """Draws it again."""
        self.redraw()

    def redraw(self) -> None:
        """Lays the moment out."""
        if not self.is_mounted:
            return
        width, height = self.app.size
        practice = self._practice
        title = after_title(practice.routine.title, practice.kept, width, self.signs)
        under: Line = ((f"  {SAMPLE_WORDS}" if self.care.sample else "", ACCENT),)
        middle = after_lines(
            completed=practice.completed,
            tension=self._tension,
            before=practice.before,
            more=self._more_words(),
            written=tuple(answer.text for answer in practice.answers),
            keep="" if not practice.note or self._noted else KEEP,
            signs=self.signs,
            width=width,
            height=max(height - OWN_ROWS, 1),
        )
        missing = max(height - OWN_ROWS, 1) - len(middle)
        blank: Line = (("", INK),)
        shown = {"title": (title, under), "middle": (*middle, *[blank] * missing)}
        for region in self.query(Lines):
            if region.name in shown:
                region.show(shown[region.name])
        self.show_keys()

    def _more_words(self) -> str:
        minutes = self._practice.more_minutes
        return "another minute" if minutes == 1 else f"once more, {minutes} min"

    def keys_now(self) -> tuple[Hint, ...]:
        """What the keys do."""
        keep = (Hint("k", KEEP, "keep"),) if self._practice.note and not self._noted else ()
        return (
            Hint("0-9", "tension"),
            Hint("Enter", "done", "close"),
            *keep,
            Hint("a", self._more_words(), "more"),
            Hint("!", "support", "app.support"),
        )

    # keys -------------------------------------------------------------------------------------

    async def take_key(self, event: events.Key) -> bool:
        """Remembers which key it was."""
        self._character = event.key
        return await super().take_key(event)

    def action_tension(self) -> None:
        """Tension now."""
        if self._character in TENSION_KEYS:
            self._tension = self._tension.press(self._character)
            self.redraw()

    def action_close(self) -> None:
        """Done: what there is to tell is told where one came from."""
        receipt = self._end()
        self.dismiss(None)
        self.care.refresh_places()
        if receipt is not None:
            self.care.say(receipt.app)

    def action_keep(self) -> None:
        """What was written becomes the day's note; an if-then plan may become a habit's line."""
        practice = self._practice
        if not practice.note or self._noted:
            return
        receipt = self.care.act(lambda: self.service.add_to_note(practice.day, practice.note))
        if receipt is None:
            return
        self._noted = True
        self.redraw()
        plan = plan_of(practice.answers)
        if plan:
            self.care.open_sheet("keep_plan", plan, practice.habit_id, after=self._plan_kept)

    def _plan_kept(self, words: object) -> None:
        if isinstance(words, str):
            self.say(words)

    def action_more(self) -> None:
        """Another go of the same practice."""
        self._end()
        self.app.switch_screen(build("player", self._practice.once_more()))

    # keeping ----------------------------------------------------------------------------------

    def finish(self) -> None:
        """The number is kept."""
        self._end()

    def on_unmount(self) -> None:
        """However one leaves, the number is kept."""
        self._end()

    def _end(self) -> Receipt | None:
        """Ends the practice, once."""
        if self._over:
            return None
        self._over = True
        try:
            receipt = self._practice.end(self.service, self._tension.value)
        except SelfcareError as error:
            self.care.say(str(error))
            return None
        self.care.note_newest()
        return receipt
