"""After a practice, however it ended: a place to stay, one number if wished, and the way on."""

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from selfcare.core.errors import SelfcareError
from selfcare.core.player import plan_of
from selfcare.core.views import Receipt
from selfcare.diary import day_acts
from selfcare.diary.one_practice import OnePractice
from selfcare.draw.lines import QUIET, STRONG
from selfcare.tui.acts import bindings
from selfcare.tui.paint import line, lines, plain
from selfcare.tui.screens.base import SAMPLE, Sheet
from selfcare.tui.sheets import build
from selfcare.tui.widgets.chips import Chips, key_chip
from selfcare.tui.widgets.tension import Tension
from selfcare.words.practice import STAY, kept_words
from selfcare.words.refusals import error_words

GROUND = "Feel your feet on the floor. Find one thing that is blue."
NOTICE = "Notice how it is now. Nothing has to be different."
KEEP = "keep it as the day's note"
ASKED = "Tension now, if you like"


class PracticeAfter(Sheet[None], inherit_bindings=False):
    """Nothing has to be answered; the minutes are kept already."""

    WHERE: ClassVar[tuple[str, ...]] = ("practice_after",)
    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("practice_after", "sheet", "everywhere")]

    def __init__(self, practice: OnePractice, *, trouble: str = "") -> None:
        super().__init__()
        self._practice = practice
        self._trouble = trouble
        self._tension = Tension(ASKED, practice.before, id="tension")
        self._over = False
        self._noted = False
        """Whether what was written is in the day's note already."""

    def heading(self) -> Content:
        """The routine's name."""
        return plain(self._practice.routine.title)

    def compose_card(self) -> Iterable[Widget]:
        """A place to stay, what was written, the number, the ways on."""
        practice = self._practice
        with VerticalScroll(id="page", can_focus=False):
            yield Static(line((STAY, STRONG)), classes="block calm")
            yield Static(NOTICE if practice.completed else GROUND, classes="block calm")
            written = [plain(answer.text, QUIET) for answer in practice.answers]
            if written:
                yield Static(lines(written), id="written", classes="block")
            yield self._tension
            yield Chips(id="ways")

    def on_mount(self) -> None:
        """Shows it, and why nothing could be kept, if so."""
        self._tension.signs = self.signs
        self.set_focus(self._tension, scroll_visible=False)
        kept = kept_words(self._practice.kept)
        self.query_one("#card").border_subtitle = (
            f"{SAMPLE} {self.signs.dot} {kept}" if self.care.sample else kept
        )
        self.refresh_view()
        self.say(self._trouble)

    def refresh_view(self) -> None:
        """The ways on."""
        ways = [("Enter", "done", "close"), ("a", self._more_words, "more")]
        if self._keeps:
            ways.insert(1, ("k", KEEP, "keep"))
        ways.append(("!", "people who listen", "support"))
        self.query_one("#ways", Chips).update(
            lines(key_chip(f"{key:<5}", words, f"screen.{action}") for key, words, action in ways)
        )
        self.refresh_bindings()

    @property
    def _more_words(self) -> str:
        minutes = self._practice.more_minutes
        return "another minute" if minutes == 1 else f"once more, {minutes} min"

    @property
    def _keeps(self) -> bool:
        return bool(self._practice.note) and not self._noted

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What was written is kept once."""
        return self._keeps if action == "keep" else super().check_action(action, parameters)

    # keys -------------------------------------------------------------------------------------

    def action_tension(self, key: str) -> None:
        """Tension now."""
        self._tension.press(key)
        self._tension.scroll_visible(animate=False)

    async def action_support(self) -> None:
        """People who listen."""
        await self.care.action_sheet("support")

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
        if (
            self.care.act(lambda: day_acts.add_to_note(self.diary, practice.day, practice.note))
            is None
        ):
            return
        self._noted = True
        self.refresh_view()
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
        """However one leaves, the number is kept."""
        self._end()

    def on_unmount(self) -> None:
        """The same where the card goes with all that is below it."""
        self._end()

    def _end(self) -> Receipt | None:
        """Ends the practice, once."""
        if self._over:
            return None
        self._over = True
        try:
            receipt = self._practice.end(self.diary, self._tension.number.value)
        except SelfcareError as error:
            self.care.say(error_words(error))
            return None
        self.care.note_newest()
        return receipt
