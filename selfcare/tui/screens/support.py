"""People who listen: your own people first, then the lines of your country."""

from datetime import date
from typing import ClassVar

from textual.binding import Binding, BindingType

from selfcare.content.support import SupportLine, SupportPage, is_old, support_for
from selfcare.core.days import month_words
from selfcare.tui.paged import Page, PageSheet, PageWriter
from selfcare.tui.screens.country import CountrySheet
from selfcare.tui.widgets.bars import Hint
from selfcare.tui.widgets.lines import INK, QUIET, STRONG


class SupportSheet(PageSheet):
    """Numbers that were read on a publisher's page, with the day; never a guessed one."""

    TITLE = "Support"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter,space", "country", "country", id="country", tooltip="Set or change the country."
        ),
    ]

    def action_country(self) -> None:
        """Chooses the country."""
        self.app.push_screen(CountrySheet(), lambda _: self.redraw())

    def page(self, width: int, height: int) -> Page:
        """The first lines, the help lines, where they come from."""
        del height
        writer = PageWriter(width)
        found = support_for(self.service.setting("region"))
        if found.code is None:
            writer.text("You don't have to carry this alone. Your own people come first.", STRONG)
            writer.gap()
            writer.text(
                "No country is set, so no number is guessed. "
                f"{found.directory} lists lines by country. "
                f"If a life is in danger, call {found.emergency}."
            )
            writer.gap()
            writer.text("Enter sets your country.", QUIET)
            return writer.page()
        self._write_country(writer, found)
        return writer.page()

    def _write_country(self, writer: PageWriter, found: SupportPage) -> None:
        today = self.service.today()
        writer.text("You don't have to carry this alone.", STRONG)
        lines = f"then lines in {found.country}" if found.lines else f"then {found.directory}"
        writer.text(f"Your own people come first, {lines}.")
        writer.text(f"If a life is in danger, call {found.emergency}.", STRONG)
        lines_old = any(is_old(line.checked, today) for line in found.lines)
        if found.checked is not None and is_old(found.checked, today) and not lines_old:
            writer.text(f"That number was last checked in {month_words(found.checked)}.", QUIET)
        writer.gap()
        for line in found.lines:
            writer.text(line.name, STRONG)
            reach = line.reach[:1].upper() + line.reach[1:]
            writer.text(f"{reach}. {line.note}".rstrip(), INK, indent=4)
            writer.text(_checked(line, today), QUIET, indent=4)
        writer.gap()
        writer.text(f"Read at: {'; '.join(found.sources)}.", QUIET)
        writer.text(f"{found.directory} lists more.", QUIET)

    def keys_now(self) -> tuple[Hint, ...]:
        """What the keys do."""
        return (
            Hint("Enter", "country", "country"),
            Hint("PgDn", "further", "page(1)"),
            Hint("q", "back", "close"),
        )


def _checked(line: SupportLine, today: date) -> str:
    """When the number was last confirmed, and that it may have changed when that is long ago."""
    if is_old(line.checked, today):
        when = month_words(line.checked)
        return f"Last checked in {when}, over a year ago; it may have changed."
    return f"Checked on {line.checked.day} {month_words(line.checked)}."
