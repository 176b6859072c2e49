"""Where a person or body occurs, on its own page: the latest contributions, with links."""

from django.contrib import admin
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext, gettext_lazy

from events.models import Contribution

SHOWN = 20


class OccurrencesMixin:
    occurs_as = ""  # the field of a contribution that names it
    occurs_title = gettext_lazy("Where it occurs")

    def get_readonly_fields(self, request, obj=None):
        return [*super().get_readonly_fields(request, obj), *(["occurrences"] if obj else [])]

    def get_fieldsets(self, request, obj=None):
        fieldsets = [
            (name, options | {"fields": [field for field in options["fields"] if field != "occurrences"]})
            for name, options in super().get_fieldsets(request, obj)
        ]
        return [*fieldsets, (self.occurs_title, {"fields": ["occurrences"]})] if obj else fieldsets

    @admin.display(description=gettext_lazy("contributions"))
    def occurrences(self, thing):
        turns = Contribution.objects.filter(**{self.occurs_as: thing})
        shown = list(turns.select_related("session__seminar").order_by("-pk")[: SHOWN + 1])
        if not shown:
            return gettext("None yet.")
        rows = format_html_join(
            "\n",
            '<li><a href="{}">{}</a>: {}, {}</li>',
            (
                (
                    reverse("admin:events_contribution_change", args=[turn.pk]),
                    turn.session,
                    turn.attribution,
                    turn.session.seminar.dates or gettext("date not recorded yet"),
                )
                for turn in shown[:SHOWN]
            ),
        )
        more = ""
        if len(shown) > SHOWN:
            url = f"{reverse('admin:events_contribution_changelist')}?{self.occurs_as}__exact={thing.pk}"
            every = gettext("All %(count)s") % {"count": turns.count()}
            more = format_html('<li><a href="{}">{}</a></li>', url, every)
        return format_html('<ul class="occurrences">{}{}</ul>', rows, more)
