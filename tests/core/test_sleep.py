"""Sleep: every value of measures.md section 4."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from selfcare.core.model import Entry
from selfcare.core.sleep import (
    Night,
    fairly_regular,
    mid_sleeps,
    night_of,
    nights_of,
    regularity,
    shorter_arc,
    sleep_regularity_index,
    social_jetlag,
)
from selfcare.core.values import replace

MONDAY = date(2026, 11, 16)


def night(day: date, bed: float, hours: float) -> Night:
    """A night that begins `bed` hours after the noon before the day."""
    start = datetime(day.year, day.month, day.day, 12, tzinfo=UTC) + timedelta(hours=bed - 24)
    return Night(day, hours, start, start + timedelta(hours=hours))


def nights(beds: Sequence[float | None], hours: float = 8) -> list[Night]:
    """One night a day from Monday; None is a night that is not logged."""
    return [
        night(MONDAY + timedelta(days=step), bed, hours)
        for step, bed in enumerate(beds)
        if bed is not None
    ]


def test_mid_sleep_counts_from_the_noon_before() -> None:
    """23:00 to 07:00 has its middle at 15.0; after midnight and by day the hours go on."""
    assert night(MONDAY, 11, 8).mid_sleep == 15.0
    assert night(MONDAY, 12.5, 8).mid_sleep == 16.5
    assert night(MONDAY, 20, 7).mid_sleep == 23.5
    assert night(MONDAY, 24.5, 7).mid_sleep == 28.0


def test_a_number_of_hours_has_no_timing() -> None:
    """It counts as sleep, not as a time of sleep."""
    plain = Night(MONDAY, 7.5)
    assert (plain.noon_before, plain.bedtime, plain.mid_sleep) == (None, None, None)
    assert mid_sleeps([plain, night(MONDAY, 11, 8)]) == [15.0]
    assert sleep_regularity_index([plain] * 9) is None
    assert night_of(Entry(1, "e", 3, MONDAY, 7.5)) == plain


def test_length_comes_from_the_instants_and_the_place_from_the_wall() -> None:
    """23:00 to 07:00 over the change to winter time lasts nine hours; its bedtime is 23:00."""
    zone = ZoneInfo("Europe/Dublin")
    start = datetime(2026, 10, 24, 23, tzinfo=zone)
    end = datetime(2026, 10, 25, 7, tzinfo=zone)
    found = night_of(Entry(1, "e", 3, date(2026, 10, 25), 9.0, start, end))
    assert (found.hours, found.bedtime, found.mid_sleep) == (9.0, 11.0, 15.5)


def test_the_longest_span_of_a_day_is_its_night() -> None:
    """Naps and plain hours leave it as it is, in whatever order they were logged."""
    long, nap = night(MONDAY, 11, 8), night(MONDAY, 26, 1)
    entries = [
        Entry(number, "e", 3, MONDAY, each.hours, each.started_at, each.ended_at)
        for number, each in enumerate((long, nap, Night(MONDAY, 12)))
    ]
    assert nights_of(entries) == nights_of(entries[::-1])
    assert replace(nights_of(entries)[MONDAY], naps=()) == long


def test_regularity_is_the_sample_sd_from_five_nights() -> None:
    """Worked weeks A and D; four nights tell nothing."""
    assert regularity([15, 15.25, 15.5, 14.75, 15, 16.5, 16.25]) == pytest.approx(
        0.668153, abs=5e-7
    )
    assert regularity([15.5, 16, 17.5, 14.5, 16.5, 15]) == pytest.approx(1.080123, abs=5e-7)
    assert regularity([15, 15, 15, 15, 15]) == 0
    assert regularity([15, 15, 15, 15]) is None


def test_up_to_sixty_minutes_is_fairly_regular() -> None:
    """The bound belongs to it."""
    assert fairly_regular(1.0)
    assert not fairly_regular(1.01)


@pytest.mark.parametrize(
    ("beds", "expected"),
    [
        ([11] * 7, 100.0),
        ([11] * 5 + [12] * 2, 97.2222),
        ([11, 12, 11, 12, 11, 12, 11], 83.3333),
        ([11] * 6, 100.0),
        ([11] * 5, None),
        ([11, 11, 11, None, 11, 11, 11], None),
        ([], None),
    ],
)
def test_regularity_index(beds: Sequence[float | None], expected: float | None) -> None:
    """Phillips 2017; unknown days are skipped, below five days' worth of pairs there is none."""
    found = sleep_regularity_index(nights(beds))
    assert found is None if expected is None else found == pytest.approx(expected, abs=5e-5)


def test_regularity_index_skips_unknown_days() -> None:
    """A day not logged takes its pairs away and changes nothing else."""
    beds: list[float | None] = [11, 11, 11, 11, None, 12, 12, 12, 12]
    assert sleep_regularity_index(nights(beds)) == 100.0


def test_regularity_index_by_day_equals_the_count_minute_by_minute() -> None:
    """Sleep that reaches past noon stays asleep there; the bits agree with a plain count."""
    beds = [20.0, 21.5, 19.25, 20.0, 22.0, 20.5, 18.0, 20.0]
    asleep: set[int] = set()
    known: set[int] = set()
    for step, bed in enumerate(beds):
        start = step * 1440
        span = range(start + round(bed * 60), start + round(bed * 60) + 480)
        asleep.update(span)
        known.update(range(start, start + 1440), span)
    pairs = [minute for minute in known if minute + 1440 in known]
    same = sum((minute in asleep) == (minute + 1440 in asleep) for minute in pairs)
    assert sleep_regularity_index(nights(beds)) == pytest.approx(-100 + 200 * same / len(pairs))


@pytest.mark.parametrize(
    ("work", "free", "hours"),
    [
        (2.5, 4.5, 2.0),
        (23.0, 2.0, 3.0),
        (5.0, 3.0, -2.0),
        (11.0, 18.5, 7.5),
        (22.0, 17.5, -4.5),
    ],
)
def test_social_jetlag_takes_the_shorter_arc(work: float, free: float, hours: float) -> None:
    """Wittmann 2006, by the clock: 23:00 to 02:00 is three hours on."""
    assert shorter_arc(work, free) == pytest.approx(hours)
    beds = [work + 12 - 4] * 5 + [free + 12 - 4] * 2
    assert social_jetlag(nights(beds)) == pytest.approx(hours)


def test_social_jetlag_needs_three_work_and_two_free_nights() -> None:
    """A night belongs to the day of waking; which days are free is a setting."""
    assert social_jetlag(nights([11, 11, None, None, 11, 12, 12])) == pytest.approx(1.0)
    assert social_jetlag(nights([11, 11, None, None, None, 12, 12])) is None
    assert social_jetlag(nights([11, 11, 11, 11, 11, 12])) is None
    assert social_jetlag(nights([12, 12, 11, 11, 11, 11, 11]), {2, 3, 4, 5, 6}) == pytest.approx(1)
    assert social_jetlag([Night(MONDAY + timedelta(days=step), 8.0) for step in range(7)]) is None


def test_naps_count_as_asleep() -> None:
    """Every span of a day is sleep: a nap every third day makes the index what minutes make it."""
    entries = []
    for back in range(28):
        day = MONDAY + timedelta(days=back)
        midnight = datetime.combine(day, datetime.min.time(), UTC)
        begun = midnight - timedelta(hours=1)
        entries.append(Entry(2 * back + 1, "", 1, day, 7.5, begun, begun + timedelta(hours=7.5)))
        if back % 3 == 0:
            nap = midnight + timedelta(hours=14)
            entries.append(Entry(2 * back + 2, "", 1, day, 0.5, nap, nap + timedelta(minutes=30)))
    # The nap of the last day lies after its noon: its 24 hours before are known, so it counts.
    differing = sum(30 for back in range(27) if (back % 3 == 0) != ((back + 1) % 3 == 0))
    pairs = 27 * 1440 + 30
    found = sleep_regularity_index(nights_of(entries).values())
    assert found == pytest.approx(-100 + 200 * (1 - differing / pairs), abs=0.2)
    assert found is not None
    assert found < 100


@pytest.mark.parametrize(("nap", "expected"), [(60, 94.9), (0, 100.0)])
def test_a_nap_every_third_day(nap: int, expected: float) -> None:
    """Seven and a half hours a night and an hour's nap every third day for two weeks: 94.9."""
    entries = []
    for step in range(14):
        noon = datetime.combine(MONDAY + timedelta(days=step), datetime.min.time(), UTC)
        noon += timedelta(hours=12)
        spans = [(noon - timedelta(hours=13), 450)]
        if step % 3 == 2 and nap:
            spans.append((noon - timedelta(hours=2), nap))
        entries += [
            Entry(1, "", 1, noon.date(), minutes / 60, start, start + timedelta(minutes=minutes))
            for start, minutes in spans
        ]
    found = sleep_regularity_index(nights_of(entries).values())
    assert found == pytest.approx(expected, abs=0.05)
