"""An edit of goal, plan or smallest version leaves every figure of the days before it alone.

Held are: each day's status and amount; run, strength and every unit as of each earlier day (that is
how the day was lived); as seen from now, every unit of a period that was over before the one in
which the edit begins to hold; the table and the number of each week that was over by then.

What an edit in the middle of a period does change, as it must, is pinned below: the running week's
own plan; a month's figure, which goes on counting its later days by their own rule; and to which
unit the period's days belong when the plan counts in another kind of unit from then on.
"""

from datetime import date, datetime, timedelta
from uuid import uuid4

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from selfcare.core.days import each_day, month_of, week_of
from selfcare.core.runs import UnitKind, kind_of, run_of, units_of
from selfcare.core.status import status_on
from selfcare.core.strength import strength_of
from selfcare.core.values import replace
from selfcare.diary import (
    coming_back,
    day_acts,
    day_views,
    habit_acts,
    logbook,
    open_diary,
    pausing,
    week_acts,
)
from selfcare.words.explain import explain

FIRST = date(2026, 9, 7)
"""A Monday; the habit begins here."""
DAYS = 49

PLANS = (
    "daily", "mon,wed,fri", "every 3 days", "RRULE:FREQ=WEEKLY;BYDAY=TU,SA", "5/week", "2/month",
    "60 min/week", "200 min/month",
)  # fmt: skip
GOALS = ("any", ">=10", "10-30", "<=20")

edits = st.fixed_dictionaries(
    {},
    optional={
        "plan": st.sampled_from(PLANS),
        "goal": st.sampled_from(GOALS),
        "smallest": st.sampled_from(("", "5")),
    },
)
logs = st.lists(st.sampled_from((None, None, 0, 5, 10, 20, 45)), min_size=DAYS, max_size=DAYS)


class _Clock:
    def __init__(self):
        self.day = FIRST

    def __call__(self):
        return datetime.fromisoformat(f"{self.day.isoformat()}T21:00:00+01:00")


def _lived(diary, clock, amounts, first_rule, *, closed, paused):
    """A habit lived for some weeks: what was logged, closed days, a pause; one edit on the way."""
    habit, _ = habit_acts.add_habit(diary, "Walk", "exercise", unit="min", **first_rule)
    for offset, amount in enumerate(amounts):
        clock.day = FIRST + timedelta(days=offset)
        if amount is not None:
            logbook.log(diary, habit.id, f"={amount}")
        if offset in closed:
            day_acts.close_day(diary)
        day_acts.rate(diary, mood=5 + offset % 3)
    if paused is not None:
        first = FIRST + timedelta(days=paused)
        pausing.pause(diary, habit.id, first, first + timedelta(days=4))
    return habit.id


def _history(diary, habit_id):
    diary.load_all()
    return diary.memory.history(diary.habit(habit_id)), diary.frame()


def _as_lived(diary, habit_id, before):
    """What each day before `before` showed on the evening of that day."""
    history, frame = _history(diary, habit_id)
    shown = {}
    for day in each_day(FIRST, before - timedelta(days=1)):
        then = replace(frame, today=day, closed_days={d for d in frame.closed_days if d <= day})
        told = explain(history, then, 0)
        shown[day] = (
            status_on(history, day, then),  # whether its period is met, its last day so far says
            day_views.today_view(diary, day).rows[0].amount,
            run_of(history, then),
            strength_of(history, then),
            units_of(history, then),
            told.units,
            told.summary,
        )
    return shown


def _boundary(rules, before):
    """The first day that the edit may touch; `rules` of before and after.

    That is the first day of the period in which the edit begins to hold, or of the one of another
    kind whose last days that period takes over: a day counts in one period.
    """
    kinds = {kind_of(rule.plan) for rule in rules}
    first = min(_begin(kind, before) for kind in kinds)
    return min(_begin(kind, first) for kind in kinds)


def _begin(kind, day):
    """The first day of the period of a day."""
    match kind:
        case UnitKind.DAY:
            return day
        case UnitKind.WEEK:
            return week_of(day, 0)[0]
        case _:
            return month_of(day)[0]


def _seen_now(diary, habit_id, boundary):
    """The units that are over before the boundary, as they are seen now."""
    history, frame = _history(diary, habit_id)
    return [unit for unit in units_of(history, frame) if unit.last_day < boundary]


def _statuses_now(diary, habit_id, before):
    """The status of each day before `before` as it is seen now."""
    history, frame = _history(diary, habit_id)
    days = each_day(FIRST, before - timedelta(days=1))
    return {day: status_on(history, day, frame) for day in days}


def _weeks(diary, before):
    """Every week that was over before the week of the edit: the table, the number, the figures."""
    first = week_of(before, 0)[0]
    mondays = [FIRST + timedelta(weeks=n) for n in range((first - FIRST).days // 7)]
    month = month_of(before)[0]
    return [(_page(diary, monday, month), _figures(diary, monday, month)) for monday in mondays]


def _page(diary, monday, month):
    """Everything the Week place says of a week, but for the habit itself, which does change."""
    page = week_acts.week(diary, monday)
    last = monday + timedelta(days=6)
    rows = [
        (r.row.rule, r.row.cells, r.row.amounts, _settled(r.row.figure, last, month))
        for r in page.rows
    ]
    summary = page.summary
    return summary.measure, summary.usual, [each.blend for each in summary.earlier], rows


def _figures(diary, monday, month):
    days = each_day(monday, monday + timedelta(days=6))
    return [_settled(day_views.today_view(diary, day).rows[0].week, day, month) for day in days]


def _settled(figure, day, month):
    """A day's figure; None for a monthly one of the month in which the edit begins to hold."""
    return None if figure.period == "month" and day >= month else figure


# Without shrinking: an example is lived day by day in a file, so smaller ones would take minutes.
@settings(max_examples=20, phases=(Phase.explicit, Phase.reuse, Phase.generate))
@given(
    amounts=logs,
    closed=st.sets(st.integers(0, DAYS - 1), max_size=6),
    paused=st.none() | st.integers(0, DAYS - 6),
    first_rule=st.fixed_dictionaries(
        {"plan": st.sampled_from(PLANS), "goal": st.sampled_from(GOALS)}
    ),
    earlier=st.none() | st.tuples(edits, st.integers(1, DAYS - 2)),
    edit=edits.filter(bool),
    back=st.just(0) | st.integers(1, DAYS - 2),
)
def test_no_day_before_an_edit_changes(
    *, tmp_path, amounts, closed, paused, first_rule, earlier, edit, back
):
    """Whatever was logged and whichever edit, from today or from an earlier day on."""
    clock = _Clock()
    with open_diary(tmp_path / f"{uuid4().hex}.db", clock=clock) as diary:
        walk = _lived(diary, clock, amounts, first_rule, closed=closed, paused=paused)
        if earlier is not None and earlier[0]:
            habit_acts.edit_habit(
                diary, walk, **earlier[0], from_=FIRST + timedelta(days=earlier[1])
            )
        day = diary.today() - timedelta(days=back)
        rules = diary.habit(walk).rules
        lived, weeks = _as_lived(diary, walk, day), _weeks(diary, day)
        statuses = _statuses_now(diary, walk, day)
        kept = diary.habit(walk)
        habit_acts.edit_habit(diary, walk, **edit, from_=None if back == 0 else day)
        boundary = _boundary((*rules, *diary.habit(walk).rules), day)
        assert _as_lived(diary, walk, day) == lived
        assert _weeks(diary, day) == weeks
        for each, status in _statuses_now(diary, walk, boundary).items():
            assert status is statuses[each], each
        after = _seen_now(diary, walk, boundary)
        if diary.habit(walk) != kept:
            coming_back.undo(diary)
        assert diary.habit(walk).rules == rules
        assert after == _seen_now(diary, walk, boundary)


def test_the_running_week_asks_for_the_new_plan(tmp_path):
    """The nearest true rule: the week in which the edit falls shows the plan of all its days."""
    clock = _Clock()
    with open_diary(tmp_path / "week.db", clock=clock) as diary:
        habit, _ = habit_acts.add_habit(diary, "Walk", "exercise", unit="min", plan="daily")
        clock.day = FIRST + timedelta(days=2)
        assert day_views.today_view(diary, FIRST).rows[0].week.planned == 7
        habit_acts.edit_habit(diary, habit.id, plan="mon,wed,fri")
        # Monday and Tuesday were asked for daily, then Wednesday and Friday.
        assert day_views.today_view(diary, FIRST).rows[0].week.planned == 4


def test_the_running_month_counts_each_day_by_its_own_rule(tmp_path):
    """A figure of the month goes on in weeks that are over, as it does with every new entry."""
    clock = _Clock()
    with open_diary(tmp_path / "month.db", clock=clock) as diary:
        habit, _ = habit_acts.add_habit(
            diary, "Walk", "exercise", unit="min", plan="2/month", goal=">=10", smallest="8"
        )
        logbook.log(diary, habit.id, "10")
        clock.day = FIRST + timedelta(days=10)
        logbook.log(diary, habit.id, "5")
        assert day_views.today_view(diary, FIRST).rows[0].week.done == 1
        habit_acts.edit_habit(diary, habit.id, smallest="5")
        # Of the two, today's 5 min count from today on; the first day is as it was.
        assert day_views.today_view(diary, FIRST).rows[0].week.done == 2
        assert day_views.today_view(diary, FIRST).rows[0].status == "done"


def test_from_days_to_weeks_the_week_of_the_edit_is_a_week(tmp_path):
    """Days of that week are no units of their own any more; as of each day they were."""
    clock = _Clock()
    with open_diary(tmp_path / "kind.db", clock=clock) as diary:
        habit, _ = habit_acts.add_habit(diary, "Walk", "exercise", unit="min", plan="daily")
        for offset in range(10):
            clock.day = FIRST + timedelta(days=offset)
            logbook.log(diary, habit.id, "10")
        lived = _as_lived(diary, habit.id, clock.day)
        habit_acts.edit_habit(diary, habit.id, plan="5/week")
        history, frame = _history(diary, habit.id)
        kinds = [unit.kind for unit in units_of(history, frame)]
        assert kinds == [*[UnitKind.DAY] * 7, UnitKind.WEEK]
        assert _as_lived(diary, habit.id, clock.day) == lived


@pytest.mark.parametrize("edit", [{"goal": ">=30"}, {"plan": "mon"}, {"smallest": "8"}])
def test_for_all_days_changes_them(tmp_path, edit):
    """The control: said for all days, the same edits do change earlier figures."""
    clock = _Clock()
    with open_diary(tmp_path / "all.db", clock=clock) as diary:
        habit, _ = habit_acts.add_habit(
            diary, "Walk", "exercise", unit="min", plan="daily", goal=">=10", smallest="5"
        )
        for offset, amount in enumerate((10, 10, 5, 10, 5)):
            clock.day = FIRST + timedelta(days=offset)
            logbook.log(diary, habit.id, str(amount))
        lived = _as_lived(diary, habit.id, clock.day)
        habit_acts.edit_habit(diary, habit.id, **edit, from_="first")
        assert _as_lived(diary, habit.id, clock.day) != lived
