"""Reads documents that cost a parser the square of their length, within limits; prints how many.

`hostile_toml.py` reads them as settings and as a routine, `hostile_toml.py parser` hands the first
one to the parser at once, which is the control. Within MEMORY more than the start took, and SECONDS
of the processor for all of them together.
"""

import resource
import sys
from contextlib import suppress
from pathlib import Path

import msgspec

from selfcare.content.routines import decode_routine
from selfcare.core.errors import UnreadableError
from selfcare.diary.settings_file import read_settings

MEMORY = 50 * 2**20
SECONDS = 2
DOTS = b".".join([b"a"] * 20_000) + b" = 1"
DOCUMENTS = (
    DOTS,
    b"a = " + b"9" * 5000,
    b"a = " + b"[" * 30_000,
    b"a = " + b"[\n" * 30_000,
    b"a = " + b"{a=\n" * 15_000,
    b'"' + b'\\"' * 30_000,
    b'x = { y = """\n\'""", ' + DOTS + b"} #'",
    b"\n".join(b"a%d" % number + b".a" * 140 + b" = 1" for number in range(200)),
    b"\n".join(b"a%d = 1" % number for number in range(6500)),
    b"[[a]]\n" * 10_000,
)
"""Long keys, numbers, lists and texts; the seventh hides its key where a text seems to stand."""


def main() -> None:
    taken = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (taken + MEMORY, taken + MEMORY))
    used = int(sum(resource.getrusage(resource.RUSAGE_SELF)[:2]))
    resource.setrlimit(resource.RLIMIT_CPU, (used + SECONDS, used + SECONDS))
    if sys.argv[1:]:
        msgspec.toml.decode(DOTS)
    refused = 0
    for document in DOCUMENTS:
        with suppress(UnreadableError):
            read_settings(document, {})
            continue
        with suppress(UnreadableError):
            decode_routine(document, "mine.toml")
            continue
        refused += 1
    print(refused)  # noqa: T201  # the report


main()
