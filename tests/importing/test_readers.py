"""Read bytes of every format as text and chunks."""

import pytest

from events.importing.blocks import passage_of
from events.importing.layout import lay_out
from events.importing.parser import parse
from events.importing.readers import ReadError, read

from . import hostile
from .scoring import VOCABULARY, draft_of_text

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


def test_word_paragraph_whose_mark_was_deleted_goes_on_in_the_next():
    run = "<w:r><w:t>{}</w:t></w:r>"
    body = (
        f"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{run.format('One ')}</w:p><w:p>{run.format('two')}</w:p>"
        f"<w:p><w:pPr><w:rPr><w:moveFrom/></w:rPr></w:pPr><w:moveFrom>{run.format('gone')}</w:moveFrom></w:p>"
        f"<w:p>{run.format('three')}</w:p>"
    )

    document = read(hostile.docx(body), "a.docx")

    assert document.text == "One two\n\nthree"


def test_word_paragraph_whose_mark_was_deleted_at_the_end_of_a_cell_is_kept():
    cut = "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>{}</w:t></w:r></w:p>"
    body = f"<w:tbl><w:tr><w:tc>{cut.format('a')}</w:tc></w:tr></w:tbl>{cut.format('b')}"

    document = read(hostile.docx(body), "a.docx")

    assert document.text == "a\n\nb"


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


@pytest.mark.parametrize("form", ["docx", "odt", "html"])
def test_paragraphs_in_a_table_know_their_cell(form):
    word = "<w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>"
    odt = "<b:table-cell><t:p>{}</t:p></b:table-cell>"
    files = {
        "docx": lambda: hostile.docx(
            f"{hostile.paragraph('x')}<w:tbl><w:tr>{word.format('a')}{word.format('b')}</w:tr>"
            f"<w:tr>{word.format('')}{word.format('d')}</w:tr></w:tbl>{hostile.paragraph('y')}"
        ),
        "odt": lambda: hostile.odt(
            f'<t:p>x</t:p><b:table xmlns:b="urn:oasis:names:tc:opendocument:xmlns:table:1.0">'
            f"<b:table-row>{odt.format('a')}{odt.format('b')}</b:table-row>"
            f"<b:table-row>{odt.format('')}{odt.format('d')}</b:table-row></b:table><t:p>y</t:p>"
        ),
        "html": lambda: b"<p>x</p><table><tr><td>a<td>b</tr><tr><td></td><td>d</td></tr></table><p>y</p>",
    }

    document = read(files[form](), f"a.{form}")

    assert [(document.text[c.start : c.end], c.cell) for c in document.chunks] == [
        ("x", None),
        ("a\tb", (1, 1, 1)),
        ("d", (1, 2, 2)),
        ("y", None),
    ]


def test_open_document_spaces_tabs_and_lists_are_read():
    body = '<t:p>a<t:s t:c="2"/>b<t:tab/>c</t:p><t:list><t:list-item><t:p>one</t:p></t:list-item></t:list>'

    document = read(hostile.odt(body), "a.odt")

    assert document.text == "a  b\tc\n\none"
    assert [chunk.kind for chunk in document.chunks] == ["paragraph", "item"]


def test_html_leaves_out_scripts_and_comments():
    page = b"<p>a &amp; b<script>Ms X</script><!-- c --></p><ol><li>d</ol><p>e<br>f"

    document = read(page, "a.html")

    assert document.text == "a & b\n\nd\n\ne\nf"


@pytest.mark.parametrize(
    "around",
    [
        '<nav><ul><li><a href="/">Home</a></ul></nav>',
        '<div id="cookie-banner" role="dialog"><p>Home</p></div>',
        '<a class="skip-link" href="#main">Home</a>',
        '<header role="banner"><p>Home</p></header>',
        "<footer><p>Home</p></footer>",
        '<div class="share_links"><ul><li>Home</ul></div>',
        "<p hidden>Home</p>",
    ],
)
def test_html_sets_aside_what_stands_around_the_text(around):
    page = f'<body class="has-sidebar nav">{around}<article class="social-protection"><p>{SENTENCE}</p></article>'

    document = read(page.encode(), "a.html")

    kinds = {document.text[c.start : c.end]: c.kind for c in document.chunks}
    assert kinds == {"Home": "margin", SENTENCE: "paragraph"}
    assert "around the text" in document.warnings[0].message


def test_html_outside_a_main_part_that_holds_most_of_the_text_is_set_aside_but_its_title():
    page = f"<header><h1>T</h1><p>Log in</p></header><p>a</p><main><p>{SENTENCE}</p><header><p>b</p></header></main>"

    document = read(page.encode(), "a.html")

    assert [c.kind for c in document.chunks] == ["heading", "margin", "margin", "paragraph", "paragraph"]


def test_html_whose_text_is_in_a_menu_is_read_whole():
    document = read(f"<div class=menu><p>{SENTENCE}</p></div><p>a</p>".encode(), "a.html")

    assert [c.kind for c in document.chunks] == ["paragraph", "paragraph"]


@pytest.mark.parametrize(
    "source",
    [
        "<p>“One two three.”</p><footer>&mdash; <cite>Ann Lee</cite></footer>",
        "<p>“One two three.”</p><footer>Ann Lee, Forum</footer>",
        "<p>“One two three.”</p><cite>Ann Lee</cite>",
        "“One two three.” <cite>Ann Lee</cite>",
    ],
)
def test_html_source_of_a_quotation_signs_it(source):
    page = f"<p>Ms Ann Lee, Head, Forum, spoke.<p>Mr Bo Ek, Head, Fund, spoke.<blockquote>{source}</blockquote>"

    lee, ek = parse(read(page.encode(), "a.html"), VOCABULARY).contributions

    assert ([quote.text for quote in lee.quotes], ek.quotes) == (["One two three."], ())


def test_html_title_cited_inside_a_quotation_stays_in_it():
    page = b"<blockquote><p>Read it. Then read <cite>The Price</cite> again.</p></blockquote>"

    assert [c.kind for c in read(page, "a.html").chunks] == ["quote"]


def test_html_list_items_need_no_closing_tags():
    document = read(f"<ul>{'<li>a' * 600}</ul>".encode(), "a.html")

    assert {(c.kind, c.level) for c in document.chunks} == {("item", 0)}


def test_markdown_front_matter_is_set_aside_and_named():
    text = "---\nauthor: k.l\ntags:\n  - a\n---\n# Title\n\nMore\n"

    document = read(text.encode(), "a.md")
    draft = parse(document, VOCABULARY)

    assert [(c.kind, document.text[c.start : c.end].strip()) for c in document.chunks[1:]] == [
        ("heading", "# Title"),
        ("text", "More"),
    ]
    assert "head of the file" in document.warnings[0].message
    assert [title.text for title in draft.titles] == ["Title", "More"]
    assert draft.unplaced == ()


def test_markdown_title_that_stands_in_the_front_matter_alone_is_read():
    draft = parse(
        read(b'---\ntitle: "Care Day"\ndraft: true\n---\n\nMs Ann Lee, Head, Forum, spoke.', "a.md"), VOCABULARY
    )

    assert (draft.seminar_title, draft.unplaced) == ("Care Day", ())


def test_markdown_that_begins_with_a_rule_is_read():
    document = read(b"---\n\nMs Ann Lee spoke.\n\n---\n\nMr Bo Ek spoke.", "a.md")

    assert document.warnings == ()


def test_markdown_line_that_is_underlined_is_a_heading():
    layout = lay_out(read(b"Care Day\n========\nMore", "a.md"))

    assert [(block.kind, block.text) for block in layout.blocks] == [("heading", "Care Day"), ("paragraph", "More")]


def test_markdown_link_leaves_its_text():
    draft = parse(read(b"Slides are on [the drive](https://a.example/b_(c)) now.", "a.md"), VOCABULARY)

    assert draft.sessions[0].introduction[0].text == "Slides are on the drive now."
    assert draft.unplaced == ()


def test_wrapped_lines_are_joined_though_one_line_is_long():
    link = f"Slides are at https://a.example/{'x' * 120} now.\n\n"
    lines = "The rule is old, simple and comparable, and nobody did wish to abolish it.\nShe showed that it is met."
    text = link + "\n\n".join([lines] * 30)

    assert lay_out(read(text.encode(), "a.txt")).blocks[-1].text == lines.replace("\n", " ")


def test_signs_of_a_format_are_no_page_break():
    text = b"# Ann Lee\n*Head of the Policy Unit, Northern Care Alliance*\n\nEvery city has two.\n"

    assert [b.text for b in lay_out(read(text, "a.md")).blocks][1:] == [
        "Head of the Policy Unit, Northern Care Alliance",
        "Every city has two.",
    ]


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
