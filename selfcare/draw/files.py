"""A week as a file of one's own: Markdown, SVG or HTML, each complete in itself."""

from enum import StrEnum
from pathlib import Path

from selfcare.core.share import ShareSheet
from selfcare.core.views_back import YearView
from selfcare.draw.as_html import html_text
from selfcare.draw.as_markdown import markdown_text
from selfcare.draw.as_svg import svg_text
from selfcare.draw.lines import STRONG
from selfcare.draw.share_document import share_document
from selfcare.draw.signs import FULL_SIGNS
from selfcare.draw.week import drawn_week, tabled_week, week_card, week_sentences, week_title
from selfcare.draw.year import drawn_year, tabled_year, year_card, year_sentences, year_title
from selfcare.files import write_private
from selfcare.words.views_week import WeekPage


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


# A year as a file of one's own: Markdown, SVG or HTML, each complete in itself.


def write_year(view: YearView, path: Path, kind: FileKind, *, force: bool = False) -> None:
    """Write the year, for its owner alone; raises StorageError as `write_private` does."""
    write_private(path, year_text(view, kind), force=force)


def year_text(view: YearView, kind: FileKind) -> str:
    """The text of the file."""
    match kind:
        case FileKind.MARKDOWN:
            return markdown_text(tabled_year(view))
        case FileKind.HTML:
            return html_text(drawn_year(view))
        case FileKind.SVG:
            title, words = year_title(view), tuple(year_sentences(view))
            card = year_card(view) or tuple(((each, STRONG),) for each in words)
            return svg_text((((title, STRONG),), (), *card), title, words)


# The share sheet as a file: HTML to read or print, or Markdown.


def write_share(sheet: ShareSheet, path: Path, kind: FileKind, *, force: bool = False) -> None:
    """Write the sheet, for its owner alone; raises StorageError as `write_private` does."""
    write_private(path, share_text(sheet, kind), force=force)


def share_text(sheet: ShareSheet, kind: FileKind) -> str:
    """The text of the file; a picture of tables would help nobody, so SVG is HTML here."""
    document = share_document(sheet)
    return markdown_text(document) if kind is FileKind.MARKDOWN else html_text(document)
