"""Acts about habits: add, edit, move, put away, bring back, remove; and the first run."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Literal

from msgspec import Struct

from selfcare.content.starters import Starter
from selfcare.core.amounts import counted, parse_amount, typed_number
from selfcare.core.errors import NameProblemError, UnreadableError
from selfcare.core.goals import check_rule, format_goal, parse_goal
from selfcare.core.model import Area, Entry, Habit, Pause, Rule
from selfcare.core.plan import EveryNDays, is_same_beat
from selfcare.core.plan_grammar import format_plan, parse_plan
from selfcare.core.text import NOTE_LENGTH, clean, clean_line, name_key, whole, whole_line
from selfcare.core.values import replace
from selfcare.core.views import Receipt
from selfcare.diary import drafts
from selfcare.diary.diary import Diary, act
from selfcare.words.changed import RelabelError, Relabelled, Seen, settled
from selfcare.words.plans import goal_words, left_out_words, plan_words
from selfcare.words.receipts import said, shortened, shown_name

FIRST_RUN_DONE = "first_run"
"""Inner setting: the first run has been answered."""
MOST_HABITS = 500
"""Most active habits."""
UNIT_NAMES = {"minutes": "min", "minute": "min", "hours": "h", "hour": "h", "time": "times"}


class RuleTexts(Struct, frozen=True):
    """A rule as a person types it; None leaves that part as it is, "" or "none" empties it."""

    unit: str | None = None
    goal: str | None = None
    plan: str | None = None
    smallest: str | None = None

    @property
    def given(self) -> bool:
        """Whether any part is named."""
        return any(part is not None for part in (self.unit, self.goal, self.plan, self.smallest))


@act
def add_habit(
    diary: Diary,
    name: str,
    area: str,
    *,
    unit: str = "times",
    goal: str = "any",
    plan: str = "daily",
    smallest: str = "",
    if_then: str = "",
    note: str = "",
    first_due: date | None = None,
) -> tuple[Habit, Receipt]:
    """Add a habit from what a person typed; nothing is written when a part cannot be read.

    `first_due` is the day that a plan of every few days counts from; today when left out.
    """
    today = diary.today()
    fresh = _new_habit(
        diary, name, area, RuleTexts(unit, goal, plan, smallest), today, if_then=if_then, note=note
    )
    if first_due is not None:
        fresh = replace(fresh, rules=(_on_beat(fresh.rules[0], first_due),))
    diary.check_writable()
    with diary.store.act(f"{_name(fresh)}, added", day=today):
        habit = diary.store.add_habit(fresh)
    diary.memory.read_habits()
    rule = habit.rules[0]
    words = f"{plan_words(rule.plan, rule.unit)}, "
    words += goal_words(rule.goal_low, rule.goal_high, rule.unit)
    told = diary.told(today)
    more = left_out_words(rule.plan)
    return habit, said(
        told, words, about=f"{_name(habit)} is here", dated=False, more=more, habit=habit
    )


@act
def start_with(diary: Diary, starters: Sequence[Starter], region: str | None) -> Receipt:
    """Begin with some starter habits at their start values, as one act."""
    today = diary.today()
    taken = {name_key(habit.name) for habit in diary.habits()}
    fresh = [
        _new_habit(
            diary,
            starter.name,
            starter.area,
            RuleTexts(starter.unit, starter.goal, starter.start_plan, starter.smallest),
            today,
            position=index,
        )
        for index, starter in enumerate(starters)
        if name_key(starter.name) not in taken
    ]
    diary.check_writable()
    if fresh:
        names = ", ".join(_name(habit) for habit in fresh)
        with diary.store.act(f"{names}, added", day=today):
            for habit in fresh:
                diary.store.add_habit(habit)
    finish_first_run(diary, region)
    diary.memory.read_habits()
    body = "Welcome. One line is plenty for a first day. Start anywhere"
    return said(diary.told(today), body, dated=False, changed=False)


@act
def finish_first_run(diary: Diary, region: str | None = None) -> None:
    """Remember that the first run has been answered."""
    diary.check_writable()
    diary.store.set_setting(FIRST_RUN_DONE, diary.today().isoformat())
    if region:
        diary.store.set_setting("region", region)
    diary.memory.read_settings()


def first_run(diary: Diary) -> bool:
    """Whether nobody has answered the first run and there is nothing here."""
    return not diary.memory.habits and FIRST_RUN_DONE not in diary.memory.settings


@act
def edit_habit(
    diary: Diary,
    habit_id: int,
    *,
    name: str | None = None,
    area: str | None = None,
    unit: str | None = None,
    goal: str | None = None,
    plan: str | None = None,
    smallest: str | None = None,
    if_then: str | None = None,
    note: str | None = None,
    from_: date | Literal["first"] | None = None,
    relabel: bool = False,
    seen: Seen | None = None,
) -> tuple[Habit, Receipt]:
    """Change a habit; unit, goal, plan and smallest version hold from today unless said.

    `relabel` lets entries be read in the new unit, their numbers as they are; without it that
    is asked about. `seen` is what a form saw of it (`habit_texts`): fields as they were there
    are left alone.

    Raises:
        ChangedElsewhereError: A field was changed in another window too.
        RelabelError: Entries would be read in another unit unasked.
        UnreadableError: A part cannot be read.
    """
    before = diary.habit(habit_id)
    today = diary.today()
    wanted = {"name": name, "area": area, "if_then": if_then, "note": note}
    wanted |= {"unit": unit, "goal": goal, "plan": plan, "smallest": smallest}
    to_write = settled(seen, habit_texts(before, before.rule_on(today)), wanted)
    name, area, if_then, note, unit, goal, plan, smallest = map(to_write.get, wanted)
    start = before.rules[0].from_day if from_ == "first" else (from_ or today)
    texts = RuleTexts(unit, goal, plan, smallest)
    after = replace(
        before,
        name=before.name if name is None else _free_name(diary, name, but=before),
        area=before.area if area is None else _area(area),
        if_then=before.if_then if if_then is None else whole_line(if_then, "An if-then line"),
        note=before.note if note is None else whole(note, NOTE_LENGTH, "A note"),
        rules=_edited_rules(before, texts, start, from_) if texts.given else before.rules,
    )
    told = diary.told(today)
    if after == before:
        return before, said(
            told, f"{_name(before)} is as it was", dated=False, habit=before, changed=False
        )
    if not relabel:
        _ensure_same_units(diary, before, after)
    diary.check_writable()
    with diary.store.act(f"{_name(before)}, edited"):
        if replace(after, rules=before.rules) != before:
            diary.store.update_habit(after)
        if after.rules != before.rules:
            diary.store.replace_rules(after.id, after.rules)
    diary.memory.read_habits()
    habit = diary.habit(habit_id)
    body = f"{_name(habit)} is changed"
    if after.rules != before.rules:
        body += " for all days" if from_ == "first" else f" from {diary.day_words(start)}"
    more = left_out_words(habit.rule_on(start).plan) if plan is not None else ""
    return habit, said(told, body, dated=False, more=more, habit=habit)


@act
def move_habit(diary: Diary, habit_id: int, position: int) -> Receipt:
    """Give a habit another place in the list; 1 is the first."""
    habit = diary.habit(habit_id)
    active = [known for known in diary.habits() if known.id != habit.id]
    index = min(max(position, 1), len(active) + 1) - 1
    ordered = [*active[:index], habit, *active[index:]]
    told = diary.told(diary.today())
    moved = [(known, at) for at, known in enumerate(ordered) if known.position != at]
    if not moved or ordered == list(diary.habits()):
        return said(
            told,
            f"{_name(habit)} stands there already",
            dated=False,
            habit=habit,
            changed=False,
        )
    diary.check_writable()
    with diary.store.act(f"{_name(habit)}, moved"):
        for known, at in moved:
            diary.store.update_habit(replace(known, position=at))
    diary.memory.read_habits()
    return said(told, f"{_name(habit)} stands at place {index + 1} now", dated=False, habit=habit)


@act
def archive(diary: Diary, habit_id: int) -> Receipt:
    """Put a habit away from today on; everything it has stays."""
    habit = diary.habit(habit_id)
    told = diary.told(diary.today())
    if habit.archived_day is not None:
        return said(
            told,
            f"{_name(habit)} is put away already",
            dated=False,
            habit=habit,
            changed=False,
        )
    diary.check_writable()
    with diary.store.act(f"{_name(habit)}, put away"):
        diary.store.update_habit(replace(habit, archived_day=told.today))
    diary.memory.read_habits()
    more = "All of it is kept."
    receipt = said(told, f"{_name(habit)} is put away", dated=False, more=more, habit=habit)
    short = shortened(shown_name(habit), 16)
    app = f"{short}: put away, all of it kept. Enter on it, or z, brings it back."
    return replace(receipt, app=app)


@act
def restore(diary: Diary, habit_id: int) -> Receipt:
    """Bring a habit back; the days it was away count as paused."""
    habit = diary.habit(habit_id)
    told = diary.told(diary.today())
    away = habit.archived_day
    if away is None:
        return said(
            told, f"{_name(habit)} is here already", dated=False, habit=habit, changed=False
        )
    _ensure_name_free(diary, habit)
    if len(diary.habits()) >= MOST_HABITS:
        raise NameProblemError(
            f"There are {MOST_HABITS} active habits, which is the most. Put one away first."
        )
    diary.check_writable()
    last = told.today - timedelta(days=1)
    with diary.store.act(f"{_name(habit)}, brought back"):
        diary.store.update_habit(replace(habit, archived_day=None))
        if away <= last:
            diary.store.add(Pause(0, habit.id, away, last, "put away"))
    diary.memory.read_habits()
    diary.memory.read_all()
    more = "The days between count as paused." if away <= last else ""
    return said(told, f"{_name(habit)} is back", dated=False, more=more, habit=habit)


def entry_count(diary: Diary, habit_id: int) -> int:
    """How many entries a habit has."""
    return len(diary.store.all(Entry, habit_id=diary.habit(habit_id).id))


@act
def remove_habit(diary: Diary, habit_id: int, *, for_good: bool = False) -> Receipt:
    """Remove a habit with all its entries; undo brings both back, unless it is for good."""
    habit = diary.habit(habit_id)
    count = entry_count(diary, habit_id)
    entries = counted(count, "entry", "entries")
    diary.check_writable()
    with diary.store.act(f"{_name(habit)}, removed with {entries}"):
        diary.store.remove(Habit, habit.id)
    if for_good:
        diary.store.forget_habit(habit.id)
    drafts.keep_draft(diary, draft_of_habit(habit), "")
    diary.memory.read_habits()
    diary.memory.read_all()
    told = diary.told(diary.today())
    return said(told, f"{_name(habit)} is removed with {entries}", dated=False)


# inside


def _new_habit(
    diary: Diary,
    name: str,
    area: str,
    texts: RuleTexts,
    today: date,
    *,
    position: int | None = None,
    if_then: str = "",
    note: str = "",
) -> Habit:
    active = diary.habits()
    if len(active) + (position or 0) >= MOST_HABITS:
        raise NameProblemError(
            f"There are {MOST_HABITS} active habits, which is the most. Put one away first."
        )
    last = max((habit.position for habit in active), default=-1)
    return Habit(
        id=0,
        uid="",
        name=_free_name(diary, name),
        area=_area(area),
        first_day=today,
        rules=(_read_rule(texts, today),),
        position=last + 1 + (position or 0),
        if_then=whole_line(if_then, "An if-then line"),
        note=whole(note, NOTE_LENGTH, "A note"),
    )


def _ensure_name_free(diary: Diary, habit: Habit) -> None:
    """Refuse to bring a habit back under a name that another one has by now."""
    for other in diary.habits():
        if name_key(other.name) == name_key(habit.name):
            raise NameProblemError(
                f"Another habit is called {_name(other)} now. "
                "Give that one another name first, then bring this one back."
            )


def _ensure_same_units(diary: Diary, before: Habit, after: Habit) -> None:
    """Refuse to read entries in another unit unasked: 30 min are not 30 km."""
    if after.rules == before.rules:
        return
    told = [
        (entry, old, new)
        for entry in diary.store.all(Entry, habit_id=before.id)
        if (old := before.rule_on(entry.day).unit) != (new := after.rule_on(entry.day).unit)
    ]
    if not told:
        return
    entry, old, new = max(told, key=lambda each: each[0].amount)
    today = diary.today()
    free = all(one.day < today for one, _, _ in told)
    start = today if free else today + timedelta(days=1)
    raise RelabelError(
        Relabelled(_name(before), len(told), entry.amount, old, new, start, from_today=free)
    )


def _free_name(diary: Diary, name: str, but: Habit | None = None) -> str:
    """The cleaned name, when it is one and no other active habit has it."""
    shown = whole_line(name, "A name")
    if not shown:
        raise UnreadableError("A habit needs a name. Try Walk, or whatever is yours.")
    key = name_key(shown)
    for habit in diary.habits():
        if name_key(habit.name) == key and (but is None or habit.id != but.id):
            raise NameProblemError(
                f"There is a habit {shortened(shown_name(habit))} already. Try another name."
            )
    return shown


def habit_texts(habit: Habit, rule: Rule) -> dict[str, str]:
    """Every part of a habit as a person would type it, under one of its rules."""
    return {
        "name": clean_line(habit.name),
        "area": habit.area.value,
        "unit": clean_line(rule.unit),
        "goal": format_goal(rule.goal_low, rule.goal_high),
        "plan": format_plan(rule.plan, rule.unit),
        "smallest": "" if rule.smallest is None else typed_number(rule.smallest),
        "if_then": clean_line(habit.if_then),
        "note": clean(habit.note).strip(),
    }


def draft_of_habit(habit: Habit | None) -> str:
    """Under which a form that was left is kept; None: of a new habit."""
    return "new habit" if habit is None else f"habit {habit.uid}"


def _name(habit: Habit) -> str:
    return shortened(shown_name(habit))


def _area(text: str) -> Area:
    key = clean_line(text).casefold()
    found = [area for area in Area if key and area.value.startswith(key)]
    if len(found) != 1:
        names = ", ".join(area.value for area in Area)
        shown = clean_line(text, 40) or "nothing"
        raise UnreadableError(f"I can't read the area {shown}. There are: {names}.")
    return found[0]


def _read_rule(
    texts: RuleTexts, from_day: date, base: Rule | None = None, began: date | None = None
) -> Rule:
    """A rule from typed parts; parts not given come from `base`.

    `began` is the habit's first day, from which recurrence rules count.
    """
    unit = _unit(texts.unit) if texts.unit is not None else base.unit if base else "times"
    low, high = (base.goal_low, base.goal_high) if base else (None, None)
    if texts.goal is not None:
        low, high = parse_goal(texts.goal.strip() or "any", unit)
    smallest = base.smallest if base else None
    if texts.smallest is not None:
        typed = texts.smallest.strip()
        smallest = None if typed in {"", "none"} else parse_amount(typed, unit).value
    if texts.plan is not None:
        plan = parse_plan(texts.plan, unit, began or from_day)
        if base and isinstance(plan, EveryNDays) and isinstance(base.plan, EveryNDays):
            plan = replace(plan, beat=plan.beat or base.plan.beat)
    else:
        plan = base.plan if base else parse_plan("daily", unit)
    check_rule(unit, low, high, smallest, plan)
    return Rule(from_day, unit, plan, low, high, smallest)


def _unit(text: str) -> str:
    unit = whole_line(text, "A unit")
    return UNIT_NAMES.get(unit.casefold(), unit)


def _on_beat(rule: Rule, day: date) -> Rule:
    """The rule with its plan of every few days counted from a day."""
    if not isinstance(rule.plan, EveryNDays):
        raise UnreadableError(
            "A first day is for a plan that counts from one. Try the plan every 3 days."
        )
    return replace(rule, plan=replace(rule.plan, beat=day))


def _edited_rules(
    habit: Habit, texts: RuleTexts, start: date, from_: date | Literal["first"] | None
) -> tuple[Rule, ...]:
    """The rules with the typed parts changed from a day on; earlier days keep theirs.

    Rules that begin later get the same parts, so that "from then on" means all days after it.
    A plan of every few days given with its day counts from that day.
    """
    began = habit.first_day
    if texts.plan is not None and isinstance(from_, date):
        typed = parse_plan(texts.plan, _read_rule(texts, start, habit.rule_on(start), began).unit)
        if isinstance(typed, EveryNDays) and not is_same_beat(
            habit.rule_on(start).plan, typed.n, start, began
        ):
            texts = replace(texts, plan=f"every {typed.n} days from {typed.beat or start}")
    if start <= habit.rules[0].from_day:
        return _told_apart(_read_rule(texts, rule.from_day, rule, began) for rule in habit.rules)
    earlier = [rule for rule in habit.rules if rule.from_day < start]
    later = [rule for rule in habit.rules if rule.from_day > start]
    return _told_apart(
        (
            *earlier,
            _read_rule(texts, start, habit.rule_on(start), began),
            *(_read_rule(texts, rule.from_day, rule, began) for rule in later),
        )
    )


def _told_apart(rules: Iterable[Rule]) -> tuple[Rule, ...]:
    """The rules without those that say the same as the one before them."""
    kept: list[Rule] = []
    for rule in rules:
        if not kept or replace(rule, from_day=kept[-1].from_day) != kept[-1]:
            kept.append(rule)
    return tuple(kept)
