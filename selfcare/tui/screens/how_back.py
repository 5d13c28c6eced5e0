"""How Look back is made: plain sentences, and the numbers that stand nowhere else."""

from collections.abc import Iterator

from selfcare.core.amounts import amount_words
from selfcare.core.patterns import LEAST_DAYS, LEAST_EACH
from selfcare.core.sleep import FREE_NIGHTS, NIGHTS_FOR_REGULARITY, WORK_NIGHTS, fairly_regular
from selfcare.core.strength import SHOWN_FROM, Strength
from selfcare.core.text import clean_line
from selfcare.core.views_back import BackFigures, SleepFigures, Subject
from selfcare.core.wording import shortened
from selfcare.tui.paged import Page, PageSheet, PageWriter
from selfcare.tui.widgets.back_picture import BackView
from selfcare.tui.widgets.bars import Hint
from selfcare.tui.widgets.lines import INK, QUIET, STRONG

VIEWS = {
    BackView.YEAR: """
Each sign is one day, each column a week. A day that is not logged is open: it is not known, and it
counts for nothing.

For all habits the sign says what share of them showed up, of those that were asked for: due, and
neither resting nor paused. Plans that count in weeks or months ask on every day.

For mood the sign fills up from 0 to 10; the month shows the numbers.
""",
    BackView.MONTH: """
Each day has its number, its sign, and what was logged: the amount, or the habits that showed up of
those asked for, or the mood.
""",
    BackView.LINES: """
Where more days are shown than fit, they are put together in groups of the same length, and each
point is the mean of its group. Days that are not logged are left out, and the line does not reach
over more than a week without any, or over three points.

Amounts are shown by day for up to 3 months, and as the sum of each week beyond that.

Sleep timing is the middle of the night by the clock. It needs nights given with two times, such as
2310 650.
""",
    BackView.WEEKDAYS: """
Means over the time that is chosen, with how many days each rests on. Open habits are left out. Few
days make a mean that moves by chance.
""",
    BackView.LINKS: f"""
A link needs {LEAST_DAYS} days with both a mood and an answer for the habit, {LEAST_EACH} with it
and {LEAST_EACH} without. Slow changes over two weeks and more, and differences between weekdays,
are taken out first.

It is told when it is stronger than chance would make it in such a list nine times in ten, and
points the same way in both halves of the time.

Both may have a third cause: a free day, the weather, company.
""",
}
"""What stands behind each view."""

STRENGTH = (
    "Strength says how settled a habit is, from 0 to 1. Each day that says something moves it a "
    "little; 66 days done in a row bring it to 0.95, the middle of what 96 people took in a study "
    "of 2010. Open, resting and paused days leave it as it is."
)
SLEEP = (
    "Sleep figures rest on the last 4 weeks of nights given with two times. Compare them with "
    "your own past alone. Sleeping longer on free days is fine."
)


class HowBack(PageSheet):
    """The sentences for one view, then the figures of the subject."""

    TITLE = "How it is made"

    def __init__(self, view: BackView, subject: Subject) -> None:
        super().__init__()
        self._view = view
        self._subject = subject
        self._figures: BackFigures | None = None

    def refresh_view(self) -> None:
        """Reads the figures again."""
        self._figures = None
        self.redraw()

    def page(self, width: int, height: int) -> Page:
        """Sentences, then numbers."""
        del height
        figures = self._figures
        if figures is None:
            figures = self._figures = self.service.back_figures(self._subject)
        writer = PageWriter(width)
        for paragraph in VIEWS[self._view].strip().split("\n\n"):
            writer.text(" ".join(paragraph.split()))
            writer.gap()
        if figures.strengths:
            writer.text("Strength", STRONG)
            writer.text(STRENGTH, QUIET)
            for name, strength in figures.strengths:
                writer.text(f"{shortened(clean_line(name))}: {strength_words(strength)}", INK)
            writer.gap()
        for sleep in figures.sleep:
            writer.text(shortened(clean_line(sleep.name)), STRONG)
            writer.text(SLEEP, QUIET)
            for words in sleep_sentences(sleep):
                writer.text(words)
            writer.gap()
        return writer.page()

    def keys_now(self) -> tuple[Hint, ...]:
        """Reading keys."""
        return (
            Hint(self.signs.up_down, "scroll"),
            Hint("PgDn", "further", "page(1)"),
            Hint("q", "back", "close"),
        )


def strength_words(strength: Strength) -> str:
    """`0.68, settling.`, or how many days are there so far."""
    if strength.value is None:
        so_far = "1 day" if strength.updates == 1 else f"{strength.updates} days"
        return f"{so_far} so far; with {SHOWN_FROM} it shows."
    return f"{strength.value:.2f}, {strength.word}."


def sleep_sentences(sleep: SleepFigures) -> Iterator[str]:
    """Regularity, the index and social jetlag, each in a sentence; what is missing says why."""
    if sleep.nights < NIGHTS_FOR_REGULARITY or sleep.spread is None:
        nights = "1 night" if sleep.nights == 1 else f"{sleep.nights} nights"
        yield f"{nights} with two times so far; {NIGHTS_FOR_REGULARITY} are needed."
        return
    minutes = round(sleep.spread * 60)
    regular = "fairly regular" if fairly_regular(sleep.spread) else "moving about"
    yield f"Middle of the night: moves by about {minutes} min around its mean, {regular}."
    if sleep.index is None:
        yield "Sleep Regularity Index: needs five pairs of days, one after the other."
    else:
        yield (
            f"Sleep Regularity Index (Phillips 2017): {sleep.index:.0f}. 100 is the same minutes "
            "asleep every day, 0 is chance."
        )
    if sleep.jetlag is None:
        yield (
            f"Social jetlag: needs {FREE_NIGHTS} nights before free days "
            f"and {WORK_NIGHTS} before work days."
        )
    else:
        later = "later" if sleep.jetlag >= 0 else "earlier"
        length = amount_words(abs(sleep.jetlag), "h")
        yield (
            f"Social jetlag (Wittmann 2006): on free days the middle of the night is {length} "
            f"{later} than on work days."
        )
