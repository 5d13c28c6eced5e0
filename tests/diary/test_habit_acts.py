"""Adding, editing, moving, putting away, removing habits; names; the first run."""

from datetime import date, timedelta

import pytest

from selfcare.content.starters import starters
from selfcare.core.errors import NameProblemError, UnreadableError
from selfcare.core.model import Area, Status
from selfcare.core.plan import AmountPerPeriod, Daily, DaysPerPeriod
from selfcare.diary import coming_back, day_views, habit_acts, logbook, setting_acts, undo_acts
from selfcare.diary.habit_acts import MOST_HABITS
from selfcare.words.refusals import error_words
from tests.many_habits import fill

SUNDAY = date(2026, 11, 22)


def test_add_reads_every_part(service):
    """A habit comes from typed texts, and the receipt says what they mean."""
    habit, receipt = habit_acts.add_habit(
        service,
        "  Walk \u202e",
        "ex",
        unit="minutes",
        goal=">=10",
        plan="150 min/week",
        smallest="5",
    )
    assert habit.name == "Walk"
    assert habit.area is Area.EXERCISE
    rule = habit.rules[0]
    assert (rule.unit, rule.goal_low, rule.smallest) == ("min", 10, 5)
    assert isinstance(rule.plan, AmountPerPeriod)
    assert "150 min a week" in receipt.command


@pytest.mark.parametrize(
    ("parts", "words"),
    [
        ({"name": " "}, "needs a name"),
        ({"name": "x" * 201}, "at most 200"),
        ({"area": "sport"}, "There are: mindfulness"),
        ({"plan": "9/week"}, "1 to 7 days a week"),
        ({"plan": "now and then"}, "now and then"),
        ({"goal": "lots"}, "lots"),
        ({"goal": ">=5", "smallest": "6"}, "more than the goal"),
        ({"unit": ""}, "unit"),
    ],
)
def test_impossible_habits_are_refused(service, parts, words):
    """One sentence for what does not fit, and nothing is written."""
    given = {"name": "Walk", "area": "exercise"} | parts
    with pytest.raises(UnreadableError) as refused:
        habit_acts.add_habit(service, given.pop("name"), given.pop("area"), **given)
    assert words in error_words(refused.value)
    assert not service.habits()


def test_names_are_unique_among_active_habits(service):
    """The same name in another case or in decomposed letters is taken, until it is put away."""
    habit, _ = habit_acts.add_habit(service, "Café", "own")
    with pytest.raises(NameProblemError, match="already"):
        habit_acts.add_habit(service, "CAFE\u0301", "own")
    habit_acts.archive(service, habit.id)
    habit_acts.add_habit(service, "café", "own")
    with pytest.raises(NameProblemError, match="Another habit is called café now"):
        habit_acts.restore(service, habit.id)


def test_any_unambiguous_start_names_a_habit(service):
    """An exact name wins, else one start; ambiguous and unknown names say what to do."""
    for name in ("Walk", "Water", "Walk the dog"):
        habit_acts.add_habit(service, name, "own")
    assert service.find("walk").name == "Walk"
    assert service.find("walk t").name == "Walk the dog"
    with pytest.raises(NameProblemError) as several:
        service.find("w")
    assert str(several.value) == (
        "Three habits begin with w: Walk, Water, Walk the dog. One more letter."
    )
    with pytest.raises(NameProblemError, match="Did you mean Water"):
        service.find("watre")
    with pytest.raises(NameProblemError, match="There is no habit"):
        service.find("")


def test_an_edit_holds_from_today(service, sit, clock):
    """History keeps the rule it was lived under; --from first changes all days."""
    logbook.log(service, sit, "5")
    clock.go(days=7)
    habit, receipt = habit_acts.edit_habit(service, sit, goal=">=20", plan="5/week")
    assert receipt.command == "Sit quietly is changed from Sunday 29 November."
    assert isinstance(habit.rule_on(SUNDAY).plan, Daily)
    assert isinstance(habit.rule_on(SUNDAY + timedelta(days=7)).plan, DaysPerPeriod)
    assert day_views.today_view(service, SUNDAY).rows[0].status is Status.DONE
    habit_acts.edit_habit(service, sit, goal=">=20", from_="first")
    assert day_views.today_view(service, SUNDAY).rows[0].status is Status.PARTLY
    coming_back.undo(service)
    assert day_views.today_view(service, SUNDAY).rows[0].status is Status.DONE


def test_an_edit_from_a_day(service, sit, clock):
    """An edit can hold from a day in between; later rules get the same part."""
    clock.go(days=20)
    habit_acts.edit_habit(service, sit, plan="5/week", from_=SUNDAY + timedelta(days=14))
    habit, _ = habit_acts.edit_habit(service, sit, goal=">=8", from_=SUNDAY + timedelta(days=7))
    goals = [(rule.from_day.day, rule.goal_low) for rule in habit.rules]
    assert goals == [(22, 5), (29, 8), (6, 8)]
    assert isinstance(habit.rules[2].plan, DaysPerPeriod)


def test_an_edit_that_changes_nothing_writes_nothing(service, sit):
    """The same texts again are no change."""
    newest = undo_acts.newest_change(service)
    assert not habit_acts.edit_habit(service, sit, name="Sit quietly", goal=">=5")[1].changed
    assert undo_acts.newest_change(service) == newest


def test_moving(service):
    """A habit takes its place and the others make room."""
    for name in "ABCD":
        habit_acts.add_habit(service, name, "own")
    habit_acts.move_habit(service, service.find("D").id, 2)
    assert "".join(habit.name for habit in service.habits()) == "ADBC"
    coming_back.undo(service)
    assert "".join(habit.name for habit in service.habits()) == "ABCD"


def test_put_away_and_back(service, sit, clock):
    """Days put away count as paused, so a run waits."""
    logbook.log(service, sit, "5")
    clock.go(days=1)
    habit_acts.archive(service, sit)
    assert not service.habits()
    clock.go(days=30)
    habit_acts.restore(service, sit)
    service.load_all()
    row = day_views.today_view(service).rows[0]
    assert row.run.current == 1
    assert day_views.today_view(service, SUNDAY + timedelta(days=3)).rows[0].status is Status.PAUSED


def test_remove_and_undo(service, sit):
    """Removing takes the entries along; undo brings all of it back."""
    logbook.log(service, sit, "5")
    before = day_views.today_view(service)
    assert habit_acts.remove_habit(service, sit).command == "Sit quietly is removed with 1 entry."
    assert not service.habits()
    coming_back.undo(service)
    assert day_views.today_view(service).rows[0].amount == before.rows[0].amount == 5


def test_the_first_run(service):
    """Two starters at their start values are one act; Esc leaves an empty list and is kept."""
    assert habit_acts.first_run(service)
    chosen = [starter for starter in starters() if starter.name in {"Walk", "Sit quietly"}]
    habit_acts.start_with(service, chosen, "IE")
    assert not habit_acts.first_run(service)
    assert setting_acts.setting(service, "region") == "IE"
    plans = {habit.name: habit.rules[0].plan for habit in service.habits()}
    assert plans["Walk"].amount == 60
    assert plans["Sit quietly"].days == 3
    coming_back.undo(service)
    assert not service.habits()
    assert not habit_acts.first_run(service)


def test_skipping_the_first_run(service, opened):
    """Esc is remembered."""
    habit_acts.finish_first_run(service)
    assert not habit_acts.first_run(opened())


def test_five_hundred_active_habits_are_the_most(service, walk, talk):
    """The next is refused in words, new or brought back or with the starters; one away, one in."""
    habit_acts.archive(service, talk)
    fill(service.path, MOST_HABITS + 1)
    service.reload()
    assert len(service.habits()) == MOST_HABITS
    for act in (
        lambda: habit_acts.add_habit(service, "Tea", "own"),
        lambda: habit_acts.restore(service, talk),
        lambda: habit_acts.start_with(service, starters()[:1], None),
    ):
        with pytest.raises(NameProblemError, match="500 active habits, which is the most"):
            act()
    habit_acts.archive(service, walk)
    habit_acts.restore(service, talk)
    assert len(service.habits()) == MOST_HABITS
