"""Where a person or body occurs, on its own page: the latest contributions, with links."""

from django.contrib import admin
from django.urls import reverse
from django.utils.html import format_html, format_html_join

from events.models import Contribution

SHOWN = 20


class OccurrencesMixin:
    occurs_as = ""  # the field of a contribution that names it
    occurs_title = "Where it occurs"

    def get_readonly_fields(self, request, obj=None):
        return [*super().get_readonly_fields(request, obj), *(["occurrences"] if obj else [])]

    def get_fieldsets(self, request, obj=None):
        fieldsets = [
            (name, options | {"fields": [field for field in options["fields"] if field != "occurrences"]})
            for name, options in super().get_fieldsets(request, obj)
        ]
        return [*fieldsets, (self.occurs_title, {"fields": ["occurrences"]})] if obj else fieldsets

    @admin.display(description="contributions", empty_value="None yet.")
    def occurrences(self, thing):
        turns = Contribution.objects.filter(**{self.occurs_as: thing})
        shown = list(turns.select_related("session__seminar").order_by("-pk")[: SHOWN + 1])
        if not shown:
            return None
        rows = format_html_join(
            "\n",
            '<li><a href="{}">{}</a>: {}, {}</li>',
            (
                (
                    reverse("admin:events_contribution_change", args=[turn.pk]),
                    turn.session,
                    turn.attribution,
                    turn.session.seminar.dates or "date not recorded yet",
                )
                for turn in shown[:SHOWN]
            ),
        )
        more = ""
        if len(shown) > SHOWN:
            url = f"{reverse('admin:events_contribution_changelist')}?{self.occurs_as}__exact={thing.pk}"
            more = format_html('<li><a href="{}">All {}</a></li>', url, turns.count())
        return format_html('<ul class="occurrences">{}{}</ul>', rows, more)
