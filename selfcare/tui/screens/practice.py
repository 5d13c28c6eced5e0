"""Practice: the routines come here."""

from selfcare.tui.screens.waiting import WaitingPlace


class Practice(WaitingPlace):
    """Guided routines, later."""

    PLACE = "practice"
    WORDS = (
        "Guided routines come here in a later version: breathing, grounding, muscle release, each "
        "a few quiet minutes. Until then: breathe in for 4, out for 6, for as long as you like."
    )
