"""A small document as a sheet, for tests of what is decided on it."""

from events.importing.first_sheet import from_report
from events.importing.parser import Vocabulary, parse
from events.importing.readers import read
from events.importing.report import to_json

SOURCE = (
    "Seminar on Floors\n\nMs Ana Lima, Director, Ministry of Labour, spoke first. She was brief.\n\n"
    "1. One thing.\n2. Another thing.\n\nQuote: Count first.\n\nWho wrote this?"
)


def span(words, occurrence=0):
    start = -1
    for _ in range(occurrence + 1):
        start = SOURCE.index(words, start + 1)
    return [start, start + len(words)]


def make_report():
    introduction = "Ms Ana Lima, Director, Ministry of Labour, spoke first. She was brief."
    return {
        "source": {"name": "a.txt", "sha256": "0" * 64, "media_type": "text/plain", "text": SOURCE, "repairs": []},
        "titles": [{"kind": "seminar", "text": "Seminar on Floors", "spans": [span("Seminar on Floors")]}],
        "seminar": {"title": "Seminar on Floors"},
        "sessions": [
            {
                "title": "",
                "kind": "other",
                "introduction": [],
                "contributions": [
                    {
                        "role": "speaker",
                        "honorific": "Ms",
                        "name": "Ana Lima",
                        "other_names": [],
                        "job_title": "Director",
                        "unit": None,
                        "organization": "Ministry of Labour",
                        "country": None,
                        "attribution_text": "Director, Ministry of Labour",
                        "confidence": 0.9,
                        "blocks": [
                            {"kind": "introduction", "text": introduction, "items": [], "spans": [span(introduction)]},
                            {
                                "kind": "list",
                                "text": "One thing.\nAnother thing.",
                                "items": ["One thing.", "Another thing."],
                                "spans": [span("One thing."), span("Another thing.")],
                            },
                        ],
                        "quotes": [
                            {
                                "text": "Count first.",
                                "spans": [span("Count first.")],
                                "label": "Quote:",
                                "confidence": 1,
                            }
                        ],
                        "countries": [],
                        "sdg_targets": [],
                    }
                ],
            }
        ],
        "candidates": [],
        "furniture": [
            {"kind": "marker", "text": "1.", "spans": [span("1.")]},
            {"kind": "marker", "text": "2.", "spans": [span("2.")]},
            {"kind": "label", "text": "Quote:", "spans": [span("Quote:")]},
        ],
        "unplaced": [{"text": "Who wrote this?", "spans": [span("Who wrote this?")]}],
        "warnings": [],
    }


def words(sheet):
    """All characters of all pieces that are no white space, in order of the source."""
    spans = sorted(tuple(s) for piece in sheet.pieces for s in piece.spans)
    return "".join("".join(SOURCE[start:end].split()) for start, end in spans)


def find(sheet, text):
    return next(piece for piece in sheet.pieces if text in piece.text)


def sheet_of(text):
    """Return the first sheet of a document."""
    return from_report(to_json(parse(read(text.encode(), "a.txt"), Vocabulary())))
