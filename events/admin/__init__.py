"""The desk of the editors, by subject."""

from . import imports, people, reference, seminars, sessions, staff

__all__ = ["imports", "people", "reference", "seminars", "sessions", "staff"]
