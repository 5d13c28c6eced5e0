"""The entries of a day, drawn: the plan above them, a row each, their sum below."""

from collections.abc import Sequence
from datetime import tzinfo

from selfcare.core.amounts import amount_words
from selfcare.core.model import Rule
from selfcare.core.views import EntryLine
from selfcare.draw.lines import QUIET, Line
from selfcare.draw.pieces import harmless, line
from selfcare.words.goals import goal_words
from selfcare.words.plans import plan_words
from selfcare.words.today import entry_time

WHEN, AMOUNT = 14, 14
ADDS: Line = (("add".ljust(WHEN), ""), ("type an amount", QUIET))
"""The row that adds one."""
NOTHING = "Nothing is logged here. Type an amount, Enter keeps it."


def plan_line(rule: Rule) -> Line:
    """What is asked for."""
    plan = plan_words(rule.plan, rule.unit)
    goal = goal_words(rule.goal_low, rule.goal_high, rule.unit)
    return line((f"{plan[:1].upper()}{plan[1:]}, {goal}.", QUIET))


def entry_line(each: EntryLine, clock: str, zone: tzinfo | None) -> Line:
    """When, how much, its note, and where it came from."""
    entry, amount = each.entry, amount_words(each.entry.amount, each.unit)
    return line(
        (f"{entry_time(entry, clock, zone):<{WHEN}}", QUIET),
        f"{amount:<{AMOUNT}}",
        harmless(entry.note, QUIET),
        line(" (", harmless(entry.source, QUIET), ")") if entry.source else (),
    )


def sum_line(entries: Sequence[EntryLine], unit: str, rest: str | None) -> Line:
    """All of it, or that there is nothing; `rest` is the note beside a rest, None where none is."""
    if rest is not None:
        note = harmless(rest or "n writes why, if you like", QUIET)
        return line("It rests on this day: ", note, (".", QUIET))
    if not entries:
        return line((NOTHING, QUIET))
    amount = sum(one.entry.amount for one in entries)
    return line((f"{amount_words(amount, unit)} in all.", QUIET))
