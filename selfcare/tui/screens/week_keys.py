"""The keys of Week, and what the key line says of them."""

from textual.binding import Binding, BindingType

from selfcare.core.views_week import WeekPage, WeekState
from selfcare.tui.glyphs import Signs
from selfcare.tui.widgets.bars import Hint
from selfcare.tui.widgets.week_picture import WIDE


def _key(keys: str, action: str, words: str, name: str, tooltip: str) -> Binding:
    return Binding(keys, action, words, show=False, id=name, tooltip=tooltip)


WEEK_KEYS: list[BindingType] = [
    _key(
        "n,enter",
        "review",
        "Three questions",
        "review",
        "What helped, what was in the way, one small next step.",
    ),
    _key("i", "how", "How it is made", "how", "How the number is made, with this week's numbers."),
    _key("x", "export", "Export", "export", "Write this week to a file of your own."),
    _key("d", "light", "Light days", "light", "Light days on or off: one number, small steps."),
    _key("t", "now", "This week", "week-now", "Back to the running week."),
    _key(
        "left,h,left_square_bracket",
        "walk(-1)",
        "Week before",
        "week-before",
        "The nearest week before that has anything in it.",
    ),
    _key(
        "right,l,right_square_bracket",
        "walk(1)",
        "Next week",
        "week-next",
        "The next week that has anything in it.",
    ),
    _key("up,k", "line(-1)", "Line up", "line-up", "A line up, where more than fits."),
    _key("down,j", "line(1)", "Line down", "line-down", "A line down, where more than fits."),
    _key("pageup", "page(-1)", "Page up", "page-up", "A page up."),
    _key("pagedown", "page(1)", "Page down", "page-down", "A page down."),
    _key("home,g", "line(-999)", "First line", "line-first", "The first line."),
    _key("end,G", "line(999)", "Last line", "line-last", "The last line."),
]


def hints(page: WeekPage, signs: Signs, width: int, *, scrolls: bool) -> tuple[Hint, ...]:
    """What the keys do now, the most wanted first."""
    weeks = Hint(f"{signs.earlier} {signs.later}", "weeks")
    review = Hint("n", "review", "review")
    how, light = Hint("i", "how it is made", "how"), Hint("d", "light days", "light")
    middle = {WeekState.BACK: light, WeekState.LIGHT: Hint("d", "end light days", "light")}
    last = (Hint("x", "export", "export"), Hint("T", "today", "app.go('today')"))
    more = (Hint(signs.up_down, "scroll"),) if scrolls and width < WIDE else ()
    practice = (Hint("P", "practice", "app.go('practice')"),) if width >= WIDE else ()
    back = Hint("q", "back", "back")
    return (weeks, review, middle.get(page.state, how), *more, *last, *practice, back)
