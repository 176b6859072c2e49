"""The change lists: columns that help, words for states, and only questions that an index answers.

Sorting by a click and searching in bodies are left out on purpose: at 200,000 rows each would read the whole table.
"""

from django.contrib import admin
from django.core.cache import cache
from django.core.paginator import Paginator
from django.db.models import Count, Exists, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce, Substr
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.html import format_html
from django.utils.text import Truncator
from django.utils.translation import gettext, gettext_lazy

from events.models import Contribution, Quote, Revision, Seminar, Session, Speaker, Status

from .numbers import number_in

UNKNOWN = "none"
FOUND = 500  # a search goes on with the first so many; whoever finds more should say more
NEWEST = 20  # seminars or sessions offered as a filter
COUNTED = 10_000  # rows that a filtered list counts at most


class BoundedPaginator(Paginator):
    """Count a narrowed list no further than somebody would leaf: the whole table has an exact number at once."""

    @cached_property
    def count(self):
        rows = self.object_list.order_by()
        return rows[:COUNTED].count() if rows.query.where else rows.count()


class BoundedSearchMixin:
    """Read the table once for a search, not once to count and again to show."""

    def get_search_results(self, request, queryset, search_term):
        found, duplicates = super().get_search_results(request, queryset, search_term)
        if not search_term.strip():
            return found, duplicates
        keys = list(found.order_by().values_list("pk", flat=True)[:FOUND])
        return queryset.filter(pk__in=keys), False


def _years():
    """Return the years of all seminars, latest first; read anew after each write to the record."""
    key = f"desk-years-{Revision.current()}"
    years = cache.get(key)
    if years is None:
        found = Seminar.objects.order_by().values_list(Substr("start_date", 1, 4), flat=True).distinct()
        years = sorted(filter(None, found), reverse=True)
        cache.set(key, years, 24 * 60 * 60)
    return years


def _in_year(field, year):
    """All dates of a year begin with its four digits: a range, which an index answers."""
    return Q(**{f"{field}__gte": year, f"{field}__lt": f"{year}~"}) if year != UNKNOWN else Q(**{field: ""})


class YearFilter(admin.SimpleListFilter):
    title = gettext_lazy("year")
    parameter_name = "year"

    def lookups(self, request, model_admin):
        return [*((year, year) for year in _years()), (UNKNOWN, gettext("Not recorded"))]

    def queryset(self, request, queryset):
        return self.narrow(queryset, self.value()) if self.value() else queryset

    def narrow(self, queryset, year):
        return queryset.filter(_in_year("start_date", year))


class SessionYearFilter(YearFilter):
    """A session's year is its own, else that of its seminar."""

    def narrow(self, queryset, year):
        theirs = Seminar.objects.filter(_in_year("start_date", year)).order_by()
        undated = Q(start="", seminar__in=theirs.values("pk"))
        return queryset.filter(undated if year == UNKNOWN else undated | _in_year("start", year))


def _number_of(model, field):
    """Count rows of another model for the rows of one page only."""
    counted = model.objects.filter(**{field: OuterRef("pk")}).order_by().values(field).annotate(number=Count("pk"))
    return Coalesce(Subquery(counted.values("number")), 0)


class SeminarListMixin(BoundedSearchMixin):
    list_display = ["title", "when", "where", "status", "sessions"]
    list_select_related = ["country"]
    list_filter = ["status", YearFilter]
    search_fields = ["title", "short_title"]
    sortable_by = []

    def get_queryset(self, request):
        return super().get_queryset(request).annotate(number=_number_of(Session, "seminar"))

    @admin.display(description=gettext_lazy("dates"), empty_value=gettext_lazy("Not recorded yet"))
    def when(self, seminar):
        return seminar.dates or None

    @admin.display(description=gettext_lazy("place"), empty_value=gettext_lazy("Not recorded yet"))
    def where(self, seminar):
        return seminar.place or None

    @admin.display(description=gettext_lazy("sessions"))
    def sessions(self, seminar):
        return seminar.number


class LatestFilter(admin.SimpleListFilter):
    """A choice among the newest few of a long table, and of the one that an address asks for."""

    model, path = None, ""

    def lookups(self, request, model_admin):
        rows = list(self.model.objects.order_by("-pk")[:NEWEST])
        asked = number_in(request.GET.get(self.parameter_name))
        if asked and asked not in {row.pk for row in rows}:
            rows += self.model.objects.filter(pk=asked)
        return [(str(row.pk), Truncator(str(row)).chars(60)) for row in rows]

    def has_output(self):
        return bool(self.lookup_choices)

    def queryset(self, request, queryset):
        key = number_in(self.value())
        return queryset.filter(**{self.path: key}) if key else queryset


class LatestSeminarFilter(LatestFilter):
    title = gettext_lazy("seminar, the newest")
    parameter_name, model, path = "seminar", Seminar, "seminar"


class LatestSessionFilter(LatestFilter):
    title = gettext_lazy("session, the newest")
    parameter_name, model, path = "session", Session, "session"


class StateFilter(admin.SimpleListFilter):
    """The state of the session that a row belongs to, which lies in another table."""

    title = gettext_lazy("state")
    parameter_name, path = "state", "session"

    def lookups(self, request, model_admin):
        return Status.choices

    def queryset(self, request, queryset):
        state = self.value()
        if state == Status.PUBLISHED:  # most rows: to ask for each one ends soon, to gather them all does not
            named = queryset.model.objects.filter(pk=OuterRef("pk"), **{f"{self.path}__status": state})
            return queryset.filter(Exists(named))
        return queryset.filter(**{f"{self.path}__status": state}) if state else queryset


class QuoteStateFilter(StateFilter):
    path = "contribution__session"


class SpokenFilter(admin.SimpleListFilter):
    """Whether a person has taken the floor in anything on record."""

    title = gettext_lazy("contributions")
    parameter_name = "spoken"

    def lookups(self, request, model_admin):
        return [("yes", gettext("Has contributions")), ("no", gettext("None on record"))]

    def queryset(self, request, queryset):
        spoken = Exists(Contribution.objects.filter(speaker=OuterRef("pk")))
        return queryset.filter({"yes": spoken, "no": ~spoken}.get(self.value(), Q()))


def people_of(words):
    """Return the keys of the first people in whose names all these words are found."""
    named = Q(*(Q(name__icontains=word) | Q(other_names__icontains=word) for word in words))
    return list(Speaker.objects.filter(named).order_by().values_list("pk", flat=True)[:FOUND])


def state_in_words(thing):
    """Name the state of a session or seminar, and say where a session waits for its seminar."""
    if thing.status == Status.PUBLISHED and not thing.is_public:
        return gettext("Published, hidden until its seminar is")
    return thing.get_status_display()


class SessionListMixin(BoundedSearchMixin):
    list_display = ["title", "shown_as", "when", "contributions", "kind", "seminar"]
    list_select_related = ["seminar"]
    list_filter = ["status", "kind", SessionYearFilter, LatestSeminarFilter]
    search_fields = ["title"]
    search_help_text = gettext_lazy("Titles of sessions, or names of people who spoke there.")
    ordering = ["-pk"]
    sortable_by = []

    def get_queryset(self, request):
        return super().get_queryset(request).annotate(number=_number_of(Contribution, "session"))

    @admin.display(description=gettext_lazy("date"), empty_value=gettext_lazy("Not recorded yet"))
    def when(self, session):
        return session.dates or session.seminar.dates or None

    def get_search_results(self, request, queryset, search_term):
        """Find sessions by their title, and by who spoke there."""
        found, duplicates = super().get_search_results(request, queryset, search_term)
        words = search_term.split()[:8]
        if not words or request.path == reverse("admin:autocomplete"):
            return found, duplicates
        titled = list(found.order_by().values_list("pk", flat=True)[:FOUND])
        spoken = Contribution.objects.filter(speaker__in=people_of(words)).order_by()
        keys = {*titled, *spoken.values_list("session", flat=True)[:FOUND]}
        return queryset.filter(pk__in=keys), False

    @admin.display(description=gettext_lazy("state"))
    def shown_as(self, session):
        return state_in_words(session)

    @admin.display(description=gettext_lazy("contributions"))
    def contributions(self, session):
        return session.number


class BySpeakerOrSessionMixin:
    """Search by the names of people and the titles of sessions, each in its own table."""

    through = ""
    search_help_text = gettext_lazy("Names of people, or titles of sessions.")

    def get_search_results(self, request, queryset, search_term):
        words = search_term.split()[:8]
        if not words:
            return queryset, False
        titled = Q(*(Q(title__icontains=word) for word in words))
        sessions = Session.objects.filter(titled).order_by().values_list("pk", flat=True)[:FOUND]
        found = Q(**{f"{self.through}speaker__in": people_of(words)})
        found |= Q(**{f"{self.through}session__in": list(sessions)})
        return queryset.filter(found), False


class ContributionListMixin(BySpeakerOrSessionMixin):
    list_display = ["full_name", "shown_as", "role", "post", "session", "quotes"]
    list_select_related = ["session__seminar"]
    list_filter = [
        StateFilter,
        "role",
        "group",
        ("job_title", admin.EmptyFieldListFilter),
        LatestSessionFilter,
    ]
    search_fields = ["speaker__name"]
    ordering = ["-pk"]
    sortable_by = []

    def get_queryset(self, request):
        return super().get_queryset(request).annotate(number=_number_of(Quote, "contribution"))

    @admin.display(description=gettext_lazy("state"))
    def shown_as(self, contribution):
        return state_in_words(contribution.session)

    @admin.display(description=gettext_lazy("full name"))
    def full_name(self, contribution):
        return contribution.full_name

    @admin.display(description=gettext_lazy("post and body"), empty_value=gettext_lazy("Not recorded yet"))
    def post(self, contribution):
        return ", ".join(filter(None, (contribution.job_title, contribution.organization_name))) or None

    @admin.display(description=gettext_lazy("quotes"))
    def quotes(self, contribution):
        return contribution.number


class QuoteListMixin(BySpeakerOrSessionMixin):
    through = "contribution__"
    list_display = ["words", "speaker", "session", "shown_as", "home"]
    list_select_related = ["contribution__session__seminar"]
    list_filter = ["featured", QuoteStateFilter]
    search_fields = ["contribution__speaker__name"]
    ordering = ["-pk"]
    sortable_by = []

    @admin.display(description=gettext_lazy("quote"))
    def words(self, quote):
        return format_html("<bdi>{}</bdi>", Truncator(quote.text).chars(120))

    @admin.display(description=gettext_lazy("state"))
    def shown_as(self, quote):
        return state_in_words(quote.contribution.session)

    @admin.display(description=gettext_lazy("home page"))
    def home(self, quote):
        return gettext("May show it") if quote.featured else gettext("Does not show it")

    @admin.display(description=gettext_lazy("speaker"))
    def speaker(self, quote):
        return quote.contribution.full_name

    @admin.display(description=gettext_lazy("session"))
    def session(self, quote):
        return quote.contribution.session


class SpeakerListMixin(BoundedSearchMixin):
    list_display = ["name", "sort_name", "contributions"]
    list_select_related = False
    list_filter = [SpokenFilter]
    search_fields = ["name", "other_names"]
    ordering = ["sort_name", "pk"]
    sortable_by = ["sort_name"]

    def get_queryset(self, request):
        return super().get_queryset(request).annotate(number=_number_of(Contribution, "speaker"))

    @admin.display(description=gettext_lazy("contributions"))
    def contributions(self, speaker):
        return speaker.number


class OrganizationListMixin(BoundedSearchMixin):
    list_display = ["titled", "kind", "belongs", "contributions"]
    list_select_related = ["country", "parent"]
    list_filter = ["kind"]
    search_fields = ["name", "acronym", "other_names"]
    ordering = ["name", "pk"]
    sortable_by = []

    def get_queryset(self, request):
        return super().get_queryset(request).annotate(number=_number_of(Contribution, "organization"))

    @admin.display(description=gettext_lazy("name"))
    def titled(self, organization):
        return str(organization)

    @admin.display(description=gettext_lazy("belongs to"), empty_value=gettext_lazy("Not recorded"))
    def belongs(self, organization):
        return organization.parent or organization.country

    @admin.display(description=gettext_lazy("contributions"))
    def contributions(self, organization):
        return organization.number
