"""The keys of Today, and what the key line says of them in each of its states."""

from textual.binding import Binding, BindingType

from selfcare.tui.widgets.bars import Hint
from selfcare.tui.widgets.picture import WIDE, TodayPicture


def _key(keys: str, action: str, words: str, name: str, tooltip: str) -> Binding:
    return Binding(keys, action, words, show=False, id=name, tooltip=tooltip)


TODAY_KEYS: list[BindingType] = [
    _key("up,k", "move(-1)", "Row before", "row-before", "The row above."),
    _key("down,j", "move(1)", "Next row", "row-next", "The row below."),
    _key("pageup", "move(-5)", "Rows up", "rows-up", "Five rows up."),
    _key("pagedown", "move(5)", "Rows down", "rows-down", "Five rows down."),
    _key("home,g", "move(-999)", "First row", "row-first", "The first row."),
    _key("end,G", "move(999)", "Last row", "row-last", "The last row."),
    _key(
        "left,h,left_square_bracket",
        "walk(-1)",
        "Day before",
        "day-before",
        "The day before; the same row stays selected.",
    ),
    _key(
        "right,l,right_square_bracket",
        "walk(1)",
        "Next day",
        "day-next",
        "The next day; the same row stays selected.",
    ),
    _key("tab", "region(1)", "Next region", "region-next", "Habits, ratings, places."),
    _key("shift+tab", "region(-1)", "Region before", "region-before", "The region before."),
    _key("t", "today", "To today", "day-today", "Back to the current day."),
    _key("enter", "open", "Open", "open", "The row's entries: edit, remove, its note."),
    _key("space", "usual", "Done, or the usual", "log-usual", "Log the usual amount."),
    _key(
        "0,1,2,3,4,5,6,7,8,9,equals_sign",
        "amount",
        "Type an amount",
        "log-amount",
        "Type an amount that adds; = types one that sets.",
    ),
    _key("plus", "step(1)", "One step more", "log-more", "One step more."),
    _key("minus", "step(-1)", "One step less", "log-less", "One step less; open: none today."),
    _key("v", "smallest", "Smallest version", "log-smallest", "Log the smallest version."),
    _key("backspace", "clear", "Clear the amount", "log-clear", "Clear this day's amount."),
    _key("r", "rest", "Rest", "rest", "This habit rests on this day."),
    _key("o", "day_off", "Day off", "day-off", "Set aside everything still open."),
    _key("m", "rate('mood')", "Mood", "rate-mood", "Rate your mood, 0 to 10."),
    _key("e", "rate('energy')", "Energy", "rate-energy", "Rate your energy, 0 to 10."),
    _key("s", "rate('stress')", "Stress", "rate-stress", "Rate your stress, 0 to 10."),
    _key("n", "note", "The day's note", "note", "Write the day's note."),
    _key("p", "practise", "Practise", "practise", "A routine that fits this habit, at its card."),
    _key("c", "close_day", "That's all", "close-day", "That's all for the day."),
    _key("d", "light", "Light days", "light", "Light days on or off: one number, small steps."),
    _key("i", "why", "Why the run", "why", "Why the run is what it is."),
    _key("a", "add", "Add a habit", "add-habit", "Add a habit of your own."),
    _key(
        "f",
        "fill",
        "Take what is offered",
        "fill-in",
        "Fill in open days, or raise a plan: what the quiet line says.",
    ),
    _key("escape", "leave", "Back", "leave", "Back to today, or to the list."),
    _key("q", "back", "Quit", "quit-today", "Quit; all is saved already."),
]


def hints(picture: TodayPicture, width: int) -> tuple[Hint, ...]:
    """What the keys do now, the most wanted first."""
    if picture.rating is not None:
        return (
            Hint("0-9", "rate"),
            Hint(f"{picture.signs.earlier} {picture.signs.later}", "one less, one more"),
            Hint("Enter", "next"),
            Hint("Backspace", "leave out"),
            Hint("Esc", "done"),
        )
    if picture.amount is not None:
        sleep = picture.row is not None and picture.row.rule.unit == "h"
        return (
            Hint("Enter", "saves"),
            Hint("2310 650" if sleep else "=", "from bed to waking" if sleep else "makes it this"),
            Hint("Backspace", "takes back a sign"),
            Hint("Esc", "leaves"),
        )
    if picture.in_ratings:
        return (
            Hint("0-9", "rate"),
            Hint("Enter", "begin", "open"),
            Hint("Tab", "on", "region(1)"),
            Hint("Esc", "to the list", "leave"),
            Hint("?", "all keys", "app.help"),
        )
    if picture.choice is not None:
        return _welcome(picture, wide=width >= WIDE)
    if not picture.view.rows:
        return (
            Hint("a", "add a habit", "add"),
            Hint("Enter", "some to choose from", "open"),
            Hint("m", "mood", "rate('mood')"),
            Hint("?", "all keys", "app.help"),
        )
    usual: tuple[Hint, ...] = (
        Hint("Space", "usual", "usual"),
        Hint("0-9", "amount", "amount"),
        Hint("v", "small", "smallest"),
    )
    if picture.view.light:
        usual = (
            Hint("Space", "small", "usual"),
            Hint("0-9", "amount", "amount"),
            Hint("d", "usual days", "light"),
        )
    if width >= WIDE:
        return (
            *usual,
            *(() if picture.view.light else (Hint("-", "none", "step(-1)"),)),
            Hint("r", "rest", "rest"),
            Hint("o", "day off", "day_off"),
            Hint("m", "mood", "rate('mood')"),
            Hint("n", "note", "note"),
            Hint("p", "practise", "practise"),
            Hint("c", "that's all", "close_day"),
            Hint("z", "undo", "app.undo"),
            Hint(":", "more", "app.palette"),
        )
    last = (
        Hint("?", "all keys", "app.help")
        if picture.first_day
        else Hint("c", "that's all", "close_day")
    )
    return (
        *usual,
        Hint("r", "rest", "rest"),
        Hint("m", "mood", "rate('mood')"),
        Hint("p", "practise", "practise"),
        last,
    )


def _welcome(picture: TodayPicture, *, wide: bool) -> tuple[Hint, ...]:
    first = (
        Hint("Enter", "choose", "open"),
        Hint(picture.signs.up_down, "move"),
        Hint("Tab", "to the list", "region(1)"),
        Hint("m", "mood", "rate('mood')"),
        Hint("v", "small", "smallest"),
    )
    support = Hint("!", "support", "app.support")
    if not wide:
        return (*first, support)
    return (
        *first,
        Hint("n", "note", "note"),
        Hint("p", "practise", "practise"),
        support,
        Hint(":", "more", "app.palette"),
    )
