"""Lists of everything on record, with their filters."""

from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import render
from django.utils.functional import cached_property
from django.views.generic import TemplateView
from django_filters.views import FilterView

from events import facets, filters
from events.models import Contribution, Country, Organization, Quote, SDGTarget, Seminar, Session, Speaker, Topic

from . import browsing
from .details import bad_request

CHOICES_A_PAGE = 200


class Results:
    """What was found, in order. Rows are read a page at a time, so that a deep page costs what the first does."""

    def __init__(self, queryset, places, index, name):
        self.queryset, self.places, self.index, self.name = queryset, places, index, name

    def __len__(self):
        return len(self.places)

    def __getitem__(self, part):
        places = self.places[part].tolist()
        ids = self.index.keys(self.name)[places].tolist()
        rows = self.queryset.in_bulk(ids)
        figures = self.index.figures(self.name) if self.name != "quotes" else {}
        found = []
        for pk, place in zip(ids, places, strict=True):
            if pk in rows:  # it may have been withdrawn a moment ago
                rows[pk].figures = {name: int(numbers[place]) for name, numbers in figures.items()}
                rows[pk].at = place
                found.append(rows[pk])
        return found


class RecordList(FilterView):
    """A list with its facets. Each costs one query for the revision and some for the rows of its page."""

    paginate_by = 20
    model = None

    def get_queryset(self):
        return self.model.objects.published().for_listing()

    def get(self, request, *args, **kwargs):
        self.filterset = self.get_filterset(self.filterset_class)
        sentence = self.filterset.problem
        every = request.GET.get("all", "")
        if not sentence and every and every not in self.filterset.offered:
            sentence = "There is no such filter in this list."
        if sentence:
            return bad_request(request, sentence)
        if every:
            return self.show_all_choices(every)
        places = self.filterset.found.places(self.filterset.order)
        name = self.filterset.list_name
        page = self.page_of(Results(self.get_queryset(), places, self.filterset.index, name), self.paginate_by)
        self.prepare(page.object_list)
        self.object_list = page.object_list
        return self.render_to_response(self.get_context_data(page_obj=page))

    def page_of(self, rows, size):
        paginator = Paginator(rows, size)
        if self.filterset.page > paginator.num_pages:
            raise Http404
        return paginator.page(self.filterset.page)

    def prepare(self, rows):
        """Give the rows of the page what they show beside themselves."""

    def get_context_data(self, *, page_obj, **kwargs):
        asked = self.filterset
        return {
            "view": self,
            "filter": asked,
            "query": asked.query,
            "rows": page_obj.object_list,
            "page_obj": page_obj,
            "pages": page_obj.paginator.get_elided_page_range(page_obj.number, on_each_side=1, on_ends=1),
            "result_line": browsing.result_line(asked.list_name, page_obj),
            "facets": browsing.facets(asked),
            "chips": browsing.chips(asked),
            "orders": asked.orders.items(),
            "ways_out": () if page_obj.object_list else browsing.ways_out(asked),
        }

    def show_all_choices(self, name):
        """Show every choice of one facet, as links that add it."""
        asked = self.filterset
        options, _ = browsing.options(asked, name)
        page = self.page_of(options, CHOICES_A_PAGE)
        for option in page.object_list:
            option.address = browsing.address(browsing.with_value(asked, name, option.value))
        query = asked.query.copy()
        query["all"] = name
        context = {
            "view": self,
            "filter": asked,
            "facet": asked.filters[name],
            "options": page.object_list,
            "page_obj": page,
            "pages": page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1),
            "query": query,
            "back": browsing.address(asked.query),
            "chips": browsing.chips(asked),
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
        """Each with the affiliation of their latest contribution, which is of that time."""
        index = self.filterset.index
        latest = index.latest("speakers")
        ids = {row.pk: int(index.keys("contributions")[latest[row.at]]) for row in rows}
        spoken = Contribution.objects.published().for_listing().defer("summary").in_bulk(list(ids.values()))
        for row in rows:
            row.latest = spoken.get(ids[row.pk])


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


class SubjectList(TemplateView):
    """A plain list of the countries, topics or goals in use, each with the number of its contributions."""

    @cached_property
    def index(self):
        return facets.current()

    def in_use(self, rows, filter_name, key="slug"):
        """Return (row, number) pairs of the rows that the published record names."""
        uses = self.index.uses(filter_name)
        return [(row, uses[getattr(row, key)]) for row in rows if getattr(row, key) in uses]


class CountryList(SubjectList):
    template_name = "events/country_list.html"

    def get_context_data(self, **kwargs):
        countries = Country.objects.published().order_by("name", "pk")
        return super().get_context_data(**kwargs) | {
            "represented": self.in_use(countries, "country"),
            "mentioned": self.in_use(countries, "mentions"),
        }


class TopicList(SubjectList):
    template_name = "events/topic_list.html"

    def get_context_data(self, **kwargs):
        topics = Topic.objects.published().order_by("name", "pk")
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
