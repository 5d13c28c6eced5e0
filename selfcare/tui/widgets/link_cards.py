"""Cards of links, while they are looked for and when they are found, and the facts of a routine."""

from collections.abc import Callable, Iterable
from threading import Event

from textual import on
from textual.containers import Grid, VerticalScroll
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static
from textual.worker import Worker, WorkerState

from selfcare.core.patterns import Link
from selfcare.core.routine import Routine
from selfcare.core.views import RoutineCard
from selfcare.diary.looking_back import LinkQuestion
from selfcare.draw.lines import QUIET
from selfcare.draw.look_back import GROUPS, link_lines
from selfcare.draw.signs import Signs
from selfcare.pages.habit import FOR_SOME
from selfcare.tui.paint import line, lines, plain
from selfcare.words.look_back import ABOUT_LINKS, Search
from selfcare.words.player import EVIDENCE_WORDS, helped_words

GROUP = "links"
"""The workers that look."""


class LinkCards(VerticalScroll):
    """Hands frozen values to a thread, and hears of it by messages alone."""

    class Changed(Message):
        """The search went on, ended, or was stopped."""

    class Looked(Message):
        """One more habit has been looked at; after the last, what was found."""

        def __init__(
            self, stop: Event, done: int, total: int, found: tuple[Link, ...] | None = None
        ) -> None:
            super().__init__()
            self.stop_event = stop
            self.done, self.total, self.found = done, total, found

    search = Search()
    """How far it is."""
    _stop = Event()
    """Set when the search that runs is no longer wanted."""
    _of: object = None
    """What the search was begun for."""

    def compose(self) -> Iterable[Widget]:
        """What a link is, and a card for each kind of verdict."""
        yield Static(id="about-links")
        for at in range(len(GROUPS)):
            yield Static(id=f"links-{at}", classes="card links")

    def show(self, signs: Signs) -> None:
        """What is known of links now."""
        waiting, found = self.search.words, self.search.found or ()
        about = line((ABOUT_LINKS, QUIET), f"\n\n{waiting}" if waiting else "")
        self.query_one("#about-links", Static).update(about)
        for at, (words, verdicts) in enumerate(GROUPS):
            card = self.query_one(f"#links-{at}", Static)
            card.border_title = words
            card.display = any(link.verdict in verdicts for link in found)
            card.update(lines(link_lines(found, verdicts, signs)))

    @property
    def can_look_again(self) -> bool:
        """Whether the search has ended without an answer."""
        return self.search.stopped or self.search.trouble

    def look(self, of: object, ask: Callable[[], LinkQuestion], *, again: bool = False) -> None:
        """Begins a search, unless one is running or done for the same; `again`: also then."""
        search = self.search
        known = search.running or search.stopped or search.found is not None
        if of == self._of and known and not again:
            return
        self._stop.set()
        self._stop = stop = Event()
        question = ask()
        self._of, self.search = of, Search(running=True, total=len(question.histories))
        self.run_worker(
            lambda: self._look(question, stop), thread=True, group=GROUP, exit_on_error=False
        )

    def stop(self) -> bool:
        """Stops looking; whether there was anything to stop."""
        if not self.search.running:
            return False
        self._stop.set()
        self._now(Search(stopped=True))
        return True

    def _look(self, question: LinkQuestion, stop: Event) -> None:
        """Runs in the thread."""
        total = len(question.histories)

        def told(done: int, total: int) -> None:
            if not stop.is_set():
                self.post_message(self.Looked(stop, done, total))

        found = question.answer(progress=told, cancelled=stop.is_set)
        if not stop.is_set():
            self.post_message(self.Looked(stop, total, total, found))

    @on(Looked)
    def _looked(self, event: Looked) -> None:
        event.stop()
        if event.stop_event is self._stop and self.search.running:
            running = event.found is None
            self._now(Search(event.found, running, done=event.done, total=event.total))

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """A search that went wrong says so and stops nothing else."""
        if event.worker.group == GROUP and event.state is WorkerState.ERROR:
            event.stop()
            self._now(Search(trouble=True))

    def _now(self, search: Search) -> None:
        self.search = search
        self.post_message(self.Changed())


# What the list and the card say of a routine beside its summary: three labels, three answers.


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
