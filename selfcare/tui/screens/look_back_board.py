"""The board of Look back: what is looked at, and how the picture of it reaches the widgets."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.containers import Container, Horizontal, Vertical
from textual.widget import Widget

from selfcare.core.errors import SelfcareError
from selfcare.core.views_back import Span, Subject
from selfcare.draw.signs import SETS
from selfcare.tui.place import Place
from selfcare.tui.screens.look_back_keys import hints
from selfcare.tui.widgets.back_page import GRID, WIDE, BackPage, compose_page
from selfcare.tui.widgets.back_picture import BackPicture, BackView, LinksState
from selfcare.tui.widgets.bars import Hint
from selfcare.tui.widgets.shades import Pictured

if TYPE_CHECKING:
    from selfcare.tui.widgets.line_plot import LinePlot


class LookBackBoard(Place):
    """The state of the place and its widgets."""

    PLACE: ClassVar[str] = "look_back"

    DEFAULT_CSS = f"""
    LookBackBoard #back-board {{ height: 1fr; }}
    LookBackBoard #back-left {{ width: 1fr; height: 1fr; }}
    LookBackBoard #back-plot {{ display: none; height: 1fr; }}
    LookBackBoard #back-side {{ display: none; height: 1fr; }}
    LookBackBoard.-wide.-beside #back-left {{ width: {GRID}; }}
    LookBackBoard.-wide.-beside #back-side {{ display: block; }}
    LookBackBoard.-plot #back-plot {{ display: block; }}
    """

    def __init__(self) -> None:
        super().__init__()
        self._view = BackView.YEAR
        self._subject: Subject = None
        self._chosen: date | None = None
        """The day the person walked to. None: the place follows the current day."""
        self._span = Span.YEAR
        self._line = 0
        self._links = LinksState()
        self._top = 0
        self._page: BackPage | None = None
        self._shown: BackPicture | None = None

    # what is looked at ------------------------------------------------------------------------

    @property
    def day(self) -> date:
        """The selected day."""
        today = self.service.today()
        return today if self._chosen is None else min(self._chosen, today)

    def picture(self) -> BackPicture:
        """The moment as it is; a habit that is gone gives way to all habits."""
        service, day = self.service, self.day
        known = {habit.id: habit.name for habit in service.look_back_habits()}
        if isinstance(self._subject, int) and self._subject not in known:
            self._subject = None
        subject = self._subject
        name = known[subject] if isinstance(subject, int) else "Mood" if subject else "All habits"
        picture = BackPicture(
            view=self._view,
            subject=subject,
            name=name,
            day=day,
            today=service.today(),
            began=service.first_day_known(),
            span=self._span,
            links=self._links,
            top=self._top,
            signs=SETS[self.signs.name],
            # Without colour Textual's filter ends the app on the plot's cells, which have no style.
            fine=self.signs.name == "full" and not self.app.no_color,
        )
        return self._filled(picture)

    def _filled(self, picture: BackPicture) -> BackPicture:
        """With the facts that its view shows."""
        service, subject, day = self.service, picture.subject, picture.day
        match picture.view:
            case BackView.YEAR:
                words, year = service.day_words(day), service.year_view(subject, day.year)
                return replace(picture, words=words, year=year)
            case BackView.MONTH:
                words, month = service.day_words(day), service.month_view(subject, day)
                return replace(picture, words=words, month=month)
            case BackView.LINES:
                return self._with_line(picture)
            case BackView.WEEKDAYS:
                return replace(picture, weekdays=service.weekday_view(subject, picture.span))
            case BackView.LINKS:
                return picture

    def _with_line(self, picture: BackPicture) -> BackPicture:
        service = self.service
        lines = service.series_of(picture.subject)
        self._line = min(self._line, len(lines) - 1)
        units = {
            habit.id: habit.rule_on(picture.today).unit for habit in service.look_back_habits()
        }
        series, habit_id = lines[self._line]
        return replace(
            picture,
            lines=tuple((each, units.get(number or 0, "")) for each, number in lines),
            line=self._line,
            series=service.series_view(
                series, picture.span, habit_id, most=2 * max(self.app.size.width - 12, 20)
            ),
        )

    def refresh_view(self) -> None:
        """Reads the service again; the day, the subject and the view stay."""
        self._draw()

    # widgets ----------------------------------------------------------------------------------

    def compose_place(self) -> Iterable[Widget]:
        """The picture with its words on the left, the day on the right where there is room."""
        yield Horizontal(
            Vertical(
                Pictured(name="top"),
                Container(id="back-plot"),
                Pictured(name="under"),
                id="back-left",
            ),
            Pictured(name="side", id="back-side"),
            id="back-board",
        )

    def on_mount(self) -> None:
        """The first picture."""
        super().on_mount()
        self._draw()

    def on_resize(self, event: events.Resize) -> None:
        """Everything is laid out again."""
        super().on_resize(event)
        self.set_class(event.size.width >= WIDE, "-wide")
        self._draw()

    def _draw(self) -> None:
        """Lays the moment out and hands each region its lines."""
        if not self.is_attached or not self.is_mounted:
            return
        try:
            picture = self.picture()
        except SelfcareError as error:
            self.say(str(error))
            return
        size = self.app.size
        page = compose_page(picture, size.width, size.height)
        self._page, self._shown = page, picture
        self._top = min(self._top, page.scrolls)
        self.set_class(bool(page.side), "-beside")
        self.set_class(page.plot, "-plot")
        shown = {"top": page.top, "under": page.under, "side": page.side}
        for region in self.query(Pictured):
            region.show(shown[region.name or "top"])
        if page.plot and picture.series is not None:
            self._plot().show(picture.series)
        self.show_keys()

    def _plot(self) -> "LinePlot":
        """The plot, made when it is first needed: it brings numpy and a plotting library along."""
        from selfcare.tui.widgets.line_plot import LinePlot  # noqa: PLC0415 - 0.2 s for this view alone

        host = self.query_one("#back-plot", Container)
        for plot in host.query(LinePlot):
            return plot
        plot = LinePlot()
        host.mount(plot)
        return plot

    def keys_now(self) -> tuple[Hint, ...]:
        """What the keys do in this moment."""
        return () if self._shown is None else hints(self._shown, self.signs)
