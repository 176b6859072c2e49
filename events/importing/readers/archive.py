"""Open the parts of a .docx or .odt within limits, and walk their XML as a stream.

Nothing is handed to a library that reads a whole part or expands entities: every byte unpacked, every element and
every character is counted while it streams past, and a document type declaration is refused where it begins.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from typing import Protocol
from xml.parsers import expat

from events.importing.blocks import ReadError

MAX_ENTRIES = 3_000
MAX_PART = 40_000_000
MAX_RATIO = 250
RATIO_COUNTS_FROM = 4_000_000
MAX_ELEMENTS = 1_500_000
MAX_DEPTH = 200
MAX_TEXT = 8_000_000
STEP = 65_536
ODT_TYPE = b"application/vnd.oasis.opendocument.text"
DAMAGED = "The file is damaged or incomplete and cannot be opened."


class Handler(Protocol):
    """Receive the events of an XML part; names are «namespace local-name», with a blank between."""

    def start(self, tag: str, attributes: dict[str, str]) -> None: ...

    def end(self, tag: str) -> None: ...

    def text(self, data: str) -> None: ...


def kind_of_archive(data: bytes) -> str:
    """Return `docx` or `odt`; refuse every other archive."""
    archive = Archive(data)
    if "word/document.xml" in archive.names:
        return "docx"
    if "mimetype" in archive.names and archive.start_of("mimetype", 100).startswith(ODT_TYPE):
        return "odt"
    raise ReadError("The file is an archive or another kind of office file, not a .docx or .odt document.")


class Archive:
    """Give the parts of a zip file, of which only as much is unpacked as the limits allow."""

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            entries = self._zip.infolist()
        except (zipfile.BadZipFile, ValueError, OverflowError, NotImplementedError, EOFError, IndexError) as error:
            raise ReadError(DAMAGED) from error
        if len(entries) > MAX_ENTRIES:
            raise ReadError(f"The file holds more than {MAX_ENTRIES:,} parts.")
        if any(entry.flag_bits & 0x1 for entry in entries):
            raise ReadError("The file is encrypted; save it without a password.")
        self.names = [entry.filename for entry in entries]
        self._left = 2 * MAX_PART

    def start_of(self, name: str, length: int) -> bytes:
        return next(self._stream(name), b"")[:length]

    def _stream(self, name: str) -> Iterator[bytes]:
        entry = self._zip.getinfo(name)
        read = 0
        try:
            with self._zip.open(entry) as part:
                while chunk := part.read(STEP):
                    read += len(chunk)
                    self._left -= len(chunk)
                    if read > RATIO_COUNTS_FROM and read > MAX_RATIO * max(entry.compress_size, 1):
                        raise ReadError("The file unpacks to far more than its size; it was not read.")
                    if read > MAX_PART or self._left < 0:
                        raise ReadError("The file unpacks to more than can be read.")
                    yield chunk
        except (
            zipfile.BadZipFile,
            zlib.error,
            EOFError,
            OSError,
            NotImplementedError,
            RuntimeError,
            ValueError,
        ) as error:
            if isinstance(error, ReadError):
                raise
            raise ReadError(DAMAGED) from error

    def walk(self, name: str, handler: Handler) -> None:
        """Walk the XML of a part, if the archive has it."""
        if name in self.names:
            _Walk(handler).run(self._stream(name))


class _Walk:
    """Count what passes and hand it on."""

    def __init__(self, handler: Handler) -> None:
        self._handler = handler
        self._elements = self._depth = self._characters = 0
        self._parser = expat.ParserCreate(namespace_separator=" ")
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._text
        self._parser.StartDoctypeDeclHandler = self._refuse_doctype

    def run(self, stream: Iterator[bytes]) -> None:
        try:
            for chunk in stream:
                self._parser.Parse(chunk, False)
            self._parser.Parse(b"", True)
        except expat.ExpatError as error:
            raise ReadError(DAMAGED) from error

    def _refuse_doctype(self, *_: object) -> None:
        raise ReadError("The file declares a document type or entities, which an office document never does.")

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        self._elements += 1
        self._depth += 1
        if self._elements > MAX_ELEMENTS or self._depth > MAX_DEPTH:
            raise ReadError("The file has too many elements, or they are nested too deeply.")
        self._handler.start(tag, attributes)

    def _end(self, tag: str) -> None:
        self._depth -= 1
        self._handler.end(tag)

    def _text(self, data: str) -> None:
        self._characters += len(data)
        if self._characters > MAX_TEXT:
            raise ReadError("The file holds more text than can be read.")
        self._handler.text(data)
