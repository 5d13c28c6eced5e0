"""Forms of care: somebody that is good to reach, the four questions, a sheet to share, a pause."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from selfcare.core.amounts import counted
from selfcare.core.days import FIRST_YEAR, LAST_YEAR, parse_day
from selfcare.core.errors import SelfcareError, UnreadableError
from selfcare.core.history import parse_last_day
from selfcare.core.instruments import Scale
from selfcare.core.model import Area, Contact, Habit
from selfcare.core.plan import is_period_plan
from selfcare.core.share import ShareSheet
from selfcare.core.text import NOTE_LENGTH, clean_line, name_key, whole_number
from selfcare.core.views import Receipt
from selfcare.diary import day_acts, support_acts, week_acts
from selfcare.diary.support_acts import CONTACT_LENGTH, contact_texts, draft_of_contact
from selfcare.draw.files import FileKind, write_share
from selfcare.draw.share_document import span
from selfcare.forms.form import OFF, ON, Answers, Field, Form, Kind, Offer
from selfcare.forms.week import file_form
from selfcare.words.habit_row import AREA_WORDS
from selfcare.words.plans import pause_sentence
from selfcare.words.player import NOT_A_DIAGNOSIS
from selfcare.words.receipts import shortened, shown_name

if TYPE_CHECKING:
    from selfcare.diary import Diary

LABELS = {"name": "Name", "reach": "How to reach", "good_for": "Good for"}
HINTS = {
    "name": "somebody you can turn to, or a place that does you good",
    "reach": "a number, an address, when to call",
    "good_for": "a walk, a laugh, the middle of the night",
}
STAYS = "It stays in your own file and is in no sheet you share."


def contact_form(
    diary: "Diary", contact: Contact | None
) -> tuple[Form, Callable[[Answers, Form], tuple[int, str]], Callable[[], bool]]:
    """Somebody new, or who is here already; saving gives their number and what is said of it."""
    number = None if contact is None else contact.id
    texts = dict.fromkeys(LABELS, "") if contact is None else contact_texts(contact)
    taken = {name_key(one.name) for one in support_acts.contacts(diary) if one.id != number}

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
            kept, receipt = support_acts.add_contact(diary, name, reach=reach, good_for=good_for)
        else:
            kept, receipt = support_acts.edit_contact(
                diary, number, name=name, reach=reach, good_for=good_for, seen=opened.seen
            )
        return kept.id, receipt.app

    def gone() -> bool:
        return number is not None and all(one.id != number for one in support_acts.contacts(diary))

    return form, save, gone


# the four questions


def pulse_form(diary: "Diary") -> tuple[Form, Callable[[Answers, Form], bool]]:
    """One answer a question, each may be left out; saving gives whether one is low."""
    instrument = day_acts.pulse(diary).instrument
    scale = instrument.scale
    ends = f"{scale.low} {scale.low_words}, {scale.high} {scale.high_words}"

    def fits(key: str) -> Callable[[Answers], None]:
        def check(answers: Answers) -> None:
            if answers[key] and _number(answers[key], scale) is None:
                raise UnreadableError(f"A whole number: {clean_line(ends, 80)}. Empty: left out.")

        return check

    form = Form(
        title="Four questions about your life",
        fields=tuple(
            Field(str(at), clean_line(item, 1000), kind=Kind.NUMBER, hint=clean_line(ends, 80),
                  check=fits(str(at)), limit=2)
            for at, item in enumerate(instrument.items)
        ),
        reads=lambda _: f"{NOT_A_DIAGNOSIS} Esc leaves, and nothing is kept.",
    )  # fmt: skip

    def save(answers: Answers, opened: Form) -> bool:
        given = pulse_given(opened, answers, scale)
        day_acts.answer_pulse(diary, given)
        return day_acts.pulse_gentle(diary, given)

    return form, save


def pulse_given(form: Form, answers: Answers, scale: Scale) -> list[int | None]:
    """The answer to each question; None: left out."""
    return [_number(answers[each.key], scale) for each in form.fields]


def _number(text: str, scale: Scale) -> int | None:
    """A whole number on the scale."""
    value = whole_number(text, scale.high)
    return value if value is not None and scale.has(value) else None


# a rest


def rest_note_form(
    diary: "Diary", habit_id: int, day: date, note: str
) -> tuple[Form, Callable[[Answers, Form], Receipt]]:
    """A few words beside a rest, such as why."""
    title = f"{shortened(shown_name(diary.habit(habit_id)))} rests"
    asked = Field(NOTE, "Note", note, Kind.TEXT, hint="why, if you like", limit=NOTE_LENGTH)

    def save(answers: Answers, opened: Form) -> Receipt:
        del opened
        return day_acts.rest(diary, habit_id, day, answers[NOTE])

    return Form(title, (asked,)), save


# a sheet to share

NOTE = "note"
FIRST, LAST, AREAS, RATINGS, NOTES = "first", "last", "areas", "ratings", "notes"
FOUR_WEEKS = timedelta(days=27)
DAY_HINT = "mon, -28, 2026-11-01; PgUp PgDn a day"


def share_form(diary: "Diary") -> Form:
    """What is in it; saving shows it, and nothing is written yet."""
    today = diary.today()
    areas = week_acts.share_areas(diary)

    def day_fits(key: str) -> Callable[[Answers], None]:
        def check(answers: Answers) -> None:
            day = parse_day(answers[key], today)
            if key == LAST and day < parse_day(answers[FIRST], today):
                raise UnreadableError("The first day lies after the last one.")

        return check

    def reads(answers: Answers) -> str:
        try:
            first, last = (parse_day(answers[key], today) for key in (FIRST, LAST))
        except SelfcareError:
            return ""
        days = (last - first).days + 1
        count = counted(days, "day")
        return f"{span(first, last)}, {count}." if days > 0 else ""

    return Form(
        title="A sheet for a clinician or a coach",
        fields=(
            Field(FIRST, "From", (today - FOUR_WEEKS).isoformat(), hint=DAY_HINT, is_default=True,
                  check=day_fits(FIRST), tells="The first day; PgUp PgDn move it by a day."),
            Field(LAST, "To", today.isoformat(), hint=DAY_HINT, is_default=True,
                  check=day_fits(LAST), tells="The last day; PgUp PgDn move it by a day."),
            *((Field(AREAS, "Areas", ",".join(areas), Kind.MANY,
                     offers=tuple(Offer(area, AREA_WORDS[area]) for area in areas),
                     tells="Habits of these areas: days, plans and amounts."),) if areas else ()),
            Field(RATINGS, "Ratings", ON, Kind.SWITCH,
                  tells="Mood, energy and stress, with their means."),
            Field(NOTES, "Notes", OFF, Kind.SWITCH,
                  tells="Your own words, for the day and for each entry. They stay out unless you "
                        "say so. Enter shows the sheet; nothing is written yet."),
        ),
        reads=reads,
    )  # fmt: skip


def moved_day(typed: str, by: int, first: str, today: date) -> date | None:
    """A typed day so many days later; an empty one begins at `first`. None: it cannot be read."""
    try:
        day = parse_day(typed or first, today) + timedelta(days=by if typed else 0)
    except (SelfcareError, OverflowError):
        return None
    return day if FIRST_YEAR <= day.year <= LAST_YEAR else None


def share_sheet(diary: "Diary", answers: Answers) -> ShareSheet:
    """The sheet of these answers; raises SelfcareError with what does not fit."""
    first, last = (parse_day(answers[key], diary.today()) for key in (FIRST, LAST))
    areas = {Area(part) for part in answers.get(AREAS, "").split(",") if part}
    ratings, notes = answers[RATINGS] == ON, answers[NOTES] == ON
    return week_acts.share_sheet(diary, first, last, areas, ratings=ratings, notes=notes)


def share_file_form(
    diary: "Diary", sheet: ShareSheet
) -> tuple[Form, Callable[[Answers, Form], Path]]:
    """Where the sheet is written to."""
    return file_form(
        "Write the sheet",
        f"sheet-{sheet.last_day.isoformat()}",
        "It holds what you chose and nothing else. It counts and diagnoses nothing.",
        diary.path,
        lambda path, kind, over: write_share(sheet, path, kind, force=over),
        kinds=(FileKind.HTML, FileKind.MARKDOWN),
    )


# a pause

WHO, REASON = "who", "reason"
THIS, ALL = "this", "all"


def pause_form(diary: "Diary", habit: Habit | None) -> Form:
    """Days of one habit, or of all, that are set aside."""
    today = diary.today()
    name = None if habit is None else shortened(shown_name(habit))
    periodic = habit is not None and is_period_plan(habit.rule_on(today).plan)

    def first_fits(answers: Answers) -> None:
        parse_day(answers[FIRST], today)

    def last_fits(answers: Answers) -> None:
        pause_days(answers, today)

    def reads(answers: Answers) -> str:
        try:
            first, last = pause_days(answers, today)
        except SelfcareError:
            return ""
        one = name is not None and answers[WHO] == THIS
        who = name if one else None
        return pause_sentence(who, first, last, today, periodic=periodic and one)

    whose = (Field(WHO, "For", THIS, Kind.CHOICE,
                   offers=(Offer(THIS, name or ""), Offer(ALL, "all habits"))),)  # fmt: skip
    return Form(
        title="Set days aside",
        fields=(
            *(whose if name is not None else ()),
            Field(FIRST, "From", "today", is_default=True, check=first_fits,
                  hint="today, tomorrow, mon, -3, 2026-12-24", tells="PgUp PgDn move it by a day."),
            Field(LAST, "To", "", check=last_fits,
                  hint="fri, 2026-12-31; empty: until you come back",
                  tells="PgUp PgDn move it by a day; empty: until you come back."),
            Field(REASON, "Reason", "", hint="for yourself: holidays, a cold, a lot at work"),
        ),
        reads=reads,
    )  # fmt: skip


def pause_days(answers: Answers, today: date) -> tuple[date, date | None]:
    """First and last day; None: until the person comes back. Raises SelfcareError."""
    first = parse_day(answers[FIRST], today)
    typed = answers[LAST].strip()
    return first, parse_last_day(typed, first, today) if typed else None
