"""Two rows of one name: allowed, since two people can share one, but said, since most often it is a slip."""

from django.contrib import messages
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _

SHOWN = 5


class SameNameMixin:
    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)
        if not change or "name" in form.changed_data:
            self._tell_of_namesakes(request, obj)

    def _tell_of_namesakes(self, request, obj):
        others = self.model.objects.called(obj.name).exclude(pk=obj.pk).order_by("pk")[:SHOWN]
        if not others:
            return
        links = format_html_join(", ", '<a href="{}">{}</a>', ((self.change_url(other), other) for other in others))
        told = format_html(
            _("There is another {kind} of this name: {others}. If both are the same, delete the one that is not used."),
            kind=self.opts.verbose_name,
            others=links,
        )
        self.message_user(request, told, messages.WARNING)
