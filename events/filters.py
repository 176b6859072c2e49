"""What addresses ask of the lists: one definition for pages, interface, feeds and files.

A filter set reads the parameters, refuses what makes no sense, and answers from the index (`events.facets`). Its `qs`
is `published()` narrowed to what was found; `found` has the total, the ids in order and the counts of further choices.
"""

import re

import django_filters
from django import forms
from django.http import QueryDict
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from . import facets
from .fields import LANGUAGE
from .models import Organization, Quote, Seminar, Session, Speaker

NONE = "none"
LONGEST_QUERY = 200
LONGEST_VALUE = 200
MOST_VALUES = 100  # in all filters together
PAGE = re.compile(r"[1-9][0-9]{0,8}")
YEAR = re.compile(r"[0-9]{4}")
NO_SUCH = _("There is no such %(noun)s on record.")


def is_page(values: list[str]) -> bool:
    """Tell whether an address names one page, by a whole number from 1."""
    return len(values) == 1 and bool(PAGE.fullmatch(values[0]))


class ValuesField(forms.Field):
    """Any number of values, each once. `known` tells from the index which values there can be."""

    widget = forms.SelectMultiple

    def __init__(self, *, noun, pattern=None, **kwargs):
        self.noun, self.pattern = noun, pattern
        super().__init__(**kwargs)

    def clean(self, value):
        values = list(dict.fromkeys(filter(None, value or ())))
        if any(not self.makes_sense(each) for each in values):
            # The same sentence for what never was and for what is not public.
            raise forms.ValidationError(NO_SUCH % {"noun": self.noun}, code="unknown")
        return values

    def makes_sense(self, value):
        if self.pattern is None:
            return True  # the index decides, in `RecordFilters.problem`
        return value == NONE or (bool(self.pattern.fullmatch(value)) and len(value) <= LONGEST_VALUE)


class ValuesFilter(django_filters.Filter):
    """A filter that the index answers. Without a `pattern`, only values that the index knows are valid."""

    field_class = ValuesField

    def __init__(self, label, *, noun, plural, pattern=None):
        self.plural = plural
        super().__init__(label=label, noun=noun, pattern=pattern)


class WordsField(forms.Field):
    widget = forms.SelectMultiple

    def clean(self, value):
        queries = list(dict.fromkeys(query.strip() for query in value or () if query.strip()))
        if any(len(query) > LONGEST_QUERY for query in queries):
            raise forms.ValidationError(
                gettext("Search for at most %(number)s characters.") % {"number": LONGEST_QUERY}, code="long"
            )
        return queries


class WordsFilter(django_filters.Filter):
    field_class = WordsField


class RecordFilters(django_filters.FilterSet):
    """The filters that all lists have. A list names its orders, and the facets that its page offers, in their order."""

    q = WordsFilter(label=_("Words"))
    seminar = ValuesFilter(_("Seminar"), noun=_("seminar"), plural=_("seminars"))
    year = ValuesFilter(_("Year"), noun=_("year"), plural=_("years"), pattern=YEAR)
    kind = ValuesFilter(_("Kind of session"), noun=_("kind of session"), plural=_("kinds of session"))
    speaker = ValuesFilter(_("Speaker"), noun=_("speaker"), plural=_("speakers"))
    organization = ValuesFilter(_("Organization"), noun=_("organization"), plural=_("organizations"))
    country = ValuesFilter(_("Country represented"), noun=_("country"), plural=_("countries represented"))
    mentions = ValuesFilter(_("Country spoken of"), noun=_("country"), plural=_("countries spoken of"))
    group = ValuesFilter(_("Group"), noun=_("group"), plural=_("groups"))
    topic = ValuesFilter(_("Topic"), noun=_("topic"), plural=_("topics"))
    sdg = ValuesFilter(_("SDG goal or target"), noun=_("goal or target"), plural=_("goals and targets"))
    language = ValuesFilter(_("Language"), noun=_("language"), plural=_("languages"), pattern=LANGUAGE)

    list_name = ""
    orders: dict[str, str] = {}
    offered: tuple[str, ...] = ()

    def __init__(self, data=None, *args, **kwargs):
        super().__init__(QueryDict() if data is None else data, *args, **kwargs)

    @cached_property
    def index(self):
        return facets.current()

    @classmethod
    def facet_names(cls):
        return [name for name, each in cls.base_filters.items() if isinstance(each, ValuesFilter)]

    @cached_property
    def problem(self) -> str:
        """The sentence that says why the parameters make no sense, or nothing."""
        for errors in self.form.errors.values():
            return errors[0]
        chosen = [(name, value) for name in self.facet_names() for value in self.form.cleaned_data[name]]
        if len(chosen) + len(self.queries) > MOST_VALUES:
            return gettext("Choose at most %(number)s values at a time.") % {"number": MOST_VALUES}
        for name, _value in self.strangers:
            return NO_SUCH % {"noun": self.form.fields[name].noun}
        if len(self.data.getlist("order")) > 1 or self._order not in (*self.orders, ""):
            return gettext("This list can be ordered by %(orders)s.") % {"orders": ", ".join(self.orders)}
        if not is_page(self.data.getlist("page", ["1"])):
            return gettext("A page is a whole number from 1.")
        return ""

    @cached_property
    def strangers(self) -> list[tuple[str, str]]:
        """The filters and values of which the index knows nothing: what never was, is not public, or has moved."""
        if self.form.errors:
            return []
        fields = self.form.fields
        return [
            (name, value)
            for name, values in self.chosen.items()
            for value in values
            if fields[name].pattern is None and value not in self.index.values[name].code_of_slug
        ]

    def is_valid(self):
        return not self.problem

    @property
    def cleaned(self) -> dict:
        self.form.is_valid()  # reads the parameters, the first time
        return self.form.cleaned_data

    @property
    def _order(self):
        return self.data.get("order", "")

    @property
    def order(self) -> str:
        return self._order or next(iter(self.orders))

    @property
    def page(self) -> int:
        return int(self.data.get("page", "1"))

    @property
    def queries(self) -> list[str]:
        return self.cleaned["q"]

    @cached_property
    def chosen(self) -> dict[str, list[str]]:
        """The values of the filters in use, by filter."""
        values = {name: self.cleaned[name] for name in self.facet_names()}
        return {name: each for name, each in values.items() if each}

    @property
    def is_narrowed(self) -> bool:
        return bool(self.chosen or self.queries)

    @cached_property
    def found(self):
        return self.find(self.chosen, self.queries)

    def find(self, chosen, queries):
        """Return what other values of these filters would find. Values that no row has find nothing."""
        codes = {
            name: [self.index.values[name].code_of_slug.get(value, -1) for value in values]
            for name, values in chosen.items()
        }
        return self.index.find(self.list_name, codes, queries)

    def filter_queryset(self, queryset):
        return queryset.among(self.found.ids(self.order).tolist()) if self.is_narrowed else queryset

    @cached_property
    def query(self) -> QueryDict:
        """The parameters that mean something, in one order: what links are made of. The page is not among them."""
        return self.query_of(self.chosen, self.queries)

    def query_of(self, chosen, queries) -> QueryDict:
        query = QueryDict(mutable=True)
        for name, values in {"q": queries, **{name: chosen.get(name) for name in self.facet_names()}}.items():
            if values:
                query.setlist(name, values)
        if self._order and self.order != next(iter(self.orders)):
            query["order"] = self.order
        return query


class SeminarFilters(RecordFilters):
    list_name = "seminars"
    orders = {"newest": _("Newest first"), "oldest": _("Oldest first"), "title": _("By title")}
    offered = ("year", "country", "mentions", "topic", "sdg", "organization", "group", "speaker", "kind", "language")

    class Meta:
        model = Seminar
        fields = ()


class SessionFilters(RecordFilters):
    list_name = "sessions"
    orders = {"newest": _("Newest seminar first"), "oldest": _("Oldest seminar first"), "title": _("By title")}
    offered = (
        "seminar", "year", "kind", "speaker", "organization", "country", "mentions", "group", "topic", "sdg",
        "language",
    )  # fmt: skip

    class Meta:
        model = Session
        fields = ()


class SpeakerFilters(RecordFilters):
    list_name = "speakers"
    orders = {"name": _("By name"), "latest": _("Most recent first"), "most": _("Most contributions first")}
    offered = ("country", "organization", "group", "mentions", "topic", "sdg", "seminar", "year", "kind", "language")

    class Meta:
        model = Speaker
        fields = ()


class OrganizationFilters(RecordFilters):
    list_name = "organizations"
    orders = {"name": _("By name"), "latest": _("Most recent first"), "most": _("Most contributions first")}
    offered = ("group", "country", "mentions", "topic", "sdg", "speaker", "seminar", "year", "kind", "language")

    class Meta:
        model = Organization
        fields = ()


class QuoteFilters(RecordFilters):
    list_name = "quotes"
    orders = {
        "newest": _("Newest seminar first"),
        "oldest": _("Oldest seminar first"),
        "speaker": _("By speaker"),
        "shortest": _("Shortest first"),
    }
    offered = (
        "speaker", "country", "organization", "group", "topic", "mentions", "sdg", "seminar", "year", "kind",
        "language",
    )  # fmt: skip

    class Meta:
        model = Quote
        fields = ()
