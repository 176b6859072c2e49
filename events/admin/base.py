"""What all admin pages of the record share."""

from django.contrib import admin
from django.db import models
from django.utils.translation import gettext_lazy as _

from events.fields import UNSTORABLE

from . import faults
from .asking import AskingMixin
from .deletion import DeletionMixin
from .lists import BoundedPaginator
from .rights import RightsMixin

NO_ADDRESS = _("Write a whole web address, such as https://www.un.org/en/.")


class WebAddressMixin:
    formfield_overrides = {
        models.URLField: {
            "assume_scheme": "https",
            "error_messages": {"invalid": NO_ADDRESS, "null_characters_not_allowed": UNSTORABLE},
        }
    }


class DeskMixin(AskingMixin, RightsMixin, DeletionMixin, WebAddressMixin):
    """Rights by role and publicness, refusals that say why, lists that stay quick."""

    paginator = BoundedPaginator
    show_full_result_count = False
    show_facets = admin.ShowFacets.ALLOW
    list_per_page = 50
    empty_value_display = _("Not recorded")

    def render_change_form(self, request, context, *args, **kwargs):
        """Put a list that leads to each fault in the place of the stock note, which only counts them."""
        if context["errors"]:
            context["faults"], context["errors"] = faults.of(context), None
        return super().render_change_form(request, context, *args, **kwargs)
