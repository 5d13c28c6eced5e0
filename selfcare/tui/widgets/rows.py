"""A list of rows: Textual's OptionList with our keys; left and right are the place's."""

from typing import ClassVar

from textual.binding import BindingType
from textual.widgets import OptionList

from selfcare.tui.acts import bindings


class Rows(OptionList, inherit_bindings=False):
    """Rows under one cursor."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("list")]
