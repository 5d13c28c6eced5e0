"""Links are looked for in a thread, with frozen values alone, so that no key ever waits."""

from datetime import date
from threading import Event

from textual import on
from textual.message import Message
from textual.worker import Worker, WorkerState

from selfcare.core.errors import SelfcareError
from selfcare.core.patterns import Link
from selfcare.service.back_views import LinkQuestion
from selfcare.tui.screens.look_back_board import LookBackBoard
from selfcare.tui.widgets.back_picture import BackView, LinksState

GROUP = "links"


class LookBackLinks(LookBackBoard):
    """The board, and the search for links."""

    class Looked(Message):
        """One more habit has been looked at."""

        def __init__(self, stop: Event, done: int, total: int) -> None:
            super().__init__()
            self.stop_event = stop
            self.done = done
            self.total = total

    class Found(Message):
        """The search is over."""

        def __init__(self, stop: Event, found: tuple[Link, ...]) -> None:
            super().__init__()
            self.stop_event = stop
            self.found = found

    def __init__(self) -> None:
        super().__init__()
        self._stop = Event()
        """Set when the search that runs is no longer wanted."""
        self._made_of: tuple[date, int | None] | None = None
        """The day and the newest change when the search began."""

    def look_for_links(self) -> None:
        """Begins a search, unless what is known is still true or one is running."""
        newest = self.service.newest_change()
        now = (self.service.today(), newest.id if newest is not None else None)
        if now == self._made_of and (self._links.running or self._links.found is not None):
            return
        if now == self._made_of and self._links.stopped:
            return
        self._begin(now)

    def look_again(self) -> None:
        """Begins a search that was stopped."""
        if not self._links.running:
            self._made_of = None
            self.look_for_links()

    def stop_looking(self) -> None:
        """Stops a search that runs."""
        self._stop.set()
        if self._links.running:
            self._links = LinksState(stopped=True)

    def refresh_view(self) -> None:
        """Links are looked for again when something has changed and they are on screen."""
        if self._view is BackView.LINKS and self.app.screen_stack[0] is self:
            self.look_for_links()
        super().refresh_view()

    def _begin(self, now: tuple[date, int | None]) -> None:
        self._stop.set()
        stop = self._stop = Event()
        try:
            question = self.service.link_question()
        except SelfcareError as error:
            self.say(str(error))
            return
        self._made_of = now
        self._links = LinksState(running=True, total=len(question.histories))
        self.run_worker(
            lambda: self._look(question, stop),
            thread=True,
            group=GROUP,
            exit_on_error=False,
        )

    def _look(self, question: LinkQuestion, stop: Event) -> None:
        """Runs in the thread; the screen hears of it by messages alone."""

        def told(done: int, total: int) -> None:
            if not stop.is_set():
                self.post_message(self.Looked(stop, done, total))

        found = question.answer(progress=told, cancelled=stop.is_set)
        if not stop.is_set():
            self.post_message(self.Found(stop, found))

    @on(Looked)
    def _show_progress(self, event: Looked) -> None:
        event.stop()
        if event.stop_event is self._stop and self._links.running:
            self._links = LinksState(running=True, done=event.done, total=event.total)
            self._draw_links()

    @on(Found)
    def _show_found(self, event: Found) -> None:
        event.stop()
        if event.stop_event is self._stop:
            self._links = LinksState(found=event.found)
            self._draw_links()

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """A search that went wrong says so and stops nothing else."""
        if event.worker.group == GROUP and event.state is WorkerState.ERROR:
            event.stop()
            self._links = LinksState(failed=True)
            self._draw_links()

    def _draw_links(self) -> None:
        if self._view is BackView.LINKS:
            self._draw()
