"""The first run as a form: two or three habits to look after, and a country."""

from typing import TYPE_CHECKING

from selfcare.content.starters import Starter, starters
from selfcare.core.plan_grammar import parse_plan
from selfcare.diary import setting_acts
from selfcare.forms.form import Field, Form, Kind, Offer
from selfcare.forms.settings import NONE, region_offers
from selfcare.words.plans import short_plan_words

if TYPE_CHECKING:
    from selfcare.diary import Diary

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
