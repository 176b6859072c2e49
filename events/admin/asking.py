"""What a change list may be asked: what it cannot answer leads back to the list, never to a fault."""

import re

from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.views.main import ChangeList

ASKED = {"exact", "id", "in", "isempty", "isnull"}  # what our filters and links ask; a pattern would read whole tables
TOO_LONG = re.compile(r"(\d_?){19}")  # as int() reads a number


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
        if not ASKED.issuperset(lookup.split("__")[1:]):
            raise IncorrectLookupParameters
        return super().lookup_allowed(lookup, value, request)
