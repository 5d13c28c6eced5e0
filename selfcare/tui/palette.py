"""The palette: every act from everywhere, every setting, theme, habit and routine by name.

Textual's own CommandPalette over one provider. An act of another place goes there first.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, cast

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.types import IgnoreReturnCallbackType

from selfcare.content.acts import ACTS, Act
from selfcare.core.keymap import EVERYWHERE
from selfcare.core.settings import SETTINGS, THEMES
from selfcare.core.text import clean_line
from selfcare.tui.keys import key_words

if TYPE_CHECKING:
    from selfcare.tui.app import SelfcareApp

PLACES = frozenset({"today", "week", "look_back", "practice", "habits"})


@dataclass(frozen=True, slots=True)
class Found:
    """One line of the palette."""

    name: str
    help: str
    run: IgnoreReturnCallbackType
    also: str = ""
    """Further words it is found by."""
    first: bool = True
    """Whether it is listed before anything is typed."""


class ActProvider(Provider):
    """Everything that can be done."""

    @property
    def care(self) -> "SelfcareApp":
        """The app, by its own type."""
        return cast("SelfcareApp", self.app)

    async def discover(self) -> Hits:
        """The acts of the place below, then those of every place."""
        for found in self._everything():
            if found.first:
                yield DiscoveryHit(found.name, found.run, help=found.help)

    async def search(self, query: str) -> Hits:
        """By the words of the act, of its sentence, and what people call it."""
        matcher = self.matcher(query)
        for found in self._everything():
            score = matcher.match(found.name)
            if not score and query.casefold() in f"{found.also} {found.help}".casefold():
                score = 0.3
            if score:
                yield Hit(score, matcher.highlight(found.name), found.run, help=found.help)

    def _everything(self) -> Iterable[Found]:
        here = self.care.current_mode
        order = [here, *(where for where in ACTS if where in PLACES and where != here)]
        for where in [*order, EVERYWHERE, "by name"]:
            for act in ACTS.get(where, ()):
                if act.listed:
                    yield self._act(act, where, first=where in {here, EVERYWHERE, "by name"})
        yield from self._habits()
        yield from self._settings()
        yield from self._themes()
        yield from self._routines()

    def _act(self, act: Act, where: str, *, first: bool) -> Found:
        own = self.care.own_keys.get(act.id)
        keys = own or (*act.signs, *act.names)
        printed = act.as_printed or (key_words(keys[0]) if keys else "")
        words = act.words if where in {EVERYWHERE, "by name", self.care.current_mode} else (
            f"{where.replace('_', ' ').capitalize()}: {act.words}"
        )  # fmt: skip
        name = f"{words}  ({printed})" if printed else words
        return Found(name, act.sentence, partial(self._run, act, where), act.also, first)

    async def _run(self, act: Act, where: str) -> None:
        if where in PLACES and where != self.care.current_mode:
            await self.care.action_go(where)
        await self.care.run_action(act.action, self.care.screen)

    def _habits(self) -> Iterable[Found]:
        service = self.care.service
        for habit in service.habits():
            name = clean_line(habit.name, 40)
            yield Found(
                f"Log {name}", "The usual amount, today.",
                partial(self._acted, partial(service.log_usual, habit.id)), "done", first=False,
            )  # fmt: skip

    async def _acted(self, work: Any) -> None:
        self.care.act(work)
        self.care.refresh_places()

    def _settings(self) -> Iterable[Found]:
        for setting in SETTINGS:
            yield Found(
                f"Setting: {setting.key.replace('_', ' ')}", setting.sentence,
                partial(self.care.open_sheet, "settings", at=setting.key), first=False,
            )  # fmt: skip

    def _themes(self) -> Iterable[Found]:
        for theme in THEMES:
            yield Found(
                f"Theme: {theme}", "The colours of the app, from now on.",
                partial(self._theme, theme), "colours dark light", first=False,
            )  # fmt: skip

    async def _theme(self, theme: str) -> None:
        self.care.service.set_setting("theme", theme)
        self.care.apply_settings()

    def _routines(self) -> Iterable[Found]:
        for routine in self.care.service.routines():
            yield Found(
                f"Practise: {clean_line(routine.title, 40)}", clean_line(routine.summary, 120),
                partial(self.care.open_sheet, "practice_card", routine.id), first=False,
            )  # fmt: skip
