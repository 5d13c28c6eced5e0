"""What one key logs when a rule does not say: the smallest version and one step more or less."""

from selfcare.core.goals import smallest_amount
from selfcare.core.model import Rule

_TINY = {"min": 2.0, "h": 0.25}
"""Two minutes count; a quarter of an hour is the least that people tell apart in hours."""
_STEPS = {"min": 5.0, "h": 0.25}


def smallest_version(rule: Rule) -> float:
    """What `v` logs, in the rule's unit: the smallest version, or a tiny amount within the goal."""
    said = smallest_amount(rule)
    if said is not None:
        return said
    tiny = _TINY.get(rule.unit, 1.0)
    limits = [limit for limit in (rule.goal_low, rule.goal_high) if limit]
    return min([tiny, *limits])


def step_of(rule: Rule) -> float:
    """What `+` adds and `-` takes away, in the rule's unit."""
    return _STEPS.get(rule.unit, 1.0)
