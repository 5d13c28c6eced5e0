"""Adding, editing, moving, putting away, removing habits; names; the first run."""

from datetime import date, timedelta

import pytest

from selfcare.content.starters import starters
from selfcare.core.errors import NameProblemError, UnreadableError
from selfcare.core.model import Area, Status
from selfcare.core.plan import AmountPerPeriod, Daily, DaysPerPeriod
from selfcare.diary import coming_back, day_views, habit_acts, logbook, setting_acts
from selfcare.diary.habit_acts import MOST_HABITS
from selfcare.words.refusals import error_words
from tests.many_habits import fill
from tests.there import there

SUNDAY = date(2026, 11, 22)


def test_add_reads_every_part(diary):
    """A habit comes from typed texts, and the receipt says what they mean."""
    habit, receipt = habit_acts.add_habit(
        diary,
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
def test_impossible_habits_are_refused(diary, parts, words):
    """One sentence for what does not fit, and nothing is written."""
    given = {"name": "Walk", "area": "exercise"} | parts
    with pytest.raises(UnreadableError) as refused:
        habit_acts.add_habit(diary, given.pop("name"), given.pop("area"), **given)
    assert words in error_words(refused.value)
    assert not diary.habits()


def test_names_are_unique_among_active_habits(diary):
    """The same name in another case or in decomposed letters is taken, until it is put away."""
    habit, _ = habit_acts.add_habit(diary, "Café", "own")
    with pytest.raises(NameProblemError, match="already"):
        habit_acts.add_habit(diary, "CAFE\u0301", "own")
    habit_acts.archive(diary, habit.id)
    habit_acts.add_habit(diary, "café", "own")
    with pytest.raises(NameProblemError, match="Another habit is called café now"):
        habit_acts.restore(diary, habit.id)


def test_any_unambiguous_start_names_a_habit(diary):
    """An exact name wins, else one start; ambiguous and unknown names say what to do."""
    for name in ("Walk", "Water", "Walk the dog"):
        habit_acts.add_habit(diary, name, "own")
    assert diary.find("walk").name == "Walk"
    assert diary.find("walk t").name == "Walk the dog"
    with pytest.raises(NameProblemError) as several:
        diary.find("w")
    assert str(several.value) == (
        "Three habits begin with w: Walk, Water, Walk the dog. One more letter."
    )
    with pytest.raises(NameProblemError, match="Did you mean Water"):
        diary.find("watre")
    with pytest.raises(NameProblemError, match="There is no habit"):
        diary.find("")


def test_an_edit_holds_from_today(diary, sit, clock):
    """History keeps the rule it was lived under; --from first changes all days."""
    logbook.log(diary, sit, "5")
    clock.go(days=7)
    habit, receipt = habit_acts.edit_habit(diary, sit, goal=">=20", plan="5/week")
    assert receipt.command == "Sit quietly is changed from Sunday 29 November."
    assert isinstance(habit.rule_on(SUNDAY).plan, Daily)
    assert isinstance(habit.rule_on(SUNDAY + timedelta(days=7)).plan, DaysPerPeriod)
    assert day_views.today_view(diary, SUNDAY).rows[0].status is Status.DONE
    habit_acts.edit_habit(diary, sit, goal=">=20", from_="first")
    assert day_views.today_view(diary, SUNDAY).rows[0].status is Status.PARTLY
    coming_back.undo(diary)
    assert day_views.today_view(diary, SUNDAY).rows[0].status is Status.DONE


def test_an_edit_from_a_day(diary, sit, clock):
    """An edit can hold from a day in between; later rules get the same part."""
    clock.go(days=20)
    habit_acts.edit_habit(diary, sit, plan="5/week", from_=SUNDAY + timedelta(days=14))
    habit, _ = habit_acts.edit_habit(diary, sit, goal=">=8", from_=SUNDAY + timedelta(days=7))
    goals = [(rule.from_day.day, rule.goal_low) for rule in habit.rules]
    assert goals == [(22, 5), (29, 8), (6, 8)]
    assert isinstance(habit.rules[2].plan, DaysPerPeriod)


def test_an_edit_that_changes_nothing_writes_nothing(diary, sit):
    """The same texts again are no change."""
    newest = coming_back.newest_change(diary)
    assert not habit_acts.edit_habit(diary, sit, name="Sit quietly", goal=">=5")[1].changed
    assert coming_back.newest_change(diary) == newest


def test_moving(diary):
    """A habit takes its place and the others make room."""
    for name in "ABCD":
        habit_acts.add_habit(diary, name, "own")
    habit_acts.move_habit(diary, diary.find("D").id, 2)
    assert "".join(habit.name for habit in diary.habits()) == "ADBC"
    coming_back.undo(diary)
    assert "".join(habit.name for habit in diary.habits()) == "ABCD"


def test_put_away_and_back(diary, sit, clock):
    """Days put away count as paused, so a run waits."""
    logbook.log(diary, sit, "5")
    clock.go(days=1)
    habit_acts.archive(diary, sit)
    assert not diary.habits()
    clock.go(days=30)
    habit_acts.restore(diary, sit)
    diary.load_all()
    row = day_views.today_view(diary).rows[0]
    assert there(row.run).current == 1
    assert day_views.today_view(diary, SUNDAY + timedelta(days=3)).rows[0].status is Status.PAUSED


def test_remove_and_undo(diary, sit):
    """Removing takes the entries along; undo brings all of it back."""
    logbook.log(diary, sit, "5")
    before = day_views.today_view(diary)
    assert habit_acts.remove_habit(diary, sit).command == "Sit quietly is removed with 1 entry."
    assert not diary.habits()
    coming_back.undo(diary)
    assert day_views.today_view(diary).rows[0].amount == before.rows[0].amount == 5


def test_the_first_run(diary):
    """Two starters at their start values are one act; Esc leaves an empty list and is kept."""
    assert habit_acts.first_run(diary)
    chosen = [starter for starter in starters() if starter.name in {"Walk", "Sit quietly"}]
    habit_acts.start_with(diary, chosen, "IE")
    assert not habit_acts.first_run(diary)
    assert setting_acts.setting(diary, "region") == "IE"
    plans = {habit.name: habit.rules[0].plan for habit in diary.habits()}
    assert plans["Walk"].amount == 60
    assert plans["Sit quietly"].days == 3
    coming_back.undo(diary)
    assert not diary.habits()
    assert not habit_acts.first_run(diary)


def test_skipping_the_first_run(diary, opened):
    """Esc is remembered."""
    habit_acts.finish_first_run(diary)
    assert not habit_acts.first_run(opened())


def test_five_hundred_active_habits_are_the_most(diary, walk, talk):
    """The next is refused in words, new or brought back or with the starters; one away, one in."""
    habit_acts.archive(diary, talk)
    fill(diary.path, MOST_HABITS + 1)
    diary.reload()
    assert len(diary.habits()) == MOST_HABITS
    for act in (
        lambda: habit_acts.add_habit(diary, "Tea", "own"),
        lambda: habit_acts.restore(diary, talk),
        lambda: habit_acts.start_with(diary, starters()[:1], None),
    ):
        with pytest.raises(NameProblemError, match="500 active habits, which is the most"):
            act()
    habit_acts.archive(diary, walk)
    habit_acts.restore(diary, talk)
    assert len(diary.habits()) == MOST_HABITS
