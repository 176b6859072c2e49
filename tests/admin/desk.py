"""Pages of the desk as a browser holds them: the fields of a form, read from its HTML and sent back."""

from html.parser import HTMLParser

from django.urls import reverse


class _Fields(HTMLParser):
    """Collect what a browser would send: nothing inside <template>, no button, no file, no unticked box."""

    def __init__(self):
        super().__init__()
        self.fields, self.templates, self.area, self.select, self.option = {}, 0, None, None, None
        self.inside = False

    def put(self, name, value):
        if name and self.inside and not self.templates:
            self.fields.setdefault(name, []).append(value)

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        if tag == "form":
            self.inside = given.get("id", "").endswith("_form")
        elif tag == "template":
            self.templates += 1
        elif tag == "textarea":
            self.area = [given.get("name"), ""]
        elif tag == "select":
            self.select, self.multiple, self.chosen, self.first = given.get("name"), "multiple" in given, [], None
        elif tag == "option":
            self.first = given.get("value") if self.first is None else self.first
            if "selected" in given:
                self.chosen.append(given.get("value"))
        elif tag == "input" and given.get("type") not in ("submit", "button", "file"):
            box = given.get("type") in ("checkbox", "radio")
            if not box or "checked" in given:
                self.put(given.get("name"), given.get("value", "on" if box else ""))

    def handle_endtag(self, tag):
        if tag == "template":
            self.templates -= 1
        elif tag == "textarea":
            self.put(self.area[0], self.area[1].removeprefix("\n"))
            self.area = None
        elif tag == "select":
            chosen = self.chosen or ([] if self.multiple or self.first is None else [self.first])
            for value in chosen:
                self.put(self.select, value)
        elif tag == "form":
            self.inside = False

    def handle_data(self, data):
        if self.area is not None:
            self.area[1] += data


def fields(response) -> dict[str, list[str]]:
    """Return the fields of the page's own form, as they would be sent."""
    parser = _Fields()
    parser.feed(response.content.decode())
    return parser.fields


def address(row_or_model, page="change"):
    meta = row_or_model._meta
    name = f"admin:{meta.app_label}_{meta.model_name}_{page}"
    return reverse(name, args=[row_or_model.pk] if page in ("change", "delete", "history") else [])


def opened(client, row_or_model, page="change", **query):
    return fields(client.get(address(row_or_model, page), query))


def sent(client, row_or_model, data, page="change", **changes):
    return client.post(address(row_or_model, page), data | changes)


def deleted(client, row, data):
    return client.post(address(row, "delete"), {"post": "yes", **data})


def values(row, *fields):
    """Return what these fields of a row hold by now."""
    row.refresh_from_db()
    return tuple(getattr(row, field) for field in fields)
