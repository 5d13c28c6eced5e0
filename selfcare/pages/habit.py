"""What a plan asks for in the next two weeks, and all that was said about the habit."""

from selfcare.core.amounts import amount_words
from selfcare.core.days import long_day
from selfcare.core.goals import smallest_amount
from selfcare.core.model import Habit
from selfcare.core.text import clean, clean_line
from selfcare.draw.document import Block, Document, Drawing, Items, Pairs, Words
from selfcare.draw.habits import strip_lines
from selfcare.words.explain import Explanation, strength_word
from selfcare.words.goals import goal_words
from selfcare.words.plan_ahead import PlanAhead
from selfcare.words.plans import plan_words


def ahead_page(
    name: str, area: str, habit: Habit, ahead: PlanAhead, signs: tuple[str, str, str]
) -> Document:
    """Strip, sentences, facts; `signs`: due, any day of its period, set aside."""
    away = habit.archived_day
    words = ahead.words
    if away is not None:
        words = f"Put away on {long_day(away, ahead.today)}, so nothing is asked for."
    blocks: list[Block] = [
        Drawing(strip_lines(ahead, signs)),
        Words(strip_legend(ahead, signs), quiet=True),
        Words(words),
    ]
    if ahead.more:
        blocks.append(Items(ahead.more))
    blocks.append(Pairs(_facts(habit, ahead, area)))
    return Document(f"{name}, the next two weeks", tuple(blocks))


def strip_legend(ahead: PlanAhead, signs: tuple[str, str, str]) -> str:
    """What the marks on this strip say."""
    due, period, aside = signs
    said = []
    if any(each.asked for each in ahead.days):
        said.append(f"{due} due")
    if any(each.period is not None and not each.aside for each in ahead.days):
        said.append(f"{period * 2} any of its days")
    if any(each.aside for each in ahead.days):
        said.append(f"{aside} set aside")
    return "   ".join(said) or "No day is due."


def _facts(habit: Habit, ahead: PlanAhead, area: str) -> tuple[tuple[str, str], ...]:
    rule = ahead.rule
    least = smallest_amount(rule)
    small = "any amount above 0" if least is None else amount_words(least, rule.unit)
    pairs = [
        ("Plan", plan_words(rule.plan, rule.unit)),
        ("Day goal", goal_words(rule.goal_low, rule.goal_high, rule.unit)),
        ("Smallest version", small),
        ("Area", area),
        ("If, then", clean_line(habit.if_then)),
    ]
    for number, part in enumerate(clean(habit.note).strip().split("\n")):
        pairs.append(("" if number else "Note", part))
    return tuple((label, words) for label, words in pairs if words)


# Why a run is what it is.


def why_page(name: str, explained: Explanation) -> Document:
    """The summary, the rule in words, and a sentence for every unit, the newest first."""
    blocks: list[Block] = [Words(explained.summary), Words(explained.rule, quiet=True)]
    if explained.strength.value is not None:
        blocks.append(Words(f"Strength: {strength_word(explained.strength.value)}.", quiet=True))
    if explained.units:
        blocks.append(Items(tuple(unit.reason for unit in reversed(explained.units))))
    else:
        blocks.append(Words("Nothing is logged yet. The first entry begins the list."))
    return Document(f"{name}, {explained.plan}", tuple(blocks))
