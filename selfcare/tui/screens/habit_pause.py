"""Setting days aside: one habit or all, from when to when, why; and taking such days back."""

from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType

from selfcare.core.errors import UnreadableError
from selfcare.core.model import Pause
from selfcare.core.pauses import Aside
from selfcare.core.plan import is_period_plan
from selfcare.core.wording import shortened, shown_name
from selfcare.tui.fields import typed_line
from selfcare.tui.glyphs import cells, fit, legible
from selfcare.tui.paged import Page, PageSheet, PageWriter
from selfcare.tui.screens.habit_pause_form import FIRST, HINTS, LABELS, LAST, WHO, PauseForm
from selfcare.tui.widgets.bars import Hint
from selfcare.tui.widgets.lines import INK, QUIET, STRONG, Line
from selfcare.tui.wrapping import wrapped

LABEL_WIDTH, TYPED_WIDTH = 10, 14
"""Cells for a line's label, and for what is typed in it before its day in words."""
ROOMY = 16
"""Lines from which hint, sentence and the pauses there are stand below the form."""
HINT_LINES, SAID_LINES = 2, 3


class HabitPause(PageSheet):
    """The form of a pause; below it the pauses that are there, each of which Enter takes back."""

    TITLE = "Set days aside"
    WAY_BACK = ("Esc", "leave")

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "save", "set aside", id="save-pause",
                tooltip="Set the days aside; on a pause that is there: take it back."),
        Binding("down,tab", "line(1)", "next line", id="next-line", tooltip="The next line."),
        Binding("up,shift+tab", "line(-1)", "line before", show=False, id="line-before",
                tooltip="The line before."),
        Binding("escape", "close", "leave", id="close", tooltip="Leave; nothing is set aside."),
    ]  # fmt: skip

    def __init__(self, habit_id: int | None = None) -> None:
        super().__init__()
        self._habit_id = habit_id
        self._form: PauseForm | None = None
        self._left = False

    @property
    def form(self) -> PauseForm:
        """The form as it is now."""
        if self._form is None:
            today = self.service.today()
            if self._habit_id is None:
                self._form = PauseForm(today, None, everyone=True)
            else:
                habit = self.service.habit(self._habit_id)
                periodic = is_period_plan(habit.rule_on(today).plan)
                self._form = PauseForm(today, shortened(shown_name(habit)), periodic)
        return self._form

    @property
    def pauses(self) -> tuple[Pause, ...]:
        """The pauses that are there, now or later."""
        return self.service.pauses_ahead(self._habit_id)

    @property
    def _pause(self) -> Pause | None:
        """The pause at hand. None: a line of the form is."""
        at = self.chosen - len(self.form.lines)
        pauses = self.pauses
        return pauses[at] if 0 <= at < len(pauses) else None

    def on_mount(self) -> None:
        """Begins at the first day."""
        self.chosen = self.form.lines.index(FIRST)
        super().on_mount()

    def choices(self) -> int:
        """The form's lines, then the pauses."""
        return len(self.form.lines) + len(self.pauses)

    # typing

    @property
    def capturing(self) -> bool:
        """The form reads every key."""
        return not self._left

    def capture(self, event: events.Key) -> bool:
        """One key of the form."""
        match event.key:
            case "ctrl+p" | "f1":
                return False
            case "enter":
                self.action_save()
            case "escape":
                self.action_close()
            case "down" | "tab":
                self.action_line(1)
            case "up" | "shift+tab":
                self.action_line(-1)
            case key if self._pause is None:
                self._take(self.form.press(key, event.character if event.is_printable else None))
        return True

    def take_paste(self, text: str) -> bool:
        """Puts a pasted text into the line at hand."""
        if self._pause is None:
            self._take(self.form.typed(text))
        return True

    def _take(self, form: PauseForm) -> None:
        self._form = form
        self.say("")
        self.redraw()

    def action_line(self, by: int) -> None:
        """Another line; the last and the first are neighbours."""
        self.choose((self.chosen + by) % self.choices())

    def choose(self, choice: int) -> None:
        """Makes another line the one at hand."""
        self.chosen = min(max(choice, 0), self.choices() - 1)
        lines = self.form.lines
        self._take(self.form.at_line(lines[self.chosen]) if self.chosen < len(lines) else self.form)

    def pick(self) -> None:
        """A second click turns who it is for."""
        if self.form.at == WHO and self._pause is None:
            self._take(self.form.press("right"))

    # acts

    def action_save(self) -> None:
        """Sets the days aside, or takes the pause at hand back."""
        pause = self._pause
        if pause is not None:
            if self.care.act(lambda: self.service.take_pause_back(pause.id)) is not None:
                self.care.refresh_places()
                self.choose(0)
            return
        form = self.form
        try:
            first, last = form.first_day(), form.last_day()
        except UnreadableError as error:
            self.say(str(error))
            return
        who = None if form.everyone else self._habit_id
        reason = form.text("reason")
        done = self.care.act(lambda: self.service.pause(who, first, last, reason))
        if done is None or not done.changed:
            return
        self._left = True
        self.care.refresh_places()
        self.dismiss(who)

    def action_close(self) -> None:
        """Leaves; nothing is set aside."""
        self._left = True
        self.dismiss(None)

    # what is shown

    def page(self, width: int, height: int) -> Page:
        """The lines, what they make, the pauses there are."""
        writer = PageWriter(width)
        roomy = height >= ROOMY
        for index, line in enumerate(self.form.lines):
            self._write_line(writer, index, line)
            if index == self.chosen and not roomy:
                for row in _kept(self._said(), max(width - 7, 8), SAID_LINES):
                    writer.more(index, (row, QUIET))
        if roomy:
            writer.gap()
            hint = legible(HINTS[self.form.at], self.signs) if self._pause is None else ""
            for row in _kept(hint, writer.room, HINT_LINES):
                writer.line((row, QUIET))
            writer.gap()
            for row in _kept(self._said(), writer.room, SAID_LINES):
                writer.line((row, STRONG))
        self._write_pauses(writer)
        return writer.page()

    def _write_line(self, writer: PageWriter, index: int, line: str) -> None:
        form, here = self.form, index == self.chosen
        label = (f"{LABELS[line]:{LABEL_WIDTH}}", INK if here else QUIET)
        room = max(writer.width - LABEL_WIDTH - 5, 1)
        spans: Line
        if line == WHO:
            name = fit(form.name or "", room - 4, self.signs).rstrip()
            words = "all habits" if form.everyone else name
            left, right = (self.signs.earlier, self.signs.later) if here else (" ", " ")
            spans = ((f"{left} {words} {right}" if here else words, INK),)
        elif line in {FIRST, LAST}:
            typed = form.values[line]
            known = form.day_words(line, short=room < 40)
            size = TYPED_WIDTH if room >= 40 else 11
            field = typed_line(typed, size) if here else ((form.text(line), INK),)
            used = cells(form.text(line)) + (1 if here else 0)
            spans = (*field, (" " * max(size - used, 1), INK), (known, QUIET))
        else:
            text = fit(form.text(line), room, self.signs).rstrip()
            spans = typed_line(form.values[line], room) if here else ((text, INK),)
        writer.row(index, self.chosen, self.signs.cursor, label, *spans)

    def _said(self) -> str:
        pause = self._pause
        if pause is None:
            return self.form.sentence()
        return "Enter takes these days back: they are asked for again from today on."

    def _write_pauses(self, writer: PageWriter) -> None:
        pauses = self.pauses
        if not pauses:
            return
        writer.gap()
        writer.text("Set aside already", STRONG)
        today = self.service.today()
        for index, pause in enumerate(pauses, len(self.form.lines)):
            who = "All habits" if pause.habit_id is None else self.form.name or ""
            span = Aside(pause.first_day, pause.last_day, pause.habit_id is None).words(today)
            size = min(24, max(writer.room // 3, 8))
            shown = fit(span, max(min(len(span), writer.room - size - 2), 1), self.signs)
            spans = [(fit(who, size, self.signs), INK), (f" {shown}", QUIET)]
            left = writer.room - size - len(span) - 6
            if pause.reason and left > 4:
                spans.append((f"   {fit(pause.reason, left, self.signs).rstrip()}", QUIET))
            writer.row(index, self.chosen, self.signs.cursor, *spans)

    def keys_now(self) -> tuple[Hint, ...]:
        """The keys of the line at hand."""
        arrows = f"{self.signs.earlier} {self.signs.later}"
        lines, leave = Hint(self.signs.up_down, "lines", "line(1)"), Hint("Esc", "leave", "close")
        if self._pause is not None:
            return (Hint("Enter", "take it back", "save"), lines, leave)
        steps = {WHO: "choose", FIRST: "a day", LAST: "a day"}.get(self.form.at)
        more = (Hint(arrows, steps),) if steps else ()
        return (Hint("Enter", "set aside", "save"), lines, *more, leave)


def _kept(words: str, width: int, count: int) -> list[str]:
    """The words folded, always as many lines."""
    return [*wrapped(words, width), *[""] * count][:count]
