"""A week as screens, commands and files show it, as frozen values."""

from datetime import date

from msgspec import Struct

from selfcare.core.model import Habit, Rule, Status
from selfcare.core.resilience.blend import Blend, Usual
from selfcare.core.resilience.holding import Holding
from selfcare.core.resilience.measure import Measure
from selfcare.core.resilience.practice import Practice
from selfcare.core.resilience.recovery import Recovery
from selfcare.core.resilience.steadiness import Steadiness
from selfcare.core.views import WeekFigure


class WeekIndex(Struct, frozen=True):
    """An earlier week in one line."""

    first_day: date
    last_day: date
    blend: Blend | None
    """None: not enough logged."""

    @property
    def index(self) -> float | None:
        """0-100, unrounded. None: not enough logged."""
        return None if self.blend is None else self.blend.index


class TableRow(Struct, frozen=True):
    """One habit in the week's table."""

    habit: Habit
    rule: Rule
    """The rule of the week's last day (the running week: today)."""
    cells: tuple[Status | None, ...]
    """The seven days; None: before it began, or to come."""
    amounts: tuple[float | None, ...]
    """Their totals; None: no entry."""
    showed_up: tuple[bool, ...]
    figure: WeekFigure
    """The whole week's days or amount, the running week's goal included whole."""
    month: date | None = None
    """A day of the month that a month's figure counts, where the week lies in two months."""


class Ratings(Struct, frozen=True):
    """One scale over the week."""

    days: tuple[int | None, ...]
    """The seven days; None: left out."""
    mean: float | None
    """None: no day has it."""
    usual: float | None
    """The mean of the 56 days before; None: fewer than 14 days have it."""


class SleepFigures(Struct, frozen=True):
    """The week's nights, for those who ask."""

    hours: tuple[float | None, ...]
    """Hours asleep on the seven days; None: not logged."""
    regularity_index: float | None
    """The SRI, -100 to 100. None: fewer than 5 days' worth of minutes known twice."""
    social_jetlag: float | None
    """Hours. None: fewer than 2 free or 3 work nights."""


class WeekSummary(Struct, frozen=True):
    """A week: what the screen, the JSON and "how it is made" need."""

    first_day: date
    last_day: date
    today: date
    days: tuple[date, ...]
    measure: Measure
    usual: Usual | None
    """None: gated, not over yet, or fewer than 4 earlier scored weeks among the last 8."""
    earlier: tuple[WeekIndex, ...]
    """The 8 weeks before, oldest first."""
    rows: tuple[TableRow, ...]
    """Active habits of shown areas, in the order given."""
    mood: Ratings
    energy: Ratings
    stress: Ratings
    sleep: SleepFigures
    logged: int
    """Days of the week with any entry or check-in."""
    untouched: tuple[date, ...]
    """Days before today on which nothing was logged, from the first day there ever was; none of
    those set aside."""
    aside: tuple[date, ...]
    """Days on which every habit is set aside, days to come included."""
    began: date | None
    """The first day there ever was, when it lies inside this week and is not its first day."""
    back_since: date | None
    """The week's first logged day, when 7 or more days without a log lie before it."""
    last_logged: date | None
    """The last logged day before those."""

    @property
    def running(self) -> bool:
        """Whether the week is not over: its word is "so far"."""
        return self.first_day <= self.today <= self.last_day

    @property
    def set_aside(self) -> bool:
        """Whether the whole week is set aside, so that nothing is asked for."""
        return len(self.aside) == len(self.days)

    @property
    def blend(self) -> Blend | None:
        """Index, range and word. None: the gate is not passed."""
        return self.measure.blend

    @property
    def index(self) -> float | None:
        """0-100, unrounded; None: the gate is not passed."""
        return None if self.blend is None else self.blend.index

    @property
    def practice(self) -> Practice:
        """P with its areas and habits."""
        return self.measure.practice

    @property
    def steadiness(self) -> Steadiness:
        """S with its two figures."""
        return self.measure.steadiness

    @property
    def recovery(self) -> Recovery:
        """R with its dips."""
        return self.measure.recovery

    @property
    def holding(self) -> Holding:
        """H with its baseline."""
        return self.measure.holding
