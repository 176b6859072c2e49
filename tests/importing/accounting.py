"""Check that a draft accounts for every character of its source."""

from __future__ import annotations

from events.importing.draft import Draft


def faults_of(draft: Draft) -> list[str]:
    """Return every character that is no white space and is not covered exactly once, and every span out of place."""
    text = draft.source.text
    covered = [0] * len(text)
    faults = []
    for holder in holders_of(draft):
        for start, end in holder.spans:
            if not 0 <= start < end <= len(text):
                faults.append(f"span {start}-{end} is outside the text or empty")
            for at in range(start, end):
                covered[at] += 1
    faults += [
        f"{text[at]!r} at {at} is covered {count} times"
        for at, count in enumerate(covered)
        if count != 1 and not text[at].isspace()
    ]
    return faults + [
        f"{at} is white space covered twice" for at, count in enumerate(covered) if count > 1 and text[at].isspace()
    ]


def holders_of(draft: Draft) -> list:
    holders = [*draft.titles, *draft.furniture, *draft.unplaced]
    for session in draft.sessions:
        holders += session.introduction
        for contribution in session.contributions:
            holders += [*contribution.blocks, *contribution.quotes]
    return holders
