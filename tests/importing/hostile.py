"""Make files that try to exhaust or mislead a reader, each with the reason in its name."""

from __future__ import annotations

import io
import zipfile
import zlib

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OPEN = f'<?xml version="1.0"?><w:document xmlns:w="{WORD}"><w:body>'
CLOSE = "</w:body></w:document>"
TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
ODT_TYPE = "application/vnd.oasis.opendocument.text"


def archive(parts: dict[str, bytes | str]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in parts.items():
            file.writestr(name, data)
    return buffer.getvalue()


def docx(body: str | bytes, *, before: str = OPEN) -> bytes:
    body = body.encode() if isinstance(body, str) else body
    return archive({"[Content_Types].xml": "<Types/>", "word/document.xml": before.encode() + body + CLOSE.encode()})


def paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def odt(body: str, manifest: str = "<manifest/>", before: str = "") -> bytes:
    content = (
        f'<?xml version="1.0"?>{before}<o:document-content xmlns:o="{OFFICE}" xmlns:t="{TEXT}"><o:body><o:text>'
        f"{body}</o:text></o:body></o:document-content>"
    )
    return archive({"mimetype": ODT_TYPE, "META-INF/manifest.xml": manifest, "content.xml": content})


def pdf(objects: list[bytes]) -> bytes:
    """Return a PDF of the objects, of which the first is the catalogue."""
    data = b"%PDF-1.4\n"
    offsets = []
    for number, body in enumerate(objects, 1):
        offsets.append(len(data))
        data += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    start = len(data)
    data += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    data += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    return data + b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, start)


def page(stream: bytes, length: int | None = None, extra: bytes = b"") -> bytes:
    """Return a PDF of one page with a content stream."""
    return pdf(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R"
            b" /Resources << /Font << /F1 5 0 R >> >> >>",
            b"<< /Length %d %s >>\nstream\n" % (length or len(stream), extra) + stream + b"\nendstream",
            b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        ]
    )


def bomb(size: int, of: bytes = b"a") -> bytes:
    """Return `size` bytes, compressed."""
    packer = zlib.compressobj(9)
    block = of * (1_000_000 // len(of))
    packed = b"".join(packer.compress(block) for _ in range(size // len(block)))
    return packed + packer.flush()


def encrypted_zip() -> bytes:
    data = bytearray(docx(paragraph("Ms X")))
    for signature, at in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        start = data.find(signature)
        data[start + at] |= 1
    return bytes(data)


def files() -> dict[str, tuple[str, bytes]]:
    """Return hostile files by what they try, each with the name it is uploaded under."""
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "ha"}">' for n in range(10))
    laughs_docx = docx(
        paragraph("&l9;"), before=f'<?xml version="1.0"?><!DOCTYPE d [{laughs}]><w:document xmlns:w="{WORD}"><w:body>'
    )
    outside = '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    good = docx(paragraph("Ms Ann Lee, Director, Forum, spoke."))
    many = {f"word/media/{number}.png": b"" for number in range(5000)}
    cyclic = [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 99999999 >>"]
    flate = b"/Filter /FlateDecode"
    packed = bomb(100_000_000, b"BT (a) Tj ET\n")
    return {
        "one run of 30 MB": ("a.docx", docx(b"<w:p><w:r><w:t>" + b"a" * 30_000_000 + b"</w:t></w:r></w:p>")),
        "a million empty paragraphs": ("a.docx", docx("<w:p/>" * 1_000_000)),
        "a million breaks in a paragraph": ("a.docx", docx(f"<w:p><w:r>{'<w:br/>' * 1_000_000}</w:r></w:p>")),
        "elements 5,000 deep": ("a.docx", docx("<w:sdt>" * 5_000 + "</w:sdt>" * 5_000)),
        "billion laughs": ("a.docx", laughs_docx),
        "external entity": (
            "a.docx",
            docx(paragraph("&x;"), before=f'{outside}<w:document xmlns:w="{WORD}"><w:body>'),
        ),
        "styles with entities": (
            "a.docx",
            archive({"word/document.xml": f"{OPEN}{paragraph('a')}{CLOSE}", "word/styles.xml": f"{outside}<a/>"}),
        ),
        "5,000 parts": ("a.docx", archive({"word/document.xml": OPEN + CLOSE, **many})),
        "archive cut short": ("a.docx", good[: len(good) // 2]),
        "archive with broken data": ("a.docx", good[:60] + b"\xff" * 20 + good[80:]),
        "encrypted archive": ("a.docx", encrypted_zip()),
        "password-protected office file": ("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)),
        "archive in an archive": ("a.docx", archive({"inner.docx": good})),
        "a workbook": ("a.docx", archive({"xl/workbook.xml": "<x/>"})),
        "no XML": ("a.docx", archive({"word/document.xml": b"\x00\x01\x02"})),
        "unclosed XML": ("a.docx", archive({"word/document.xml": OPEN + "<w:p>"})),
        "a picture called .docx": ("a.docx", b"\x89PNG\r\n\x1a\n" + bytes(100)),
        "a PDF called .docx": ("a.docx", page(b"BT /F1 12 Tf (x) Tj ET")),
        "a document called .txt": ("a.txt", good),
        "a program called .txt": ("a.txt", b"MZ" + bytes(range(256)) * 10),
        "a kind not known": ("a.exe", b"text"),
        "spaces without end": ("a.odt", odt('<t:p>a<t:s t:c="99999999999"/></t:p>' * 30_000 + "<t:p/>" * 20_000)),
        "encrypted text document": (
            "a.odt",
            odt(
                "<t:p>a</t:p>",
                '<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><m:file-entry>'
                "<m:encryption-data/></m:file-entry></m:manifest>",
            ),
        ),
        "text document with entities": ("a.odt", odt("<t:p>a</t:p>", before=outside)),
        "lists 400 deep": ("a.odt", odt("<t:list><t:list-item>" * 400 + "</t:list-item></t:list>" * 400)),
        "PDF cut short": ("a.pdf", page(b"BT /F1 12 Tf (Some words of text) Tj ET")[:200]),
        "PDF with pages in a circle": ("a.pdf", pdf(cyclic)),
        "PDF stream of 100 MB": ("a.pdf", page(packed, extra=flate)),
        "PDF with brackets without end": ("a.pdf", page(b"[" * 2_000_000)),
        "PDF without text": ("a.pdf", page(b"0 0 m 100 100 l S")),
        "PDF of random bytes": ("a.pdf", b"%PDF-1.7\n" + bytes((n * 7919) % 251 for n in range(200_000))),
        "nothing": ("a.txt", b""),
        "white space only": ("a.txt", b" \n\t\n" * 1000),
        "30 MB of text": ("a.txt", b"word " * 6_000_000),
        "3 MB of text": ("a.txt", b"word " * 600_000),
        "a million paragraphs of text": ("a.txt", b"a\n\n" * 600_000),
        "NUL bytes": ("a.txt", b"text\0text " * 100),
        "UTF-16 cut in half a character": ("a.txt", "\ufefftext".encode("utf-16-le") + b"\x3d"),
        "a million tags": ("a.html", b"<b>" * 1_000_000),
        "tags 1,000 deep": ("a.html", b"<div>" * 1_000 + b"a"),
    }
