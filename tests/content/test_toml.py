"""A document is looked at before it is parsed: what would cost too much is refused at once."""

import subprocess
import sys
from pathlib import Path

from selfcare.content.toml import too_much

HOSTILE = Path(__file__).with_name("hostile_toml.py")


def read_hostile(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(HOSTILE), *words], capture_output=True, text=True, check=False
    )


def test_what_costs_the_square_of_its_length_is_refused() -> None:
    """As settings and as a routine, all of them within 50 MB and the time of 20 times 0.1 s."""
    done = read_hostile()
    assert (done.returncode, done.stdout) == (0, "10\n"), done.stderr[-500:]


def test_the_parser_alone_is_not_let_through() -> None:
    """The control: the same limits stop it at the first document."""
    assert read_hostile("parser").returncode


def test_dots_inside_words_are_no_matter() -> None:
    """A sentence may have as many dots as it likes."""
    assert not too_much(b'say = "' + b"." * 400 + b'"')
