"""The share sheet as a file: HTML to read or print, or Markdown."""

from pathlib import Path

from selfcare.core.share import ShareSheet
from selfcare.draw.as_html import html_text
from selfcare.draw.as_markdown import markdown_text
from selfcare.draw.share_document import share_document
from selfcare.draw.week_files import FileKind
from selfcare.files import write_private


def write_share(sheet: ShareSheet, path: Path, kind: FileKind, *, force: bool = False) -> None:
    """Write the sheet, for its owner alone; raises StorageError as `write_private` does."""
    write_private(path, share_text(sheet, kind), force=force)


def share_text(sheet: ShareSheet, kind: FileKind) -> str:
    """The text of the file; a picture of tables would help nobody, so SVG is HTML here."""
    document = share_document(sheet)
    return markdown_text(document) if kind is FileKind.MARKDOWN else html_text(document)
