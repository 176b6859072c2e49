"""Collect paragraphs, table rows and notes while the XML of an office document streams past."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from events.importing.blocks import ReadError

from .source import MAX_PARAGRAPHS, Paragraph


@dataclass
class Draftsheet:
    """Hold one paragraph while its runs are read."""

    kind: str = "paragraph"
    level: int = 0
    ordered: bool = False
    style: str = ""
    goes_on: bool = False  # the mark at its end was deleted: the next paragraph goes on with it
    parts: list[str] = field(default_factory=list)
    letters: int = 0
    strong_letters: int = 0

    def add(self, text: str, *, strong: bool = False) -> None:
        self.parts.append(text)
        count = len(text.strip())
        self.letters += count
        self.strong_letters += count if strong else 0

    def finished(self) -> Paragraph:
        strong = self.letters > 0 and self.strong_letters == self.letters
        return Paragraph("".join(self.parts), self.kind, self.level, self.ordered, strong)


class Collector:
    """Keep the order of paragraphs, put the cells of a table row side by side, and keep notes for the end.

    A row whose cells hold several paragraphs each is a table used for layout: it is read cell by cell.
    """

    def __init__(self) -> None:
        self.paragraphs: list[Paragraph] = []
        self.notes: list[Paragraph] = []
        self.tables = 0
        self._rows: list[list[list[Paragraph]]] = []
        self._place = (0, 0)  # the outermost table that is open, and its row
        self._count = 0

    def add(self, paragraph: Paragraph) -> None:
        self._count += 1
        if self._count > MAX_PARAGRAPHS:
            raise ReadError(f"The file has more than {MAX_PARAGRAPHS:,} paragraphs.")
        if not paragraph.text.strip():
            return
        if self._rows and self._rows[-1]:
            self._rows[-1][-1].append(paragraph)
        else:
            self.paragraphs.append(paragraph)

    def start_table(self) -> None:
        self.tables += 1
        if not self._rows:
            self._place = (self.tables, 0)

    def start_row(self) -> None:
        if not self._rows:
            self._place = (self._place[0], self._place[1] + 1)
        self._rows.append([])

    def start_cell(self) -> None:
        if self._rows:
            self._rows[-1].append([])

    def end_row(self) -> None:
        columns = self._rows.pop() if self._rows else []
        cells = [(column, cell) for column, cell in enumerate(columns, 1) if cell]
        if len(cells) > 1 and all(len(cell) == 1 for _, cell in cells):
            text = "\t".join(" ".join(cell[0].text.split("\n")) for _, cell in cells)
            strong = all(cell[0].strong for _, cell in cells)
            column, first = cells[0][0], cells[0][1][0]
            cells = [(column, [Paragraph(text, "row", strong=strong, zone=first.zone)])]
        for column, paragraph in ((column, paragraph) for column, cell in cells for paragraph in cell):
            if self._rows and self._rows[-1]:
                self._rows[-1][-1].append(paragraph)
            else:
                self.paragraphs.append(replace(paragraph, cell=(*self._place, column)))


def counted(count: int, one: str, many: str) -> list[str]:
    """Return the message for one or many, or none."""
    return [one if count == 1 else many.format(count)] if count else []
