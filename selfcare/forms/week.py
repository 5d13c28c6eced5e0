"""Forms that begin at a week or another page: the three questions, and writing it to a file."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from selfcare.core.errors import UnreadableError
from selfcare.core.text import NOTE_LENGTH
from selfcare.core.views import Receipt
from selfcare.diary import week_acts
from selfcare.draw.files import FileKind
from selfcare.draw.week import week_name
from selfcare.files import target_path
from selfcare.forms.form import OFF, ON, Answers, Field, Form, Kind, Offer
from selfcare.words.week_page import QUESTIONS, WeekPage

if TYPE_CHECKING:
    from selfcare.diary import Diary

HINTS = ("Anything counts, large or small.", "Life, too.", "Small enough for a tired day.")
KEYS = ("helped", "in_the_way", "next_step")


def review_form(page: WeekPage, diary: "Diary") -> tuple[Form, Callable[[Answers, Form], Receipt]]:
    """The form of a week's review, and what saves it."""
    review = page.review
    texts = ("", "", "") if review is None else (review.helped, review.in_the_way, review.next_step)
    step = "" if page.step is None else page.step.line
    form = Form(
        title=", ".join(week_name(page)),
        fields=tuple(
            Field(key, question, text, Kind.TEXT, hint=hint, limit=NOTE_LENGTH)
            for key, question, text, hint in zip(KEYS, QUESTIONS, texts, HINTS, strict=True)
        ),
        reads=lambda _: f"{page.head[0]} {step}".strip(),
        draft=f"review {page.first_day.isoformat()}",
    )

    def save(answers: Answers, opened: Form) -> Receipt:
        given = (answers[key] for key in KEYS)
        return week_acts.save_review(diary, page.first_day, *given, seen=opened.seen)

    return form, save


Write = Callable[[Path, FileKind, bool], None]
"""Writes the file; the last argument: over one that is there."""

KINDS = {
    FileKind.MARKDOWN: (".md", "Markdown: plain text, for notes and mail"),
    FileKind.SVG: (".svg", "SVG: a picture, sharp at any size"),
    FileKind.HTML: (".html", "HTML: a page for any browser, good in print"),
}
"""Each kind with its ending and what it is for."""


def file_form(
    title: str,
    stem: str,
    holds: str,
    own_file: Path,
    write: Write,
    *,
    kinds: tuple[FileKind, ...] = tuple(FileKind),
) -> tuple[Form, Callable[[Answers, Form], Path]]:
    """Which kind, under which name; `holds` says what is in the file.

    The kind's ending is put behind a name without one. `own_file` is the diary, which is never
    written over.
    """

    def path_of(answers: Answers) -> Path:
        typed = answers["path"]
        ending = KINDS[FileKind(answers["kind"])][0]
        return target_path(typed if Path(typed).suffix else f"{typed}{ending}", own_file)

    def check(answers: Answers) -> None:
        path = path_of(answers)
        if path.is_file() and answers["over"] != ON:
            raise UnreadableError(
                "That file is there already. Switch the last line on to write over it."
            )

    form = Form(
        title=title,
        fields=(
            Field("kind", "Kind of file", kinds[0].value, Kind.CHOICE,
                  offers=tuple(Offer(kind.value, KINDS[kind][1]) for kind in kinds)),
            Field("path", "Name", f"~/{stem}", check=check, limit=4000),
            Field("over", "Over an old file", OFF, Kind.SWITCH),
        ),
        reads=lambda _: f"{holds} Your login alone can read it. It is not encrypted.",
    )  # fmt: skip

    def save(answers: Answers, _: Form) -> Path:
        path = path_of(answers)
        write(path, FileKind(answers["kind"]), answers["over"] == ON)
        return path

    return form, save
