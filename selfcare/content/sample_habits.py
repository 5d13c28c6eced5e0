"""The habits of the sample diary: one for each area, and a few of one's own.

Names in other scripts and with emoji stand among them, because people have such names. Two rules
grew on the way, so that the history holds days lived under a smaller plan.
"""

from datetime import date, timedelta

from msgspec import Struct

from selfcare.core.model import Area, Habit, Rule
from selfcare.core.plan import AmountPerPeriod, Daily, DaysPerPeriod, Period, Plan, Weekdays

SIT, WALK, SLEEP, TALK, FRUIT, PIANO, READ, DOG, STRETCH = range(1, 10)
"""The habits' ids; the list shows them by area."""

_WEEK = Period.WEEK


class _Line(Struct, frozen=True):
    """One habit before it has days: weeks are counted back from the present one."""

    id: int
    name: str
    area: Area
    unit: str
    begun: int
    """Weeks before the present one."""
    plans: tuple[tuple[int, Plan], ...]
    """(weeks before the present one, plan), oldest first."""
    goal: tuple[float | None, float | None] = (None, None)
    smallest: float | None = None
    if_then: str = ""
    note: str = ""
    put_away: int | None = None


_LINES = (
    _Line(
        SIT, "Sit quietly", Area.MINDFULNESS, "min", 104,
        ((104, DaysPerPeriod(3, _WEEK)), (70, DaysPerPeriod(5, _WEEK))),
        goal=(5, None), smallest=1, if_then="If the tea is poured, then I sit.",
    ),
    _Line(
        WALK, "Walk", Area.EXERCISE, "min", 104,
        ((104, AmountPerPeriod(60, _WEEK)), (75, AmountPerPeriod(150, _WEEK))),
        goal=(20, None), smallest=5, if_then="If the kettle is on, then shoes on.",
    ),
    _Line(
        DOG, "散歩 🐕", Area.EXERCISE, "times", 13,
        ((13, Weekdays((0, 2, 4))),), note="With the neighbour's dog.",
    ),
    _Line(
        SLEEP, "Sleep", Area.SLEEP, "h", 104,
        ((104, DaysPerPeriod(5, _WEEK)),), goal=(7, 9),
    ),
    _Line(
        TALK, "Talk with someone", Area.CONNECTION, "times", 104,
        ((104, DaysPerPeriod(5, _WEEK)),), goal=(1, None),
    ),
    _Line(
        FRUIT, "Fruit and vegetables", Area.EATING, "portions", 104,
        ((104, DaysPerPeriod(3, _WEEK)), (60, DaysPerPeriod(5, _WEEK))),
        goal=(5, None), smallest=1,
    ),
    _Line(
        PIANO, "Piano", Area.OWN, "min", 90,
        ((90, DaysPerPeriod(4, _WEEK)),), smallest=5, note="The slow piece first.",
    ),
    _Line(
        READ, "قراءة 📖", Area.OWN, "pages", 22, ((22, Daily()),), goal=(10, None), smallest=1,
    ),
    _Line(
        STRETCH, "Stretching", Area.EXERCISE, "times", 104,
        ((104, DaysPerPeriod(2, _WEEK)),), put_away=61,
    ),
)  # fmt: skip


def sample_habits(monday: date, uids: tuple[str, ...]) -> tuple[Habit, ...]:
    """The habits by position; `monday` begins the present week, one uid for each habit."""

    def back(weeks: int) -> date:
        return monday - timedelta(weeks=weeks)

    return tuple(
        Habit(
            id=line.id,
            uid=uid,
            name=line.name,
            area=line.area,
            first_day=back(line.begun),
            rules=tuple(
                Rule(back(weeks), line.unit, plan, *line.goal, line.smallest)
                for weeks, plan in line.plans
            ),
            position=position,
            if_then=line.if_then,
            note=line.note,
            archived_day=None if line.put_away is None else back(line.put_away),
        )
        for position, (line, uid) in enumerate(zip(_LINES, uids, strict=True))
    )


HABIT_COUNT = len(_LINES)
