"""Pages of one seminar, session, speaker, quote or subject."""

from collections import Counter

from django.core.paginator import EmptyPage, Paginator
from django.db.models import Count, Prefetch, Q
from django.http import Http404, HttpResponseBadRequest
from django.template.loader import render_to_string
from django.utils.functional import cached_property

from events import dates, text
from events.models import (
    Contribution,
    Country,
    Organization,
    Quote,
    SDGTarget,
    Seminar,
    Session,
    Source,
    Speaker,
    Topic,
)

from .access import RecordView, moved_session

PER_PAGE = 20  # contributions on one page of a subject


class SeminarPage(RecordView):
    model = Seminar
    template_name = "events/seminar_detail.html"
    permission = "events.view_seminar"

    def everything(self):
        return Seminar.objects.select_related("country").prefetch_related("sources")

    def get_context_data(self, **kwargs):
        seminar = self.object
        contributions = Contribution.objects.published().filter(session__seminar=seminar)
        programme = (
            seminar.sessions.published()
            .order_by("position", "pk")
            .prefetch_related(Prefetch("contributions", Contribution.objects.order_by("position", "pk")))
        )
        quotes = Quote.objects.published().filter(contribution__session__seminar=seminar)
        return super().get_context_data(**kwargs) | {
            "programme": programme,
            "speaker_count": contributions.aggregate(n=Count("speaker", distinct=True))["n"],
            "quote_count": quotes.count(),
            "quote": quotes.for_listing().order_by("-featured", "contribution__session__position", "pk").first(),
            "countries": countries_of(contributions),
            "targets": SDGTarget.objects.filter(
                Q(contributions__in=contributions) | Q(sessions__in=seminar.sessions.published())
            ).distinct(),
        }


def countries_of(contributions):
    """Return (country, number) pairs: in how many of the contributions it was spoken for, or spoken of. Two queries."""
    spoken_of = Contribution.countries.through.objects.filter(contribution__in=contributions)
    spoken_for = contributions.exclude(country=None).order_by()
    pairs = spoken_of.values_list("country_id", "contribution_id").union(spoken_for.values_list("country_id", "pk"))
    numbers = Counter(country for country, _ in pairs)
    return by_name({country: numbers[pk] for pk, country in Country.objects.in_bulk(numbers).items()})


class SessionPage(RecordView):
    model = Session
    template_name = "events/session_detail.html"

    def lookup(self):
        return {"seminar__slug": self.kwargs["seminar"], "slug": self.kwargs["session"]}

    def everything(self):
        contributions = Contribution.objects.select_related("speaker", "organization", "country")
        return Session.objects.select_related("seminar__country").prefetch_related(
            Prefetch(
                "contributions",
                contributions.prefetch_related("quotes", "countries", "topics").order_by("position", "pk"),
            ),
            "topics",
            "seminar__sources",
        )

    def find_moved(self):
        return moved_session(Session.objects.select_related("seminar"), self.kwargs["seminar"], self.kwargs["session"])

    def get_context_data(self, **kwargs):
        session = self.object
        contributions = list(session.contributions.all())
        for contribution in contributions:
            contribution.session = session
        programme = list(
            session.seminar.sessions.published().order_by("position", "pk").only("title", "slug", "seminar")
        )
        place = next((n for n, other in enumerate(programme) if other.pk == session.pk), None)
        for other in programme:
            other.seminar = session.seminar
        topics = Counter(topic for contribution in contributions for topic in contribution.topics.all())
        topics.update(dict.fromkeys(session.topics.all(), 0))
        return super().get_context_data(**kwargs) | {
            "seminar": session.seminar,
            "contributions": contributions,
            "chairs": [c for c in contributions if c.role == Contribution.Role.CHAIR],
            "moderators": [c for c in contributions if c.role == Contribution.Role.MODERATOR],
            "sources": [s for s in session.seminar.sources.all() if s.fact in (Source.Fact.DATES, Source.Fact.PLACE)],
            "quote_count": sum(len(c.quotes.all()) for c in contributions),
            "speaker_count": len({c.speaker_id for c in contributions}),
            "countries": by_name(Counter(country for c in contributions for country in c.countries.all())),
            "topics": by_name(topics),
            "targets": SDGTarget.objects.filter(Q(contributions__session=session) | Q(sessions=session)).distinct(),
            "previous": programme[place - 1] if place else None,
            "next": programme[place + 1] if place is not None and place + 1 < len(programme) else None,
            "elsewhere": self.elsewhere(contributions),
        }

    def elsewhere(self, contributions):
        """Return what the same people said in other sessions, the latest first. One query."""
        people = {contribution.speaker_id for contribution in contributions}
        others = Contribution.objects.published().filter(speaker__in=people).exclude(session=self.object)
        return others.for_listing()[:6]


def by_name(counter):
    """Return (subject, count) pairs in order of name."""
    return sorted(counter.items(), key=lambda pair: (text.fold(pair[0].name), pair[0].pk))


class QuotePage(RecordView):
    model = Quote
    template_name = "events/quote_detail.html"
    address = {"public_id": "public_id"}

    def everything(self):
        return Quote.objects.select_related(
            "contribution__session__seminar__country", "contribution__speaker", "contribution__country"
        )

    def get_context_data(self, **kwargs):
        quote = self.object
        rows = Quote.objects.filter(contribution__session=quote.contribution.session).order_by(
            "contribution__position", "contribution_id", "position", "pk"
        )
        siblings = list(rows.select_related("contribution"))
        place = next(n for n, other in enumerate(siblings) if other.pk == quote.pk)
        session = quote.contribution.session
        words = quote.text.rstrip(".")
        source = quote.source_spans.select_related("document").defer("document__text", "document__original").first()
        return super().get_context_data(**kwargs) | {
            "contribution": quote.contribution,
            "session": session,
            "seminar": session.seminar,
            "alone": [quote],
            "paragraph": next((p for p in paragraphs_of(quote.contribution) if words and words in p), ""),
            "year": dates.year(session.start or session.seminar.start_date),
            "source_name": source.document.name if source else "",
            "previous": siblings[place - 1] if place else None,
            "next": siblings[place + 1] if place + 1 < len(siblings) else None,
        }


def paragraphs_of(contribution):
    """Yield the text of each paragraph and list item of a summary."""
    for block in contribution.blocks:
        yield from (item.text for item in block.items) if block.items else (block.text,)


class SubjectPage(RecordView):
    """A page that gathers what was said by, for or about something, over all seminars, a page at a time."""

    template_name = "events/subject_detail.html"
    kicker = ""

    def contributions(self):
        raise NotImplementedError

    def extra(self):
        return {}

    def get(self, request, *args, **kwargs):
        self.page_number = request.GET.get("page", "1")
        if len(request.GET.getlist("page")) > 1 or not is_page(self.page_number):
            return bad_request(request, "A page is a whole number from 1.")
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        rows = self.contributions().for_listing().prefetch_related("quotes")
        try:
            page = Paginator(rows, PER_PAGE).page(int(self.page_number))
        except EmptyPage as error:
            raise Http404 from error
        for contribution in page:
            for quote in contribution.quotes.all():
                quote.contribution = contribution
        return super().get_context_data(**kwargs) | {"page_obj": page, "kicker": self.kicker} | self.extra()


def is_page(value: str) -> bool:
    return value.isascii() and value.isdigit() and not value.startswith("0") and len(value) < 10


def bad_request(request, sentence: str):
    """Answer 400 with one clear sentence."""
    return HttpResponseBadRequest(render_to_string("400.html", {"sentence": sentence}, request=request))


class SpeakerPage(SubjectPage):
    model = Speaker
    template_name = "events/speaker_detail.html"

    def contributions(self):
        return Contribution.objects.published().filter(speaker=self.object)

    def extra(self):
        quotes = Quote.objects.published().filter(contribution__speaker=self.object)
        latest = self.contributions().for_listing().first()
        return {"quote_count": quotes.count(), "latest": latest}


class OrganizationPage(SubjectPage):
    model = Organization
    template_name = "events/organization_detail.html"

    def everything(self):
        return Organization.objects.select_related("country", "parent")

    def contributions(self):
        return Contribution.objects.published().filter(organization=self.object)

    def extra(self):
        people = Speaker.objects.filter(contributions__in=self.contributions())
        return {
            "units": self.object.units.published()[:100],
            "people": people.annotate(n=Count("contributions")).order_by("sort_name", "pk")[:100],
            "quote_count": Quote.objects.published().filter(contribution__organization=self.object).count(),
        }


class CountryPage(SubjectPage):
    """What was said for a country is told from what was said of it."""

    model = Country
    template_name = "events/country_detail.html"
    permission = "events.view_country"

    def contributions(self):
        spoken = Contribution.objects.published()
        if self.shows == "represented":
            return spoken.filter(country=self.object)
        links = Contribution.countries.through.objects.filter(country=self.object)
        return spoken.filter(pk__in=links.values("contribution"))

    @property
    def shows(self):
        """Say which of the two is asked for; where nobody spoke for the country, what was said of it."""
        asked = self.request.GET.get("show")
        return asked if asked in ("represented", "mentions") else "represented" if self.represented else "mentions"

    @cached_property
    def represented(self):
        return Contribution.objects.published().filter(country=self.object).count()

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"shows": self.shows}

    def extra(self):
        spoken = Contribution.objects.published()
        return {
            "represented_count": self.represented,
            "mentioned_count": spoken.filter(countries=self.object).count(),
        }


class TopicPage(SubjectPage):
    model = Topic
    kicker = "Topic"
    permission = "events.view_topic"

    def contributions(self):
        sessions = Session.objects.published().filter(topics=self.object)
        own = Contribution.topics.through.objects.filter(topic=self.object).values("contribution")
        return Contribution.objects.published().filter(Q(pk__in=own) | Q(session__in=sessions))


class SDGPage(SubjectPage):
    model = SDGTarget
    template_name = "events/sdg_detail.html"
    address = {"code": "code"}
    permission = "events.view_sdgtarget"

    def everything(self):
        return SDGTarget.objects.select_related("goal").prefetch_related("targets")

    def contributions(self):
        codes = [self.object.pk, *(target.pk for target in self.object.targets.all())]
        sessions = Session.objects.published().filter(sdg_targets__in=codes)
        own = Contribution.sdg_targets.through.objects.filter(sdgtarget__in=codes).values("contribution")
        return Contribution.objects.published().filter(Q(pk__in=own) | Q(session__in=sessions.values("pk")))
