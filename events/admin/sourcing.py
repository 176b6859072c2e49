"""The way from words on record back to the document they came from."""

from django.contrib import admin
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext, gettext_lazy

SHOWN = 200  # paragraphs of one contribution


class SourcedMixin:
    """Show where the words of a contribution or quote stand in their document. One query for a page."""

    @admin.display(description=gettext_lazy("From the document"))
    def source(self, thing):
        spans = thing.source_spans.select_related("document").defer("document__text", "document__original")
        spans = list(spans.defer("document__sheet").order_by("pk")[:SHOWN])
        if not spans:
            return gettext("Typed by hand: no document is on record.")
        links = format_html_join(
            ", ",
            '<a href="{}">{}</a>',
            (
                (
                    reverse("admin:events_sourcedocument_span", args=[span.pk]),
                    _paragraph(span.number) if span.number else gettext("the quote"),
                )
                for span in spans
            ),
        )
        return format_html("{}: {}", spans[0].document.name, links)


def _paragraph(number):
    return gettext("paragraph %(number)s") % {"number": number}
