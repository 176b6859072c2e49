"""Numbers as pages and addresses send them."""

DIGITS = 18  # both databases store a key of so many


def number_in(value) -> int | None:
    """Return the whole number that was sent, or None where no row can have it as its key."""
    digits = str(value or "")
    return int(digits) if digits.isdecimal() and len(digits) <= DIGITS else None
