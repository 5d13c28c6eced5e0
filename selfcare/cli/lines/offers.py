"""The quiet offers in line mode: one question, y takes it, Enter leaves it."""

from selfcare.cli.lines import voice
from selfcare.cli.lines.ask import Talk
from selfcare.core.errors import FileRefusedError, SelfcareError
from selfcare.core.offers import FullPlan, Offer
from selfcare.core.views import TodayView
from selfcare.core.wording import shortened
from selfcare.service import Selfcare

_LIGHT = "Fewer questions for a while, one number a day and small steps, y or n:"
_LIGHT_DETAIL = (
    "Light days ask for your mood alone and for the smallest version of each habit.",
    "d turns them off again at any question. Enter leaves it as it is.",
)


def offer(service: Selfcare, talk: Talk, view: TodayView) -> None:
    """Ask the one question that a quiet line of the day stands for, if there is one.

    Raises:
        StoppedError: the person stopped, or the input has ended.
    """
    quiet = view.quiet
    if quiet is None:
        return
    service.line_shown(quiet)
    try:
        if quiet.offer is Offer.LIGHT_DAYS:
            if talk.ask_yes_no(_LIGHT, _LIGHT_DETAIL):
                talk.say(service.toggle_light().spoken)
        elif quiet.full is not None:
            _offer_plan(service, talk, quiet.full)
    except FileRefusedError:
        raise
    except SelfcareError as error:
        talk.trouble(str(error))


def _offer_plan(service: Selfcare, talk: Talk, full: FullPlan) -> None:
    name = shortened(voice.name_of(full.habit), 30)
    start = voice.plan_spoken(full.start, full.unit, full.habit.area)
    wanted = voice.plan_spoken(full.full, full.unit, full.habit.area)
    detail = (
        "Four weeks were kept. n or Enter leaves the plan as it is, and it is not asked again.",
    )
    begins = f"from {full.begins}"
    if talk.ask_yes_no(
        f"{name}, four kept weeks at {start}. Raise it to {wanted} {begins}, y or n:", detail
    ):
        receipt = service.raise_plan(full.habit.id)
        talk.say(f"{name}, {wanted} {begins}." if receipt.changed else receipt.spoken)
