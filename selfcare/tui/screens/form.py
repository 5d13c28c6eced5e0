"""Every form of the app, a `Form` as a card of inputs; the first run; an act's question.

Enter goes on and saves on the last line, Ctrl+O saves at once, Esc leaves and keeps what was typed.
A wrong answer is marked where it stands, once; what the answers mean together is read along below.
"""

from collections.abc import Callable, Iterable
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from rich.text import Text
from textual import events, on
from textual.binding import Binding, BindingType
from textual.containers import Grid, Horizontal, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.strip import Strip
from textual.suggester import SuggestFromList
from textual.widget import Widget
from textual.widgets import Input, Label, Select, SelectionList, Static, Switch, TextArea
from textual.widgets.option_list import Option
from textual.widgets.selection_list import Selection

from selfcare.content.starters import starters
from selfcare.core.errors import AskedError, BusyError, SelfcareError
from selfcare.core.text import clean_line
from selfcare.core.views import Receipt
from selfcare.diary import drafts, habit_acts
from selfcare.draw.lines import QUIET, STRONG, cells
from selfcare.files import home_path
from selfcare.forms.form import OFF, ON, Answers, Field, Form, Kind
from selfcare.forms.habit import PICKED, REGION, first_form
from selfcare.forms.settings import NONE
from selfcare.tui.paint import line, lines, plain, prose
from selfcare.tui.screens.base import Sheet
from selfcare.tui.widgets.rows import Rows
from selfcare.words.refusals import error_words

SIDE_BY_SIDE = 50
"""Columns from which a choice and what it is stand side by side."""


def text_bindings(of: type[Input | TextArea], *ours: Binding) -> list[BindingType]:
    """Keys of a text: ours first, as the footer shows them, then those of Textual's left free.

    Keys that Textual's text scrolls with are not among them: they are for the sheet.
    """
    taken = {each.key for each in ours}
    stock = (each for each in of.BINDINGS if isinstance(each, Binding))
    return [*ours, *(each for each in stock if taken.isdisjoint(each.key.split(",")))]


class Line(Input, inherit_bindings=False):
    """One line; Enter goes on, which the footer says."""

    BINDINGS: ClassVar[list[BindingType]] = text_bindings(Input, Binding("enter", "submit", "next"))


class Choice(Select[str], inherit_bindings=False):
    """A choice that Space opens and ← → step through: Enter goes on, as in every other line."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "show_overlay", "choose"),
        Binding("right", "step(1)", "next value", show=False),
        Binding("left", "step(-1)", "value before", show=False),
    ]

    def action_step(self, by: int) -> None:
        """The value so many further in the list; after the last one comes the first."""
        values = [value for _, value in self._options]
        self.value = values[(values.index(self.value) + by) % len(values)]


class Questions(VerticalScroll, inherit_bindings=False):
    """The scrolling part of a form; the arrows are for its lines."""


class Toggle(Switch, inherit_bindings=False):
    """A switch that Space turns: Enter goes on, as in every other line."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "toggle_switch", "turn"),
        Binding("right,left", "toggle_switch", "turn", show=False),
    ]


class Several(SelectionList[str], inherit_bindings=False):
    """Any number of a few things: Space turns one, the arrows walk through and out at the ends."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "select", "turn"),
        Binding("up,k", "walk(-1)", "row above", show=False),
        Binding("down,j", "walk(1)", "next row", show=False),
    ]

    def render_line(self, y: int) -> Strip:
        """The row with `[x]` or `[ ]` before it: Textual tells the two by colour alone."""
        drawn = super().render_line(y)
        *button, gap = list(drawn)[:4]
        at = y + self.scroll_offset.y
        if at >= self.option_count or len(button) < 3:
            return drawn
        chosen = self.get_option_at_index(at).value in self.selected
        at_click = Style(meta={"option": at})
        mark = Segment("[x]" if chosen else "[ ]", (gap.style or Style()) + at_click)
        return Strip([mark, *list(drawn)[3:]])

    def on_focus(self) -> None:
        """A row is at hand."""
        if self.highlighted is None:
            self.highlighted = 0

    def action_walk(self, by: int) -> None:
        """Another row; beyond the first and the last one is another line of the form."""
        at = (self.highlighted or 0) + by
        if at < 0:
            self.screen.focus_previous()
        elif at >= self.option_count:
            self.screen.focus_next()
        else:
            self.highlighted = at


class Prose(TextArea, inherit_bindings=False):
    """Several lines; Enter goes on as in every other line, Ctrl+J begins a new one."""

    BINDINGS: ClassVar[list[BindingType]] = text_bindings(
        TextArea,
        Binding("enter", "screen.on", "next"),
        Binding("ctrl+j", "new_line", "new line"),
        Binding("ctrl+u", "empty", "empty"),
    )

    def on_mount(self) -> None:
        """Typing goes on where the text ends."""
        self.move_cursor(self.document.end)

    async def _on_key(self, event: events.Key) -> None:
        """Enter is for the form; every other key is text."""
        if event.key == "enter":
            event.prevent_default()
        else:
            await super()._on_key(event)

    def action_new_line(self) -> None:
        """Begins a new line."""
        self.insert("\n")

    def action_empty(self) -> None:
        """Empties the text."""
        self.clear()


def _selections(each: Field, room: int) -> Iterable[Selection[str]]:
    chosen = each.value.split(",")
    width = max(cells(clean_line(offer.words)) for offer in each.offers) + 2
    for offer in each.offers:
        words = clean_line(offer.words)
        more = offer.more if room >= SIDE_BY_SIDE else ""
        shown = line(words, " " * (width - cells(words)) if more else "", (more, QUIET))
        yield Selection(shown, offer.value, offer.value in chosen)


def _word(*, on: bool) -> str:
    """What a switch says beside its colour."""
    return ON if on else OFF


class FormSheet(Sheet[object]):
    """A form; gives its callback what `save` gave, or None when it was left.

    A receipt is told, and its habit's number given; True when it is about none.
    """

    AUTO_FOCUS = "#card Input, #card Select, #card TextArea, #card Switch, #card SelectionList"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "on", "next", id="form-on"),
        Binding("ctrl+o", "save", "save", id="form-save"),
        Binding("escape", "keep", "leave, draft kept", id="form-keep"),
        Binding("escape", "close", "leave", id="form-leave"),
        Binding("down", "app.focus_next", "next line", show=False),
        Binding("up", "app.focus_previous", "line before", show=False),
        Binding("ctrl+l,f9", "app.sheet('blank')", "Blank", show=False),
    ]

    def __init__(
        self,
        form: Form,
        save: Callable[[Answers, Form], object],
        gone: Callable[[], bool] = lambda: False,
    ) -> None:
        super().__init__()
        self._save = save
        self._gone = gone
        self._scrolls = True
        """Whether the line at hand is brought in sight: a click's line stays under the mouse."""
        self.form = form
        self._said = ""
        self._left_before = False
        """Whether what stands there was typed before and left."""
        self._wrong: str | None = None
        """The field whose answer did not fit when it was left or saved."""

    def is_gone(self) -> bool:
        """Whether what it is about is not there any more."""
        return self._gone() or super().is_gone()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The words of the key that leaves are true of this form."""
        return super().check_action(action, parameters) and (
            action != "keep" or self.form.draft != ""
        )

    action_keep = Sheet.action_close

    def heading(self) -> Content:
        """The form's title."""
        return plain(self.form.title)

    def compose_card(self) -> Iterable[Widget]:
        """A label and an input for each question; below what it all means."""
        key = self.form.draft
        kept = self.form.of_draft(drafts.draft(self.diary, key)) if key else {}
        shown = self.form.with_answers(kept)
        self._left_before = bool(kept)
        with Questions(id="form", can_focus=False), Grid(id="fields"):
            for each in shown.fields:
                if each.heading:
                    yield Label(each.heading, classes=f"heading -{each.key}")
                yield Label(each.label, classes=f"label -{each.key}")
                yield self._input(each)
                yield Static(id=f"problem-{each.key}", classes=f"problem -{each.key}")
        yield Static(id="reads")

    def _input(self, each: Field) -> Widget:
        name = f"field-{each.key}"
        match each.kind:
            case Kind.CHOICE:
                # a Text, as Textual finds first letters in nothing else
                options = [(Text(clean_line(offer.words)), offer.value) for offer in each.offers]
                values = {offer.value for offer in each.offers}
                value = each.value if each.value in values else each.offers[0].value
                return Choice(options, value=value, allow_blank=False, compact=True, id=name)
            case Kind.MANY:
                return Several(*_selections(each, self.app.size.width), id=name, compact=True)
            case Kind.SWITCH:
                on = each.value == ON
                return Horizontal(Toggle(on, id=name), Label(_word(on=on)), classes="switch")
            case Kind.TEXT:
                return Prose(each.value, id=name, compact=True, tab_behavior="focus",
                             placeholder=each.hint)  # fmt: skip
            case Kind.LINE | Kind.NUMBER:
                offers = [offer.value for offer in each.offers]
                return Line(
                    each.value, id=name, compact=True, placeholder=each.hint,
                    suggester=SuggestFromList(offers, case_sensitive=False) if offers else None,
                    select_on_focus=each.is_default,
                )  # fmt: skip

    # what stands there ------------------------------------------------------------------------

    @property
    def answers(self) -> dict[str, str]:
        """What every field says now."""
        return {each.key: self._text(each) for each in self.form.fields}

    def _text(self, each: Field) -> str:
        widget = self.query_one(f"#field-{each.key}")
        if isinstance(widget, Input):
            return widget.value.strip()
        if isinstance(widget, TextArea):
            return widget.text.strip()
        if isinstance(widget, Switch):
            return ON if widget.value else OFF
        if isinstance(widget, Several):
            return ",".join(one.value for one in each.offers if one.value in widget.selected)
        assert isinstance(widget, Choice)
        return str(widget.value)

    def put(self, key: str, value: str) -> None:
        """Shows another value in a field."""
        widget = self.query_one(f"#field-{key}")
        if isinstance(widget, Several):
            for one in self.form.field(key).offers:
                (widget.select if one.value in value.split(",") else widget.deselect)(one.value)
        elif isinstance(widget, TextArea):
            widget.text = value
        elif isinstance(widget, Switch):
            widget.value = value == ON
        elif isinstance(widget, Input | Choice):
            widget.value = value

    def on_mount(self) -> None:
        """Says what stands there, and that some of it was typed before."""
        self._show_asked()
        self._read_along()
        if self._left_before:
            self.say("What you typed before is here again. Ctrl+O saves it, Ctrl+U empties a line.")

    @on(Input.Changed)
    @on(TextArea.Changed)
    @on(Select.Changed)
    @on(Switch.Changed)
    @on(SelectionList.SelectedChanged)
    def _changed(self, event: Message) -> None:
        event.stop()
        self._show_asked()
        self._read_along()
        for switch in self.query(".switch"):
            switch.query_one(Label).update(_word(on=switch.query_one(Toggle).value))
        if self._wrong is not None:
            self._mark(self._wrong)
        self.answered()

    def _show_asked(self) -> None:
        """A question that the other answers do not pose is not there."""
        answers = self.answers
        for each in self.form.fields:
            widget, asked = self.query_one(f"#field-{each.key}"), each.asked(answers)
            if widget.display != asked:
                widget.display = self.query_one(f"#fields .label.-{each.key}").display = asked

    def answered(self) -> None:
        """Something was typed; for forms whose other lines follow from it."""

    def _read_along(self) -> None:
        reads = self.query_one("#reads", Static)
        words = "\n".join(filter(None, (self.form.reads(self.answers), self.tells())))
        reads.update(prose(self.signs.legible(words)))
        reads.display = bool(words)

    def laid_out(self) -> None:
        """The questions take the room that is left by what stands below them."""
        self.fit(self.query_one("#form"))
        self._in_sight()

    def tells(self) -> str:
        """What the line at hand does; empty: nothing is said of it."""
        at = self._at()
        return "" if at is None else self.form.field(at).tells

    def _mark(self, key: str | None) -> str:
        """Shows what does not fit at its line, and nowhere else; gives the sentence."""
        problem = self.form.problem(key, self.answers) if key is not None else ""
        for each in self.form.fields:
            shown = self.query_one(f"#problem-{each.key}", Static)
            here = each.key == key and bool(problem)
            shown.display = here
            shown.update(plain(problem) if here else "")
            self.query_one(f"#field-{each.key}").set_class(here, "-wrong")
        self._wrong = key if problem else None
        self.call_after_refresh(self._in_sight)
        return problem

    # leaving and saving -----------------------------------------------------------------------

    def _at(self) -> str | None:
        """The key of the field that has the keys."""
        node = self.focused
        while node is not None and not (node.id or "").startswith("field-"):
            node = node.parent if isinstance(node.parent, Widget) else None
        return None if node is None else (node.id or "").removeprefix("field-")

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.action_on()

    def action_on(self) -> None:
        """The next line; on the last one it saves."""
        at = self._at()
        keys = [each.key for each in self.form.fields if each.asked(self.answers)]
        if at is not None and self._mark(at):
            return
        if at is None or at == keys[-1]:
            self.action_save()
        else:
            self.query_one(f"#field-{keys[keys.index(at) + 1]}").focus()

    def fits(self) -> bool:
        """Whether all answers fit; the first that does not is marked and at hand."""
        found = self.form.first_problem(self.answers)
        self._mark(None if found is None else found[0])
        if found is not None:
            self.query_one(f"#field-{found[0]}").focus()
        return found is None

    def action_save(self) -> None:
        """Saves what was changed; the first answer that does not fit is marked instead."""
        if not self.fits():
            return
        answers = self.answers
        try:
            receipt = self._save(answers, self.form)
        except AskedError as error:
            self.care.ask(error, self.action_save)
            return
        except BusyError:
            self.care.wait_for_file(lambda: None, self.action_save)
            return
        except SelfcareError as error:
            self.say(error_words(error))
            return
        self._keep("")
        self.settled = True
        self.care.note_newest()
        if not isinstance(receipt, Receipt):
            self.dismiss(receipt if receipt is not None else True)
            return
        self.dismiss(True if receipt.habit_id is None else receipt.habit_id)
        self.care.say(receipt.app)

    def keep_typing(self) -> None:
        """Keeps what was changed and not saved."""
        self._keep(self.form.as_draft(self.answers))

    def _keep(self, text: str) -> None:
        if self.form.draft:
            drafts.keep_draft(self.diary, self.form.draft, text)

    def on_descendant_focus(self) -> None:
        """The line that has the keys is in sight, and what it does is said."""
        self._in_sight()
        self._read_along()

    def set_focus(
        self,
        widget: Widget | None,
        scroll_visible: bool = True,
        from_app_focus: bool = False,
    ) -> None:
        """Remembers whether a key or a click goes to the line; `_in_sight` moves to it.

        Textual would move it to the middle a moment later, away from its question.
        """
        self._scrolls = scroll_visible
        super().set_focus(widget, False, from_app_focus)

    def _in_sight(self) -> None:
        """Shows the line that has the keys, and its question above it where there is room."""
        at, widget = self._at(), self.focused
        if at is not None and widget is not None and self._scrolls:
            for words in self.query(f"#fields .-{at}"):
                words.scroll_visible(animate=False, immediate=True)
            widget.scroll_visible(animate=False, immediate=True)


# A question that an act left open: nothing is written before it is answered.


class AskedSheet(Sheet[str]):
    """The question; gives the answer to its callback, and None when it is left."""

    WHERE: ClassVar[tuple[str, ...]] = ("list",)
    AUTO_FOCUS = "Rows"

    def __init__(self, error: AskedError) -> None:
        super().__init__()
        self._error = error

    def heading(self) -> Content:
        """What it is about."""
        return Content(self._error.title)

    def compose_card(self) -> Iterable[Widget]:
        """The question, what else is needed for it, and the answers."""
        yield Static(prose(self._error.question, STRONG))
        if self._error.beside:
            yield Static(plain(self._error.beside, QUIET), classes="block")
        yield Rows(*(Option(plain(words), id=value) for value, words in self._error.choices))

    def on_mount(self) -> None:
        """The first answer is at hand."""
        self.query_one(Rows).highlighted = 0

    def chosen(self, row: str) -> None:
        """The answer."""
        self.dismiss(row)


# The first run: what this is, where it is kept, two or three habits, a country. One form.


WELCOME = "Welcome. A small daily check-in, for you alone."
PRIVACY = (
    "All of it stays in one file on this machine. Nothing is sent anywhere. "
    "Anyone who can log in as you can read it."
)
NOTHING = "Nothing is picked yet. Space picks; Enter again goes on without."


class FirstRun(FormSheet):
    """What stands before the first day; Esc leaves all of it out."""

    CARD = "-read"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "close", "leave all out", id="form-leave"),
    ]

    def __init__(self) -> None:
        super().__init__(Form("selfcare", ()), lambda *_: None)
        self._asked = False

    def compose_card(self) -> Iterable[Widget]:
        """What this is, then the questions."""
        self.form = first_form(self.diary)
        path = plain(home_path(self.diary.path), QUIET)
        yield Static(lines([line((WELCOME, STRONG)), Content(PRIVACY), path]), id="first-words")
        yield from super().compose_card()

    def tells(self) -> str:
        """What the starter at hand is."""
        rows = self.query_one(Several)
        if self._at() != PICKED or rows.highlighted is None:
            return super().tells()
        return starters()[rows.highlighted].words

    @on(SelectionList.SelectionHighlighted)
    def _highlighted(self, event: SelectionList.SelectionHighlighted[str]) -> None:
        event.stop()
        self._read_along()

    def action_on(self) -> None:
        """The next question; with nothing picked it asks once."""
        if self._at() == PICKED and not self.answers[PICKED] and not self._asked:
            self._asked = True
            self.say(NOTHING)
            return
        self.say("")
        super().action_on()

    def action_save(self) -> None:
        """Writes the answers and opens Today."""
        answers: Answers = self.answers
        chosen = [starters()[int(at)] for at in answers[PICKED].split(",") if at]
        region = None if answers[REGION] == NONE else answers[REGION]
        self._end(lambda: habit_acts.start_with(self.diary, chosen, region))

    def action_close(self) -> None:
        """Leaves everything out."""
        self._end(lambda: habit_acts.finish_first_run(self.diary, None))

    def _end(self, work: Callable[[], Receipt | None]) -> None:
        """Writes it; when that cannot be done, says why and stays."""
        with self.telling():
            work()
            self.care.note_newest()
            self.dismiss(None)
            self.care.refresh_places()
