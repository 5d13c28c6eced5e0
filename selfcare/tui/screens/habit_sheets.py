"""The small sheets of habits: what one can start from, removing one, keeping a plan."""

from collections.abc import Iterable
from typing import ClassVar

from textual import events, on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static
from textual.widgets.option_list import Option

from selfcare.content.starters import Starter, starters, templates
from selfcare.core.model import Habit
from selfcare.diary import habit_acts
from selfcare.draw.lines import QUIET, STRONG, stripe
from selfcare.forms.habit import new_habit_form
from selfcare.tui.paint import beside, line, lines, plain
from selfcare.tui.screens.base import Sheet
from selfcare.tui.widgets.rows import Rows
from selfcare.words.receipts import shortened, shown_name

# An if-then plan that was written in a practice: whose line may it be?


class KeepPlan(Sheet[str]):
    """Gives its callback what was done, in words; None when the plan stays in the note alone."""

    WHERE: ClassVar[tuple[str, ...]] = ("list",)
    AUTO_FOCUS = "Rows"

    def __init__(self, plan: str = "", habit_id: int | None = None) -> None:
        super().__init__()
        self._plan = plan
        self._first = habit_id

    def heading(self) -> Content:
        """What it is about."""
        return Content("Your plan")

    @property
    def habits(self) -> tuple[Habit, ...]:
        """The habits there are, the one the practice was begun from first."""
        return tuple(sorted(self.diary.habits(), key=lambda habit: habit.id != self._first))

    def compose_card(self) -> Iterable[Widget]:
        """The plan, and every habit with the line it has now."""
        yield Static(plain(self._plan, STRONG), classes="block")
        yield Static(
            line(("Whose if-then line may it be? q leaves it in the note.", QUIET)),
            classes="block",
        )
        yield Rows(id="habits-to-take")

    def on_mount(self) -> None:
        """The first picture."""
        self.refresh_view()

    def refresh_view(self) -> None:
        """Reads them again."""
        at = self.rows.highlighted or 0
        self.rows.fill((Option(self._row(each), id=str(each.id)) for each in self.habits), at)

    def _row(self, habit: Habit) -> Content:
        name = line(stripe(habit.area, self.signs), " ", plain(shown_name(habit)))
        if not habit.if_then:
            return name
        return lines([name, line(("  now: ", QUIET), plain(habit.if_then, QUIET))])

    def chosen(self, row: str) -> None:
        """Whose line it becomes."""
        habit_id = int(row)
        done = self.care.act(
            lambda: habit_acts.edit_habit(self.diary, habit_id, if_then=self._plan)[1]
        )
        if done is not None:
            self.dismiss(done.app)


# Asking before a habit that was put away is removed with its entries; staying comes first.


KEEP, REMOVE, ASK, FOR_GOOD = "keep", "remove", "ask", "for good"


class HabitRemove(Sheet[int]):
    """Gives the number of the habit that was removed; Enter on the first answer keeps it."""

    AUTO_FOCUS = "Rows"
    WHERE: ClassVar[tuple[str, ...]] = ("list",)

    def __init__(self, habit_id: int) -> None:
        super().__init__()
        self.about = self._habit_id = habit_id
        self._for_good = False
        """Whether it is asked a second time, about undo."""

    def heading(self) -> Content:
        """Which habit."""
        return plain(f"Remove {shown_name(self.diary.habit(self._habit_id))}")

    def compose_card(self) -> Iterable[Widget]:
        """The question and its answers."""
        yield Static(id="question", classes="block")
        yield Rows(id="answers")

    def on_mount(self) -> None:
        """The first question."""
        self._ask()

    def refresh_view(self) -> None:
        """Counts again."""
        self._ask()

    def _ask(self) -> None:
        count = habit_acts.entry_count(self.diary, self._habit_id)
        entries = f" with its {count} entries" if count > 1 else " with its one entry" * count
        name = shortened(shown_name(self.diary.habit(self._habit_id)))
        question = plain(f"Remove {name}{entries}?", STRONG)
        if self._for_good:
            more = line(("And from undo? Nothing brings it back then.", STRONG))
            answers = {KEEP: "Keep it put away", FOR_GOOD: "Remove it for good"}
        else:
            more = line(
                ("Put away it is out of the way, and all of it is kept. ", QUIET),
                ("z takes a removal back, with all that belongs to it.", QUIET),
            )
            remove = f"Remove it{entries}"
            answers = {KEEP: "Keep it put away", REMOVE: remove, ASK: f"{remove}, and from undo"}
        self.query_one("#question", Static).update(lines([question, more]))
        rows = (Option(words, id=name) for name, words in answers.items())
        self.rows.fill(rows, 0)

    def chosen(self, row: str) -> None:
        """An answer."""
        match row:
            case "ask":
                self._for_good = True
                self._ask()
            case "remove" | "for good":
                self._remove()
            case _:
                self.dismiss(None)

    def _remove(self) -> None:
        number, for_good = self._habit_id, self._for_good
        done = self.care.act(lambda: habit_acts.remove_habit(self.diary, number, for_good=for_good))
        if done is not None:
            # The habit is gone: the sheet closes before anything asks for its name again.
            self.dismiss(number)


# What a new habit can start from: a list with what each is, one's own first.


NAME, PLAN = 23, 14
WORDS = 30
"""Least cells of what a template is, beside it."""


class Starters(Rows):
    """The list; its footer says what Enter does."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "select", "take it")]


class Templates(Sheet[int]):
    """Gives the number of the habit that was added; None when it was left."""

    CARD = "-read"
    WHERE: ClassVar[tuple[str, ...]] = ("list",)
    AUTO_FOCUS = "Rows"

    def heading(self) -> Content:
        """What it does."""
        return Content("Add a habit")

    def compose_card(self) -> Iterable[Widget]:
        """One's own, then the starters and templates."""
        yield Static(
            line(("Your own, or one of these to change as you like.", QUIET)), classes="block"
        )
        yield Starters(id="templates")

    def on_mount(self) -> None:
        """The first line is at hand."""
        self._list(0)

    def on_screen_suspend(self) -> None:
        """Two cards of one title are one too many: the form stands alone."""
        self.query_one("#card").visible = False

    def on_screen_resume(self, _: events.ScreenResume) -> None:
        """The form was left: here is the list again."""
        self.query_one("#card").visible = True

    @on(Rows.Resized)
    def _resized(self, event: Rows.Resized) -> None:
        """What each is stands beside it where there is room."""
        event.stop()
        self._list(event.rows.highlighted)

    def _list(self, at: int | None) -> None:
        width = max(self.rows.scrollable_content_region.width - 1, NAME)
        lead = line("  ", (f"{'My own':<{NAME}}", STRONG))
        words = line(("an empty form", QUIET))
        own = beside(lead, [words], 2 + NAME if width >= 2 + NAME + WORDS else 0, width)
        listed = (Option(self._row(each, width), id=str(n)) for n, each in enumerate(self._all()))
        self.rows.fill((Option(own, id="own"), *listed), at)

    def _all(self) -> tuple[Starter, ...]:
        return (*starters(), *templates())

    def _row(self, each: Starter, width: int) -> Content:
        plan = f"{each.start_plan:<{PLAN}}"
        lead = line(stripe(each.area, self.signs), " ", (f"{each.name:<{NAME}}", STRONG), plan)
        words = line((each.words, QUIET))
        column = 2 + NAME + PLAN
        return beside(lead, [words], column if width >= column + WORDS else 0, width)

    def chosen(self, row: str) -> None:
        """The form of a new habit, begun with what was chosen."""
        chosen = None if row == "own" else self._all()[int(row)]
        form, save = new_habit_form(self.diary, chosen)
        self.care.open_sheet("form", form, save, after=self._added)

    def _added(self, habit_id: object) -> None:
        if isinstance(habit_id, int):
            self.dismiss(habit_id)
