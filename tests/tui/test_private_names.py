"""The private names of Textual that we stand on: an upgrade that moves them is seen here."""

import inspect
from collections.abc import Callable

import pytest
from rich.traceback import Traceback
from textual import keys
from textual._xterm_parser import XTermParser
from textual.app import App
from textual.drivers._writer_thread import WriterThread
from textual.drivers.linux_driver import LinuxDriver
from textual.screen import Screen

from selfcare.service import Selfcare
from selfcare.tui.app import SelfcareApp

MakeApp = Callable[..., SelfcareApp]

NOTE = "a note that is nobody's business"


def test_the_crash_hook_is_still_called_fatal_error() -> None:
    """`App._fatal_error` prints tracebacks with local variables; ours takes its place."""
    assert "show_locals=True" in inspect.getsource(App._fatal_error)
    assert list(inspect.signature(App._fatal_error).parameters) == ["self"]
    assert SelfcareApp._fatal_error is not App._fatal_error


def test_a_fault_goes_through_handle_exception() -> None:
    """`App._handle_exception` ends the app with exit code 1; ours keeps drafts first."""
    assert "_return_code = 1" in inspect.getsource(App._handle_exception)
    assert SelfcareApp._handle_exception is not App._handle_exception


@pytest.mark.parametrize(
    ("kind", "names"),
    [
        (LinuxDriver, ("_file", "_writer_thread", "_auto_restart", "attrs_before", "exit_event")),
        (WriterThread, ("_queue",)),
    ],
)
def test_the_driver_keeps_what_ours_uses(kind: type, names: tuple[str, ...]) -> None:
    """The output file, its thread and queue, and what is set when the app suspends."""
    source = "".join(inspect.getsource(each) for each in kind.__mro__[:2])
    assert [name for name in names if f"self.{name}" not in source] == []


def test_the_driver_calls_what_ours_replaces() -> None:
    """The input loop, going on after a stop, and the keys of a sequence."""
    assert "self.run_input_thread()" in inspect.getsource(LinuxDriver._run_input_thread)
    assert "self._sigcont_application" in inspect.getsource(LinuxDriver.__init__)
    assert "self._sequence_to_key_events" in inspect.getsource(XTermParser.parse)


def test_the_app_keeps_its_screens_by_mode() -> None:
    """`App._screen_stacks` is read when the app ends, to keep drafts of every mode."""
    assert "_screen_stacks" in inspect.getsource(App.__init__)


def test_a_place_can_be_made_before_it_is_opened() -> None:
    """`App._init_mode` makes a mode's screens; the first key to Week and Look back finds them."""
    assert list(inspect.signature(App._init_mode).parameters) == ["self", "mode"]
    assert "_screen_stacks" in inspect.getsource(App._init_mode)


def test_tests_read_the_compositor_and_key_names() -> None:
    """The visible text comes from `Screen._compositor`, key names from `_character_to_key`."""
    assert "_compositor" in inspect.getsource(Screen)
    assert keys._character_to_key("!") == "exclamation_mark"


async def test_a_crash_prints_no_local_variable(
    care: Selfcare, make_app: MakeApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A note in a local variable does not reach the terminal when the app crashes."""
    printed: list[Traceback] = []
    app = make_app(care)
    monkeypatch.setattr(app, "panic", lambda *parts: printed.extend(parts))
    try:
        secret = NOTE
        len(secret) / 0
    except ZeroDivisionError:
        app._fatal_error()
        shown = "".join(segment.text for segment in app.console.render(printed[0]))
        with_locals = Traceback(show_locals=True)
        control = "".join(segment.text for segment in app.console.render(with_locals))
    assert "ZeroDivisionError" in shown
    assert NOTE not in shown
    assert NOTE in control
