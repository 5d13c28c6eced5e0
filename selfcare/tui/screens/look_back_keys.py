"""The keys of Look back, and what the key line says of them in each of its views."""

from textual.binding import Binding, BindingType

from selfcare.tui.glyphs import Signs
from selfcare.tui.widgets.back_picture import BackPicture, BackView
from selfcare.tui.widgets.bars import Hint


def _key(keys: str, action: str, words: str, name: str, tooltip: str) -> Binding:
    return Binding(keys, action, words, show=False, id=name, tooltip=tooltip)


BACK_KEYS: list[BindingType] = [
    _key("enter", "open", "Open the day", "open-day", "Open the selected day in Today."),
    _key("v", "next_view", "Next view", "next-view", "Year, month, lines, weekdays, links."),
    _key("f", "subject", "Which habit, or mood", "subject", "Choose a habit, all, or mood."),
    _key("slash", "find", "Find in notes", "find-notes", "Find a word in your notes."),
    _key("x", "export", "Write to a file", "export-year", "Write the year on screen to a file."),
    _key("i", "how", "How it is made", "how-back", "How it is made, with its numbers."),
    _key("t", "today", "To now", "back-today", "Back to the current day."),
    _key("up,k", "walk(0, -1)", "Up", "back-up", "Up: a day or week before, or the line before."),
    _key("down,j", "walk(0, 1)", "Down", "back-down", "Down: a day or week on, or the next line."),
    _key(
        "left,h,left_square_bracket",
        "walk(-1, 0)",
        "Earlier",
        "back-left",
        "Earlier: a week in the year, a day in the month, a shorter time in lines.",
    ),
    _key(
        "right,l,right_square_bracket",
        "walk(1, 0)",
        "Later",
        "back-right",
        "Later: a week in the year, a day in the month, a longer time in lines.",
    ),
    _key("pageup", "page(-1)", "Year or month before", "back-page-up", "A year or month earlier."),
    _key("pagedown", "page(1)", "Next year or month", "back-page-down", "A year or month later."),
    _key("home,g", "ends(0)", "First day", "back-first", "The first day with anything logged."),
    _key("end,G", "ends(1)", "Last day", "back-last", "The current day."),
    _key("escape", "leave", "Back", "back-leave", "Stops looking for links, or goes to Today."),
]


def hints(picture: BackPicture, signs: Signs) -> tuple[Hint, ...]:
    """What the keys do now, the most wanted first."""
    following = picture.view.following.value.lower()
    arrows = "arrows" if signs.name != "full" else "← → ↑ ↓"
    page = Hint("PgUp", "year" if picture.view is BackView.YEAR else "month", "page(-1)")
    view, which = Hint("v", following, "next_view"), Hint("f", "which habit", "subject")
    find, how = Hint("/", "notes", "find"), Hint("i", "how", "how")
    export = Hint("x", "export", "export")
    match picture.view:
        case BackView.YEAR | BackView.MONTH:
            return (
                Hint(arrows, "days"), Hint("Enter", "open", "open"), page, view, which, find, how,
                export,
            )  # fmt: skip
        case BackView.LINES:
            across = f"{signs.earlier} {signs.later}"
            return (Hint(signs.up_down, "line"), Hint(across, "time"), view, which, find, how)
        case BackView.WEEKDAYS:
            across = f"{signs.earlier} {signs.later}"
            return (Hint(across, "time"), view, which, find, how)
        case BackView.LINKS if picture.links.running:
            return (Hint("Esc", "stop", "leave"), view, find, how)
        case BackView.LINKS:
            again = (Hint("Enter", "look again", "open"),) if picture.links.found is None else ()
            return (
                *again,
                Hint(signs.up_down, "scroll"),
                view,
                find,
                how,
                Hint("q", "back", "back"),
            )
