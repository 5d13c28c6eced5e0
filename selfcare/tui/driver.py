"""The terminal as the app meets it on POSIX: Textual's driver, made to stand whatever comes.

What can come: the terminal goes away (a closed window, a lost connection), stops reading, sends
bytes that are no UTF-8 or key reports that are malformed, or the process is stopped and goes on.
None of it ends the input thread or makes the process wait for ever.
"""

import os
import re
import select
import signal
import termios
import threading
from codecs import getincrementaldecoder
from collections.abc import Iterable
from contextlib import suppress
from queue import Full
from typing import IO, Any

from textual import events
from textual._xterm_parser import XTermParser
from textual.app import App
from textual.drivers.linux_driver import LinuxDriver
from textual.keys import Keys

from selfcare import ending

HUNG_UP = 128 + 1
"""The exit code of a program whose terminal went away: that of SIGHUP."""
AT_ONCE = 4096
"""Most bytes read at once."""
LOOK = 0.1
"""Seconds between two looks at whether the end has begun."""
RESTORE = (
    b"\x1b[?2004l\x1b[?7h\x1b[?1000l\x1b[?1003l\x1b[?1015l\x1b[?1006l"
    b"\x1b[<u\x1b[?1049l\x1b[?25h\x1b[?1004l"
)
"""No paste marks, lines fold, no mouse, plain keys, main screen, cursor, no focus reports."""

_KEY_EVENT = re.compile(r"\x1b\[(\d*)[\d:]*(?:;(\d*)(?::(\d*))?[\d:]*)?(;[\d:]*)?([u~A-HPQRS])")
"""A key report in the keyboard protocol: code with alternates, modifiers with kind, text."""
_RELEASED = "3"


class LenientParser(XTermParser):
    """Reads key reports that Textual's parser does not know, and leaves malformed ones out."""

    def _sequence_to_key_events(self, sequence: str, alt: bool = False) -> Iterable[events.Key]:
        try:
            return list(super()._sequence_to_key_events(sequence, alt))
        except (ValueError, OverflowError):
            return self._read_report(sequence)

    def _read_report(self, sequence: str) -> list[events.Key]:
        """The keys of a report with alternates or a kind; an ignored key for one without sense."""
        ignored = [events.Key(Keys.Ignore, sequence)]
        found = _KEY_EVENT.fullmatch(sequence)
        if found is None:
            return ignored
        code, modifiers, kind, text, end = found.groups("")
        if kind == _RELEASED:
            return ignored
        plain = f"\x1b[{code or 1};{modifiers or 1}{text}{end}"
        if plain == sequence:
            return ignored
        with suppress(ValueError, OverflowError):
            return list(super()._sequence_to_key_events(plain))
        return ignored


class _QuietFile:
    """The output of the driver: once the terminal has gone, writing to it does nothing."""

    def __init__(self, file: IO[str]) -> None:
        self._file = file
        self.gone = False

    def write(self, text: str) -> None:
        if not self.gone:
            try:
                self._file.write(text)
            except (OSError, ValueError):
                self.gone = True

    def flush(self) -> None:
        if not self.gone:
            try:
                self._file.flush()
            except (OSError, ValueError):
                self.gone = True

    def fileno(self) -> int:
        return self._file.fileno()


class SteadyDriver(LinuxDriver):
    """The driver of the app; calls the app's `end_soon` when the terminal has gone."""

    def __init__(self, app: App[Any], **options: Any) -> None:
        super().__init__(app, **options)
        self._file: Any = _QuietFile(self._file)
        self._stopped = True
        """Whether the app does not have the terminal: before the start, suspended, at the end."""

    def _get_terminal_size(self) -> tuple[int, int]:
        """What the terminal says; LINES and COLUMNS that a shell exports stay as they once were."""
        with suppress(OSError):
            columns, rows = os.get_terminal_size(self.fileno)
            if columns and rows:
                return columns, rows
        return super()._get_terminal_size()

    # -- output --------------------------------------------------------------------------------

    def write(self, data: str) -> None:
        """Writes in order; waits for a slow terminal, but not once the end has begun."""
        writer = self._writer_thread
        while writer is not None and writer.is_alive() and not self._file.gone:
            try:
                writer._queue.put(data, timeout=LOOK)  # noqa: SLF001  it has no other door
            except Full:
                if ending.begun():
                    return
            else:
                return

    def close(self) -> None:
        """Lets what is written come out, as far as the terminal takes it."""
        writer = self._writer_thread
        if writer is None:
            return
        with suppress(Full):
            writer._queue.put(None, timeout=LOOK)  # noqa: SLF001  as above
        writer.join(LOOK if ending.begun() else None)

    def restore(self) -> None:
        """Gives the terminal back from outside, when the app could not."""
        if self._stopped or self._file.gone:
            return
        with suppress(OSError, ValueError):
            if select.select([], [self.fileno], [], 0)[1]:
                os.write(self.fileno, RESTORE)
        if self.attrs_before is not None:
            with suppress(termios.error):
                termios.tcsetattr(self.fileno, termios.TCSANOW, self.attrs_before)

    # -- input ---------------------------------------------------------------------------------

    def run_input_thread(self) -> None:
        """Reads until the app has what it wants, or the terminal has gone."""
        decode = getincrementaldecoder("utf-8")("replace").decode
        parser: XTermParser = LenientParser(self._debug)
        main = threading.main_thread()
        while not self.exit_event.is_set() and main.is_alive():
            text = ""
            if select.select([self.fileno], [], [], LOOK)[0]:
                try:
                    data = os.read(self.fileno, AT_ONCE)
                except OSError:
                    data = b""
                if not data:
                    self._hang_up()
                    return
                text = decode(data)
            parser = self._hand_on(parser, text)

    def _hand_on(self, parser: XTermParser, text: str) -> XTermParser:
        """Hands on what was typed; the parser for what follows.

        Sign by sign: what the parser stumbles over is left out, and no sign after it.
        """
        for character in text:
            try:
                for message in parser.feed(character):
                    self.process_message(message)
            except Exception:  # noqa: BLE001  whatever was sent, the next key is read
                parser = LenientParser(self._debug)
        try:
            for message in parser.tick():
                self.process_message(message)
        except Exception:  # noqa: BLE001  as above
            parser = LenientParser(self._debug)
        return parser

    def _hang_up(self) -> None:
        """The terminal has gone: the app ends, and the process soon after."""
        ending.begin(HUNG_UP)
        ending.forget_terminal()
        self._file.gone = True
        with suppress(RuntimeError):  # the loop has ended already
            self._loop.call_soon_threadsafe(self._app.end_soon, HUNG_UP)  # type: ignore[attr-defined]

    # -- stopped and going on ------------------------------------------------------------------

    def start_application_mode(self) -> None:
        """Takes the terminal."""
        self._stopped = False
        super().start_application_mode()  # type: ignore[no-untyped-call]

    def stop_application_mode(self) -> None:
        """Gives the terminal back."""
        super().stop_application_mode()
        self._stopped = True

    def _sigcont_application(self, *_: object) -> None:
        """Goes on: takes the terminal again if it was given back, and draws everything."""
        if self._stopped and self._auto_restart:
            self.resume_application_mode()
        self._loop.call_soon_threadsafe(self._draw_all)

    def _draw_all(self) -> None:
        self._app.refresh(layout=True)
        self._app.screen.refresh(layout=True)

    @property
    def can_suspend(self) -> bool:
        """Whether there is a shell to go back to."""
        return hasattr(signal, "SIGTSTP")
