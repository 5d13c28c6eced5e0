"""Every act of the diary with calls that touch the same few rows, for the matrix of two windows.

`CALLS` is checked against `ACTS`: an act without a call, or a call of no act, fails the matrix.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from selfcare.content.starters import starters
from selfcare.core.model import Area
from selfcare.diary import (
    Diary,
    coming_back,
    day_acts,
    drafts,
    habit_acts,
    logbook,
    pausing,
    practising,
    quiet_lines,
    setting_acts,
    support_acts,
    week_acts,
)
from selfcare.words.changed import Seen

TODAY = date(2026, 11, 22)
EARLIER = TODAY - timedelta(days=2)

Work = Callable[[Diary], Any]


@dataclass(frozen=True)
class Call:
    """One act with its words."""

    name: str
    do: Work
    prepare: Work | None = None
    """What the same window did before, while the file was still."""


def build(diary: Diary) -> None:
    """A file in which every act finds something to touch."""
    habit_acts.add_habit(diary, "Walk", "exercise", unit="min", plan="150 min/week", smallest="5")
    habit_acts.add_habit(
        diary, "Sit", "mindfulness", unit="min", goal=">=5", smallest="1", note="breathe"
    )
    habit_acts.add_habit(diary, "Talk", "connection", goal=">=1", plan="daily")
    habit_acts.add_habit(diary, "Sleep", "sleep", unit="h", goal="7-9")
    habit_acts.add_habit(diary, "Piano", "own")
    habit_acts.archive(diary, _habit(diary, "Piano"))
    setting_acts.take_break(diary, Area.EATING)
    logbook.log(diary, _habit(diary, "Walk"), "10", note="rain")
    logbook.log(diary, _habit(diary, "Walk"), "15")
    logbook.log(diary, _habit(diary, "Sit"), "5", EARLIER)
    day_acts.rest(diary, _habit(diary, "Talk"), EARLIER)
    day_acts.check_in(diary, None, "a day", mood=5)
    support_acts.add_contact(diary, "Ana", reach="555 0101")
    support_acts.add_contact(diary, "Ben")
    pausing.pause(diary, _habit(diary, "Sit"), TODAY, TODAY + timedelta(days=3), "away")
    pausing.pause(diary, None, TODAY + timedelta(days=10), TODAY + timedelta(days=12))
    week_acts.save_review(diary, None, helped="sun", in_the_way="noise", next_step="shoes")
    practising.begin_practice(diary, "longer-out-breath", 5, _habit(diary, "Sit"))
    drafts.keep_draft(diary, "day 2026-11-22", "half a thought")
    setting_acts.set_setting(diary, "theme", "dusk")
    logbook.log(diary, _habit(diary, "Talk"), None)
    logbook.log(diary, _habit(diary, "Sit"), "7")
    coming_back.undo(diary)


def _habit(diary: Diary, name: str) -> int:
    return next(
        habit.id
        for archived in (False, True)
        for habit in diary.habits(archived=archived)
        if habit.name == name
    )


WALK, SIT, TALK, SLEEP, PIANO = 1, 2, 3, 4, 5
"""The numbers of the habits `build` makes."""
ENTRY, ANA, BEN, OWN_PAUSE, PRACTICE = 1, 1, 2, 1, 1


def _begun(diary: Diary) -> None:
    practising.begin_practice(diary, "longer-out-breath", 5, SIT, before=6)


CALLS: tuple[Call, ...] = (
    Call("log_many", lambda s: logbook.log(s, WALK, "20")),
    Call("log_many", lambda s: logbook.log(s, WALK, "=45")),
    Call("log_many", lambda s: logbook.log(s, WALK, "=12", note="cut")),
    Call("log_many", lambda s: logbook.log(s, WALK, "1430")),
    Call("log_many", lambda s: logbook.log_many(s, [(WALK, "5"), (SIT, None), (WALK, "=30")])),
    Call("log_many", lambda s: logbook.log(s, SLEEP, "2310 650")),
    Call("log_usual", lambda s: logbook.log_usual(s, TALK)),
    Call("log_usual", lambda s: logbook.log_usual(s, WALK)),
    Call("log_smallest", lambda s: logbook.log_smallest(s, SIT)),
    Call("log_none", lambda s: logbook.log_none(s, WALK)),
    Call("step", lambda s: logbook.step(s, WALK, None, 1)),
    Call("step", lambda s: logbook.step(s, WALK, None, -1)),
    Call("clear_day", lambda s: logbook.clear_day(s, WALK)),
    Call("edit_entry", lambda s: logbook.edit_entry(s, ENTRY, "6")),
    Call("edit_entry", lambda s: logbook.edit_entry(s, ENTRY, "+3")),
    Call("note_entry", lambda s: logbook.note_entry(s, ENTRY, "sun after all")),
    Call("note_entry", lambda s: logbook.note_entry(s, ENTRY, "")),
    Call("remove_entry", lambda s: logbook.remove_entry(s, ENTRY)),
    Call("rest", lambda s: day_acts.rest(s, SIT)),
    Call("rest", lambda s: day_acts.rest(s, TALK, EARLIER)),
    Call("day_off", day_acts.day_off),
    Call("close_day", day_acts.close_day),
    Call("check_in", lambda s: day_acts.rate(s, energy=5)),
    Call("check_in", lambda s: day_acts.check_in(s, None, "precious", mood=3)),
    Call("check_in", lambda s: day_acts.check_in(s, None, "", mood=None)),
    Call("note_day", lambda s: day_acts.note_day(s, None, "a line")),
    Call("note_day", lambda s: day_acts.note_day(s, None, "")),
    Call("add_habit", lambda s: habit_acts.add_habit(s, "Tea", "own")),
    Call("add_habit", lambda s: habit_acts.add_habit(s, "Stroll", "exercise", goal=">=2")),
    Call("start_with", lambda s: habit_acts.start_with(s, starters()[:2], "DE")),
    Call("finish_first_run", lambda s: habit_acts.finish_first_run(s, "AT")),
    Call("edit_habit", lambda s: habit_acts.edit_habit(s, SIT, goal=">=10")),
    Call("edit_habit", lambda s: habit_acts.edit_habit(s, SIT, plan="3/week")),
    Call("edit_habit", lambda s: habit_acts.edit_habit(s, SIT, name="Stroll")),
    Call("edit_habit", lambda s: habit_acts.edit_habit(s, SIT, note="slowly", if_then="after tea")),
    Call("edit_habit", lambda s: habit_acts.edit_habit(s, WALK, name="Tea", area="own")),
    Call("move_habit", lambda s: habit_acts.move_habit(s, SLEEP, 1)),
    Call("move_habit", lambda s: habit_acts.move_habit(s, WALK, 3)),
    Call("archive", lambda s: habit_acts.archive(s, SIT)),
    Call("restore", lambda s: habit_acts.restore(s, PIANO)),
    Call("remove_habit", lambda s: habit_acts.remove_habit(s, SIT)),
    Call("remove_habit", lambda s: habit_acts.remove_habit(s, PIANO)),
    Call("remove_habit", lambda s: habit_acts.remove_habit(s, SIT, for_good=True)),
    Call(
        "edit_habit",
        lambda s: habit_acts.edit_habit(s, SIT, name="Hush", seen=Seen({"name": "Sit"})),
    ),
    Call(
        "edit_habit",
        lambda s: habit_acts.edit_habit(s, SIT, note="eyes", seen=Seen({"note": "breathe"})),
    ),
    Call(
        "edit_contact",
        lambda s: support_acts.edit_contact(s, ANA, name="Anja", seen=Seen({"name": "Ana"})),
    ),
    Call("note_day", lambda s: day_acts.note_day(s, None, "mine", seen=Seen({"note": "a day"}))),
    Call("check_in", lambda s: day_acts.rate(s, mood=9, seen=Seen({"mood": "5"}))),
    Call(
        "edit_entry", lambda s: logbook.edit_entry(s, ENTRY, "8", seen=Seen({"amount": "10 min"}))
    ),
    Call(
        "save_review",
        lambda s: week_acts.save_review(s, None, "sea", "noise", "shoes", seen=_review()),
    ),
    Call("take_pause_back", lambda s: pausing.take_pause_back(s, OWN_PAUSE)),
    Call("pause", lambda s: pausing.pause(s, SIT, None, None, "ill")),
    Call("pause", lambda s: pausing.pause(s, None, TODAY, TODAY)),
    Call("resume", lambda s: pausing.resume(s, SIT)),
    Call("resume", lambda s: pausing.resume(s, None)),
    Call("set_setting", lambda s: setting_acts.set_setting(s, "theme", "selfcare-light")),
    Call("set_setting", lambda s: setting_acts.set_setting(s, "hidden_areas", "none")),
    Call("set_keys", lambda s: setting_acts.set_keys(s, "rest", "w")),
    Call("keys_as_they_came", setting_acts.keys_as_they_came),
    Call(
        "take_settings",
        lambda s: setting_acts.take_settings(s, b'theme = "selfcare-light"\n[keys]\nrest = "x"\n'),
    ),
    Call("take_break", lambda s: setting_acts.take_break(s, Area.EXERCISE)),
    Call("bring_back", lambda s: setting_acts.bring_back(s, Area.EATING)),
    Call("toggle_light", setting_acts.toggle_light),
    Call("_write_draft", lambda s: drafts.keep_draft(s, "day 2026-11-22", "a whole thought")),
    Call("_write_line", quiet_lines.support_said),
    Call("add_contact", lambda s: support_acts.add_contact(s, "Cem", good_for="walks")),
    Call("edit_contact", lambda s: support_acts.edit_contact(s, ANA, name="Anna")),
    Call(
        "edit_contact",
        lambda s: support_acts.edit_contact(s, ANA, reach="555 0102", good_for="tea"),
    ),
    Call("edit_contact", lambda s: support_acts.edit_contact(s, BEN, name="Cem")),
    Call("move_contact", lambda s: support_acts.move_contact(s, BEN, 1)),
    Call("remove_contact", lambda s: support_acts.remove_contact(s, ANA)),
    Call("undo", coming_back.undo),
    Call("redo", coming_back.redo),
    Call("raise_plan", lambda s: quiet_lines.raise_plan(s, TALK)),
    Call("set_aside", lambda s: coming_back.set_aside(s, _gap())),
    Call("start_from_today", coming_back.start_from_today),
    Call("answer_pulse", lambda s: day_acts.answer_pulse(s, [6, 7, 8, 5])),
    Call(
        "save_review", lambda s: week_acts.save_review(s, None, helped="people", in_the_way="noise")
    ),
    Call("save_review", lambda s: week_acts.save_review(s, None)),
    Call("begin_practice", lambda s: practising.begin_practice(s, "longer-out-breath", 3, SIT)),
    Call("_keep_practice", lambda s: practising.keep_practice(s, 2, 70.0), _begun),
    Call("_keep_practice", lambda s: practising.keep_practice(s, PRACTICE, 40.0)),
    Call(
        "end_practice",
        lambda s: practising.end_practice(s, 2, 180.0, completed=True, after=3),
        _begun,
    ),
    Call("end_practice", lambda s: practising.end_practice(s, PRACTICE, 0.0, completed=False)),
)


def _review() -> Seen:
    return Seen({"helped": "sun", "in_the_way": "noise", "next_step": "shoes"})


def _gap() -> Any:
    from selfcare.core.views import Gap

    first = TODAY - timedelta(days=9)
    return Gap(first, TODAY - timedelta(days=3), 7, first - timedelta(days=1), 3)
