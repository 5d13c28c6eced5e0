"""The sentence of everything that can go wrong; what the core refuses is said here alone."""

from selfcare.core.errors import RefusedError
from selfcare.core.text import clean_line

SHOWN = 40
"""Most characters of a value in a sentence."""
EXAMPLES = {
    "days": "Try today, yesterday, mon, -3 or 2026-11-22.",
    "goals": "Try >=30, 7-9, <=2 or any.",
    "plans": "Try daily, mon,wed,fri, every 3 days, 5/week or 150 min/week.",
}
"""What can be typed instead: fields that every sentence may have."""
_SET = "To set the day's sum, begin with =, as in =20."
_RULES = {
    "rule-line": "it is not one short line",
    "rule-clock": "a plan counts whole days",
    "rule-empty-part": "an empty part is not one of its parts",
    "rule-part": "{part} is not one of its parts",
    "rule-pair": "{part} does not go with {freq}",
    "rule-range": "{part} goes from {least} to {most}",
    "rule-freq": "FREQ is DAILY, WEEKLY, MONTHLY or YEARLY",
    "rule-ends": "COUNT and UNTIL do not go together",
    "rule-until": "UNTIL is a date like 20271231",
    "rule-wkst": "WKST is one of MO, TU, WE, TH, FR, SA, SU",
    "rule-byday": "BYDAY lists MO, TU, WE, TH, FR, SA, SU",
    "rule-setpos": "BYSETPOS is -1, the last of its days, and no other",
    "rule-setpos-alone": "BYSETPOS chooses among the days of another BY part",
    "rule-no-day": "it gives no day within {years} years",
}
REFUSALS = {
    # amounts
    "no-amount": "No amount is given. Try {examples}.",
    "amount": "I can't read {typed}. Try {examples}.",
    "amount-below-0": "An amount starts at 0. To make the day's sum smaller, set it with =, "
    "as in =20, or edit the entry.",
    "amount-above-most": "That is more than fits. The most is {most} for one amount.",
    "hours-or-minutes": "{written} is more than a day. Did you mean {number} min?",
    "above-a-day": "{written} is more than a day. Try {examples}.",
    "two-numbers": "{digits} can be two numbers. Write {ways}.",
    "sum-above-a-day": f"That makes {{total}} in one day, more than a day has. {_SET}",
    "sum-above-most": f"That makes {{total}} in one day, more than fits. {_SET}",
    "no-length": "{start} to {end} has no length. Give the start and the end, as in 23:10-6:50.",
    "lone-time": "{typed} is a time of day. Give the start and the end, as in 11:30pm-7am.",
    "long-night": "{span} is {length}, {other} is {other_length}. Which? Write {ways}.",
    "time-or-length": "{hours}:{minutes:02} is a time of day, or a length of "
    "{hours} h {minutes:02}. Which? Write both times, as in 23:10-6:50, or {hours}h{minutes:02}.",
    "other-unit": "This counts in {unit}, not {word}. Try {example}.",
    # days
    "no-day": "No day is given. {days}",
    "day": "I can't read the day {typed}. {days}",
    "far-day": "The day {typed} is out of reach: days go from {first} to {last}. {days}",
    "day-to-come": "{day} begins at {begins} for you. "
    "Log it then, or change the day start in settings.",
    "pause-turned": "A pause cannot end on {ends} and begin on {begins}. "
    "Give the earlier day first.",
    # goals
    "no-goal": "No goal is given. {goals}",
    "goal": "I can't read the goal {typed}. {goals}",
    "goal-of-0": "A goal of at least 0 asks for nothing. Try >=1, <=0 or any.",
    "goal-below-0": "A goal of at most something starts at <=0. Try <=2.",
    "goal-turned": "The goal {goal} is the wrong way round. Try {turned}.",
    "goal-above-most": "That is more than fits. The most is {most} for a goal.",
    "smallest-of-0": "The smallest version is above 0. Try 1, or leave it out.",
    "smallest-above-goal": "The smallest version, {smallest}, is more than the goal, {goal}. "
    "Try a smaller one.",
    "unit": "A unit is a short word of at most {most} letters, such as min, h, portions or pages.",
    # plans
    "no-plan": "No plan is given. {plans}",
    "plan": "I can't read the plan {typed}. {plans}",
    "long-plan": "A plan has at most {most:,} characters; this has {length:,}. {plans}",
    "every": "A plan can be every 2 to {most} days. Try every 3 days.",
    "days-after": "A plan can be 2 to {most} days after. Try 3 days after.",
    "times-a-day": "How often in a day is a goal, not a plan. "
    "Try the plan daily and the goal >={times}.",
    "days-a-period": "A plan can ask for 1 to {most} days a {period}. Try 5/{period}, "
    "or give the unit for an amount: 150 min/{period}.",
    "plan-unit": "This counts in {unit}, not {word}. "
    "Try {amount} {unit}/{period}, or 5/{period} for days.",
    "period-of-0": "An amount a {period} is above 0. Try 150 min/week.",
    "above-a-period": "That is more than a {period} has room for. The most is {most}.",
    # texts and questions
    "long-text": "{what} has at most {limit:,} characters; this has {length:,}. Make it shorter.",
    "answers": "{title} has {items} questions and {came} answers came. "
    "Give one for each, or leave it empty.",
    "off-scale": "The answer to question {number} of {title} is not on its scale. "
    "Give a whole number from {low} to {high}.",
} | {
    reason: f"I can't use the rule {{rule}}: {why}. Try RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH."
    for reason, why in _RULES.items()
}
"""By the reason; the fields are those of `EXAMPLES` and the values of the refusal."""


def error_words(error: Exception) -> str:
    """The whole sentence of an error: what happened, and what to do."""
    if not isinstance(error, RefusedError):
        return str(error)
    return REFUSALS[error.reason].format(
        **EXAMPLES, **{name: _shown(value) for name, value in error.values.items()}
    )


def over_words(what: str, length: int, limit: int) -> str:
    """How much of a text that is being typed is over the limit; empty: it fits."""
    over = length - limit
    return f"{what} takes {limit:,} characters; this is {over:,} over." if over > 0 else ""


def _shown(value: str | int | tuple[str, ...]) -> str | int:
    if isinstance(value, tuple):
        *others, last = value
        return f"{', '.join(others)} or {last}"
    return clean_line(value, SHOWN) if isinstance(value, str) else value
