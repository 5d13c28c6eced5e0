"""The sample diary: the same every time, and with everything in it that it promises."""

from collections import defaultdict
from datetime import UTC, date, datetime, time, timedelta, timezone
from functools import cache
from statistics import mean
from zoneinfo import ZoneInfo

import pytest

from selfcare.content.sample import SampleDiary, place_of, sample_diary
from selfcare.core.days import WEEKDAYS
from selfcare.core.goals import check_rule
from selfcare.core.history import Frame, HabitHistory
from selfcare.core.model import Area, Status
from selfcare.core.plan_grammar import format_plan, parse_plan
from selfcare.core.runs import run_of
from selfcare.core.status import status_on, statuses, week_figure
from selfcare.core.text import clean_line

SIT, WALK, DOG, SLEEP, TALK, FRUIT, PIANO = range(1, 8)
MONDAY = date(2026, 11, 16)
TODAY = MONDAY + timedelta(days=6)
GAPS = ((63, 2, 24), (26, 4, 12))
"""Weeks before the present one, weekday, days."""


@cache
def diary_on(weekday: int) -> SampleDiary:
    day = MONDAY + timedelta(days=weekday)
    return sample_diary(day, datetime.combine(day, time(22), UTC))


@pytest.fixture(params=range(7), ids=WEEKDAYS)
def diary(request: pytest.FixtureRequest) -> SampleDiary:
    """The diary of each weekday: what it promises holds on all of them."""
    return diary_on(request.param)


def frame_of(diary: SampleDiary) -> Frame:
    logged = {entry.day for entry in diary.entries}
    closed = {
        checkin.day
        for checkin in diary.checkins
        if checkin.closed
        or (checkin.mood is not None and checkin.day in logged and checkin.day < diary.today)
    }
    return Frame(diary.today, frozenset(closed))


def history_of(diary: SampleDiary, habit_id: int) -> HabitHistory:
    totals: dict[date, float] = defaultdict(float)
    for entry in diary.entries:
        if entry.habit_id == habit_id:
            totals[entry.day] = round(totals[entry.day] + entry.amount, 6)
    rests = frozenset(day for habit, day in diary.rests if habit == habit_id)
    habit = next(habit for habit in diary.habits if habit.id == habit_id)
    return HabitHistory(habit, dict(totals), rests, diary.pauses)


def moods(diary: SampleDiary) -> dict[date, int]:
    return {c.day: c.mood for c in diary.checkins if c.mood is not None}


def test_the_same_moment_gives_the_same_diary() -> None:
    """Demos, screenshots and tests can count on every figure."""
    assert sample_diary(TODAY, datetime(2026, 11, 22, 22, tzinfo=UTC)) == diary_on(6)


def test_it_reaches_back_two_years(diary: SampleDiary) -> None:
    """Two whole years, thousands of entries, hundreds of check-ins, some practices."""
    assert diary.entries[0].day <= MONDAY - timedelta(days=364 * 2 - 3)
    assert 2500 < len(diary.entries) < 6000
    assert 500 < len(diary.checkins) < 760
    assert len(diary.practices) > 20


def test_nothing_lies_in_the_future(diary: SampleDiary) -> None:
    """Whatever day the demo runs on, it ends with that day; ids run from 1 without a hole."""
    today = diary.today
    assert max(entry.day for entry in diary.entries) == today
    assert max(checkin.day for checkin in diary.checkins) == today
    assert max(practice.day for practice in diary.practices) <= today
    assert max(day for _, day in diary.rests) <= today
    assert [entry.id for entry in diary.entries] == list(range(1, len(diary.entries) + 1))
    uids = [entry.uid for entry in diary.entries] + [habit.uid for habit in diary.habits]
    assert len(set(uids)) == len(uids)
    assert len({checkin.day for checkin in diary.checkins}) == len(diary.checkins)


@pytest.mark.parametrize(("hour", "minute"), [(4, 0), (6, 20), (9, 30)])
def test_nothing_is_later_than_now(hour: int, minute: int) -> None:
    """In a demo in the morning all of today is written down by now, and the night is over."""
    now = datetime(2026, 11, 22, hour, minute, 17, 900_000, tzinfo=UTC)
    early = sample_diary(TODAY, now)
    assert max(entry.logged_at for entry in early.entries if entry.logged_at) <= now
    nights = [entry for entry in early.entries if entry.ended_at]
    assert max(entry.ended_at for entry in nights if entry.ended_at) <= now
    assert nights[-1].day == TODAY
    assert nights[-1].amount == 7.666667


def test_every_area_has_an_active_habit_and_names_come_in_many_scripts(diary: SampleDiary) -> None:
    """Five areas and one's own, eight active habits in their areas' order, many scripts."""
    active = [habit for habit in diary.habits if habit.archived_day is None]
    assert len(active) == 8
    assert list(dict.fromkeys(habit.area for habit in active)) == list(Area)
    names = "".join(habit.name for habit in active)
    assert "قراءة" in names
    assert "🐕" in names


def test_every_unit_plan_and_text_is_one_a_person_could_give(diary: SampleDiary) -> None:
    """Each rule passes the checks of typed ones, its plan reads back, each text is clean."""
    for habit in diary.habits:
        assert habit.name == clean_line(habit.name)
        for rule in habit.rules:
            check_rule(rule.unit, rule.goal_low, rule.goal_high, rule.smallest, rule.plan)
            assert parse_plan(format_plan(rule.plan, rule.unit), rule.unit) == rule.plan
    notes = [entry.note for entry in diary.entries] + [checkin.note for checkin in diary.checkins]
    for text in notes:
        assert text == clean_line(text)
        assert "!" not in text


def test_today_looks_like_the_picture() -> None:
    """Mood 7, energy 5, stress 3 and a note; four lines done or partly, one still open."""
    diary = diary_on(6)
    checkin = diary.checkins[-1]
    assert (checkin.mood, checkin.energy, checkin.stress) == (7, 5, 3)
    assert checkin.note == "Long walk with Ana after lunch."
    today = {entry.habit_id: entry for entry in diary.entries if entry.day == TODAY}
    assert {habit: entry.amount for habit, entry in today.items()} == {
        SLEEP: 7.666667,
        SIT: 5,
        FRUIT: 3,
        PIANO: 25,
        WALK: 12,
    }
    assert today[WALK].logged_at == datetime(2026, 11, 22, 18, 5, tzinfo=UTC)
    frame = frame_of(diary)
    seen = {
        habit: status_on(history_of(diary, habit), TODAY, frame) for habit in today | {TALK: None}
    }
    assert seen == {
        SIT: Status.DONE,
        WALK: Status.PARTLY,
        SLEEP: Status.DONE,
        TALK: Status.UNLOGGED,
        FRUIT: Status.PARTLY,
        PIANO: Status.DONE,
    }
    assert week_figure(history_of(diary, WALK), TODAY, frame).amount == 92
    assert week_figure(history_of(diary, SLEEP), TODAY, frame).done == 4


def test_the_walk_run_is_three_weeks_long_and_was_longer_once(diary: SampleDiary) -> None:
    """Weeks 3 to 1 are kept, two before them are not."""
    run = run_of(history_of(diary, WALK), frame_of(diary))
    assert (run.current, run.unit) == (3, "week")
    assert run.best > run.current


def test_gaps_are_silent_and_end_with_a_return(diary: SampleDiary) -> None:
    """24 and 12 days without a single row, each followed by a day that says so."""
    logged = {entry.day for entry in diary.entries} | {checkin.day for checkin in diary.checkins}
    notes = {checkin.day: checkin.note for checkin in diary.checkins}
    for week, weekday, days in GAPS:
        first = MONDAY - timedelta(weeks=week) + timedelta(days=weekday)
        span = {first + timedelta(days=number) for number in range(days)}
        assert not span & logged
        assert first - timedelta(days=1) in logged
        assert "Back after a while" in notes[first + timedelta(days=days)]


def test_holiday_and_illness_are_paused(diary: SampleDiary) -> None:
    """Due and period habits alike are set aside; the illness has little energy in it."""
    holiday, illness = diary.pauses
    frame = frame_of(diary)
    sit = history_of(diary, SIT)
    for pause in (holiday, illness):
        assert pause.last_day is not None
        seen = statuses(sit, pause.first_day, pause.last_day, frame)
        assert set(seen) == {Status.PAUSED}
    energy = [c.energy for c in diary.checkins if illness.covers(c.day) and c.energy is not None]
    assert len(energy) >= 4
    assert max(energy) <= 3


def week_moods(diary: SampleDiary, week: int) -> list[int]:
    first = MONDAY - timedelta(weeks=week)
    return [mood for day, mood in moods(diary).items() if 0 <= (day - first).days < 7]


def test_the_known_weeks_are_what_they_are_called(diary: SampleDiary) -> None:
    """Full: every plan met. Thin: too few moods to sum up. Wide: three days not known. Hard."""
    frame = frame_of(diary)
    full = MONDAY - timedelta(weeks=1)
    assert len(week_moods(diary, 1)) == 7
    for habit in (SIT, SLEEP, TALK, FRUIT, PIANO, DOG):
        figure = week_figure(history_of(diary, habit), full, frame)
        assert figure.done is not None
        assert figure.planned is not None
        assert figure.done >= figure.planned
    assert week_figure(history_of(diary, WALK), full, frame).amount == 151
    assert len(week_moods(diary, 4)) == 2
    assert len(week_moods(diary, 5)) == 5
    wide = MONDAY - timedelta(weeks=5)
    seen = statuses(history_of(diary, FRUIT), wide, wide + timedelta(days=6), frame)
    assert seen.count(Status.UNLOGGED) == 3
    hard = MONDAY - timedelta(weeks=6)
    stress = [c.stress for c in diary.checkins if 0 <= (c.day - hard).days < 7 and c.stress]
    assert mean(stress) >= 6.5


def test_a_walk_goes_with_a_brighter_mood(diary: SampleDiary) -> None:
    """The planted link shows in the plain means: about 1.3 points."""
    walked = {entry.day for entry in diary.entries if entry.habit_id == WALK and entry.amount > 0}
    with_walk = [mood for day, mood in moods(diary).items() if day in walked]
    without = [mood for day, mood in moods(diary).items() if day not in walked]
    assert min(len(with_walk), len(without)) >= 100
    assert 0.8 < mean(with_walk) - mean(without) < 1.8


def changed_nights(diary: SampleDiary) -> int:
    changed = 0
    for entry in diary.entries:
        if entry.started_at is None or entry.ended_at is None:
            continue
        hours = (entry.ended_at - entry.started_at) / timedelta(hours=1)
        assert hours == pytest.approx(entry.amount, abs=1e-4)
        assert entry.ended_at.date() == entry.day
        changed += entry.started_at.utcoffset() != entry.ended_at.utcoffset()
    return changed


def test_nights_keep_real_time_when_the_clocks_change(diary: SampleDiary) -> None:
    """Four such Sundays in two years: each has a span, its offsets differ, its length is real."""
    assert changed_nights(diary) == 4


@pytest.mark.parametrize("month", range(1, 13))
def test_some_nights_are_longer_by_the_wall_whenever_it_is_read(month: int) -> None:
    """Gaps and unlogged nights may take some of the four; those that are there are real time."""
    now = datetime(2027, month, 15, 22, tzinfo=timezone(timedelta(hours=1 + (3 < month < 11))))
    assert 2 <= changed_nights(sample_diary(now.date(), now)) <= 4


@pytest.mark.parametrize("today", [date(2026, 1, 10), date(2026, 7, 10), date(2026, 11, 22)])
@pytest.mark.parametrize("name", ["Europe/London", "Europe/Berlin", "Europe/Athens"])
def test_an_offset_lives_by_the_european_clock(name: str, today: date) -> None:
    """Given today's offset alone, the same instants come out as in the zone it belongs to."""
    real = ZoneInfo(name)
    lived = place_of(datetime.combine(today, time(12), real))
    moment = datetime(2024, 11, 1, tzinfo=UTC)
    while moment.date() <= today:
        assert lived.local(moment).utcoffset() == moment.astimezone(real).utcoffset()
        moment += timedelta(hours=5)
    for day in (today, date(2026, 3, 29), date(2026, 10, 25)):
        for at in (time(0, 20), time(7, 5), time(22, 50)):
            there = datetime.combine(day, at, real)
            assert lived.instant(day, at) == there.astimezone(UTC)


def test_some_days_are_set_aside_and_a_plan_grew() -> None:
    """A rest in the present week, and habits that were lived under a smaller plan first."""
    assert (DOG, TODAY - timedelta(days=2)) in diary_on(6).rests
    assert sum(len(habit.rules) > 1 for habit in diary_on(6).habits) == 3


@pytest.mark.parametrize("hours", [-12, 13, 13.75, 14])
@pytest.mark.parametrize("month", [1, 7])
def test_the_diary_can_be_lived_at_either_end_of_the_world(hours: float, month: int) -> None:
    """No moment lies over 14 hours away from UTC, where the file could not keep it."""
    lived = place_of(datetime(2027, month, 15, 12, tzinfo=timezone(timedelta(hours=hours))))
    for at in (1, 7):
        there = lived.local(datetime(2026, at, 15, 12, tzinfo=UTC)).utcoffset()
        assert there is not None
        assert abs(there) <= timedelta(hours=14)


def test_four_moods_before_today_or_a_whole_week_before(diary: SampleDiary) -> None:
    """From Thursday on the present week has moods enough for a summary; before, the last one."""
    rated = moods(diary)
    first = MONDAY if diary.today.weekday() >= 3 else MONDAY - timedelta(weeks=1)
    assert sum(day in rated for day in (first + timedelta(days=n) for n in range(7))) >= 4
