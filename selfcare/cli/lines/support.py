"""People who listen, read aloud: the answer to an exclamation mark at any question."""

from selfcare.cli.text.support import sample_sentences, support_sentences
from selfcare.content.support import support_for
from selfcare.core.errors import SelfcareError
from selfcare.core.model import Contact
from selfcare.service import Selfcare


def support_spoken(service: Selfcare) -> tuple[str, ...]:
    """Own people, then the lines of the person's country, a sentence or two a line.

    Trouble with the file never keeps the lines from being read.
    """
    if service.sample:
        return sample_sentences(support_for(service.setting("region")), service.today())
    people: tuple[Contact, ...] | None = None
    trouble: tuple[str, ...] = ()
    try:
        people = service.contacts()
    except SelfcareError as error:
        trouble = (str(error),)
    page = support_for(service.setting("region"))
    return (*support_sentences(people, page, service.today()), *trouble)
