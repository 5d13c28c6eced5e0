"""Links between habits and mood: what counts as a day, what is told, and to whom it is not."""

import random
import subprocess
import sys
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selfcare.core.history import Frame, HabitHistory
from selfcare.core.model import Area, CheckIn, Habit, Pause, Rule
from selfcare.core.patterns import TOLD, Lag, Link, Verdict, links
from selfcare.core.plan import Daily
from selfcare.core.values import replace
from selfcare.words.look_back import ABOUT_LINKS, link_title, link_words

TODAY = date(2026, 11, 22)
FRAME = Frame(TODAY)


def days(count):
    return [TODAY - timedelta(days=back) for back in range(count - 1, -1, -1)]


def history(came, name="Walk", **more):
    """A habit done (1), left (0) or not known (None) on the last days."""
    span = days(len(came))
    rule = Rule(span[0], "times", Daily())
    habit = Habit(1, "walk", name, Area.EXERCISE, span[0], (rule,))
    totals = {day: float(did) for day, did in zip(span, came, strict=True) if did is not None}
    return HabitHistory(habit, totals, **more)


def checkins(moods):
    pairs = zip(days(len(moods)), moods, strict=True)
    return [CheckIn(day, mood=mood) for day, mood in pairs if mood is not None]


def lifted(count, lift=3, seed=1, lag=0):
    """A habit by the toss of a coin that lifts the mood of its day, or of the day after."""
    rng = random.Random(seed)
    came = [int(rng.random() < 0.5) for _ in range(count)]
    felt = [0] * lag + came[: count - lag]
    return came, [min(10, max(0, round(4 + lift * f + rng.gauss(0, 1)))) for f in felt]


def both(came, moods, **more):
    return links([history(came, **more)], checkins(moods), FRAME)


def test_every_habit_has_two_links_in_order():
    """Habit by habit, same day first, whether there is anything to say or not."""
    names = ["Walk", "Sit"]
    found = links([history([1, 0], name) for name in names], [], FRAME)
    assert [(link.habit.name, link.lag) for link in found] == [
        (name, lag) for name in names for lag in Lag
    ]
    assert all(link.verdict is Verdict.NEEDS_MORE and link.needs_days == 28 for link in found)


def test_a_strong_link_keeps_showing_up():
    """120 days and three mood points: told firmly, with the plain means and both counts."""
    came, moods = lifted(120)
    same = both(came, moods)[0]
    assert same.verdict is Verdict.KEEPS_SHOWING_UP
    assert (same.with_days, same.without_days) == (sum(came), 120 - sum(came))
    with_ = [m for c, m in zip(came, moods, strict=True) if c]
    assert same.mood_with == pytest.approx(sum(with_) / len(with_))
    assert same.needs_days == 0


def test_a_next_day_link_is_told_of_the_next_day():
    """The mood after the habit, and not that of its own day."""
    came, moods = lifted(120, lag=1)
    same, after = both(came, moods)
    assert after.verdict in TOLD
    assert same.verdict is Verdict.NO_CLEAR_LINK
    assert after.days == 119


def test_below_twelve_weeks_a_link_is_weak_at_most():
    """The stronger word needs 84 days, however strong the link."""
    came, moods = lifted(83)
    assert both(came, moods)[0].verdict is Verdict.POSSIBLE


def test_days_needed_count_days_and_kinds():
    """28 with both and 7 of each kind: the larger of the two that is still to come."""
    assert both([1, 0] * 10, [5, 7] * 10)[0].needs_days == 8
    few = both([1] * 24 + [0] * 2, [5, 7] * 13)[0]
    assert (few.needs_days, few.verdict) == (5, Verdict.NEEDS_MORE)
    assert both([1] * 60, [5, 7] * 30)[0].needs_days == 7


def test_27_days_are_not_enough_and_28_are():
    """The edge of the gate."""
    assert both([1, 0, 0] * 9, [3, 6, 8] * 9)[0].verdict is Verdict.NEEDS_MORE
    assert both([0, *[1, 0, 0] * 9], [4, *[3, 6, 8] * 9])[0].verdict is not Verdict.NEEDS_MORE


def test_a_mood_that_hardly_moves_shows_nothing():
    """Sample SD below .5: needs more, but no further day is counted."""
    link = both([1, 0] * 30, [5] * 58 + [6, 6])[0]
    assert (link.verdict, link.needs_days) == (Verdict.NEEDS_MORE, 0)
    assert "Mood was nearly the same" in link_words(link)


def test_rest_pause_and_open_days_are_unknown():
    """Only done, partly and none count; a closed day says none."""
    span = days(40)
    pause = Pause(1, None, span[10], span[19])
    closed = Frame(TODAY, closed_days=frozenset(span[30:]))
    kept = history([1] * 8 + [None] * 32, rests=frozenset(span[20:25]), pauses=(pause,))
    same = links([kept], checkins([4, 7] * 20), closed)[0]
    assert (same.with_days, same.without_days) == (8, 10)


def test_days_to_come_do_not_count():
    """A check-in dated after today changes nothing."""
    came, moods = lifted(60)
    late = CheckIn(TODAY + timedelta(days=3), mood=0)
    assert links([history(came)], [*checkins(moods), late], FRAME) == both(came, moods)


def test_a_shared_weekend_is_no_link():
    """A habit of Saturdays and Sundays, and moods that are high then: the weekday explains it."""
    rng = random.Random(4)
    span = days(150)
    came = [int(rng.random() < (0.9 if day.weekday() >= 5 else 0.1)) for day in span]
    moods = [round(5 + 2.5 * (day.weekday() >= 5) + rng.gauss(0, 1)) for day in span]
    gaps = [None if rng.random() < 0.15 else c for c in came]
    for seen in (came, gaps):
        assert both(seen, [min(10, max(0, m)) for m in moods])[0].verdict is Verdict.NO_CLEAR_LINK


def test_a_slow_drift_is_no_link():
    """A habit taken up in a better half-year: the rolling median takes the drift out."""
    rng = random.Random(5)
    came = [int(rng.random() < (0.2 if n < 90 else 0.8)) for n in range(180)]
    moods = [round(4 + n / 45 + rng.gauss(0, 0.8)) for n in range(180)]
    same = both(came, moods)[0]
    assert same.mood_with > same.mood_without + 1
    assert same.verdict is Verdict.NO_CLEAR_LINK


def test_the_order_of_habits_changes_no_link():
    """Each verdict is weighed against the same list."""
    many = [history(lifted(100, seed=n)[0], f"Habit {n}") for n in range(5)]
    moods = checkins(lifted(100, seed=2)[1])
    found = {(each.habit.name, each.lag): each for each in links(many, moods, FRAME)}
    turned = {(each.habit.name, each.lag): each for each in links(many[::-1], moods, FRAME)}
    assert found == turned
    assert found["Habit 2", Lag.SAME_DAY].verdict in TOLD


def test_progress_is_told_after_every_habit():
    """(1, 3), (2, 3), (3, 3)."""
    seen = []
    came, moods = lifted(40)
    links([history(came)] * 3, checkins(moods), FRAME, progress=lambda *at: seen.append(at))
    assert seen == [(1, 3), (2, 3), (3, 3)]


@pytest.mark.parametrize("allowed", range(6))
def test_cancelled_between_any_two_links_gives_nothing(allowed):
    """No link can be weighed against half of a list."""
    asked: list[None] = []

    def cancelled():
        asked.append(None)
        return len(asked) > allowed

    came, moods = lifted(40)
    found = links([history(came)] * 3, checkins(moods), FRAME, cancelled=cancelled)
    assert found == ()
    assert len(asked) == allowed + 1


@given(
    st.lists(
        st.tuples(st.sampled_from([None, 0, 1]), st.one_of(st.none(), st.integers(0, 10))),
        max_size=70,
    )
)
def test_anything_logged_has_an_answer(rows):
    """Never an error, and the counts agree with the rows."""
    came, moods = [row[0] for row in rows] or [None], [row[1] for row in rows] or [None]
    same, after = both(came, moods)
    known = [c for c, m in zip(came, moods, strict=True) if c is not None and m is not None]
    assert (same.with_days, same.without_days) == (sum(known), len(known) - sum(known))
    for link in (same, after):
        assert link.days == link.with_days + link.without_days
        assert link_words(link).endswith(".")


def test_numpy_is_imported_by_the_question_and_not_by_the_module():
    """The words and verdicts cost no 70 ms."""
    code = "import sys; import selfcare.core.patterns; print('numpy' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


WALK = history([1]).habit
LINK = Link(WALK, Lag.SAME_DAY, 63, 34, 29, 6.44, 5.6, Verdict.NO_CLEAR_LINK, 0, 0.83)


MOODS = "Mood averages 6.4 on 34 days with Walk and 5.6 on 29 days without."
NONE_FOUND = f"No clear link in your data so far. That is the most common answer. {MOODS}"


def test_the_words_of_no_clear_link():
    """The most common answer, and how small a difference could not have shown."""
    unseen = "So far a weaker link, under about 0.8 mood points, could not have shown."
    assert link_words(LINK) == f"{NONE_FOUND} {unseen}"
    unseen = "So far a weaker link could not have shown."
    assert link_words(replace(LINK, weakest_points=None)) == f"{NONE_FOUND} {unseen}"


def test_the_words_of_a_link():
    """Weak or lasting, it proves no cause; mood points and day counts stand beside it."""
    weak = replace(LINK, verdict=Verdict.POSSIBLE)
    assert link_words(weak) == f"A possible link, weak; it does not prove cause. {MOODS}"
    lasting = replace(LINK, verdict=Verdict.KEEPS_SHOWING_UP, lag=Lag.NEXT_DAY)
    after = (
        "Mood averages 6.4 the day after 34 days with Walk and 5.6 the day after 29 days without."
    )
    assert link_words(lasting) == f"A link that keeps showing up; it does not prove cause. {after}"


def test_the_words_of_a_range():
    """No night is without sleep: what is compared lies in the range, or outside it."""
    (rule,) = WALK.rules
    ranged = replace(WALK, rules=(replace(rule, goal_low=7.0, goal_high=9.0),))
    said = link_words(replace(LINK, habit=ranged, verdict=Verdict.POSSIBLE))
    assert said.endswith("on 34 days with Walk in its range and 5.6 on 29 days outside it.")


@pytest.mark.parametrize(
    ("with_days", "without", "needs", "words"),
    [
        (18, 1, 9, "Needs 9 more days. So far 18 days with Walk and 1 without, each with a mood."),
        (13, 14, 1, "Needs 1 more day. So far 13 days with Walk and 14 without, each with a mood."),
    ],
)
def test_the_words_of_too_few_days(with_days, without, needs, words):
    """How many more, and what there is."""
    days_ = with_days + without
    link = Link(WALK, Lag.SAME_DAY, days_, with_days, without, 6.0, 5.0, Verdict.NEEDS_MORE, needs)
    assert link_words(link) == words


def test_nobody_is_asked_to_leave_a_habit_out():
    """Nearly every day done: nothing to compare with, and nothing to change."""
    link = Link(WALK, Lag.SAME_DAY, 60, 58, 2, 6.0, 5.0, Verdict.NEEDS_MORE, 5)
    assert link_words(link) == (
        "So far 58 days with Walk and 2 without, each with a mood. A comparison takes 7 of each; "
        "without them there is nothing to say, and nothing you need to change."
    )


def test_the_title_names_habit_and_lag():
    """One line above each link."""
    assert link_title(LINK) == "Walk and mood on the same day"
    assert link_title(replace(LINK, lag=Lag.NEXT_DAY)) == "Walk and mood on the next day"
    assert ABOUT_LINKS.endswith(".")


def test_a_hostile_name_reaches_no_screen_raw():
    """Control characters go, and a long name is shortened."""
    link = replace(LINK, habit=replace(WALK, name="\x1b[2Jx" + "y" * 90))
    assert "\x1b" not in link_title(link) + link_words(link)
    assert len(link_title(link)) < 70


@pytest.mark.parametrize(("low", "high", "told"), [(7.0, 9.0, True), (None, None, False)])
def test_sleep_is_linked_by_its_range(low, high, told):
    """Nights in 7 to 9 h against logged nights outside it, too short or too long.

    Without a range every logged night is one "with", so nothing can be told.
    """
    came, moods = lifted(120)
    span = days(120)
    hours = [8.0 if within else (5.5, 10.0)[at % 2] for at, within in enumerate(came)]
    rule = Rule(span[0], "h", Daily(), low, high)
    habit = Habit(3, "sleep", "Sleep", Area.SLEEP, span[0], (rule,))
    slept = HabitHistory(habit, dict(zip(span, hours, strict=True)))
    same = links([slept], checkins(moods), FRAME)[0]
    counts = (sum(came), 120 - sum(came)) if told else (120, 0)
    assert (same.with_days, same.without_days) == counts
    assert (same.verdict is Verdict.KEEPS_SHOWING_UP) is told
