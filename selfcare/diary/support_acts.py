"""A person's own people and places: who listens, how to reach them, what they are good for.

On sample data there are none and none is kept: a screen with sample data may be seen by others.
"""

from selfcare.core.errors import NameProblemError, SelfcareError, UnreadableError
from selfcare.core.model import Contact
from selfcare.core.text import NAME_LENGTH, clean_line, meant, name_key, whole_line
from selfcare.core.values import replace
from selfcare.core.views import Receipt
from selfcare.diary import drafts
from selfcare.diary.diary import Diary, act
from selfcare.words.changed import Seen, settled
from selfcare.words.receipts import said, shortened

CONTACT_LENGTH = NAME_LENGTH
"""Most characters of a name, of how to reach somebody, and of what they are good for."""


class NotOnSampleError(SelfcareError):
    """Somebody's people have no place in sample data."""


def contacts(diary: Diary) -> tuple[Contact, ...]:
    """All of them, read anew; none on sample data."""
    return () if diary.sample else diary.store.all(Contact)


def contact(diary: Diary, contact_id: int) -> Contact:
    """One of them by number."""
    for each in contacts(diary):
        if each.id == contact_id:
            return each
    raise NameProblemError("Nobody of that number is here any more. The list is read again.")


def find_contact(diary: Diary, name: str) -> Contact:
    """Who is meant: the exact name wins, else any start that fits one alone."""
    known = contacts(diary)
    result = meant(name, known, lambda contact: contact.name)
    if result.found is not None:
        return result.found
    shown = clean_line(name, 40) or "no name"
    if result.several:
        names = ", ".join(_name(contact, 30) for contact in result.several[:8])
        raise NameProblemError(
            f"Several of your people begin with {shortened(shown, 30)}: {names}. One more letter."
        )
    raise NameProblemError(_unknown(shown, result.near, known))


@act
def add_contact(
    diary: Diary, name: str, *, reach: str = "", good_for: str = ""
) -> tuple[Contact, Receipt]:
    """Add somebody, or a place, at the end of the list."""
    _check_own(diary)
    known = contacts(diary)
    last = max((contact.position for contact in known), default=-1)
    fresh = Contact(0, _free_contact_name(diary, name), _reach(reach), _good(good_for), last + 1)
    diary.check_writable()
    with diary.store.act(f"{_name(fresh)}, added"):
        contact = diary.store.add(fresh)
    return contact, _people_said(diary, f"{_name(contact)} is among your people now")


@act
def edit_contact(
    diary: Diary,
    contact_id: int,
    *,
    name: str | None = None,
    reach: str | None = None,
    good_for: str | None = None,
    seen: Seen | None = None,
) -> tuple[Contact, Receipt]:
    """Change what is said of somebody; None leaves a part as it is, "" empties it.

    `seen` is what a form saw (`contact_texts`): parts as they were there are left alone.

    Raises:
        ChangedElsewhereError: A part was changed in another window too.
    """
    _check_own(diary)
    before = contact(diary, contact_id)
    wanted = {"name": name, "reach": reach, "good_for": good_for}
    to_write = settled(seen, contact_texts(before), wanted)
    name, reach, good_for = map(to_write.get, wanted)
    after = replace(
        before,
        name=before.name if name is None else _free_contact_name(diary, name, but=before),
        reach=before.reach if reach is None else _reach(reach),
        good_for=before.good_for if good_for is None else _good(good_for),
    )
    if after == before:
        return before, _people_said(diary, f"{_name(before)} is there as before", changed=False)
    diary.check_writable()
    with diary.store.act(f"{_name(before)}, edited"):
        changed = diary.store.update(after)
    return changed, _people_said(diary, f"{_name(changed)} is changed")


@act
def move_contact(diary: Diary, contact_id: int, place: int, *, join: str | None = None) -> Receipt:
    """Give somebody another place in the list; 1 is the first.

    Moves with the same `join` one after the other are one act, as a row that is carried along.
    """
    _check_own(diary)
    moved = contact(diary, contact_id)
    others = [known for known in contacts(diary) if known.id != moved.id]
    index = min(max(place, 1), len(others) + 1) - 1
    ordered = (*others[:index], moved, *others[index:])
    if ordered == contacts(diary):
        return _people_said(diary, f"{_name(moved)} stands there already", changed=False)
    diary.check_writable()
    with diary.store.act(f"{_name(moved)}, moved", join=join):
        for at, known in enumerate(ordered):
            if known.position != at:
                diary.store.update(replace(known, position=at))
    return _people_said(diary, f"{_name(moved)} stands at place {index + 1} now")


@act
def remove_contact(diary: Diary, contact_id: int) -> Receipt:
    """Remove somebody; undo brings them back."""
    _check_own(diary)
    gone = contact(diary, contact_id)
    diary.check_writable()
    with diary.store.act(f"{_name(gone)}, removed"):
        diary.store.remove(Contact, gone.id)
    drafts.keep_draft(diary, draft_of_contact(gone.id), "")
    return _people_said(diary, f"{_name(gone)} is removed")


def _people_said(diary: Diary, body: str, *, changed: bool = True) -> Receipt:
    return said(diary.told(diary.today()), body, dated=False, changed=changed)


def _check_own(diary: Diary) -> None:
    if diary.sample:
        raise NotOnSampleError(
            "This is sample data, so nobody's people are kept in it. In your own file they are."
        )


def _free_contact_name(diary: Diary, name: str, but: Contact | None = None) -> str:
    """The cleaned name, when it is one and nobody else in the list has it."""
    shown = whole_line(name, "A name", CONTACT_LENGTH)
    if not shown:
        raise UnreadableError("It takes a name, such as Ana or the library.")
    for contact in contacts(diary):
        if name_key(contact.name) == name_key(shown) and (but is None or contact.id != but.id):
            raise NameProblemError(f"{_name(contact)} is in your list already. Try another name.")
    return shown


def contact_texts(contact: Contact) -> dict[str, str]:
    """What is said of somebody, part by part."""
    return {
        "name": clean_line(contact.name),
        "reach": clean_line(contact.reach),
        "good_for": clean_line(contact.good_for),
    }


def draft_of_contact(contact_id: int | None) -> str:
    """Under which a form that was left is kept; None: of somebody new."""
    return "own people, new" if contact_id is None else f"own people, {contact_id}"


def _name(contact: Contact, length: int = 40) -> str:
    return shortened(clean_line(contact.name), length)


def _reach(text: str) -> str:
    return whole_line(text, "A way to reach them", CONTACT_LENGTH)


def _good(text: str) -> str:
    return whole_line(text, "What they are good for", CONTACT_LENGTH)


def _unknown(shown: str, near: tuple[Contact, ...], known: tuple[Contact, ...]) -> str:
    """Nobody of that name: the nearest ones, or what to do."""
    if not known:
        return "Nobody is in your list yet. Add somebody with: selfcare support add NAME."
    if near:
        names = " or ".join(_name(contact, 30) for contact in near)
        return f"There is no {shown} in your list. Did you mean {names}?"
    listed = ", ".join(_name(contact, 30) for contact in known[:8])
    return f"There is no {shown} in your list. There are: {listed}."
