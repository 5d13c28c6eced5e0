"""A year as a file of one's own: Markdown, SVG or HTML, each complete in itself."""

from pathlib import Path

from selfcare.core.views_back import YearView
from selfcare.draw.as_html import html_text
from selfcare.draw.as_markdown import markdown_text
from selfcare.draw.as_svg import svg_text
from selfcare.draw.lines import STRONG
from selfcare.draw.week_files import FileKind
from selfcare.draw.year_document import drawn_year, tabled_year, year_card, year_title
from selfcare.draw.year_sentences import year_sentences
from selfcare.files import write_private


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
