"""The form of a habit, new or edited, and the first run: fields, checks, what it means."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from selfcare.content.starters import Starter, starters
from selfcare.core.amounts import amount_words, number_words, parse_amount
from selfcare.core.days import parse_day
from selfcare.core.errors import UnreadableError
from selfcare.core.goals import check_rule, format_goal, parse_goal
from selfcare.core.model import Area, Habit, Rule
from selfcare.core.plan import Daily, EveryNDays
from selfcare.core.plan_grammar import asks_first_day, format_plan, parse_plan
from selfcare.core.text import NAME_LENGTH, NOTE_LENGTH, clean_line, name_key
from selfcare.core.values import replace
from selfcare.core.views import Receipt
from selfcare.diary import habit_acts, pausing, setting_acts
from selfcare.diary.habit_acts import UNIT_NAMES, draft_of_habit
from selfcare.draw.habits import strip_lines
from selfcare.forms.form import Answers, Field, Form, Kind, Offer
from selfcare.forms.settings import NONE, region_offers
from selfcare.words.changed import RelabelError, Units
from selfcare.words.habit_row import AREA_WORDS
from selfcare.words.plans import (
    FIRST_DUE_TELLS,
    PLAN_TELLS,
    goal_words,
    plan_words,
    short_plan_words,
)
from selfcare.words.receipts import shown_name

if TYPE_CHECKING:
    from selfcare.diary import Diary

RULE_KEYS = ("unit", "goal", "plan", "smallest")
FROM_TODAY, ALL_DAYS = "today", "first"
HINTS = {
    "name": "what you call it",
    "unit": "times for yes or no; min, h, portions, any word",
    "goal": "any, >=30, 7-9, <=2",
    "plan": "daily, mon,wed, every 3 days, 5/week, 150 min/week",
    "smallest": "the least that counts on a hard day",
    "if_then": "If the kettle is on, then shoes on.",
    "note": "for yourself: why, how, a phone number",
}
OFFERS = {
    "unit": ("times", "min", "h", "portions", "pages"),
    "goal": ("any", ">=1", ">=5", ">=30", "7-9", "<=2"),
    "plan": (
        "daily", "weekdays", "5/week", "3/week", "mon,wed,fri", "every 2 days", "150 min/week",
        "2/month", "3 days after", "7 days after", "last day of the month", "as needed",
    ),
}  # fmt: skip
TELLS = {"plan": " ".join(PLAN_TELLS)}
LABELS = {
    "name": "Name", "area": "Area", "unit": "Counted in", "goal": "Day goal", "plan": "Plan",
    "smallest": "Smallest version", "if_then": "If, then", "note": "Note",
    "holds": "Changes hold", "first_due": "First day",
}  # fmt: skip
AHEAD = "Next two weeks  "
_ANY_DAY = date(2000, 1, 1)
"""A rule's words say nothing of the day it holds from."""

Save = Callable[[Answers, Form], object]


def new_habit_form(
    diary: "Diary", starter: Starter | None
) -> tuple[Form, Callable[[Answers, Form], Receipt]]:
    """A new habit, from a template or of one's own; saving gives the habit's number."""
    values = {"area": Area.OWN.value, "unit": "times", "goal": "any", "plan": "daily"}
    if starter is not None:
        values = {
            "name": starter.name, "area": starter.area.value, "unit": starter.unit,
            "goal": starter.goal, "plan": starter.start_plan, "smallest": starter.smallest,
        }  # fmt: skip
    draft = draft_of_habit(None) if starter is None else ""
    form = _form(diary, "Add a habit", values, None, draft, defaults=True)

    def save(answers: Answers, opened: Form) -> Receipt:
        del opened
        _, receipt = habit_acts.add_habit(
            diary,
            answers["name"],
            answers["area"],
            unit=answers["unit"],
            goal=answers["goal"],
            plan=answers["plan"],
            smallest=answers["smallest"],
            if_then=answers["if_then"],
            note=answers["note"],
            first_due=_first_due(answers, diary.today()),
        )
        return receipt

    return form, save


def edit_habit_form(diary: "Diary", habit: Habit) -> tuple[Form, Save, Callable[[], bool]]:
    """A habit that is here already; only what was changed is written, and it may go meanwhile."""
    rule = habit.rule_on(diary.today())
    values = {
        "name": habit.name,
        "area": habit.area.value,
        "unit": rule.unit,
        "goal": format_goal(rule.goal_low, rule.goal_high),
        "plan": format_plan(rule.plan, rule.unit),
        "smallest": "" if rule.smallest is None else number_words(rule.smallest),
        "if_then": habit.if_then,
        "note": habit.note,
    }
    title = f"Edit {shown_name(habit)}"
    form = _form(diary, title, values, habit, draft_of_habit(habit), defaults=False)

    said: dict[tuple[str, str], Units] = {}
    """What was answered about entries in one unit that would be read in another."""

    def save(answers: Answers, opened: Form) -> Receipt | int:
        changed = opened.changed(answers)
        all_days = changed.pop("holds", FROM_TODAY) == ALL_DAYS
        if not changed:
            return habit.id
        edit = partial(
            partial(habit_acts.edit_habit, diary),
            habit.id,
            name=changed.get("name"),
            area=changed.get("area"),
            unit=changed.get("unit"),
            goal=changed.get("goal"),
            plan=changed.get("plan"),
            smallest=changed.get("smallest"),
            if_then=changed.get("if_then"),
            note=changed.get("note"),
            seen=opened.seen,
        )
        try:
            return edit(from_="first" if all_days else None)[1]
        except RelabelError as error:
            units = error.told.old, error.told.new
            if units not in said:
                error.said = partial(said.__setitem__, units)
                raise
            if said[units] is Units.RELABEL:
                return edit(from_="first" if all_days else None, relabel=True)[1]
            return edit(from_=error.told.start)[1]

    def gone() -> bool:
        return not diary.has_habit(habit.id, habit.uid)

    return form, save, gone


def _form(
    diary: "Diary",
    title: str,
    values: Answers,
    habit: Habit | None,
    draft: str,
    *,
    defaults: bool,
) -> Form:
    first_day = habit.first_day if habit is not None else diary.today()
    taken = {name_key(each.name) for each in diary.habits() if habit is None or each.id != habit.id}

    def name_fits(answers: Answers) -> None:
        name = clean_line(answers["name"], NAME_LENGTH + 1)
        if not name:
            raise UnreadableError("It needs a name.")
        if name_key(name) in taken:
            raise UnreadableError(f"There is a habit {name[:40]} already. Type another name.")

    def part_fits(key: str) -> Callable[[Answers], None]:
        return lambda answers: _check_part(key, answers, first_day)

    def first_due_fits(answers: Answers) -> None:
        _first_due(answers, diary.today())

    fields = [
        Field("name", LABELS["name"], values.get("name", ""), hint=HINTS["name"],
              check=name_fits, limit=NAME_LENGTH),
        Field("area", LABELS["area"], values["area"], Kind.CHOICE,
              offers=tuple(Offer(area.value, AREA_WORDS[area]) for area in Area)),
        *(
            Field(key, LABELS[key], values.get(key, ""), hint=HINTS[key],
                  offers=tuple(Offer(each, each) for each in OFFERS.get(key, ())),
                  is_default=defaults, check=part_fits(key), limit=1000, tells=TELLS.get(key, ""))
            for key in RULE_KEYS
        ),
        Field("if_then", LABELS["if_then"], values.get("if_then", ""), hint=HINTS["if_then"]),
        Field("note", LABELS["note"], values.get("note", ""), Kind.TEXT, hint=HINTS["note"],
              limit=NOTE_LENGTH),
    ]  # fmt: skip
    if habit is None:
        at = [each.key for each in fields].index("plan") + 1
        first_due = Field(
            "first_due", LABELS["first_due"], hint="today",
            tells=FIRST_DUE_TELLS, asked=_counts_from_a_day,
            check=first_due_fits,
        )  # fmt: skip
        fields.insert(at, first_due)
    else:
        fields.append(
            Field("holds", LABELS["holds"], FROM_TODAY, Kind.CHOICE, offers=(
                Offer(FROM_TODAY, "from today"), Offer(ALL_DAYS, "for all days, also those before"),
            ))
        )  # fmt: skip
    return Form(
        title=title,
        fields=tuple(fields),
        reads=lambda answers: _reads(answers, diary, habit, first_day),
        draft=draft,
    )


def unit_of(answers: Answers) -> str:
    """The unit as it is kept: `minutes` is `min`."""
    typed = clean_line(answers["unit"])
    return UNIT_NAMES.get(typed.casefold(), typed)


def rule_of(answers: Answers, from_day: date, first_day: date) -> Rule:
    """The rule that the answers make; raises UnreadableError with what does not fit."""
    unit = unit_of(answers)
    low, high = _goal_of(answers, unit)
    typed = answers["smallest"].strip()
    smallest = None if typed in {"", "none"} else parse_amount(typed, unit).value
    plan = parse_plan(answers["plan"].strip() or "daily", unit, first_day)
    check_rule(unit, low, high, smallest, plan)
    return Rule(from_day, unit, plan, low, high, smallest)


def _goal_of(answers: Answers, unit: str) -> tuple[float | None, float | None]:
    return parse_goal(answers["goal"].strip() or "any", unit)


def _counts_from_a_day(answers: Answers) -> bool:
    """Whether the plan counts from a day that stands in another line."""
    try:
        return asks_first_day(parse_plan(answers["plan"].strip() or "daily", unit_of(answers)))
    except UnreadableError:
        return False


def _first_due(answers: Answers, today: date) -> date | None:
    """The day that the plan counts from; None: the habit's own first day, or it names one."""
    typed = answers.get("first_due", "").strip()
    return parse_day(typed, today) if typed and _counts_from_a_day(answers) else None


def _check_part(key: str, answers: Answers, first_day: date) -> None:
    """What does not fit in one answer; answers before it that can't be read are not its matter."""
    unit = unit_of(answers)
    if key == "unit":
        check_rule(unit, None, None, None, Daily())
    elif key == "goal":
        check_rule(unit, *_goal_of(answers, unit), None, Daily())
    elif key == "plan":
        plan = parse_plan(answers["plan"].strip() or "daily", unit, first_day)
        check_rule(unit, None, None, None, plan)
    else:
        rule_of({**answers, "plan": "daily"}, _ANY_DAY, first_day)


def ahead_words(diary: "Diary", answers: Answers) -> str:
    """What the plan of a new habit asks for in the next two weeks; raises UnreadableError."""
    return pausing.plan_ahead(diary, _as_typed(diary, answers, None, diary.today())).words


def _as_typed(diary: "Diary", answers: Answers, habit: Habit | None, first_day: date) -> Habit:
    """The habit that the answers make; raises UnreadableError with what does not fit."""
    today = diary.today()
    rule = rule_of(answers, today, first_day)
    beat = _first_due(answers, today)
    if isinstance(rule.plan, EveryNDays) and beat is not None:
        rule = replace(rule, plan=replace(rule.plan, beat=beat))
    area, name = Area(answers["area"]), clean_line(answers["name"])[:40] or "-"
    shown = habit or Habit(0, "", name, area, today, (rule,))
    return replace(shown, area=area, rules=(rule,))


def _reads(answers: Answers, diary: "Diary", habit: Habit | None, first_day: date) -> str:
    """The whole habit in one sentence, and its next two weeks."""
    try:
        typed = _as_typed(diary, answers, habit, first_day)
    except UnreadableError:
        return ""
    rule = typed.rules[0]
    goal = goal_words(rule.goal_low, rule.goal_high, rule.unit)
    words = f"{plan_words(rule.plan, rule.unit)}, {goal}."
    name = clean_line(answers["name"])[:40]
    said = f"{name}: {words}" if name else f"A name is enough: {words}"
    if rule.smallest is not None:
        said += f" {amount_words(rule.smallest, rule.unit)} counts as showing up."
    ahead = pausing.plan_ahead(diary, typed)
    letters, marks = ("".join(text for text, _ in drawn) for drawn in strip_lines(ahead))
    return f"{said}\n{ahead.words}\n\n{AHEAD}{letters}\n{' ' * len(AHEAD)}{marks}"


# The first run as a form: two or three habits to look after, and a country.


PICKED, REGION = "picked", "region"


def first_form(diary: "Diary") -> Form:
    """The two questions, each of which may be left open."""
    kept = setting_acts.setting(diary, "region")
    offers = tuple(
        Offer(str(at), each.name, start_words(each)) for at, each in enumerate(starters())
    )
    return Form(
        "selfcare",
        (
            Field(PICKED, "Two or three are plenty. Space picks, Enter goes on.", "", Kind.MANY,
                  heading="What would you like to look after?", offers=offers),
            Field(REGION, "So that the help lines fit. Enter leaves it as it is.", kept,
                  Kind.CHOICE, heading="Which country are you in?",
                  offers=(Offer(NONE, "left open"), *region_offers()),
                  tells="Space opens the list; first letters find a country."),
        ),
    )  # fmt: skip


def start_words(starter: Starter) -> str:
    """The start plan in words: `3 days a week`, `4 nights a week`."""
    plan = parse_plan(starter.start_plan, starter.unit)
    return f"{short_plan_words(plan, starter.unit, starter.area)} a week"
