"""The one local SQLite file: opening it, its schema, undo, backups, and typed reads and writes.

The only package that knows SQLite. `Store` is the whole interface.
"""

from selfcare.store.days import Window
from selfcare.store.errors import ChangeMovedError, ConflictError
from selfcare.store.journal import KEEP_CHANGES, KEEP_TIME, Act
from selfcare.store.store import Store

__all__ = [
    "KEEP_CHANGES",
    "KEEP_TIME",
    "Act",
    "ChangeMovedError",
    "ConflictError",
    "Store",
    "Window",
]
