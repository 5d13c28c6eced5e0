"""What the list and the card say of a routine beside its summary: three labels, three answers."""

from collections.abc import Iterable

from textual.containers import Grid
from textual.widget import Widget
from textual.widgets import Static

from selfcare.core.routine import Routine
from selfcare.core.views import RoutineCard
from selfcare.pages.care import FOR_SOME
from selfcare.tui.paint import plain
from selfcare.words.practice import EVIDENCE_WORDS, helped_words

ALONE = "this practice alone"
NOT_YET = "not often enough to say"


class RoutineFacts(Grid):
    """What is known, how it was so far, what its minutes count towards."""

    def compose(self) -> Iterable[Widget]:
        """Labels, and an empty answer beside each."""
        for label, name in (
            ("What is known", "known"), ("You, so far", "so-far"), ("Counts towards", "counts"),
        ):  # fmt: skip
            yield Static(label, classes="label")
            yield Static(id=name, classes="words")

    def show(self, card: RoutineCard, routine: Routine) -> None:
        """The answers for a card; `routine` is the way that Enter begins."""
        evidence = routine.evidence
        known = f"{EVIDENCE_WORDS[evidence]} ({evidence.value}); i says which."
        helped = NOT_YET if card.helped is None else helped_words(card.helped)
        for name, words in (
            ("known", f"{known[0].upper()}{known[1:]} {FOR_SOME}"),
            ("so-far", helped),
            ("counts", card.counts_towards or ALONE),
        ):
            self.query_one(f"#{name}", Static).update(plain(words))
