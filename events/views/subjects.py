"""Pages that gather what was said by, for or about something, over all seminars, a page at a time."""

from dataclasses import dataclass, field
from urllib.parse import urlencode

import numpy as np
from django.http import QueryDict
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from events import counts, dates, facets, text
from events.filters import is_page
from events.models import Contribution, Country, Organization, SDGTarget, Session, Speaker, Topic

from . import reading
from .access import RecordView

PER_PAGE = 20  # contributions on one page of a subject
PEOPLE = 48  # of a body, those who spoke for it most; the list of speakers has all
POSTS = 4  # of each of them
POSITIONS = 100  # of a speaker; nearly everybody has fewer
UNHEARD = 10  # sessions on a subject in which nobody has spoken yet


class SubjectPage(RecordView):
    """`filter_name` is the filter by which lists find the same, `slug_field` what its values are."""

    template_name = "events/subject_detail.html"
    kicker = ""
    filter_name = ""
    slug_field = "slug"
    leads_to = ("quotes", "sessions", "speakers")

    def get(self, request, *args, **kwargs):
        sentence = self.problem(request.GET)
        if sentence:
            return reading.bad_request(request, sentence)
        try:
            return super().get(request, *args, **kwargs)
        except reading.BeyondTheLast as beyond:
            return reading.not_so_many(request, self.query, beyond.last)

    def problem(self, asked):
        return "" if is_page(asked.getlist("page", ["1"])) else gettext("A page is a whole number from 1.")

    @cached_property
    def index(self):
        return facets.current()

    @property
    def slug(self):
        return getattr(self.object, self.slug_field)

    @cached_property
    def rows(self):
        """The places of the contributions in the index."""
        return self.index.spoken(self.filter_name, self.slug)

    @cached_property
    def query(self):
        """The parameters that mean something, but for the page."""
        return QueryDict(mutable=True)

    def find(self, name):
        return self.index.find(name, {self.filter_name: [self.index.code(self.filter_name, self.slug)]})

    def leads(self):
        """Return the lists that hold the same subject, as pairs of what they hold and their address."""
        query = urlencode({self.filter_name: self.slug})
        found = [(name, self.find(name).total) for name in self.leads_to]
        return [
            (counts.counted(name, number), f"{reverse(f'events:{name[:-1]}-list')}?{query}")
            for name, number in found
            if number
        ]

    def canonical(self, number):
        """Return the one address of a page of this subject."""
        query = self.query.copy()
        if number > 1:
            query["page"] = number
        address = self.object.get_absolute_url()
        return f"{address}?{query.urlencode()}" if query else address

    def get_context_data(self, **kwargs):
        spoken = Contribution.objects.published().for_listing().prefetch_related("quotes")
        rows = reading.Results(spoken, self.rows, self.index, "contributions")
        page = reading.page_of(rows, PER_PAGE, int(self.request.GET.get("page", "1")))
        for contribution in page.object_list:
            for quote in contribution.quotes.all():
                quote.contribution = contribution
        return super().get_context_data(**kwargs) | {
            "page_obj": page,
            "pages": reading.pages_beside(page),
            "query": self.query,
            "kicker": self.kicker,
            "range_line": reading.range_line("contributions", page.start_index(), page.end_index(), len(rows)),
            "leads": self.leads(),
            "canonical": self.canonical(page.number),
            "quote_count": self.find("quotes").total,
        }


@dataclass
class Position:
    """A post that was given in one contribution or in several on end: its words, and the days of the first and last."""

    words: str
    turns: list = field(default_factory=list)  # the latest first
    days: set = field(default_factory=set)

    @property
    def dates(self):
        """The day, or the first and the last, as far as they are known."""
        return dates.spoken_range(min(self.days), max(self.days)) if self.days else ""

    @property
    def years(self):
        years = sorted(map(dates.year, self.days))
        return dates.spoken_range(years[0], years[-1]) if years else ""


def positions(turns):
    """Join contributions, the latest first, that gave the same post: (words, day or nothing, what stands for it)."""
    found = []
    for words, day, turn in turns:
        if not found or found[-1].words != words:
            found.append(Position(words))
        found[-1].turns.append(turn)
        if day:
            found[-1].days.add(day[:10])
    return found


class SpeakerPage(SubjectPage):
    model = Speaker
    template_name = "events/speaker_detail.html"
    filter_name = "speaker"
    leads_to = ("quotes", "sessions")

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        held = self.positions()
        page, quotes = context["page_obj"], self.index.quotes_spoken[self.rows]
        first = int(quotes[: max(page.start_index() - 1, 0)].sum())
        shown = int(quotes[: page.end_index()].sum())
        return context | {
            "positions": held[:POSITIONS] if page.number == 1 else (),
            "position_count": len(held),
            "latest": held[0].turns[0] if held else None,
            "quotes": [quote for contribution in page.object_list for quote in contribution.quotes.all()],
            "quotes_line": reading.range_line("quotes", first + 1, shown, context["quote_count"]),
        }

    def positions(self):
        """Return every post that the person gave, the latest first. One query."""
        turns = Contribution.objects.published().filter(speaker=self.object).for_listing()
        turns = turns.select_related(None).select_related("session__seminar").defer("summary", "session__introduction")
        return positions((turn.attribution_text, turn.session.start or turn.session.seminar.start_date, turn)
                         for turn in turns)  # fmt: skip


class OrganizationPage(SubjectPage):
    """What a body's units contributed counts for the body too, as it does in lists and filters."""

    model = Organization
    template_name = "events/organization_detail.html"
    filter_name = "organization"

    def everything(self):
        return Organization.objects.select_related("country", "parent")

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        if context["page_obj"].number > 1:
            return context
        numbers = self.index.uses("organization")
        units = [(unit, numbers[unit.slug]) for unit in self.object.units.published() if unit.slug in numbers]
        people, number = self.people()
        return context | {
            "units": sorted(units, key=lambda pair: (text.fold(pair[0].name), pair[0].pk)),
            "people": people,
            "people_left": number - len(people),
        }

    def people(self):
        """Return those who spoke for the body most, with their posts and years, and how many there are. Two queries."""
        codes = self.index.record.columns["speaker"].codes[self.rows]
        numbers = np.bincount(codes, minlength=1)
        chosen = np.argsort(-numbers, kind="stable")[: min(PEOPLE, np.count_nonzero(numbers))]
        ids = self.index.keys("contributions")[self.rows[np.isin(codes, chosen)]].tolist()
        # Asked through the sessions: joined to them, SQLite would read all that is published.
        spoken = Contribution.objects.filter(session__in=Session.objects.published()).among(ids).order_by()
        found = spoken.values_list(
            "pk",
            "speaker_id",
            "job_title",
            "unit",
            "attribution_text",
            "session__start",
            "session__seminar__start_date",
        )
        rows, turns = {pk: row for pk, *row in found}, {}
        for speaker, title, unit, printed, start, day in (rows[pk] for pk in ids if pk in rows):
            words = ", ".join(filter(None, (title, unit))) or printed
            turns.setdefault(speaker, []).append((words, start or day, None))
        people = list(Speaker.objects.published().filter(pk__in=turns))
        for person in people:
            held = positions(turns[person.pk])
            person.number, person.posts, person.posts_left = len(turns[person.pk]), held[:POSTS], len(held[POSTS:])
        people.sort(key=lambda person: (text.fold(person.sort_name), person.pk))
        return people, int(np.count_nonzero(numbers))


class CountryPage(SubjectPage):
    """What was said for a country is told from what was said of it."""

    model = Country
    template_name = "events/country_detail.html"
    permission = "events.view_country"
    SHOWS = {"represented": "country", "mentions": "mentions"}

    def problem(self, asked):
        shows = asked.getlist("show")
        if len(shows) > 1 or not set(shows) <= set(self.SHOWS):
            return gettext("A country's page can show %(shows)s.") % {"shows": gettext(" or ").join(self.SHOWS)}
        return super().problem(asked)

    @property
    def filter_name(self):
        return self.SHOWS[self.shows]

    @cached_property
    def shows(self):
        """Say which of the two is asked for; where nobody spoke for the country, what was said of it."""
        return self.request.GET.get("show") or ("represented" if self.number("country") else "mentions")

    @cached_property
    def query(self):
        query = super().query
        if "show" in self.request.GET:
            query["show"] = self.shows
        return query

    def number(self, filter_name):
        return len(self.index.spoken(filter_name, self.slug))

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "shows": self.shows,
            "represented_count": self.number("country"),
            "mentioned_count": self.number("mentions"),
        }


class _InheritedPage(SubjectPage):
    """A subject that sessions have too. Those in which nobody has spoken yet are named beside what was said."""

    def get_context_data(self, **kwargs):
        ids = self.index.unheard(self.filter_name, self.slug).tolist()
        sessions = Session.objects.published().for_listing().in_bulk(ids[:UNHEARD])
        return super().get_context_data(**kwargs) | {
            "unheard": [sessions[pk] for pk in ids if pk in sessions],
            "unheard_left": max(len(ids) - UNHEARD, 0),
            "filter_query": urlencode({self.filter_name: self.slug}),
        }


class TopicPage(_InheritedPage):
    model = Topic
    kicker = _("Topic")
    permission = "events.view_topic"
    filter_name = "topic"


class SDGPage(_InheritedPage):
    model = SDGTarget
    template_name = "events/sdg_detail.html"
    address = {"code": "code"}
    permission = "events.view_sdgtarget"
    filter_name = "sdg"
    slug_field = "code"

    def everything(self):
        return SDGTarget.objects.select_related("goal").prefetch_related("targets")
