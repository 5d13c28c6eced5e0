"""The Week place as one frozen value: what screens, line mode, commands and files draw.

The figures are the summary's own; every word around them is here, so that all outlets say the same.
Words hold no signs but the `←` of `gap_line`, and names in them are cleaned.
"""

from datetime import date
from enum import StrEnum

from msgspec import Struct

from selfcare.core.model import Review
from selfcare.core.resilience.week_view import Ratings, TableRow, WeekIndex, WeekSummary
from selfcare.core.text import as_sentence
from selfcare.core.values import Quiet
from selfcare.words.week import PartLine

QUESTIONS = ("What helped?", "What was in the way?", "One small next step?")
"""The review, in the order it is asked."""


class WeekState(StrEnum):
    """What the week has to say before its table."""

    SUMMARY = "summary"
    """The number with its range, a word, the four parts."""
    WIDE = "wide"
    """The range alone: several days are not logged."""
    TOO_LITTLE = "too little"
    """The gate: what is there so far, counted."""
    ASIDE = "set aside"
    """Every habit is set aside on every day: nothing is asked for."""
    BACK = "back"
    """The first days after 7 or more without a log, with too little for a summary yet."""
    LIGHT = "light"
    """Light days: the table, without number or comparison."""
    NO_HABITS = "no habits"
    """No habit was active; ratings may be there all the same."""


class WeekRow(Struct, frozen=True):
    """One habit's line of the table."""

    row: TableRow
    words: str
    """`5 of 5 days`, `45 of 150 min`; empty when there is nothing to say."""
    spoken: str
    """The same to be read aloud: `45 of 150 minutes`."""


class WeekScale(Struct, frozen=True):
    """One rating's line of the table."""

    name: str
    """`Mood`, `Energy`, `Stress`."""
    ratings: Ratings
    words: str
    """`around 4, usual 6`; empty when the week has none."""


class SmallStep(Quiet, frozen=True):
    """Last week's small next step, and what came of it."""

    step: str
    """The person's own words, cleaned, on one line."""
    happened: str
    """"Walk came on 3 days."; empty when the step names no habit, or nothing came."""

    @property
    def line(self) -> str:
        """Both in one line: "Last week's small step: shoes by the door. Walk came on 3 days."."""
        return f"Last week's small step: {self.sentence} {self.happened}".rstrip()

    @property
    def spoken(self) -> str:
        """The same to be read aloud, where a colon is not heard."""
        return f"Last week's small step was: {self.sentence} {self.happened}".rstrip()

    @property
    def sentence(self) -> str:
        """The person's words as they were typed, with a full stop."""
        return as_sentence(self.step)


class WeekPage(Struct, frozen=True):
    """One week with everything the Week place says about it."""

    summary: WeekSummary
    state: WeekState
    number: int
    """The calendar's number of the week's fourth day; for weeks from Monday that is ISO's."""
    show_number: bool
    """Whether numbers are shown: the setting is on and these are no light days."""
    light: bool
    """Light days are on."""
    head: tuple[str, str]
    """The two lines at the top; the second may be empty."""
    parts: tuple[PartLine, ...]
    """The four parts; empty while there is no summary, and on light days."""
    waiting: str
    """In place of the parts: "they need a little more time", or where `←` goes. May be empty."""
    waiting_elsewhere: str
    """The same without the key, which only the app has."""
    rows: tuple[WeekRow, ...]
    scales: tuple[WeekScale, ...]
    """Mood, energy, stress; on light days mood alone, unless the others have a value."""
    line: str
    """Under the table: the first week, light days, last week's step, or what is unknown."""
    about: str
    """What the summary is, and which days are unknown; for where there is room. May be empty."""
    step: SmallStep | None
    """Last week's small step. None: there was none."""
    review: Review | None
    """What was said about this week. None: nothing yet."""
    weeks: tuple[WeekIndex, ...]
    """Up to eight weeks that end with this one, oldest first; none before the first day known."""
    earlier: date | None
    """A day of the week `←` goes to: the nearest earlier one with anything. None: there is none."""
    later: date | None
    """A day of the week `→` goes to. None: this is the running week."""

    @property
    def first_day(self) -> date:
        """The week's first day."""
        return self.summary.first_day

    @property
    def last_day(self) -> date:
        """The week's last day."""
        return self.summary.last_day

    @property
    def asleep(self) -> tuple[float | None, ...]:
        """Hours asleep on the seven days; empty when no night is known."""
        hours = self.summary.sleep.hours
        return hours if any(value is not None for value in hours) else ()
