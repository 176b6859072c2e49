"""Read bytes of every format as text and chunks."""

import pytest

from events.importing.blocks import passage_of
from events.importing.layout import lay_out
from events.importing.readers import ReadError, read

from . import hostile
from .scoring import draft_of_text

SENTENCE = "Ms Zoë Müller, Head, Fürsorge – “Alpen”, said no."


@pytest.mark.parametrize(
    "data",
    [
        SENTENCE.encode(),
        b"\xef\xbb\xbf" + SENTENCE.encode(),
        SENTENCE.encode("utf-16"),
        SENTENCE.encode("utf-16-be"),
        SENTENCE.encode("cp1252"),
    ],
    ids=["utf-8", "utf-8 with mark", "utf-16 with mark", "utf-16 without mark", "windows-1252"],
)
def test_text_is_decoded_by_mark_then_utf8_then_utf16_then_windows(data):
    assert read(data, "a.txt").text == SENTENCE


def test_text_is_nfc_with_lf():
    document = read("Cafe\u0301\r\n\r\nb\rc".encode(), "")

    assert document.text == "Café\n\nb\nc"


def test_guessed_encoding_is_a_warning():
    assert "Windows-1252" in read("déjà".encode("cp1252"), "a.txt").warnings[0].message


def test_same_bytes_have_the_same_checksum():
    assert read(b"text", "a.txt").sha256 == read(b"text", "b.txt").sha256


def test_word_tracked_changes_are_accepted_and_named():
    body = (
        '<w:p><w:r><w:t xml:space="preserve">One in </w:t></w:r><w:del><w:r><w:delText>four</w:delText></w:r></w:del>'
        "<w:ins><w:r><w:t>five</w:t></w:r></w:ins></w:p>"
    )

    document = read(hostile.docx(body), "a.docx")

    assert document.text == "One in five"
    assert "tracked changes" in document.warnings[0].message


def test_word_text_box_is_read_once_behind_its_paragraph():
    box = "<w:txbxContent><w:p><w:r><w:t>boxed</w:t></w:r></w:p></w:txbxContent>"
    compatible = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    body = (
        f'<w:p><w:r><w:t>before</w:t></w:r><w:r><c:AlternateContent xmlns:c="{compatible}"><c:Choice>{box}</c:Choice>'
        f"<c:Fallback>{box}</c:Fallback></c:AlternateContent></w:r><w:r><w:t> after</w:t></w:r></w:p>"
    )

    document = read(hostile.docx(body), "a.docx")

    assert document.text == "before after\n\nboxed"


def test_word_table_rows_stand_side_by_side():
    cell = "<w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>"
    body = f"<w:tbl><w:tr>{cell.format('a')}{cell.format('b')}</w:tr></w:tbl>"

    document = read(hostile.docx(body), "a.docx")

    assert (document.text, document.chunks[0].kind) == ("a\tb", "row")


def test_open_document_spaces_tabs_and_lists_are_read():
    body = '<t:p>a<t:s t:c="2"/>b<t:tab/>c</t:p><t:list><t:list-item><t:p>one</t:p></t:list-item></t:list>'

    document = read(hostile.odt(body), "a.odt")

    assert document.text == "a  b\tc\n\none"
    assert [chunk.kind for chunk in document.chunks] == ["paragraph", "item"]


def test_html_leaves_out_scripts_and_comments():
    page = b"<p>a &amp; b<script>Ms X</script><!-- c --></p><ol><li>d</ol><p>e<br>f"

    document = read(page, "a.html")

    assert document.text == "a & b\n\nd\n\ne\nf"


def test_scanned_pdf_says_so():
    with pytest.raises(ReadError, match="scanned"):
        read(hostile.page(b"0 0 m 100 100 l S"), "a.pdf")


def test_file_whose_name_lies_is_refused():
    with pytest.raises(ReadError, match=r"holds a \.docx file"):
        read(hostile.docx(hostile.paragraph("a")), "a.pdf")


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        ("the report and its recommen-\ndations came late", "the report and its recommendations came late"),
        ("the talks were peer-to-\npeer and then ended", "the talks were peer-to-peer and then ended"),
        ("the well-\nknown shortage of the drugs", "the well-known shortage of the drugs"),
    ],
)
def test_hyphen_at_a_line_end_is_undone_only_inside_a_word(lines, joined):
    layout = lay_out(read(lines.encode(), "a.txt"))

    assert [block.text for block in layout.blocks] == [joined]
    assert [repair.kind for repair in layout.repairs] == ["hyphen"]


def test_passage_knows_its_places_behind_soft_hyphens():
    text = "  so\u00adcial floors"

    passage = passage_of(text, 0, len(text))

    assert passage.text == "social floors"
    assert passage.cut(7).spans() == ((10, 16),)
    assert passage.spans() == ((2, 16),)


def test_nested_items_keep_their_order():
    draft = draft_of_text("Ms Ann Lee, Head, Forum, said:\n\n* one\n  - two\n* three\n")

    assert draft.contributions[0].blocks[-1].items == ("one", "two", "three")
