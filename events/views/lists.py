"""Lists of everything on record, with their filters."""

import numpy as np
from django.http import HttpResponsePermanentRedirect
from django.shortcuts import render
from django.utils.functional import cached_property
from django.views.generic import TemplateView
from django_filters.views import FilterView

from events import facets, filters, text
from events.models import Contribution, Country, Organization, Quote, SDGTarget, Seminar, Session, Speaker, Topic

from . import browsing
from .access import latest_owner
from .reading import BeyondTheLast, Results, bad_request, not_so_many, page_of, pages_beside

CHOICES_A_PAGE = 200
MOST_MOVED = 10  # former slugs that are looked up for one address
ADDRESSED = {
    "seminar": Seminar, "speaker": Speaker, "organization": Organization, "country": Country, "mentions": Country,
    "topic": Topic,
}  # fmt: skip


class RecordList(FilterView):
    """A list with its facets. Each costs one query for the revision and some for the rows of its page."""

    paginate_by = 20
    model = None

    @property
    def heading(self):
        return browsing.HEADINGS[self.filterset.list_name]

    def get_queryset(self):
        return self.model.objects.published().for_listing()

    def get(self, request, *args, **kwargs):
        self.filterset = self.get_filterset(self.filterset_class)
        sentence = self.filterset.problem or browsing.problem_of_all(self.filterset)
        if sentence:
            return self.moved() or bad_request(request, sentence)
        try:
            return self.show_all_choices() if browsing.asks_for_all(self.filterset) else self.show_results()
        except BeyondTheLast as beyond:
            return not_so_many(request, browsing.query_of_all(self.filterset), beyond.last)

    def moved(self):
        """Redirect where the address would make sense with the slugs of now instead of former ones of public things."""
        asked, strangers = self.request.GET.copy(), self.filterset.strangers
        if len(strangers) > MOST_MOVED:
            return None
        for name, value in strangers:
            model = ADDRESSED.get(name)
            owner = model and latest_owner(model.objects.published(), model._meta.model_name, value)
            if not owner:
                return None
            asked.setlist(name, [owner.slug if each == value else each for each in asked.getlist(name)])
        filterset = self.filterset_class(asked)
        if filterset.problem or browsing.problem_of_all(filterset):
            return None
        query = browsing.query_of_all(filterset)
        if filterset.page > 1:
            query["page"] = filterset.page
        return HttpResponsePermanentRedirect(f"{self.request.path}?{query.urlencode()}")

    def show_results(self):
        places = self.filterset.found.places(self.filterset.order)
        rows = Results(self.get_queryset(), places, self.filterset.index, self.filterset.list_name)
        page = page_of(rows, self.paginate_by, self.filterset.page)
        self.prepare(page.object_list)
        self.object_list = page.object_list
        return self.render_to_response(self.get_context_data(page_obj=page))

    def prepare(self, rows):
        """Give the rows of the page what they show beside themselves."""

    def get_context_data(self, *, page_obj, **kwargs):
        asked = self.filterset
        return self.common_context(page_obj) | {
            "rows": page_obj.object_list,
            "query": asked.query,
            "result_line": browsing.result_line(asked.list_name, page_obj),
            "facets": browsing.facets(asked),
            "kept": browsing.kept(asked),
            "orders": asked.orders.items(),
            "ways_out": () if page_obj.object_list else browsing.ways_out(asked),
        }

    def common_context(self, page):
        chips = browsing.chips(self.filterset)
        return {
            "view": self,
            "filter": self.filterset,
            "page_obj": page,
            "pages": pages_beside(page),
            "chips": chips,
            "narrowed": browsing.narrowed(chips, page),
            "canonical": browsing.canonical(self.request.path, self.filterset, page),
        }

    def show_all_choices(self):
        """Show every choice of one facet, as links that add it."""
        asked, query = self.filterset, browsing.query_of_all(self.filterset)
        name = query["all"]
        options, _ = browsing.options(asked, name)
        page = page_of(options, CHOICES_A_PAGE, asked.page)
        for option in page.object_list:
            option.address = browsing.address(browsing.with_value(asked, name, option.value))
        context = self.common_context(page) | {
            "facet": asked.filters[name],
            "options": page.object_list,
            "query": query,
            "back": browsing.address(asked.query),
            "list_address": f"events:{asked.list_name[:-1]}-list",
            "list_name": browsing.HEADINGS[asked.list_name],
        }
        return render(self.request, "events/facet_choices.html", context)


class SeminarList(RecordList):
    model = Seminar
    filterset_class = filters.SeminarFilters
    template_name = "events/seminar_list.html"


class SessionList(RecordList):
    model = Session
    filterset_class = filters.SessionFilters
    template_name = "events/session_list.html"

    def get_queryset(self):
        return super().get_queryset().with_chairs().prefetch_related("sdg_targets")


class SpeakerList(RecordList):
    model = Speaker
    filterset_class = filters.SpeakerFilters
    template_name = "events/speaker_list.html"

    def prepare(self, rows):
        """Each with the affiliation of their latest contribution that the filters leave, which is of that time."""
        places = match_figures(self.filterset, rows)
        ids = self.filterset.index.keys("contributions")[self.filterset.found.latest(places)].tolist()
        spoken = Contribution.objects.published().for_listing().defer("summary").in_bulk(ids)
        for row, pk in zip(rows, ids, strict=True):
            row.latest = spoken.get(pk)


class QuoteList(RecordList):
    model = Quote
    filterset_class = filters.QuoteFilters
    template_name = "events/quote_list.html"

    def get_queryset(self):
        return super().get_queryset().defer("contribution__summary", "contribution__session__introduction")


class OrganizationList(RecordList):
    model = Organization
    filterset_class = filters.OrganizationFilters
    template_name = "events/organization_list.html"

    def prepare(self, rows):
        match_figures(self.filterset, rows)


def match_figures(filterset, rows):
    """Give each row the figures of what the filters leave of it, beside its own. Return the places of the rows."""
    places = np.array([row.at for row in rows], dtype=np.int64)
    found = filterset.found.figures(places)
    for at, row in enumerate(rows):
        row.matching = {name: int(numbers[at]) for name, numbers in found.items()}
    return places


class SubjectList(TemplateView):
    """A plain list of the countries, topics or goals in use, each with the number of its contributions."""

    @cached_property
    def index(self):
        return facets.current()

    def in_use(self, rows, filter_name, key="slug"):
        """Return (row, number) pairs of the rows that the published record names."""
        uses = self.index.uses(filter_name)
        return [(row, uses[getattr(row, key)]) for row in rows if getattr(row, key) in uses]


def by_name(rows):
    return sorted(rows, key=lambda row: (text.fold(row.name), row.pk))


class CountryList(SubjectList):
    template_name = "events/country_list.html"

    def get_context_data(self, **kwargs):
        countries = by_name(Country.objects.published())
        return super().get_context_data(**kwargs) | {
            "represented": self.in_use(countries, "country"),
            "mentioned": self.in_use(countries, "mentions"),
        }


class TopicList(SubjectList):
    template_name = "events/topic_list.html"

    def get_context_data(self, **kwargs):
        topics = by_name(Topic.objects.published())
        return super().get_context_data(**kwargs) | {"topics": self.in_use(topics, "topic")}


class SDGList(SubjectList):
    """The goals of what is on record, each with its targets that are."""

    template_name = "events/sdg_list.html"

    def get_context_data(self, **kwargs):
        rows = SDGTarget.objects.published().order_by("position", "pk")
        pairs = self.in_use(rows, "sdg", key="code")
        goals = {goal.pk: (goal, number, []) for goal, number in pairs if not goal.goal_id}
        for target, number in pairs:
            if target.goal_id:
                goals[target.goal_id][2].append((target, number))
        return super().get_context_data(**kwargs) | {"goals": list(goals.values())}
