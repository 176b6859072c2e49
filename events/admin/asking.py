"""What a page of the admin may be asked: what it cannot answer leads back to the list, never to a fault."""

import re

from django.contrib import messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.views.main import ChangeList
from django.db import models
from django.http import HttpResponseRedirect
from django.utils.translation import gettext_lazy as _

from .numbers import number_in

ASKED = {"exact", "id", "in", "isempty", "isnull"}  # what our filters and links ask; a pattern would read whole tables
TOO_LONG = re.compile(r"(\d_?){19}")  # as int() reads a number
WORDS = 20  # of a search; a database takes no question of a thousand parts
GONE = _("What you chose is not on record any more. Choose again.")


class _List(ChangeList):
    def get_filters(self, request):
        """Refuse a number that a database cannot hold, unless a filter of ours took it and knows what to do with it."""
        found = super().get_filters(request)
        if TOO_LONG.search(str(found[2])):  # what no filter took
            raise IncorrectLookupParameters
        return found


class AskingMixin:
    def get_changelist(self, request, **kwargs):
        return _List

    def lookup_allowed(self, lookup, value, request):
        """Allow plain questions alone; the list without any of them is the answer to all others."""
        name, *how = lookup.split("__")
        files = {field.name for field in self.opts.fields if isinstance(field, models.BinaryField)}
        if name in files or not ASKED.issuperset(how):
            raise IncorrectLookupParameters
        return super().lookup_allowed(lookup, value, request)

    def get_search_results(self, request, queryset, search_term):
        return super().get_search_results(request, queryset, " ".join(search_term.split()[:WORDS]))

    def get_object(self, request, object_id, from_field=None):
        """Take an empty name of a field, of which an address may tell, for none."""
        return super().get_object(request, object_id, from_field or None)

    def response_action(self, request, queryset):
        """Refuse an action on rows that are gone, or that no row can be."""
        chosen = request.POST.getlist(ACTION_CHECKBOX_NAME)
        can_be = all(number_in(key) for key in chosen)
        if chosen and not (can_be and self.model._default_manager.filter(pk__in=chosen).exists()):
            self.message_user(request, GONE, messages.WARNING)
            return HttpResponseRedirect(request.get_full_path())
        return super().response_action(request, queryset)
