"""What a person does on the desk, for tests: uploading, pressing buttons, looking at the sheet."""

import re
from pathlib import Path

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from events.importing.sheet import Sheet

SEED = Path(__file__).resolve().parent.parent / "data" / "seed" / "summary-and-quotes.docx"
ADD = "/admin/events/sourcedocument/add/"


def upload(client, data=None, name="summary-and-quotes.docx", **values):
    file = SimpleUploadedFile(name, SEED.read_bytes() if data is None else data)
    return client.post(ADD, {"file": file} | values)


def address(document, name="change"):
    return reverse(f"admin:events_sourcedocument_{name}", args=[document.pk])


def form_data(response):
    """All that a browser would send of the page's form, without its buttons."""
    desk = response.context_data["desk"]
    data = {"version": re.search(r'name="version" value="(\d*)"', response.content.decode())[1]}
    for form in desk.forms():
        for field in form:
            data[field.html_name] = "" if field.value() is None else field.value()
    return data


def decide(client, document, do, **values):
    data = form_data(client.get(address(document)))
    return client.post(address(document), data | {"do": do} | values)


def sheet_of(document):
    document.refresh_from_db()
    return Sheet.from_dict(document.sheet, document.text)


def piece(document, words):
    return next(each for each in sheet_of(document).pieces if words in each.text)
