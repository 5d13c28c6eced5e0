"""Practice: every routine by time, by area or by feeling; what has helped before stands first."""

from collections.abc import Iterable
from typing import ClassVar

from textual import getters, on
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Static
from textual.widgets.option_list import Option

from selfcare.core.days import long_day
from selfcare.core.routine import Routine
from selfcare.core.views import Helped
from selfcare.diary import practising
from selfcare.draw.lines import QUIET, STRONG
from selfcare.draw.player import routine_line, summary_line
from selfcare.tui.keys import bindings
from selfcare.tui.paint import line, lines, plain, prose
from selfcare.tui.screens.base import WIDE, Place
from selfcare.tui.widgets.link_cards import RoutineFacts
from selfcare.tui.widgets.ratings import Chips, chip
from selfcare.tui.widgets.rows import Rows, between
from selfcare.words.listed import Value, Way, found_routines, helping_first, ways
from selfcare.words.player import STOP_RULE

HEADINGS = 3
"""Rows of the headings over what helps, and the others."""
ROOM_FOR_VALUES = 76
"""Columns from which every time, area or feeling stands in its line."""
HELPS, OTHERS = "What helps you", "All the others"
NO_SUCH = "No routine of that name. Backspace takes a letter back."


class FindRoutine(Input):
    """A name while it is looked for."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "submit", "card"),
        Binding("up", "screen.move(-1)", "row before", show=False),
        Binding("down", "screen.move(1)", "next row", show=False),
        Binding("escape", "screen.leave", "all of them"),
    ]


class Practice(Place, inherit_bindings=False):
    """The list of routines."""

    PLACE: ClassVar[str] = "practice"
    WHERE: ClassVar[tuple[str, ...]] = ("practice", "list", "regions")
    AUTO_FOCUS = "#routine-list"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("practice", "regions", "everywhere")]

    rows = getters.query_one(Rows)
    find = getters.query_one(FindRoutine)

    def __init__(self) -> None:
        super().__init__()
        self._all: tuple[Routine, ...] = ()
        self._helped: dict[str, Helped] = {}
        self._ways: tuple[Way, ...] = ()
        self._way = 0
        self._value = 0
        self._selected: str | None = None

    def compose_place(self) -> Iterable[Widget]:
        """The way of looking and the routines; at the side the selected one at length."""
        with Horizontal(id="body"):
            with Vertical(id="main"), Vertical(id="routines", classes="card") as card:
                card.border_title = "Routines"
                yield Chips(id="way")
                yield FindRoutine(id="find", compact=True, placeholder="a name, an area, a feeling")
                yield Rows(id="routine-list", classes="body")
                yield Static(id="problems")
            with (
                VerticalScroll(id="side", can_focus=False),
                Vertical(id="detail", classes="card"),
            ):
                yield Static(id="routine-summary")
                yield Static(STOP_RULE, id="stop")
                yield RoutineFacts()

    def on_mount(self) -> None:
        """The cursor of the list is the routine at hand."""
        self.watch(self.rows, "highlighted", self._cursor_moved, init=False)

    # what is listed ---------------------------------------------------------------------------

    def refresh_view(self) -> None:
        """Reads again: practices change what has helped."""
        self._all = practising.routines(self.diary)
        self._helped = {each.routine_id: each for each in practising.what_helps(self.diary)}
        self._ways = ways(self._all)
        self._value = min(self._value, len(self._ways[self._way].values) - 1)
        self.tell(long_day(self.diary.today(), self.diary.today()))
        problems = self.query_one("#problems", Static)
        problems.update(lines(plain(one, QUIET) for one in practising.routine_problems(self.diary)))
        problems.display = bool(practising.routine_problems(self.diary))
        self._show()

    @property
    def _value_now(self) -> Value[Routine]:
        return self._ways[self._way].values[self._value]

    @property
    def _typed(self) -> str:
        return self.find.value.strip()

    @property
    def routine(self) -> Routine | None:
        """The routine at hand."""
        return next((each for each in self._all if each.id == self._selected), None)

    def _parts(self) -> tuple[tuple[Routine, ...], tuple[Routine, ...]]:
        """What helped before, and the rest, of those that fit."""
        if self._typed:
            return (), found_routines(self._all, self._typed)
        fitting = [each for each in self._all if self._value_now.fits(each)]
        return helping_first(fitting, self._helped)

    def _show(self) -> None:
        eased, rest = self._parts()
        listed = (*eased, *rest)
        if all(each.id != self._selected for each in listed):
            self._selected = listed[0].id if listed else None
        airy = self.rows.size.height >= 2 * len(self._all) + HEADINGS
        options: list[Option] = []
        for words, part in ((HELPS if eased else "", eased), (OTHERS if eased else "", rest)):
            if words and part:
                options += [*([between("")] if options else []), between(words)]
            options += [Option(self._row(each, airy=airy), id=each.id) for each in part]
        if not listed:
            options.append(between(NO_SUCH))
        self.rows.fill(options, self._selected)
        self.rows.scroll_to_highlight()
        self._show_way()
        self._show_side()

    def _show_way(self) -> None:
        """The way of looking with its values, the chosen one filled; a click chooses."""
        finding = self.find.display
        line_of_values = self.query_one("#way", Static)
        line_of_values.display = not finding
        way = self._ways[self._way]
        shown = list(enumerate(way.values))
        if self.app.size.width < ROOM_FOR_VALUES:
            shown = [(self._value, self._value_now)]
        values = (
            chip(value.words, f"screen.choose_value({at})", here=at == self._value)
            for at, value in shown
        )
        line_of_values.update(line((f"By {way.name}".ljust(12), STRONG), *values))
        card = self.query_one("#routines")
        following = self._ways[(self._way + 1) % len(self._ways)].name
        card.border_title = "Find" if finding else "Routines"
        card.border_subtitle = (
            "Esc  all of them" if finding else f"f  by {following} {self.signs.dot} /  find"
        )

    def _row(self, routine: Routine, *, airy: bool) -> Content:
        """The row; where there is room for all of them its summary stands below."""
        width = self.rows.scrollable_content_region.width
        row = routine_line(routine, self._helped.get(routine.id), width, self.signs)
        return lines([row, summary_line(routine, width, self.signs)] if airy else [row])

    def _show_side(self) -> None:
        """The selected routine at length, where there is room beside the list."""
        routine = self.routine
        detail = self.query_one("#detail")
        detail.display = routine is not None
        if routine is None or self.app.size.width < WIDE:
            return
        card = practising.routine_card(self.diary, routine.id, minutes=self._value_now.minutes)
        chosen = card.routine if card.gentler is None else card.gentler
        detail.border_title = plain(routine.title)
        detail.border_subtitle = f"Enter  {card.minutes} min"
        words = [prose(routine.summary)]
        if routine.origin:
            words.append(line(("from ", QUIET), plain(routine.origin, QUIET)))
        self.query_one("#routine-summary", Static).update(lines(words))
        self.query_one(RoutineFacts).show(card, chosen)

    @on(Rows.Resized)
    def _laid_out(self, event: Rows.Resized) -> None:
        event.stop()
        if self._all:
            self._show()

    # moving about -----------------------------------------------------------------------------

    def _cursor_moved(self) -> None:
        at = self.rows.at_cursor
        if at and at != self._selected:
            self._selected = at
            self._show_side()

    def chosen(self, _: str) -> None:
        """The card of the routine at hand."""
        self.action_pick()

    def focus_body(self) -> None:
        """The keys go to the list."""
        self.set_focus(self.rows)

    def action_move(self, by: int) -> None:
        """The row before or after, while a name is typed."""
        if by < 0:
            self.rows.action_cursor_up()
        else:
            self.rows.action_cursor_down()

    def action_way(self, by: int) -> None:
        """The next way of looking, at all routines."""
        self._way = (self._way + by) % len(self._ways)
        self._value = 0
        self._all_again()

    def action_value(self, by: int) -> None:
        """The time, area or feeling beside."""
        self.action_choose_value((self._value + by) % len(self._ways[self._way].values))

    def action_choose_value(self, at: int) -> None:
        """One time, area or feeling."""
        self._value = at
        self._all_again()

    def action_find(self) -> None:
        """Letters are looked for from now on."""
        self.find.display = True
        self.set_focus(self.find)
        self._show_way()

    @on(Input.Changed, "#find")
    def _finding(self, event: Input.Changed) -> None:
        event.stop()
        if event.input.display:
            self._selected = None
            self._show()

    @on(Input.Submitted, "#find")
    def _found(self, event: Input.Submitted) -> None:
        event.stop()
        self.focus_body()
        self.action_pick()

    def _all_again(self) -> None:
        """Nothing is looked for by name any more."""
        self.find.display = False
        with self.prevent(Input.Changed):
            self.find.value = ""
        self.focus_body()
        self._show()

    def on_screen_suspend(self) -> None:
        """Somebody who goes elsewhere finds all routines again when they come back."""
        if self.care.current_mode != self.PLACE:
            self._way = self._value = 0
            self._all_again()

    async def action_leave(self) -> None:
        """All routines again, or back to Today."""
        if self.find.display or self._value:
            self._value = 0
            self._all_again()
        else:
            await self.action_back()

    # acts -------------------------------------------------------------------------------------

    def action_pick(self) -> None:
        """The card of the routine at hand, at the time that was looked for."""
        if self.routine is not None:
            minutes = None if self._typed else self._value_now.minutes
            self.care.open_sheet("practice_card", self.routine.id, minutes=minutes)

    def action_known(self) -> None:
        """What is known of the routine at hand."""
        if self.routine is not None:
            self.care.open_sheet("practice_known", self.routine)
