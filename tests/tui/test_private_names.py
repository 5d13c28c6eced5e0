"""The private names of Textual that we stand on: an upgrade that moves them is seen here."""

import inspect

import pytest
from rich.traceback import Traceback
from textual import _compositor, command, keys
from textual._xterm_parser import XTermParser
from textual.app import App
from textual.drivers._writer_thread import WriterThread
from textual.drivers.linux_driver import LinuxDriver
from textual.message_pump import MessagePump
from textual.screen import Screen
from textual.widgets import Footer, Input, OptionList, TextArea, option_list
from textual.widgets._footer import FooterKey

from selfcare.tui.app import SelfcareApp

NOTE = "a note that is nobody's business"


def parameters(method: object) -> list[str]:
    assert callable(method)
    return list(inspect.signature(method).parameters)


def test_the_crash_hook_is_still_called_fatal_error():
    """`App._fatal_error` prints tracebacks with local variables; ours takes its place."""
    assert "show_locals=True" in inspect.getsource(App._fatal_error)
    assert parameters(App._fatal_error) == ["self"]
    assert SelfcareApp._fatal_error is not App._fatal_error


def test_a_fault_goes_through_handle_exception():
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
def test_the_driver_keeps_what_ours_uses(kind, names):
    """The output file, its thread and queue, and what is set when the app suspends."""
    source = "".join(inspect.getsource(each) for each in kind.__mro__[:2])
    assert [name for name in names if f"self.{name}" not in source] == []


def test_the_driver_calls_what_ours_replaces():
    """The input loop, going on after a stop, and the keys of a sequence."""
    assert "self.run_input_thread()" in inspect.getsource(LinuxDriver._run_input_thread)
    assert "self._sigcont_application" in inspect.getsource(LinuxDriver.__init__)
    assert "self._sequence_to_key_events" in inspect.getsource(XTermParser.parse)


def test_widgets_are_started_where_we_say_who_asked():
    """`_register` starts widgets, `_start_widget` scroll bars; who asked is a context variable."""
    assert "widget._start_messages()" in inspect.getsource(App._register)
    assert parameters(App._start_widget) == ["self", "parent", "widget"]
    assert "active_message_pump.set(self)" in inspect.getsource(MessagePump._context)
    assert "visible_screen_stack.set(" in inspect.getsource(_compositor)


def test_the_app_keeps_its_screens_by_mode():
    """`_screen_stacks` is read to keep drafts, `_init_mode` makes a place before it opens."""
    assert "_screen_stacks" in inspect.getsource(App.__init__)
    assert parameters(App._init_mode) == ["self", "mode"]
    assert "_screen_stacks" in inspect.getsource(App._init_mode)


def test_screens_paint_and_read_the_style_sheet_as_ours_expect():
    """A screen below others asks for another paint; a screen of another count reads all again."""
    assert "self._repaint_required = True" in inspect.getsource(Screen._compositor_refresh)
    assert "_css_update_count" in inspect.getsource(App._init_mode)
    assert "_css_update_count" in inspect.getsource(App.switch_mode)


def test_keys_come_through_on_event():
    """Keys wait their turn in `App.on_event`; forwarded ones have had it."""
    assert "is_forwarded" in inspect.getsource(App.on_event)
    assert keys._character_to_key("!") == "exclamation_mark"
    assert keys._character_to_key("ф") == "ф"


def test_texts_take_keys_and_pastes_where_ours_do():
    """Our fields replace `_on_key` and `_on_paste`."""
    assert parameters(TextArea._on_key) == ["self", "event"]
    assert parameters(Input._on_paste) == ["self", "event"]


def test_a_row_is_drawn_again_by_its_prompt():
    """`Option._set_prompt` is what `OptionList.replace_option_prompt` calls."""
    assert parameters(option_list.Option._set_prompt) == ["self", "prompt"]
    assert "_set_prompt" in inspect.getsource(OptionList)


def test_the_palette_searches_in_a_group():
    """`CommandPalette._GATHER_COMMANDS_GROUP` is the worker that Enter waits for."""
    palette = command.CommandPalette
    assert "group=_GATHER_COMMANDS_GROUP" in inspect.getsource(palette)
    assert {"highlighted_event", "option_selected"} <= {
        *inspect.signature(palette.OptionHighlighted).parameters,
        *inspect.signature(palette.Closed).parameters,
    }


def test_tests_read_the_compositor_and_the_dispatcher():
    """The visible text comes from `Screen._compositor`, what a key does from `_dispatch_action`."""
    assert "_compositor" in inspect.getsource(Screen)
    assert parameters(App._dispatch_action) == ["self", "namespace", "action_name", "params"]


async def test_a_crash_prints_no_local_variable(care, make_app, monkeypatch):
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


def test_a_key_of_the_footer_is_made_as_ours_is():
    """`FooterKey` has no public name; the footer's own are bound to it and never let go."""
    assert parameters(FooterKey)[:6] == [
        "key", "key_display", "description", "action", "disabled", "tooltip",
    ]  # fmt: skip
    assert "data_bind(compact=" in inspect.getsource(Footer.compose)


def test_the_app_remembers_the_last_click():
    """Its moment and its spot say which clicks are one quick row."""
    source = inspect.getsource(App)
    for name in ("_click_chain_last_time", "_click_chain_last_offset"):
        assert f"self.{name} = " in source
