"""What the keys do while something is typed or rated: one table for each way of typing.

The machines themselves are `core/keystrokes.py`, `text_keys.py`, `tension.py` and `choosing.py`;
a test presses every key of a table and sees that the machine answers it, and that every screen that
captures keys stands in `FOR`.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TypingKey:
    """One key, or a few that do the same, while something is typed."""

    keys: tuple[str, ...]
    """By Textual's names; a key that types itself is one character."""
    name: str
    sentence: str
    printed: str = ""
    """How the keys are told, where they stand for many; empty: one by one."""


@dataclass(frozen=True, slots=True)
class Typing:
    """One way of typing."""

    title: str
    """`While rating`."""
    keys: tuple[TypingKey, ...]


DIGITS = tuple("0123456789")

RATINGS = Typing(
    "While rating mood, energy, stress",
    (
        TypingKey(DIGITS, "Rate", "Sets and moves on; after a 1 a 0 makes ten."),
        TypingKey(("left",), "One less", "One less."),
        TypingKey(("right",), "One more", "One more; ten is one past nine."),
        TypingKey(("enter", "down"), "Next", "The next one; after the last it is done."),
        TypingKey(("up",), "Back", "The one before."),
        TypingKey(("backspace",), "Leave out", "Leaves this one out."),
        TypingKey(("escape",), "Done", "Done; what was rated is kept."),
    ),
)
AMOUNT = Typing(
    "While typing an amount",
    (
        TypingKey(DIGITS, "Amount", "Adds to the day: 20, 1h15, 740, 2310 650."),
        TypingKey(("+",), "Add", "In front: adds, as without it."),
        TypingKey(("=",), "Set", "In front: makes the day this amount."),
        TypingKey(("h", ":"), "Hours", "Between hours and minutes."),
        TypingKey((" ", "-"), "From, to", "Between going to bed and getting up: 2310 650."),
        TypingKey((",", "."), "Decimals", "Between whole and part: 7,5."),
        TypingKey(("enter",), "Save", "Saves and moves on."),
        TypingKey(("backspace",), "Take back a sign", "Takes a sign back; on nothing it leaves."),
        TypingKey(("escape",), "Leave", "Leaves; nothing is logged."),
    ),
)
TEXT = Typing(
    "While typing a text",
    (
        TypingKey(("enter",), "Save", "Saves, or goes on to the next line of a form."),
        TypingKey(("ctrl+j",), "New line", "A new line, where there may be several."),
        TypingKey(("ctrl+u",), "Empty", "Empties the text."),
        TypingKey(("backspace", "delete"), "Take out", "Takes out the sign before, or under it."),
        TypingKey(("left", "right"), "Move", "Moves by a sign."),
        TypingKey(("home", "end"), "Ends", "To the start or the end of the line."),
        TypingKey(("escape",), "Leave", "Leaves; what was typed is kept as a draft in notes."),
    ),
)
LINE = Typing("While typing a line", TEXT.keys[:1] + TEXT.keys[2:])
CHOICE = Typing(
    "While choosing from a list by typing",
    (
        TypingKey(("a", "b"), "Find", "What fits the letters stays in the list.", "a-z"),
        TypingKey(("down", "up"), "Move", "To another line of the list."),
        TypingKey(("enter",), "Take", "Takes the line at hand."),
        TypingKey(("backspace",), "Take back a letter", "Takes a letter back."),
        TypingKey(("ctrl+u",), "Empty", "Takes all letters back."),
        TypingKey(("escape",), "Leave", "Leaves without taking one."),
    ),
)
FIND = Typing(
    "While typing what to find",
    (
        TypingKey(("a", "b"), "Find", "What contains the letters stays.", "a-z"),
        TypingKey(("backspace",), "Take back a letter", "Takes a letter back."),
        TypingKey(("ctrl+u",), "Empty", "Takes all letters back."),
        TypingKey(("escape",), "Leave", "Leaves."),
    ),
)

MOVING = Typing(
    "While moving a row",
    (
        TypingKey(("up", "down"), "Move", "Moves it by a row."),
        TypingKey(("enter", "escape"), "Stay", "Leaves it where it stands."),
    ),
)
WAITING = Typing(
    "While a new key is waited for",
    (
        TypingKey(("a", "!"), "Take", "Takes it for the action at hand.", "a-z, a sign"),
        TypingKey(("escape",), "Leave", "Leaves; the keys stay as they are."),
    ),
)

ALL = (RATINGS, AMOUNT, TEXT, LINE, CHOICE, FIND, MOVING, WAITING)

TEXTS = frozenset({TEXT.title, LINE.title, CHOICE.title, FIND.title})
"""The ways in which every letter is part of a text."""

FOR = {
    "today": (RATINGS, AMOUNT),
    "practice": (FIND,),
    "habits": (MOVING, FIND),
    "first_run": (CHOICE,),
    "entries": (AMOUNT,),
    "note": (TEXT,),
    "settings": (LINE,),
    "add_habit": (LINE,),
    "contact_form": (LINE,),
    "habit_pause": (LINE,),
    "pulse": (RATINGS,),
    "palette": (CHOICE,),
    "choose_subject": (CHOICE,),
    "find_notes": (FIND,),
    "week_review": (TEXT,),
    "write_file": (LINE,),
    "player": (LINE,),
    "all_keys": (FIND,),
    "own_keys": (WAITING,),
    "support": (MOVING,),
    "share": (LINE,),
}
"""Which ways of typing a screen has, by its name in `sheets`."""
