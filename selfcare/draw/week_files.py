"""A week as a file of one's own: Markdown, SVG or HTML, each complete in itself."""

from enum import StrEnum
from pathlib import Path

from selfcare.core.views_week import WeekPage
from selfcare.draw.as_html import html_text
from selfcare.draw.as_markdown import markdown_text
from selfcare.draw.as_svg import svg_text
from selfcare.draw.signs import FULL_SIGNS
from selfcare.draw.week_card import week_card
from selfcare.draw.week_document import drawn_week, tabled_week, week_title
from selfcare.draw.week_sentences import week_sentences
from selfcare.files import write_private


class FileKind(StrEnum):
    """What kind of file."""

    MARKDOWN = "markdown"
    SVG = "svg"
    HTML = "html"


def write_week(page: WeekPage, path: Path, kind: FileKind, *, force: bool = False) -> None:
    """Write the week, for its owner alone; raises StorageError as `write_private` does."""
    write_private(path, week_text(page, kind), force=force)


def week_text(page: WeekPage, kind: FileKind) -> str:
    """The text of the file."""
    match kind:
        case FileKind.MARKDOWN:
            return markdown_text(tabled_week(page))
        case FileKind.HTML:
            return html_text(drawn_week(page))
        case FileKind.SVG:
            words = tuple(week_sentences(page, year=True))
            return svg_text(week_card(page, FULL_SIGNS, year=True), week_title(page), words)
