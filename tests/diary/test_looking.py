"""The views: facts for the screens, the same before and after the whole history is read."""

from datetime import date, timedelta

from selfcare.core.model import Status
from selfcare.core.values import replace
from selfcare.diary import day_acts, day_views, logbook

SUNDAY = date(2026, 11, 22)


def test_the_first_paint_has_the_same_facts(*, diary, opened, walk, sit, talk, sleep):
    """Reading everything adds runs and strength and changes nothing else."""
    for back in range(20):
        day = SUNDAY - timedelta(days=back)
        logbook.log(diary, walk, "20", day)
        logbook.log(diary, sleep, "2310 650", day)
        if back % 3:
            logbook.log(diary, sit, "5", day)
    logbook.log(diary, talk, "y")
    fresh = opened()
    early = day_views.today_view(fresh)
    assert not early.complete
    fresh.load_all()
    late = day_views.today_view(fresh)
    assert late.complete
    assert all(row.run is not None for row in late.rows)
    bare = replace(
        late, complete=False, rows=tuple(replace(r, run=None, strength=None) for r in late.rows)
    )
    assert bare == early


def test_the_week_figures(diary, walk, sit, talk):
    """Amounts count against the goal, days against the plan; days set aside are not planned."""
    logbook.log(diary, walk, "92")
    logbook.log(diary, talk, "y")
    logbook.log(diary, sit, "5")
    rows = {row.habit.name: row for row in day_views.today_view(diary).rows}
    assert (rows["Walk"].week.amount, rows["Walk"].week.goal) == (92, 150)
    assert (rows["Talk with someone"].week.done, rows["Talk with someone"].week.planned) == (1, 5)
    # The habit began on Sunday, the last day of the week.
    assert (rows["Sit quietly"].week.done, rows["Sit quietly"].week.planned) == (1, 1)
    assert rows["Sit quietly"].due is True
    assert rows["Walk"].due is None


def test_cells_before_the_beginning_and_to_come_are_blank(diary, sit, clock):
    """Nothing before it began, nothing to come."""
    clock.at("2026-11-24T12:00:00+01:00")
    row = day_views.today_view(diary).rows[0]
    assert row.cells == (Status.UNLOGGED, Status.UNLOGGED, None, None, None, None, None)
    assert day_views.today_view(diary, SUNDAY - timedelta(days=1)).rows[0].status is None


def test_status_counts_hold_no_names(diary, walk, sit, talk):
    """Counts for a prompt: what is done and open of what today asks for."""
    logbook.log(diary, talk, "y")
    day_acts.rest(diary, sit)
    counts = day_views.status_counts(diary)
    assert (counts.done, counts.open, counts.total, counts.rated) == (1, 1, 2, False)


def test_an_explanation_ends_with_the_rule(diary, sit):
    """Explain says why, unit by unit."""
    for back in (0, 1, 3, 4):
        logbook.log(diary, sit, "5", SUNDAY - timedelta(days=back))
    explanation = day_views.explanation(diary, sit)
    assert explanation.run.current == 4
    assert len(explanation.units) == 5


def test_panel(diary, walk, clock):
    """The side panel has the day's entries and the weeks since it began."""
    logbook.log(diary, walk, "20", SUNDAY - timedelta(days=14))
    logbook.log(diary, walk, "12")
    panel = day_views.habit_panel(diary, walk)
    assert [entry.amount for entry in panel.entries] == [12]
    assert [line.week.amount for line in panel.weeks] == [20, 0, 12]
    assert panel.days_logged == 2
