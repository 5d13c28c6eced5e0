"""Forms about people: somebody, or a place, that is good to reach."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from selfcare.core.errors import UnreadableError
from selfcare.core.form import Answers, Field, Form
from selfcare.core.model import Contact
from selfcare.core.text import clean_line, name_key
from selfcare.service.support_acts import CONTACT_LENGTH, contact_texts, draft_of_contact

if TYPE_CHECKING:
    from selfcare.service import Selfcare

LABELS = {"name": "Name", "reach": "How to reach", "good_for": "Good for"}
HINTS = {
    "name": "somebody you can turn to, or a place that does you good",
    "reach": "a number, an address, when to call",
    "good_for": "a walk, a laugh, the middle of the night",
}
STAYS = "It stays in your own file and is in no sheet you share."


def contact_form(
    service: "Selfcare", contact: Contact | None
) -> tuple[Form, Callable[[Answers, Form], tuple[int, str]], Callable[[], bool]]:
    """Somebody new, or who is here already; saving gives their number and what is said of it."""
    number = None if contact is None else contact.id
    texts = dict.fromkeys(LABELS, "") if contact is None else contact_texts(contact)
    taken = {name_key(one.name) for one in service.contacts() if one.id != number}

    def name_fits(answers: Answers) -> None:
        name = clean_line(answers["name"])
        if not name:
            raise UnreadableError("A name is enough, and it takes one.")
        if name_key(name) in taken:
            raise UnreadableError("That name is in your list already. Try another one.")

    form = Form(
        title="Somebody, or a place" if contact is None else texts["name"],
        fields=tuple(
            Field(key, label, texts[key], hint=HINTS[key], limit=CONTACT_LENGTH,
                  check=name_fits if key == "name" else lambda _: None)
            for key, label in LABELS.items()
        ),
        reads=lambda _: STAYS,
        draft=draft_of_contact(number),
    )  # fmt: skip

    def save(answers: Answers, opened: Form) -> tuple[int, str]:
        name, reach, good_for = (answers[key] for key in LABELS)
        if number is None:
            kept, receipt = service.add_contact(name, reach=reach, good_for=good_for)
        else:
            kept, receipt = service.edit_contact(
                number, name=name, reach=reach, good_for=good_for, seen=opened.seen
            )
        return kept.id, receipt.app

    def gone() -> bool:
        return number is not None and all(one.id != number for one in service.contacts())

    return form, save, gone
