"""What tests of the support page share."""

from selfcare.service import Selfcare
from selfcare.tui.app import SelfcareApp


def flat(text: str) -> str:
    """The words on screen in their order."""
    return " ".join(text.split())


def names(service: Selfcare) -> list[str]:
    return [contact.name for contact in service.contacts()]


def is_open(app: SelfcareApp) -> bool:
    return type(app.screen).__name__ == "SupportSheet"
