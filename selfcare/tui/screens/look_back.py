"""Looking back: the year, the months and the links come here."""

from selfcare.tui.screens.waiting import WaitingPlace


class LookBack(WaitingPlace):
    """Years, months, lines and links, later."""

    PLACE = "look_back"
    WORDS = (
        "Your year at a glance comes here in a later version, by habit and by mood, with months, "
        "lines and a search in your notes. Arrows on Today walk the days until then."
    )
