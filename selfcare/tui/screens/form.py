"""Every form of the app: a `Form` as a card of stock inputs, one line a question.

Enter goes on and saves on the last line, Ctrl+O saves at once, Esc leaves and keeps what was typed.
A wrong answer is marked where it stands, once; what the answers mean together is read along below.
"""

import json
from collections.abc import Callable, Iterable
from typing import ClassVar

from textual import events, on
from textual.binding import Binding, BindingType
from textual.containers import Grid, VerticalScroll
from textual.content import Content
from textual.suggester import SuggestFromList
from textual.widget import Widget
from textual.widgets import Input, Label, Select, Static, Switch, TextArea

from selfcare.core.changed import ChangedElsewhereError
from selfcare.core.errors import BusyError, SelfcareError
from selfcare.core.form import OFF, ON, Answers, Field, Form, Kind
from selfcare.tui.paint import plain, prose
from selfcare.tui.screens.base import Sheet


class Choice(Select[str], inherit_bindings=False):
    """A choice that Space opens: Enter goes on, as in every other line."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space,down", "show_overlay", "choose"),
    ]


class Prose(TextArea):
    """Several lines; Enter goes on as in every other line, Ctrl+J begins a new one."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "screen.on", "next", priority=False),
        Binding("ctrl+j", "new_line", "new line"),
        Binding("ctrl+u", "empty", "empty"),
    ]

    async def _on_key(self, event: events.Key) -> None:
        """Enter is for the form; every other key is text."""
        if event.key != "enter":
            await super()._on_key(event)

    def action_new_line(self) -> None:
        """Begins a new line."""
        self.insert("\n")

    def action_empty(self) -> None:
        """Empties the text."""
        self.clear()


class FormSheet(Sheet[object]):
    """A form; gives its callback what `save` gave, or None when it was left."""

    AUTO_FOCUS = "#card Input, #card Select, #card TextArea, #card Switch"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "on", "next", id="form-on"),
        Binding("ctrl+o", "save", "save", id="form-save"),
        Binding("escape", "close", "leave, draft kept", id="form-leave"),
        Binding("down", "app.focus_next", "next line", show=False),
        Binding("up", "app.focus_previous", "line before", show=False),
        Binding("ctrl+l,f9", "app.sheet('blank')", "Blank", show=False),
    ]

    def __init__(self, form: Form, save: Callable[[Answers, Form], object]) -> None:
        super().__init__()
        self._save = save
        self.form = form
        self._said = ""
        self._left_before = False
        """Whether what stands there was typed before and left."""
        self._wrong: str | None = None
        """The field whose answer did not fit when it was left or saved."""

    def heading(self) -> Content:
        """The form's title."""
        return plain(self.form.title)

    def compose_card(self) -> Iterable[Widget]:
        """A label and an input for each question; below what it all means."""
        kept = self._draft()
        shown = self.form.with_answers(kept)
        self._left_before = bool(kept)
        with VerticalScroll(id="form", can_focus=False), Grid(id="fields"):
            for each in shown.fields:
                if each.heading:
                    yield Label(each.heading, classes="heading")
                yield Label(each.label, classes="label")
                yield self._input(each)
                problem = Static("", id=f"problem-{each.key}", classes="problem")
                problem.display = False
                yield problem
        yield Static(id="reads")

    def _input(self, each: Field) -> Widget:
        name = f"field-{each.key}"
        match each.kind:
            case Kind.CHOICE:
                options = [(plain(offer.words), offer.value) for offer in each.offers]
                values = {offer.value for offer in each.offers}
                value = each.value if each.value in values else each.offers[0].value
                return Choice(options, value=value, allow_blank=False, compact=True, id=name)
            case Kind.SWITCH:
                return Switch(each.value == ON, id=name)
            case Kind.TEXT:
                return Prose(each.value, id=name, compact=True, tab_behavior="focus",
                             placeholder=each.hint)  # fmt: skip
            case Kind.LINE | Kind.NUMBER:
                offers = [offer.value for offer in each.offers]
                return Input(
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
        assert isinstance(widget, Choice)
        return str(widget.value)

    def on_mount(self) -> None:
        """Says what stands there, and that some of it was typed before."""
        self._read_along()
        if self._left_before:
            self.say("What you typed before is here again. Ctrl+O saves it, Ctrl+U empties a line.")

    @on(Input.Changed)
    @on(TextArea.Changed)
    @on(Select.Changed)
    @on(Switch.Changed)
    def _changed(self, event: Input.Changed) -> None:
        event.stop()
        self._read_along()
        if self._wrong is not None:
            self._mark(self._wrong)
        self.answered()

    def answered(self) -> None:
        """Something was typed; for forms whose other lines follow from it."""

    def _read_along(self) -> None:
        reads = self.query_one("#reads", Static)
        words = self.form.reads(self.answers)
        reads.update(prose(words))
        reads.display = bool(words)

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
        keys = [each.key for each in self.form.fields]
        if at is not None and self._mark(at):
            return
        if at is None or at == keys[-1]:
            self.action_save()
        else:
            self.query_one(f"#field-{keys[keys.index(at) + 1]}").focus()

    def action_save(self) -> None:
        """Saves what was changed; the first answer that does not fit is marked instead."""
        answers = self.answers
        found = self.form.first_problem(answers)
        if found is not None:
            self._mark(found[0])
            self.query_one(f"#field-{found[0]}").focus()
            return
        self._mark(None)
        try:
            receipt = self._save(answers, self.form)
        except ChangedElsewhereError as error:
            self.care.ask_changed(error, self.action_save)
            return
        except BusyError:
            self.care.wait_for_file(lambda: None, self.action_save)
            return
        except SelfcareError as error:
            self.say(str(error))
            return
        self._keep("")
        self.settled = True
        self.care.note_newest()
        self.dismiss(receipt if receipt is not None else True)

    def keep_typing(self) -> None:
        """Keeps what was changed and not saved."""
        changed = self.form.changed(self.answers)
        self._keep(json.dumps(changed, ensure_ascii=False) if changed else "")

    def _keep(self, text: str) -> None:
        if self.form.draft:
            self.service.keep_draft(self.form.draft, text)

    def _draft(self) -> dict[str, str]:
        if not self.form.draft:
            return {}
        try:
            kept = json.loads(self.service.draft(self.form.draft) or "{}")
        except ValueError:
            return {}
        known = self.form.answers
        return {
            key: value
            for key, value in (kept.items() if isinstance(kept, dict) else ())
            if key in known and isinstance(value, str)
        }

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """The line that has the keys is in sight."""
        event.widget.scroll_visible(animate=False)
