"""The week: its summary comes here."""

from selfcare.tui.screens.waiting import WaitingPlace


class Week(WaitingPlace):
    """The weekly resilience summary, later."""

    PLACE = "week"
    WORDS = (
        "The weekly summary comes here in a later version: your plan, rhythm, coming back and "
        "holding up, each with the figures it is made of."
    )
