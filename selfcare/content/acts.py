"""Every act of the app, described once: bindings, footer, key panel, palette and own keys are this.

An act belongs to a place or a sheet (`where`), or to everywhere. Its `keys` are printed signs (`m`,
`=`, `,`) and names of keys (`space`, `ctrl+l`); a person may give other signs to it, while named
keys always stay, so that everything can still be done without letters. Nothing here imports
Textual: the commands read the table for `settings set keys.rest x`.
"""

from collections.abc import Iterable, Mapping
from functools import cache

from msgspec import Struct

from selfcare.content.keymap import EVERYWHERE, Actions, KeyPlace
from selfcare.core.model import Area

AREAS = tuple(area.value for area in Area)


class Act(Struct, frozen=True):
    """One thing a person can do."""

    id: str
    """`log-usual`: the name under which a person gives it another key."""
    keys: str
    """Signs and names of keys, separated by spaces. Empty: by name alone."""
    action: str
    """The method that does it: `usual` of the screen, `app.undo` of the app; `{sign}` in it is the
    sign that was typed."""
    words: str
    """Two or three words: footer, key panel, palette."""
    sentence: str
    """What it does, in one sentence."""
    shown: bool = False
    """Whether the footer has it, in the order of the table."""
    also: str = ""
    """Words people look for when they mean this."""
    listed: bool = True
    """Whether the palette has it: moving about in a list has no sense there."""
    as_printed: str = ""
    """How its keys are printed, where that is shorter: `0-9`."""

    @property
    def signs(self) -> tuple[str, ...]:
        """The printed signs, which a person may change."""
        return tuple(key for key in self.keys.split() if len(key) == 1)

    @property
    def names(self) -> tuple[str, ...]:
        """The named keys, which always stay."""
        return tuple(key for key in self.keys.split() if len(key) > 1)

    @property
    def is_typed(self) -> bool:
        """Whether its keys are themselves what is meant (digits), so it can have no other."""
        return any(sign.isdigit() for sign in self.signs)


PLACES = (
    ("today", "Today", "T"),
    ("week", "Week", "W"),
    ("look_back", "Look back", "L"),
    ("practice", "Practice", "P"),
    ("habits", "Habits", "H"),
)
"""The five: mode, words, capital letter."""
_GOES = {
    "today": ("Go to today.", "home check-in"),
    "week": ("Go to the week and its summary.", "summary resilience"),
    "look_back": ("Go to the year, the month, lines and links.",
                  "history calendar chart statistics"),
    "practice": ("Go to the routines.", "breathing meditation relax"),
    "habits": ("Go to the habits: add, edit, reorder, put away.", "plans"),
}  # fmt: skip


def _places() -> Iterable[Act]:
    for mode, words, key in PLACES:
        sentence, also = _GOES[mode]
        name = f"go-{mode.replace('_', '-')}"
        yield Act(name, key, f"app.go('{mode}')", words, sentence, also=also)


ACTS: Mapping[str, tuple[Act, ...]] = {
    EVERYWHERE: (
        *_places(),
        Act("help", "? f1", "app.sheet('keys')", "Keys", "The keys that work here.", shown=True,
            also="help shortcuts"),
        Act("support", "!", "app.sheet('support')", "Support",
            "Your own people, then help lines.", also="crisis help lines contact"),
        Act("settings", ",", "app.sheet('settings')", "Settings", "All settings.",
            also="options preferences configure"),
        Act("palette", ": ctrl+p", "app.palette", "Find any action",
            "Everything by name, from everywhere.", listed=False),
        Act("blank", "b ctrl+l f9", "app.sheet('blank')", "Blank",
            "Blank the screen at once; the same key brings it back.", also="hide privacy boss"),
        Act("undo", "z", "app.undo", "Take back", "Take the newest change back.",
            also="undo revert"),
        Act("redo", "y", "app.redo", "Do again", "Do again what was taken back.", also="redo"),
        Act("quit", "ctrl+q ctrl+c", "app.quit", "Quit", "Quit; all is saved already.",
            also="exit close end"),
        Act("suspend", "ctrl+z", "app.suspend_process", "Suspend",
            "Put the app in the background of the shell.", listed=False),
    ),
    "list": (
        Act("row-before", "k up", "cursor_up", "Row before", "The row above.", listed=False),
        Act("row-next", "j down", "cursor_down", "Next row", "The row below.", listed=False),
        Act("row-first", "g home", "first", "First row", "The first row.", listed=False),
        Act("row-last", "G end", "last", "Last row", "The last row.", listed=False),
        Act("rows-up", "pageup", "page_up", "Rows up", "A page up.", listed=False),
        Act("rows-down", "pagedown", "page_down", "Rows down", "A page down.", listed=False),
        Act("choose", "enter", "select", "Open", "Open what is selected.", listed=False),
    ),
    "today": (
        Act("log-usual", "space", "usual", "Usual", "Log done, or the usual amount.",
            shown=True, also="done log"),
        Act("log-amount", "0 1 2 3 4 5 6 7 8 9 =", "amount('{sign}')", "Amount",
            "Type an amount that adds; = types one that sets.", shown=True, listed=False,
            as_printed="0-9"),
        Act("log-smallest", "v", "smallest", "Small", "Log the smallest version.", shown=True,
            also="minimum"),
        Act("log-less", "-", "step(-1)", "None", "One step less; on an open row: none today.",
            shown=True),
        Act("log-more", "+", "step(1)", "One step more", "One step more."),
        Act("log-clear", "backspace", "clear", "Clear the amount", "Clear this day's amount.",
            also="delete remove"),
        Act("rest", "r", "rest", "Rest", "This habit rests on this day.", shown=True,
            also="skip"),
        Act("rate-mood", "m", "rate('mood')", "Mood", "Rate your mood, 0 to 10.", shown=True,
            also="check-in"),
        Act("rate-energy", "e", "rate('energy')", "Energy", "Rate your energy, 0 to 10."),
        Act("rate-stress", "s", "rate('stress')", "Stress", "Rate your stress, 0 to 10."),
        Act("note", "n", "note", "Note", "Write the day's note.", shown=True,
            also="journal diary write"),
        Act("practise", "p", "practise", "Practise",
            "A routine that fits this habit, at its card.", shown=True, also="breathing"),
        Act("close-day", "c", "close_day", "That's all", "That's all for the day.", shown=True,
            also="finish close end"),
        Act("day-off", "o", "day_off", "Day off", "Set aside everything still open on this day.",
            also="holiday rest skip vacation"),
        Act("light", "d", "light", "Light days", "Light days on or off: one number, small steps.",
            also="easy"),
        Act("why", "i", "why", "Why the run", "Why the run is what it is.",
            also="explain streak"),
        Act("done-rows", "x", "done_rows", "Done rows",
            "Show the done rows that a setting puts down or out of sight, or put them back there.",
            also="completed finished hidden show"),
        Act("open", "enter", "open", "Entries", "The row's entries: edit, remove, its note."),
        Act("add-habit", "a", "add", "Add a habit", "Add a habit of your own.", also="new"),
        Act("fill-in", "f", "fill", "Take what is offered",
            "Fill in open days, or raise a plan: what the quiet line says."),
        Act("day-before", "h [ left", "walk(-1)", "Day before", "The day before.",
            also="yesterday"),
        Act("day-next", "l ] right", "walk(1)", "Next day", "The next day."),
        Act("day-today", "t", "today", "To today", "Back to the current day."),
        Act("leave", "escape", "leave", "Back", "Back to today, or to the list.", listed=False),
        Act("quit-today", "q", "app.quit", "Quit", "Quit; all is saved already.", listed=False),
    ),
    "week": (
        Act("review", "n enter", "review", "Three questions",
            "What helped, what was in the way, one small next step.", shown=True,
            also="reflect journal"),
        Act("how", "i", "how", "How it is made",
            "How the number is made, with this week's numbers.", shown=True, also="formula"),
        Act("week-before", "h [ left", "walk(-1)", "Week before",
            "The nearest week before that has anything in it.", shown=True),
        Act("week-next", "l ] right", "walk(1)", "Next week",
            "The next week that has anything in it.", shown=True),
        Act("week-now", "t", "now", "This week", "Back to the running week."),
        Act("line-up", "k", "page_scroll('scroll_up')", "A line up",
            "A line up, where more than fits.", listed=False),
        Act("line-down", "j", "page_scroll('scroll_down')", "A line down",
            "A line down, where more than fits.", listed=False),
        Act("line-first", "g", "page_scroll('scroll_home')", "First line", "The first line.",
            listed=False),
        Act("line-last", "G", "page_scroll('scroll_end')", "Last line", "The last line.",
            listed=False),
        Act("export", "x", "export", "Export", "Write this week to a file of your own.",
            shown=True, also="save share print markdown html svg pdf"),
        Act("light", "d", "light", "Light days",
            "Light days on or off: one number, small steps.", shown=True, listed=False),
    ),
    "look_back": (
        Act("open-day", "enter", "open", "Open the day", "Open the selected day in Today.",
            shown=True),
        Act("next-view", "v", "next_view", "Next view", "Year, month, lines, weekdays, links.",
            shown=True, also="chart"),
        Act("subject", "f", "subject", "Which habit", "Choose a habit, all habits, or mood.",
            shown=True, also="filter"),
        Act("find-notes", "/", "find", "Find notes", "Find a word in your notes.", shown=True,
            also="search tags"),
        Act("how-back", "i", "how", "How it is made", "How it is made, with its numbers.",
            shown=True, also="formula regularity strength"),
        Act("export-year", "x", "export", "Export", "Write the year to a file of your own.",
            shown=True, also="save share print markdown html svg"),
        Act("back-today", "t", "today", "To now", "Back to the current day."),
        Act("back-up", "k up", "walk(0, -1)", "Up", "A day or week before, or the line before.",
            listed=False),
        Act("back-down", "j down", "walk(0, 1)", "Down", "A day or week on, or the next line.",
            listed=False),
        Act("back-left", "h [ left", "walk(-1, 0)", "Earlier",
            "A week in the year, a day in the month, a shorter time in lines.", listed=False),
        Act("back-right", "l ] right", "walk(1, 0)", "Later",
            "A week in the year, a day in the month, a longer time in lines.", listed=False),
        Act("back-page-up", "pageup", "page(-1)", "Year or month before",
            "A year or month earlier."),
        Act("back-page-down", "pagedown", "page(1)", "Next year or month",
            "A year or month later."),
        Act("back-first", "g home", "ends(0)", "First day", "The first day with anything logged."),
        Act("back-last", "G end", "ends(1)", "Last day", "The current day.", listed=False),
        *(
            Act(f"view-{view}", "", f"show_view('{view}')", view.capitalize(), sentence, also=also)
            for view, sentence, also in (
                ("year", "The year as one picture.", "heatmap calendar"),
                ("month", "The month as a calendar.", "calendar"),
                ("lines", "Mood, amounts, sleep over time.", "plot chart graph trend"),
                ("weekdays", "What the days of the week have in common.", "bars"),
                ("links", "What goes with mood, if anything.", "patterns correlation"),
            )
        ),
        Act("back-leave", "q escape", "leave", "Back",
            "Stop looking for links, or back to Today.", listed=False),
    ),
    "habits": (
        Act("edit", "enter space", "edit", "Edit",
            "Edit this habit; one that is put away comes back.", shown=True, also="change rename"),
        Act("add", "a", "add", "Add", "Add a habit.", shown=True, also="new create"),
        Act("move", "m", "shift", "Move", "Move it: arrows, then Enter.", shown=True,
            also="order sort"),
        Act("pause-habit", "o", "pause", "Pause", "Pause, or go on with a habit that is paused.",
            shown=True, also="holiday vacation resume"),
        Act("put-away", "backspace delete", "away", "Put away",
            "Put it away; one that is put away is removed, after a question.", shown=True,
            also="delete remove archive"),
        Act("plan-ahead", "i", "ahead", "Ahead", "What the plan asks for in the next two weeks.",
            shown=True),
        Act("why", "w", "why", "Why the run", "Why the run is what it is."),
        Act("find-habit", "/", "find", "Find", "Find a habit by part of its name.", shown=True,
            also="search"),
        Act("filter-habits", "f", "filter", "Area", "The habits of one area.", shown=True),
        Act("habits-leave", "q escape", "leave", "Back", "All habits again, or back to Today.",
            listed=False),
    ),
    "entries": (
        Act("change", "0 1 2 3 4 5 6 7 8 9 =", "type('{sign}')", "New amount",
            "Type another amount.", shown=True, listed=False, as_printed="0-9"),
        Act("remove", "backspace delete", "remove", "Remove", "Remove this entry.", shown=True,
            listed=False),
        Act("note", "n", "note", "Its note", "Write a note to this entry.", shown=True,
            listed=False),
        Act("add", "a +", "add", "Add", "Add an amount.", shown=True, listed=False),
        Act("why", "i", "why", "Why the run", "Why the run is what it is.", listed=False),
        Act("edit-habit", "e", "edit_habit", "Edit the habit", "Edit the habit itself.",
            shown=True, listed=False),
    ),
    "practice": (
        Act("practice-card", "enter space", "pick", "Card", "Open the routine's card.",
            shown=True, listed=False),
        Act("practice-way", "f", "way(1)", "Time, area, feeling",
            "Look by time, by area or by feeling.", shown=True, also="filter sort"),
        Act("value-before", "h [ left", "value(-1)", "Before",
            "The time, area or feeling before.", listed=False),
        Act("value-next", "] right", "value(1)", "Next", "The next time, area or feeling.",
            listed=False),
        Act("practice-find", "/", "find", "Find", "Find a routine by name.", shown=True,
            also="search"),
        Act("practice-known", "i", "known", "What is known", "What is known of the routine.",
            shown=True, also="evidence studies research"),
        Act("practice-light", "l", "app.turn", "Light or dark",
            "Light or dark, until the app ends."),
        Act("practice-leave", "q escape", "leave", "Back",
            "All routines again, or back to Today.", listed=False),
    ),
    "practice_card": (
        Act("card-begin", "enter space", "begin", "Begin", "Begin.", shown=True),
        Act("card-tension", "0 1 2 3 4 5 6 7 8 9", "tension('{sign}')", "Tension",
            "Tension right now, 0 to 10, if you like.", shown=True, as_printed="0-9"),
        Act("card-step-less", "left", "tension('left')", "Less tension", "One less."),
        Act("card-step-more", "right", "tension('right')", "More tension", "One more."),
        Act("card-clear", "backspace", "tension('backspace')", "Leave tension out",
            "Leave the number out."),
        Act("card-longer", "+", "longer", "Longer", "A longer one.", shown=True),
        Act("card-shorter", "-", "shorter", "Shorter", "A shorter one.", shown=True),
        Act("card-holds", "h", "holds", "Holds", "With or without holding the breath.",
            shown=True),
        Act("card-motion", "m", "still", "Motion", "With the tide, or without motion.",
            shown=True),
        Act("card-sound", "s", "sound", "Bell", "With or without a bell: one in, two out.",
            shown=True),
        Act("card-known", "i", "known", "What is known", "What is known of the routine.",
            shown=True),
        Act("card-light", "l", "app.turn", "Light or dark", "Light or dark, until the app ends."),
        Act("card-down", "down", "page('scroll_down')", "Further", "Scroll down."),
        Act("card-up", "up", "page('scroll_up')", "Back up", "Scroll up."),
    ),
    "player": (
        Act("player-begin", "enter", "begin", "Begin now", "Leave out the rest of settling in.",
            shown=True),
        Act("player-on", "enter", "go_on", "Go on", "Go on from a step that asks.", shown=True),
        Act("player-pause", "space", "press('pause')", "Pause", "Pause, or go on.", shown=True),
        Act("player-stop", "q escape ctrl+c", "press('stop')", "Stop, minutes kept",
            "Stop at once; the minutes are kept.", shown=True),
        Act("player-skip", "right", "press('skip')", "Skip", "The next step or breath.",
            shown=True),
        Act("player-back", "left", "press('back')", "Back", "Back a step or breath."),
        Act("player-answer", "0 1 2 3 4 5 6 7 8 9", "answer('{sign}')", "A number",
            "The number a step asks for.", as_printed="0-9"),
        Act("player-answer-clear", "backspace", "answer('backspace')", "No number",
            "Leave the number out."),
        Act("player-longer", "+", "press('longer')", "Longer", "A minute more.", shown=True),
        Act("player-shorter", "-", "press('shorter')", "Shorter", "A minute less.", shown=True),
        Act("player-sound", "s", "press('sound')", "Bell", "A bell or none: one in, two out.",
            shown=True),
        Act("player-motion", "m", "still", "Motion", "With the tide, or without motion.",
            shown=True),
        Act("player-count", "c", "press('counting')", "Count", "Show or hide the seconds.",
            shown=True),
        Act("player-light", "l", "app.turn", "Light or dark", "Light or dark, until the app ends."),
    ),
    "practice_after": (
        Act("after-done", "enter", "close", "Done", "Done.", shown=True),
        Act("after-tension", "0 1 2 3 4 5 6 7 8 9", "tension('{sign}')", "Tension",
            "Tension now, 0 to 10, if you like.", shown=True, as_printed="0-9"),
        Act("after-step-less", "left", "tension('left')", "Less tension", "One less."),
        Act("after-step-more", "right", "tension('right')", "More tension", "One more."),
        Act("after-clear", "backspace", "tension('backspace')", "Leave tension out",
            "Leave the number out."),
        Act("after-keep", "k", "keep", "Keep what I wrote",
            "Keep what was written as the day's note.", shown=True),
        Act("after-more", "a", "more", "Once more", "Another minute.", shown=True),
    ),
    "settings": (
        Act("next-value", "l right", "step(1)", "Next value", "The next value.", listed=False),
        Act("value-before", "h left", "step(-1)", "Value before", "The value before.",
            listed=False),
        Act("default", "backspace delete", "default", "As it came",
            "Set this setting back to how it came.", shown=True, listed=False),
        Act("own-keys-here", "e", "own_keys", "Own keys", "Give any act another letter or sign.",
            shown=True, listed=False),
        Act("data", "d", "app.sheet('my_data')", "About my data", "Where your file lies.",
            shown=True, listed=False),
    ),
    "support": (
        Act("take", "space", "take", "Edit, or choose",
            "Edit who is at hand, add somebody, or choose the country.", listed=False),
        Act("add", "a", "add", "Add somebody", "Write down somebody, or a place.", shown=True,
            listed=False),
        Act("shift", "m", "shift", "Move",
            "Move who is at hand with the arrows; Enter leaves them there.", shown=True,
            listed=False),
        Act("remove", "backspace delete", "remove", "Remove",
            "Remove who is at hand; z brings them back.", shown=True, listed=False),
        Act("country", "c", "country", "Country", "Set or change the country.", shown=True,
            listed=False),
    ),
    "own_keys": (
        Act("own-key", "space", "ask", "Another key", "Give this act another key.", shown=True,
            listed=False),
        Act("own-key-default", "backspace delete", "default", "As it came",
            "Give this act the key it came with.", shown=True, listed=False),
        Act("own-keys-default", "d", "all_default", "All as they came",
            "Give every act the key it came with.", shown=True, listed=False),
    ),
    "day_form": (
        Act("day-later", "pagedown", "move_day(1)", "A day later", "The day at hand, a day later.",
            shown=True, listed=False),
        Act("day-earlier", "pageup", "move_day(-1)", "A day earlier",
            "The day at hand, a day earlier.", shown=True, listed=False),
    ),
    "plan_ahead": (
        Act("edit", "enter", "edit", "Edit", "Edit this habit.", shown=True, listed=False),
        Act("pause-habit", "o", "pause", "Pause", "Set days of it aside.", shown=True,
            listed=False),
        Act("why", "w", "why", "Why the run", "Why the run is what it is.", shown=True,
            listed=False),
    ),
    "pulse": (
        Act("answer", "enter", "answer", "Answer", "The four questions.", shown=True,
            listed=False),
    ),
    "share_preview": (
        Act("write", "enter w", "write", "Write it", "Write it to a file of your own.", shown=True,
            listed=False),
    ),
    "by name": (
        Act("data", "", "app.sheet('my_data')", "About my data",
            "Where your file lies, how big it is, how it is protected.",
            also="file backup copy export password encryption privacy"),
        Act("legend", "", "app.sheet('legend')", "Signs", "What the signs say.", also="symbols"),
        Act("share", "", "app.sheet('share')", "Sheet to share",
            "For a clinician or a coach: you choose what is in it.", also="export print report"),
        Act("pulse", "", "app.sheet('pulse')", "Four questions",
            "About your life, at most monthly; not a diagnosis.", also="questionnaire survey"),
        Act("own-keys", "", "app.sheet('own_keys')", "Keys of your own",
            "Give any act another letter or sign.", also="shortcuts bindings"),
        *(
            Act(f"break-{area}", "", f"app.take_break('{area}')", f"A break from {area}",
                f"Put {area} away for now: its habits are set aside, its runs wait.",
                also="hide holiday pause")
            for area in ("sleep", "eating")
        ),
        *(
            Act(f"bring-{area}", "", f"app.bring_back('{area}')", f"Bring {area} back",
                f"Show {area} again after a break.")
            for area in AREAS
        ),
    ),
    "place": (
        Act("back", "q escape", "back", "Back", "Back to Today.", listed=False),
    ),
    "regions": (
        Act("region-next", "tab", "region(1)", "Next region",
            "The next part of the page; the line of places is one.", listed=False),
        Act("region-before", "shift+tab", "region(-1)", "Region before", "The region before.",
            listed=False),
    ),
    "sheet": (
        Act("close", "q escape", "close", "Back", "Close this and go back.", listed=False,
            shown=True),
    ),
}  # fmt: skip
"""By place or sheet, in the order in which footer and key panel show them."""


@cache
def actions() -> Actions:
    """The acts as settings and commands know them: those that have a printed sign for a key."""
    return Actions(
        tuple(
            KeyPlace(act.id, act.signs, act.words, act.sentence, (where,), typed=act.is_typed)
            for where, acts in ACTS.items()
            for act in acts
            if act.signs
        )
    )
