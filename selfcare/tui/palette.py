"""The palette: every act from everywhere, every setting, theme, habit and routine by name.

Textual's own CommandPalette over one provider. An act of another place goes there first. Names may
be a person's, so they are Content and never markup.
"""

from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING, cast

from msgspec import Struct
from textual.command import CommandPalette, DiscoveryHit, Hit, Hits, Provider
from textual.content import Content
from textual.types import IgnoreReturnCallbackType

from selfcare.content import acts
from selfcare.content.acts import ACTS, Act
from selfcare.content.keymap import EVERYWHERE
from selfcare.content.settings import SETTINGS, THEMES
from selfcare.core.errors import SelfcareError
from selfcare.diary import logbook, practising, setting_acts
from selfcare.tui.keys import key_words
from selfcare.tui.paint import plain
from selfcare.tui.screens.keys import wheres_of

if TYPE_CHECKING:
    from selfcare.tui.app import SelfcareApp

PLACES = frozenset(mode for mode, _, _ in acts.PLACES)


class Found(Struct, frozen=True):
    """One line of the palette."""

    name: Content
    help: Content
    run: IgnoreReturnCallbackType
    also: str = ""
    """Further words it is found by."""
    first: bool = True
    """Whether it is listed before anything is typed."""
    act: tuple[str, str] | None = None
    """The act it runs: the part of the table, and its id."""

    def fits(self, query: str) -> float:
        """How well it answers what was typed: a name before other words, nothing at 0."""
        name = self.name.plain.casefold()
        typed = query.casefold().split()
        if name.startswith(" ".join(typed)):
            return 5.0
        steps = (name, f"{name} {self.also}", f"{name} {self.also} {self.help.plain}".casefold())
        for at, words in enumerate(steps):
            known = words.replace("(", " ").replace(":", " ").split()
            if all(any(word.startswith(each) for word in known) for each in typed):
                return 4.0 - at
        return 0.0


class Palette(CommandPalette):
    """Textual's palette over our acts."""

    VERTICAL_BREAKPOINTS = [(0, "-flat"), (18, "-low")]  # noqa: RUF012 - Textual's own type

    def __init__(self) -> None:
        super().__init__(providers=[ActProvider], placeholder="What would you like to do?")

    async def searched(self) -> None:
        """Waits until what was typed has been looked for."""
        looking = [each for each in self.workers if each.group == self._GATHER_COMMANDS_GROUP]
        await self.app.workers.wait_for_complete(looking)


class ActProvider(Provider):
    """Everything that can be done."""

    @property
    def care(self) -> "SelfcareApp":
        """The app, by its own type."""
        return cast("SelfcareApp", self.app)

    async def discover(self) -> Hits:
        """What the screen below can do, then what works everywhere."""
        for found in self.everything():
            if found.first:
                yield DiscoveryHit(found.name, found.run, found.name.plain, found.help)  # type: ignore[arg-type]

    async def search(self, query: str) -> Hits:
        """By the words of the act, of its sentence, and what people call it."""
        matcher = self.matcher(query)
        for found in (*self._amounts(query), *self.everything()):
            score = found.fits(query) or min(matcher.match(found.name.plain), 1.0) / 2
            if score:
                yield Hit(score, found.name, found.run, found.name.plain, found.help)  # type: ignore[arg-type]

    def everything(self) -> Iterable[Found]:
        """All there is, the acts of the screen below first."""
        here = [where for where in wheres_of(self.screen) if where != "list"]
        for where in dict.fromkeys((*here, *sorted(PLACES), EVERYWHERE, "by name")):
            for act in ACTS.get(where, ()):
                if act.listed:
                    yield self._act(act, where, here)
        yield from self._habits()
        yield from self._settings()
        yield from self._themes()
        yield from self._routines()

    def _act(self, act: Act, where: str, here: list[str]) -> Found:
        own = self.care.own_keys.get(act.id)
        keys = own or (*act.signs, *act.names)
        printed = act.as_printed or (key_words(keys[0]) if keys else "")
        near = where in {*here, EVERYWHERE, "by name"}
        words = act.words if near else f"{where.replace('_', ' ').capitalize()}: {act.words}"
        name = f"{words}  ({printed})" if printed else words
        run = partial(self._run, act, where)
        return Found(Content(name), Content(act.sentence), run, act.also, near, (where, act.id))

    async def _run(self, act: Act, where: str) -> None:
        if where in PLACES and wheres_of(self.care.screen)[:1] != (where,):
            await self.care.action_go(where)
        await self.care.run_action(act.action, self.care.screen)

    def _habits(self) -> Iterable[Found]:
        diary = self.care.diary
        for habit in diary.habits():
            log = partial(
                self.care.act_everywhere, partial(partial(logbook.log_usual, diary), habit.id)
            )
            yield Found(
                Content("Log ") + plain(habit.name), Content("The usual amount, today."), log,
                "done", first=False,
            )  # fmt: skip

    def _amounts(self, query: str) -> Iterable[Found]:
        """`log walk 20`: an amount for the habit that is meant."""
        word, *rest = query.split()
        diary = self.care.diary
        for at in range(len(rest) - 1, 0, -1) if word.casefold() == "log" else ():
            amount = " ".join(rest[at:])
            try:
                habit = diary.find(" ".join(rest[:at]))
            except SelfcareError:
                continue
            log = partial(
                self.care.act_everywhere, partial(partial(logbook.log, diary), habit.id, amount)
            )
            yield Found(
                Content("Log ") + plain(habit.name) + ": " + plain(amount),
                Content("This amount, today."), log,
                also=query,
            )  # fmt: skip

    def _settings(self) -> Iterable[Found]:
        for setting in SETTINGS:
            yield Found(
                Content(f"Setting: {setting.name}"), Content(setting.sentence),
                partial(self.care.open_anew, "settings", at=setting.key),
                f"{setting.key.replace('_', ' ')} {setting.also}",
                first=False,
            )  # fmt: skip

    def _themes(self) -> Iterable[Found]:
        for theme in THEMES:
            yield Found(
                Content(f"Theme: {theme}"), Content("The colours of the app, from now on."),
                partial(self._theme, theme=theme), "colours dark light", first=False,
            )  # fmt: skip

    async def _theme(self, theme: str) -> None:
        setting_acts.set_setting(self.care.diary, "theme", theme)
        self.care.apply_settings()

    def _routines(self) -> Iterable[Found]:
        for routine in practising.routines(self.care.diary):
            yield Found(
                Content("Practise: ") + plain(routine.title), plain(routine.summary),
                partial(self.care.open_anew, "practice_card", routine.id), first=False,
            )  # fmt: skip
