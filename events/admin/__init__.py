"""The desk of the editors, by subject."""

from . import people, reference, seminars, sessions, staff

__all__ = ["people", "reference", "seminars", "sessions", "staff"]
