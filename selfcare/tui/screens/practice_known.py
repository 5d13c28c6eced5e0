"""What is known of a routine: its letter in words, its source, what breathing did in trials."""

from selfcare.core.routine import BUILT_IN, STOP_RULE, Evidence, Routine, RoutineKind
from selfcare.core.text import clean_line
from selfcare.tui.paged import Page, PageSheet, PageWriter
from selfcare.tui.widgets.bars import Hint
from selfcare.tui.widgets.lines import QUIET, STRONG

COLUMN = 19
BREATHING = (
    "Breathing exercises of several kinds: in 12 trials with 785 people, most of them not very "
    "rigorous, stress eased a little more than without (Fincham 2023). Across 58 studies what "
    "worked was five minutes and longer, more than once, not fast alone, and learned from a person "
    "(Bentley 2023). One minute is a taste."
)
LETTERS = "The letters: A many trials put together, B one trial or a few, C long used."
UNWANTED = (
    "Of 342 people who meditate, asked online, a quarter had felt something unwanted at some time, "
    "mostly brief (Cebolla 2017). Stopping is always fine."
)
NOT_TREATMENT = "None of it treats, diagnoses or prevents anything."


class PracticeKnown(PageSheet):
    """Plain words about how sure anybody can be."""

    TITLE = "What is known"

    def __init__(self, routine: Routine) -> None:
        super().__init__()
        self._routine = routine

    def heading(self) -> str:
        """The routine's name."""
        return f"{clean_line(self._routine.title)}, what is known"

    def page(self, width: int, height: int) -> Page:
        """Source, letter, breathing as a whole, unwanted effects."""
        del height
        routine = self._routine
        writer = PageWriter(width)
        writer.text(routine.source, STRONG)
        writer.gap()
        letter = f"{routine.evidence.value}, {Evidence(routine.evidence).words}."
        writer.pair("How sure", letter, column=COLUMN)
        if routine.kind is RoutineKind.BREATHING:
            writer.gap()
            writer.text(BREATHING)
        writer.gap()
        writer.text("For some people it does nothing, and that is fine too.")
        if routine.body:
            writer.text(UNWANTED)
        writer.gap()
        writer.text(STOP_RULE)
        if routine.caution:
            writer.text(routine.caution)
        writer.gap()
        writer.text(f"{LETTERS} {NOT_TREATMENT}", QUIET)
        if routine.origin != BUILT_IN:
            writer.gap()
            writer.pair("Comes from", clean_line(routine.origin, 400), column=COLUMN, tone=QUIET)
        return writer.page()

    def keys_now(self) -> tuple[Hint, ...]:
        """Reading keys."""
        return (
            Hint(self.signs.up_down, "scroll"),
            Hint("PgDn", "further", "page(1)"),
            Hint("q", "back", "close"),
        )
