"""Every act of the service with calls that touch the same few rows, for the matrix of two windows.

`CALLS` is checked against `ACTS`: an act without a call, or a call of no act, fails the matrix.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from selfcare.content.starters import starters
from selfcare.core.model import Area
from selfcare.service import Selfcare
from selfcare.words.changed import Seen

TODAY = date(2026, 11, 22)
EARLIER = TODAY - timedelta(days=2)

Work = Callable[[Selfcare], Any]


@dataclass(frozen=True)
class Call:
    """One act with its words."""

    name: str
    do: Work
    prepare: Work | None = None
    """What the same window did before, while the file was still."""


def build(service: Selfcare) -> None:
    """A file in which every act finds something to touch."""
    service.add_habit("Walk", "exercise", unit="min", plan="150 min/week", smallest="5")
    service.add_habit("Sit", "mindfulness", unit="min", goal=">=5", smallest="1", note="breathe")
    service.add_habit("Talk", "connection", goal=">=1", plan="daily")
    service.add_habit("Sleep", "sleep", unit="h", goal="7-9")
    service.add_habit("Piano", "own")
    service.archive(_habit(service, "Piano"))
    service.take_break(Area.EATING)
    service.log(_habit(service, "Walk"), "10", note="rain")
    service.log(_habit(service, "Walk"), "15")
    service.log(_habit(service, "Sit"), "5", EARLIER)
    service.rest(_habit(service, "Talk"), EARLIER)
    service.check_in(None, "a day", mood=5)
    service.add_contact("Ana", reach="555 0101")
    service.add_contact("Ben")
    service.pause(_habit(service, "Sit"), TODAY, TODAY + timedelta(days=3), "away")
    service.pause(None, TODAY + timedelta(days=10), TODAY + timedelta(days=12))
    service.save_review(None, helped="sun", in_the_way="noise", next_step="shoes")
    service.begin_practice("longer-out-breath", 5, _habit(service, "Sit"))
    service.keep_draft("day 2026-11-22", "half a thought")
    service.set_setting("theme", "dusk")
    service.log(_habit(service, "Talk"), None)
    service.log(_habit(service, "Sit"), "7")
    service.undo()


def _habit(service: Selfcare, name: str) -> int:
    return next(
        habit.id
        for archived in (False, True)
        for habit in service.habits(archived=archived)
        if habit.name == name
    )


WALK, SIT, TALK, SLEEP, PIANO = 1, 2, 3, 4, 5
"""The numbers of the habits `build` makes."""
ENTRY, ANA, BEN, OWN_PAUSE, PRACTICE = 1, 1, 2, 1, 1


def _begun(service: Selfcare) -> None:
    service.begin_practice("longer-out-breath", 5, SIT, before=6)


CALLS: tuple[Call, ...] = (
    Call("log_many", lambda s: s.log(WALK, "20")),
    Call("log_many", lambda s: s.log(WALK, "=45")),
    Call("log_many", lambda s: s.log(WALK, "=12", note="cut")),
    Call("log_many", lambda s: s.log(WALK, "1430")),
    Call("log_many", lambda s: s.log_many([(WALK, "5"), (SIT, None), (WALK, "=30")])),
    Call("log_many", lambda s: s.log(SLEEP, "2310 650")),
    Call("log_usual", lambda s: s.log_usual(TALK)),
    Call("log_usual", lambda s: s.log_usual(WALK)),
    Call("log_smallest", lambda s: s.log_smallest(SIT)),
    Call("log_none", lambda s: s.log_none(WALK)),
    Call("step", lambda s: s.step(WALK, None, 1)),
    Call("step", lambda s: s.step(WALK, None, -1)),
    Call("clear_day", lambda s: s.clear_day(WALK)),
    Call("edit_entry", lambda s: s.edit_entry(ENTRY, "6")),
    Call("edit_entry", lambda s: s.edit_entry(ENTRY, "+3")),
    Call("note_entry", lambda s: s.note_entry(ENTRY, "sun after all")),
    Call("note_entry", lambda s: s.note_entry(ENTRY, "")),
    Call("remove_entry", lambda s: s.remove_entry(ENTRY)),
    Call("rest", lambda s: s.rest(SIT)),
    Call("rest", lambda s: s.rest(TALK, EARLIER)),
    Call("day_off", lambda s: s.day_off()),
    Call("close_day", lambda s: s.close_day()),
    Call("check_in", lambda s: s.rate(energy=5)),
    Call("check_in", lambda s: s.check_in(None, "precious", mood=3)),
    Call("check_in", lambda s: s.check_in(None, "", mood=None)),
    Call("note_day", lambda s: s.note_day(None, "a line")),
    Call("note_day", lambda s: s.note_day(None, "")),
    Call("add_habit", lambda s: s.add_habit("Tea", "own")),
    Call("add_habit", lambda s: s.add_habit("Stroll", "exercise", goal=">=2")),
    Call("start_with", lambda s: s.start_with(starters()[:2], "DE")),
    Call("finish_first_run", lambda s: s.finish_first_run("AT")),
    Call("edit_habit", lambda s: s.edit_habit(SIT, goal=">=10")),
    Call("edit_habit", lambda s: s.edit_habit(SIT, plan="3/week")),
    Call("edit_habit", lambda s: s.edit_habit(SIT, name="Stroll")),
    Call("edit_habit", lambda s: s.edit_habit(SIT, note="slowly", if_then="after tea")),
    Call("edit_habit", lambda s: s.edit_habit(WALK, name="Tea", area="own")),
    Call("move_habit", lambda s: s.move_habit(SLEEP, 1)),
    Call("move_habit", lambda s: s.move_habit(WALK, 3)),
    Call("archive", lambda s: s.archive(SIT)),
    Call("restore", lambda s: s.restore(PIANO)),
    Call("remove_habit", lambda s: s.remove_habit(SIT)),
    Call("remove_habit", lambda s: s.remove_habit(PIANO)),
    Call("remove_habit", lambda s: s.remove_habit(SIT, for_good=True)),
    Call("edit_habit", lambda s: s.edit_habit(SIT, name="Hush", seen=Seen({"name": "Sit"}))),
    Call("edit_habit", lambda s: s.edit_habit(SIT, note="eyes", seen=Seen({"note": "breathe"}))),
    Call("edit_contact", lambda s: s.edit_contact(ANA, name="Anja", seen=Seen({"name": "Ana"}))),
    Call("note_day", lambda s: s.note_day(None, "mine", seen=Seen({"note": "a day"}))),
    Call("check_in", lambda s: s.rate(mood=9, seen=Seen({"mood": "5"}))),
    Call("edit_entry", lambda s: s.edit_entry(ENTRY, "8", seen=Seen({"amount": "10 min"}))),
    Call("save_review", lambda s: s.save_review(None, "sea", "noise", "shoes", seen=_review())),
    Call("take_pause_back", lambda s: s.take_pause_back(OWN_PAUSE)),
    Call("pause", lambda s: s.pause(SIT, None, None, "ill")),
    Call("pause", lambda s: s.pause(None, TODAY, TODAY)),
    Call("resume", lambda s: s.resume(SIT)),
    Call("resume", lambda s: s.resume(None)),
    Call("set_setting", lambda s: s.set_setting("theme", "selfcare-light")),
    Call("set_setting", lambda s: s.set_setting("hidden_areas", "none")),
    Call("set_keys", lambda s: s.set_keys("rest", "w")),
    Call("keys_as_they_came", lambda s: s.keys_as_they_came()),
    Call(
        "take_settings",
        lambda s: s.take_settings(b'theme = "selfcare-light"\n[keys]\nrest = "x"\n'),
    ),
    Call("take_break", lambda s: s.take_break(Area.EXERCISE)),
    Call("bring_back", lambda s: s.bring_back(Area.EATING)),
    Call("toggle_light", lambda s: s.toggle_light()),
    Call("_write_draft", lambda s: s.keep_draft("day 2026-11-22", "a whole thought")),
    Call("_write_line", lambda s: s.support_said()),
    Call("add_contact", lambda s: s.add_contact("Cem", good_for="walks")),
    Call("edit_contact", lambda s: s.edit_contact(ANA, name="Anna")),
    Call("edit_contact", lambda s: s.edit_contact(ANA, reach="555 0102", good_for="tea")),
    Call("edit_contact", lambda s: s.edit_contact(BEN, name="Cem")),
    Call("move_contact", lambda s: s.move_contact(BEN, 1)),
    Call("remove_contact", lambda s: s.remove_contact(ANA)),
    Call("undo", lambda s: s.undo()),
    Call("redo", lambda s: s.redo()),
    Call("raise_plan", lambda s: s.raise_plan(TALK)),
    Call("set_aside", lambda s: s.set_aside(_gap())),
    Call("start_from_today", lambda s: s.start_from_today()),
    Call("answer_pulse", lambda s: s.answer_pulse([6, 7, 8, 5])),
    Call("save_review", lambda s: s.save_review(None, helped="people", in_the_way="noise")),
    Call("save_review", lambda s: s.save_review(None)),
    Call("begin_practice", lambda s: s.begin_practice("longer-out-breath", 3, SIT)),
    Call("_keep_practice", lambda s: s.keep_practice(2, 70.0), _begun),
    Call("_keep_practice", lambda s: s.keep_practice(PRACTICE, 40.0)),
    Call("end_practice", lambda s: s.end_practice(2, 180.0, completed=True, after=3), _begun),
    Call("end_practice", lambda s: s.end_practice(PRACTICE, 0.0, completed=False)),
)


def _review() -> Seen:
    return Seen({"helped": "sun", "in_the_way": "noise", "next_step": "shoes"})


def _gap() -> Any:
    from selfcare.core.views import Gap

    first = TODAY - timedelta(days=9)
    return Gap(first, TODAY - timedelta(days=3), 7, first - timedelta(days=1), 3)
