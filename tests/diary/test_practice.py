"""A practice and its minutes: one act, kept while it goes on, on the day it began."""

from collections.abc import Callable
from datetime import date

import pytest

from selfcare.core.errors import NameProblemError, StorageError, UnreadableError
from selfcare.core.model import Area, Practice
from selfcare.core.routine import Feeling
from selfcare.diary import (
    Diary,
    coming_back,
    day_acts,
    day_views,
    habit_acts,
    logbook,
    open_diary,
    practising,
    setting_acts,
)
from selfcare.words.player import helped_words
from tests.there import there

SUNDAY = date(2026, 11, 22)
LONGER = "longer-out-breath"


def amount(diary: Diary, habit_id: int, day: date = SUNDAY) -> float | None:
    view = day_views.today_view(diary, day)
    return next(row.amount for row in view.rows if row.habit.id == habit_id)


def practise(diary: Diary, seconds: int, **more: object) -> int:
    """A practice from its first to its last second, a tick a second."""
    number = practising.begin_practice(diary, LONGER, 5, **more)  # type: ignore[arg-type]  # as it is given
    for second in range(seconds):
        practising.keep_practice(diary, number, second)
    practising.end_practice(diary, number, seconds, completed=False)
    return number


def test_minutes_go_to_the_first_habit_in_minutes_of_the_area(diary, walk, sit):
    """A breathing practice counts for Sit quietly, and not for Walk."""
    practise(diary, 300)
    assert (amount(diary, sit), amount(diary, walk)) == (5, None)
    entry = day_views.entries(diary, habit_id=sit)[0].entry
    assert (entry.source, entry.started_at) == ("practice", diary.now())


def test_minutes_go_to_the_habit_it_was_begun_for(diary, walk, sit):
    """`p` on Walk counts for Walk, whatever the routine's area."""
    practise(diary, 170, habit_id=walk)
    assert (amount(diary, walk), amount(diary, sit)) == (3, None)


def test_where_minutes_do_not_fit_the_area_decides(diary, sleep, talk, sit):
    """A night is no place for minutes; a habit that counts times is done once."""
    practise(diary, 120, habit_id=sleep)
    assert (amount(diary, sleep), amount(diary, sit)) == (None, 2)
    practise(diary, 120, habit_id=talk)
    assert (amount(diary, talk), amount(diary, sit)) == (1, 2)


def test_hours_that_are_no_sleep(diary):
    """A habit in hours gets its share of an hour."""
    piano, _ = habit_acts.add_habit(diary, "Piano", "own", unit="h")
    practise(diary, 1800, habit_id=piano.id)
    assert amount(diary, piano.id) == 0.5


def test_without_a_habit_the_practice_is_kept_alone(diary, walk):
    """Nothing in minutes of the area: the practice is there, and no entry."""
    practise(diary, 300)
    assert day_views.entries(diary) == ()
    assert there(coming_back.newest_change(diary)).label == (
        "Longer out-breath, 5 minutes kept on Sunday 22 November"
    )
    assert amount(diary, walk) is None


def test_under_half_a_minute_there_is_no_entry(diary, sit):
    """Twenty-nine seconds are kept as a practice; thirty are a minute."""
    number = practise(diary, 29)
    assert amount(diary, sit) is None
    receipt = practising.end_practice(diary, number, 30, completed=False)
    assert amount(diary, sit) == 1
    assert receipt.app == "Longer out-breath: 1 minute kept, for Sit quietly. z takes it back."


def test_it_is_one_act(diary, sit):
    """Beginning, keeping, the end and the tension afterwards are undone and done again together."""
    logbook.log(diary, sit, "5")
    number = practise(diary, 300, before=6)
    practising.end_practice(diary, number, 300, completed=True, after=4, note="Quiet.")
    assert amount(diary, sit) == 10
    coming_back.undo(diary)
    assert amount(diary, sit) == 5
    assert (
        there(coming_back.newest_change(diary)).label == "Sit quietly, 5 min on Sunday 22 November"
    )
    coming_back.redo(diary)
    assert amount(diary, sit) == 10


def test_keeping_is_at_most_every_ten_seconds(diary, opened, sit):
    """What another program reads is never more than ten seconds behind, and not written oftener."""
    number = practising.begin_practice(diary, LONGER, 5)
    other = opened()
    revisions = set()
    for second in range(1, 65):
        practising.keep_practice(diary, number, second)
        other.reload()
        kept = other.store.one(Practice, number)
        assert second - kept.seconds < 10
        revisions.add(kept.seconds)
    assert revisions == {0, 10, 20, 30, 40, 50, 60}
    assert amount(other, sit) == 1


def test_a_log_in_between_stays_its_own(diary, sit, walk):
    """Something else written meanwhile is undone by itself, and the practice goes on after it."""
    number = practising.begin_practice(diary, LONGER, 5)
    practising.keep_practice(diary, number, 60)
    logbook.log(diary, walk, "20")
    receipt = practising.end_practice(diary, number, 300, completed=True)
    assert receipt.command == (
        "Longer out-breath: 5 minutes kept on Sunday 22 November, for Sit quietly."
    )
    assert (amount(diary, sit), amount(diary, walk)) == (5, 20)
    coming_back.undo(diary)
    assert (amount(diary, sit), amount(diary, walk)) == (1, 20)


def test_started_before_the_day_start_it_stays_on_that_day(diary, clock, sit):
    """Begun at 03:58 and ended at 04:03, it belongs to the evening before."""
    clock.at("2026-11-23T03:58:00+01:00")
    number = practising.begin_practice(diary, LONGER, 5)
    clock.go(minutes=5)
    receipt = practising.end_practice(diary, number, 300, completed=True)
    assert (receipt.day, diary.today()) == (SUNDAY, date(2026, 11, 23))
    assert amount(diary, sit) == 5
    assert receipt.spoken == "5 minutes kept on Sunday 22 November, for Sit quietly."


def test_an_entry_changed_by_hand_is_left_alone(diary, sit):
    """Somebody corrects or removes the entry while the practice goes on: their word stands."""
    number = practising.begin_practice(diary, LONGER, 5)
    practising.keep_practice(diary, number, 60)
    entry = day_views.entries(diary, habit_id=sit)[0].entry
    logbook.edit_entry(diary, entry.id, "7")
    practising.end_practice(diary, number, 300, completed=True)
    assert amount(diary, sit) == 7
    logbook.remove_entry(diary, entry.id)
    practising.end_practice(diary, number, 360, completed=True)
    assert amount(diary, sit) is None


def test_a_practice_taken_back_stays_so(diary, sit):
    """Undone in another window while it goes on, nothing of it comes back."""
    number = practising.begin_practice(diary, LONGER, 5)
    practising.keep_practice(diary, number, 60)
    coming_back.undo(diary)
    practising.keep_practice(diary, number, 120)
    receipt = practising.end_practice(diary, number, 300, completed=True)
    assert not receipt.changed
    assert amount(diary, sit) is None


def test_no_second_leaves_nothing(diary, sit):
    """Stopped while settling in: no practice, no change to undo."""
    before = coming_back.newest_change(diary)
    number = practising.begin_practice(diary, LONGER, 5, before=4)
    receipt = practising.end_practice(diary, number, 0, completed=False)
    assert not receipt.changed
    assert coming_back.newest_change(diary) == before
    assert diary.store.all(Practice) == ()


def test_another_minute_adds_up(diary, sit):
    """After its end a practice may go on; what is kept only grows."""
    number = practise(diary, 300)
    practising.keep_practice(diary, number, 350)
    practising.end_practice(diary, number, 360, completed=True)
    assert amount(diary, sit) == 6
    practising.end_practice(diary, number, 60, completed=True, after=2)
    assert amount(diary, sit) == 6
    coming_back.undo(diary)
    assert amount(diary, sit) is None


def test_a_full_day_keeps_the_practice_alone(diary, sit):
    """A day has 24 hours: the practice is kept, its minutes would be too many."""
    logbook.log(diary, sit, "1439")
    practise(diary, 300)
    assert amount(diary, sit) == 1440
    assert diary.store.all(Practice)[0].seconds == 300


def test_what_helps(diary, clock):
    """The mean drop over at least three times with both numbers, the greatest first."""
    for routine, before, after in (
        (LONGER, 6, 3), (LONGER, 5, 4), (LONGER, 4, 2), (LONGER, 9, None),
        ("body-scan", 5, 5), ("body-scan", 5, 6), ("body-scan", 5, 5),
        ("stop", 8, 1), ("stop", 8, 1),
    ):  # fmt: skip
        number = practising.begin_practice(diary, routine, 5, before=before)
        practising.end_practice(diary, number, 60, completed=True, after=after)
        clock.go(hours=1)
    assert [(each.title, each.times, each.drop) for each in practising.what_helps(diary)] == [
        ("Longer out-breath", 3, 2),
        ("Body scan", 3, pytest.approx(-1 / 3)),
    ]
    assert [helped_words(each) for each in practising.what_helps(diary)] == [
        "3 times, usually 2 points easier",
        "3 times, usually about the same",
    ]


def test_the_card(diary, sit):
    """What is seen before the first breath."""
    card = practising.routine_card(diary, "box-breath", 5)
    assert card.routine == practising.routine(diary, "box-breath")
    assert (card.cycles, card.seconds, card.counts_towards) == (19, 304, "Sit quietly")
    assert card.gentler is not None
    assert card.gentler.id == LONGER
    assert card.helped is None
    assert practising.routine_card(diary, "four-seven-eight").minutes == 3
    assert practising.routine_card(diary, "kind-wishes", 1).minutes == 3
    assert practising.routine_card(diary, LONGER).gentler is None


def test_routines_by_area_feeling_and_time(diary):
    """The list can be asked for an area, a feeling, a length."""
    assert len(practising.routines(diary)) == 21
    assert [each.id for each in practising.routines(diary, area=Area.CONNECTION)] == [
        "reach-out",
        "good-news-in-pairs",
    ]
    lonely = {each.id for each in practising.routines(diary, feeling=Feeling.LONELY)}
    assert {"kind-wishes", "reach-out"} <= lonely
    assert LONGER not in lonely
    ten = {each.id for each in practising.routines(diary, minutes=10)}
    assert {"box-breath", "body-scan"} <= ten
    assert not ten & {"four-seven-eight", "stop", "cyclic-sighing"}


def test_a_fitting_routine_for_each_area(diary, walk, talk, sleep, sit):
    """`p` on a habit opens a routine that fits its area; without one the usual."""
    assert practising.fitting_routine(diary).id == LONGER
    assert [practising.fitting_routine(diary, each).id for each in (sit, walk, talk, sleep)] == [
        LONGER, "muscle-release", "reach-out", "body-scan",
    ]  # fmt: skip


def test_own_routines_by_setting(diary, tmp_path):
    """Folders in `routine_dirs` are read, their problems told, and read again when asked."""
    folder = tmp_path / "own"
    folder.mkdir()
    setting_acts.set_setting(diary, "routine_dirs", str(folder))
    assert len(practising.routines(diary)) == 21
    (folder / "waves.toml").write_text(
        'id = "waves"\ntitle = "Waves"\narea = "own"\nfeelings = []\nevidence = "C"\n'
        'source = "Mine."\nsummary = "Waves."\ncycle = ['
        '{ breath = "in", seconds = 5, say = "In." }, { breath = "out", seconds = 5, say = "Out." }'
        "]\n",
        "utf-8",
    )
    (folder / "wrong.toml").write_text("title = 3", "utf-8")
    practising.read_routines(diary)
    assert practising.find_routine(diary, "wav").origin == str(folder / "waves.toml")
    assert len(practising.routines(diary)) == 22
    assert len(practising.routine_problems(diary)) == 1
    assert str(folder / "wrong.toml") in practising.routine_problems(diary)[0]


def test_wrong_words_are_refused_before_anything_is_written(diary, sit, db_path):
    """Unknown routine or habit, impossible tension or length, a read-only file."""
    before = coming_back.newest_change(diary)
    with pytest.raises(NameProblemError, match="There is no routine juggling"):
        practising.begin_practice(diary, "juggling", 5)
    with pytest.raises(NameProblemError):
        practising.begin_practice(diary, LONGER, 5, habit_id=99)
    with pytest.raises(UnreadableError, match="from 0 to 10"):
        practising.begin_practice(diary, LONGER, 5, before=11)
    with pytest.raises(UnreadableError, match="at least a minute"):
        practising.begin_practice(diary, LONGER, 0)
    assert coming_back.newest_change(diary) == before
    with open_diary(db_path, read_only=True) as reader, pytest.raises(StorageError):
        practising.begin_practice(reader, LONGER, 5)


Opened = Callable[[], Diary]


def test_another_process_takes_it_up(diary, opened: Opened, sit):
    """A practice whose program was ended keeps what it had; its end can still be told."""
    number = practising.begin_practice(diary, LONGER, 5, before=7)
    practising.keep_practice(diary, number, 130)
    other = opened()
    receipt = practising.end_practice(other, number, 130, completed=False, after=4)
    assert receipt.changed
    assert amount(other, sit) == 2


def test_own_goes_to_the_habit_it_was_begun_from_alone(diary):
    """Piano in minutes gets nothing of a journal; begun from it, it does."""
    piano, _ = habit_acts.add_habit(diary, "Piano", "own", unit="min")
    for begun_from, minutes in ((None, None), (piano.id, 1)):
        assert practising.routine_card(
            diary, "three-good-things", habit_id=begun_from
        ).counts_towards == ("" if begun_from is None else "Piano")
        number = practising.begin_practice(diary, "three-good-things", 1, begun_from)
        practising.end_practice(diary, number, 60, completed=True)
        assert amount(diary, piano.id) == minutes
    night, _ = habit_acts.add_habit(diary, "Night", "sleep", unit="h")
    card = practising.routine_card(diary, "one-small-action", habit_id=night.id)
    assert card.counts_towards == "", "where minutes do not fit, no other own habit gets them"


def test_lines_are_put_under_the_note_of_the_day(diary):
    """What stands there stays; too much is refused and nothing is written."""
    day_acts.note_day(diary, SUNDAY, "Rain.")
    day_acts.add_to_note(diary, SUNDAY, "Three good things\ntea")
    assert day_views.today_view(diary).checkin.note == "Rain.\n\nThree good things\ntea"
    coming_back.undo(diary)
    assert day_views.today_view(diary).checkin.note == "Rain."
    with pytest.raises(UnreadableError, match="still here"):
        day_acts.add_to_note(diary, SUNDAY, "x" * 10_000)
    assert day_views.today_view(diary).checkin.note == "Rain."
