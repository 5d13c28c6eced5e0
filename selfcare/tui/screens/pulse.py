"""The pulse: four questions about one's life when somebody asks for them; never opened by itself.

A digit answers and goes on, a 1 waits for the 0 of ten; Enter leaves a question out or as it is.
After the last one Enter keeps the answers; leaving before that keeps nothing. Within its interval
the sheet shows what was answered, each question for itself, without a total.
"""

from dataclasses import replace
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType

from selfcare.core.days import long_day, short_day
from selfcare.core.instruments import NOT_A_DIAGNOSIS
from selfcare.core.keystrokes import RatingKeys
from selfcare.core.pulse import PulseTime, PulseView
from selfcare.core.text import clean_line
from selfcare.tui.glyphs import legible
from selfcare.tui.paged import Page, PageSheet, PageWriter
from selfcare.tui.widgets.bars import Hint
from selfcare.tui.widgets.lines import INK, QUIET, STRONG
from selfcare.tui.wrapping import wrapped

GENTLE = "That sounds like a lot. ! people who listen."
"""Right after a low answer about one's life as a whole was kept; gone with the sheet."""
LONGEST = 1000
"""Most characters of a question or of the introduction."""


class PulseSheet(PageSheet):
    """The questions when they may be asked, and every time they were answered."""

    TITLE = "Four questions about your life"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "keep", "keep", show=False, id="keep", tooltip="Keep these answers."),
        Binding(
            "backspace", "again", "back to the last", show=False, id="again",
            tooltip="Go back to the last question.",
        ),
    ]  # fmt: skip

    def __init__(self) -> None:
        super().__init__()
        self._view: PulseView | None = None
        self._keys: RatingKeys | None = None
        self._gentle = False

    @property
    def view(self) -> PulseView:
        """The questions with their history."""
        if self._view is None:
            self._view = self.service.pulse()
            if self._view.due and self._keys is None:
                self._keys = RatingKeys.opened(self._labels(self._view), {})
        return self._view

    def refresh_view(self) -> None:
        """Reads again; answers that are not kept yet stay."""
        self._view = None
        if not self.view.due:
            self._keys = None
        else:
            self._gentle = False
        self.redraw()

    # keys

    @property
    def capturing(self) -> bool:
        """Whether a question is open."""
        return self.view.due and self._keys is not None and not self._keys.finished

    def capture(self, event: events.Key) -> bool:
        """One key of the answers; a key that is none of theirs does what it does elsewhere."""
        assert self._keys is not None
        now = self._keys.press(event.key)
        if now.finished and (now.unused is not None or event.key == "escape"):
            self._keys = replace(now, finished=False, unused=None)
            return False
        self._keys = now
        self.redraw()
        return True

    def action_keep(self) -> None:
        """Keeps the answers, once the last question is behind."""
        keys = self._keys
        if keys is None or not keys.finished:
            return
        receipt = self.care.act(lambda: self.service.answer_pulse(keys.values))
        if receipt is not None and receipt.changed:
            self._keys = None
            self._gentle = not self.care.sample and self.service.pulse_gentle(keys.values)
        self._view = None
        self.redraw()

    def action_again(self) -> None:
        """Back to the last question."""
        if self._keys is not None and self._keys.finished:
            self._keys = replace(self._keys, finished=False)
            self.redraw()

    # what is shown

    def page(self, width: int, height: int) -> Page:
        """Questions, or when they come again; then the history."""
        del height
        writer = PageWriter(width)
        view = self.view
        if self._gentle:
            writer.seen = 0
            writer.text(GENTLE, STRONG)
            writer.gap()
        if view.due and self._keys is not None:
            self._write_questions(writer, view, self._keys)
        elif view.next_day is not None:
            again = long_day(view.next_day, self.service.today())
            writer.text(f"They come again from {again} on, if you like.", STRONG)
        writer.gap()
        writer.text(NOT_A_DIAGNOSIS, QUIET)
        if view.times:
            self._write_times(writer, view)
        writer.gap()
        citation = clean_line(view.instrument.citation, LONGEST)
        writer.text(legible(citation, self.signs), QUIET)
        return writer.page()

    def _write_questions(self, writer: PageWriter, view: PulseView, keys: RatingKeys) -> None:
        scale = view.instrument.scale
        introduction = clean_line(view.instrument.introduction, LONGEST)
        writer.text(legible(introduction, self.signs), QUIET)
        writer.gap()
        for number, item in enumerate(view.instrument.items):
            here = number == keys.index and not keys.finished
            chosen, tone = (number, INK) if here else (None, QUIET)
            words = legible(clean_line(item, LONGEST), self.signs)
            first, *more = wrapped(words, writer.room - 3)
            writer.row(number, chosen, self.signs.cursor, (first, tone))
            for row in more:
                writer.more(number, (row, tone))
            value = keys.values[number]
            shown = "" if value is None else str(value)
            bar = scale.low if value is None else value
            ends = f"{scale.low} {scale.low_words}, {scale.high} {scale.high_words}"
            writer.more(
                number,
                (f"{shown:>2}{'_' if here and keys.pending else ' '}", INK),
                (self.signs.bar * (bar - scale.low), INK),
                (self.signs.empty * (scale.high - bar), QUIET),
                (f"  {clean_line(ends)}" if here and writer.width >= 60 else "", QUIET),
            )
        if keys.finished:
            writer.gap()
            writer.text("Enter keeps these answers. Backspace goes back, Esc leaves.", STRONG)
            writer.seen = len(writer.lines) - 1

    def _write_times(self, writer: PageWriter, view: PulseView) -> None:
        writer.gap()
        for time in reversed(view.times):
            day = short_day(time.day, self.service.today())
            writer.pair(day, self._time_words(view, time), column=16)

    def _time_words(self, view: PulseView, time: PulseTime) -> str:
        triples = zip(self._labels(view), time.answers, time.changes, strict=True)
        said = [
            f"{label} {answer}" + ("" if change is None else f" ({change})")
            for label, answer, change in triples
            if answer is not None
        ]
        return f"{', '.join(said)}."

    @staticmethod
    def _labels(view: PulseView) -> tuple[str, ...]:
        instrument = view.instrument
        return tuple(clean_line(label) for label in instrument.labels or instrument.items)

    def keys_now(self) -> tuple[Hint, ...]:
        """What the keys do."""
        if self.capturing:
            return (
                Hint("0-9", "answer"),
                Hint("Enter", "leave out"),
                Hint(self.signs.up_down, "another"),
                Hint("Esc", "leave", "close"),
            )
        keep = (Hint("Enter", "keep", "keep"),) if self._keys is not None else ()
        if self._gentle:
            keep = (*keep, Hint("!", "people who listen", "app.support"))
        return (*keep, Hint("PgDn", "further", "page(1)"), Hint("q", "back", "close"))
