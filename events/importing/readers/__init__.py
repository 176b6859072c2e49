"""Read a file into a `Document`: `read(data, name)`; whatever cannot be read is refused with a `ReadError`.

Formats: .docx .odt .pdf .txt .md .html, and pasted text under the name "". What a reader leaves out (a comment, a
picture) or changes (a tracked change taken as accepted) it names in the document's warnings.
"""

from __future__ import annotations

import hashlib
import unicodedata

from events.importing.blocks import Document, ReadError

from .source import Source

__all__ = ["MAX_BYTES", "ReadError", "read"]

MAX_BYTES = 20_000_000
MAX_CHARACTERS = 2_000_000
MEDIA_TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "odt": "application/vnd.oasis.opendocument.text",
    "pdf": "application/pdf",
    "txt": "text/plain",
    "md": "text/markdown",
    "html": "text/html",
}
SUFFIXES = {
    "markdown": "md",
    "htm": "html",
    "xhtml": "html",
    "text": "txt",
    "": "txt",
    **{key: key for key in MEDIA_TYPES},
}
FOREIGN = (
    (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        "an old or a password-protected Office file; save it as .docx without a password",
    ),
    (b"{\\rtf", "an RTF file; save it as .docx or .odt"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"MZ", "a program"),
    (b"\x7fELF", "a program"),
    (b"\x1f\x8b", "a compressed file; unpack it first"),
    (b"7z\xbc\xaf", "a compressed file; unpack it first"),
    (b"Rar!", "a compressed file; unpack it first"),
    (b"SQLite format 3", "a database"),
)


def read(data: bytes, name: str) -> Document:
    """Read a file, named as the person who chose it named it, or pasted text named "".

    Raise `ReadError`, whose text is one sentence for that person, if the file cannot be read safely and whole.
    """
    if len(data) > MAX_BYTES:
        raise ReadError(f"The file is larger than {MAX_BYTES // 1_000_000} MB, which is the most that can be read.")
    if not data.strip():
        raise ReadError("The file is empty.")
    kind = _kind(data, name)
    source = _read_as(kind, data)
    text = source.text
    if len(text) > MAX_CHARACTERS:
        raise ReadError(f"The file holds more than {MAX_CHARACTERS:,} characters of text, too many for one document.")
    if not text.strip():
        raise ReadError("The file holds no text.")
    return Document(
        name=unicodedata.normalize("NFC", name),
        sha256=hashlib.sha256(data).hexdigest(),
        media_type=MEDIA_TYPES[kind],
        text=text,
        chunks=tuple(source.chunks),
        marks=tuple(source.marks),
        warnings=tuple(source.warnings),
        repairs=tuple(source.repairs),
    )


def _kind(data: bytes, name: str) -> str:
    """Return the format that both the name and the first bytes stand for; refuse a file of which they disagree."""
    suffix = name.rpartition(".")[2].lower() if "." in name else ""
    if suffix not in SUFFIXES:
        raise ReadError(f"Files of the kind .{suffix[:12]} cannot be read; use .docx, .odt, .pdf, .txt, .md or .html.")
    named, found = SUFFIXES[suffix], _sniff(data)
    if found is None and named in ("docx", "odt", "pdf"):
        raise ReadError(f"The file is called .{named}, but it is not such a file or it is damaged.")
    if found and suffix and found != named:
        raise ReadError(f"The file is called .{suffix}, but it holds a .{found} file; give it its right name.")
    return found or named


def _sniff(data: bytes) -> str | None:
    for start, what in FOREIGN:
        if data.startswith(start):
            raise ReadError(f"The file is not a text document but {what}.")
    if data.startswith(b"PK"):
        from .archive import kind_of_archive

        return kind_of_archive(data)
    return "pdf" if b"%PDF-" in data[:1024] else None


def _read_as(kind: str, data: bytes) -> Source:
    if kind == "docx":
        from .docx import read_docx

        return read_docx(data)
    if kind == "odt":
        from .odt import read_odt

        return read_odt(data)
    if kind == "pdf":
        from .pdf import read_pdf

        return read_pdf(data)
    from .html import read_html
    from .plain import decode, read_markdown, read_plain

    text, warnings = decode(data)
    readers = {"txt": read_plain, "md": read_markdown, "html": read_html}
    source = readers[kind](text)
    source.warnings[:0] = warnings
    return source
