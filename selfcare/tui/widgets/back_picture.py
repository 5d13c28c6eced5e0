"""What the Look back place shows, as one frozen value; every layout function takes it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from selfcare.core.patterns import Link
from selfcare.core.views_back import (
    DayWords,
    MonthView,
    Series,
    SeriesView,
    Span,
    Subject,
    WeekdayView,
    YearView,
)
from selfcare.draw.signs import FULL_SIGNS, PictureSigns


class BackView(StrEnum):
    """The views, in the order in which `v` goes through them."""

    YEAR = "Year"
    MONTH = "Month"
    LINES = "Lines"
    WEEKDAYS = "Weekdays"
    LINKS = "Links"

    @property
    def by_day(self) -> bool:
        """Whether the arrows walk days here."""
        return self in {BackView.YEAR, BackView.MONTH}

    @property
    def following(self) -> "BackView":
        """The next one."""
        views = tuple(BackView)
        return views[(views.index(self) + 1) % len(views)]


@dataclass(frozen=True, slots=True)
class LinksState:
    """How far the search for links is."""

    found: tuple[Link, ...] | None = None
    """None: not done."""
    running: bool = False
    stopped: bool = False
    """The person stopped it."""
    failed: bool = False
    done: int = 0
    total: int = 0


@dataclass(frozen=True, slots=True)
class BackPicture:
    """One moment of Look back."""

    view: BackView
    subject: Subject
    name: str
    """The subject's name as saved."""
    day: date
    today: date
    began: date | None
    """The first day with anything. None: nothing was ever logged."""
    words: DayWords | None = None
    year: YearView | None = None
    month: MonthView | None = None
    series: SeriesView | None = None
    lines: tuple[tuple[Series, str], ...] = ()
    """The lines to choose from, each with its unit."""
    line: int = 0
    span: Span = Span.YEAR
    weekdays: WeekdayView | None = None
    links: LinksState = LinksState()
    top: int = 0
    """How far a long text is scrolled."""
    signs: PictureSigns = FULL_SIGNS
    fine: bool = True
    """Whether a line may be drawn in fine dots: with the full signs, and with colour."""

    @property
    def drawn(self) -> YearView | MonthView | None:
        """The picture the arrows walk in."""
        return self.year if self.view is BackView.YEAR else self.month
