"""Pages of one seminar, session or quote."""

from collections import Counter

from django.db.models import Count, Prefetch, Q
from django.utils.translation import gettext as _

from events import dates, facets, text
from events.models import Contribution, Country, Quote, SDGTarget, Seminar, Session, Source

from .access import RecordView, moved_session

ELSEWHERE = 6  # other sessions that a session's page leads to


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
            "targets": targets_of(contributions, seminar.sessions.published()),
        }


def countries_of(contributions):
    """Return (country, number) pairs: in how many of the contributions it was spoken for, or spoken of. Two queries."""
    spoken_of = Contribution.countries.through.objects.filter(contribution__in=contributions)
    spoken_for = contributions.exclude(country=None).order_by()
    pairs = spoken_of.values_list("country_id", "contribution_id").union(spoken_for.values_list("country_id", "pk"))
    numbers = Counter(country for country, _contribution in pairs)
    return by_name({country: numbers[pk] for pk, country in Country.objects.in_bulk(numbers).items()})


def targets_of(contributions, sessions):
    """Return the targets that contributions or sessions name, through subqueries of ids: joined, it is all with all."""
    said = Contribution.sdg_targets.through.objects.filter(contribution__in=contributions.order_by().values("pk"))
    held = Session.sdg_targets.through.objects.filter(session__in=sessions.order_by().values("pk"))
    return SDGTarget.objects.filter(Q(pk__in=said.values("sdgtarget")) | Q(pk__in=held.values("sdgtarget")))


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
            session.seminar.sessions.published().order_by("position", "pk").only("title", "slug", "language", "seminar")
        )
        place = next((n for n, other in enumerate(programme) if other.pk == session.pk), None)
        for other in programme:
            other.seminar = session.seminar
        number_turns(contributions)
        quotes = [quote for contribution in contributions for quote in contribution.quotes.all()]
        topics = Counter(topic for contribution in contributions for topic in contribution.topics.all())
        inherited = dict.fromkeys(session.topics.all(), len(contributions))  # they count for each contribution
        return super().get_context_data(**kwargs) | {
            "seminar": session.seminar,
            "contributions": contributions,
            "chairs": [c for c in contributions if c.role == Contribution.Role.CHAIR],
            "moderators": [c for c in contributions if c.role == Contribution.Role.MODERATOR],
            "sources": [s for s in session.seminar.sources.all() if s.fact in (Source.Fact.DATES, Source.Fact.PLACE)],
            "quote_count": len(quotes),
            "first_quote": quotes[0] if quotes else None,
            "speaker_count": len({c.speaker_id for c in contributions}),
            "countries": by_name(Counter(country for c in contributions for country in c.countries.all())),
            "topics": by_name(dict(topics) | inherited),
            "targets": targets_of(session.contributions.all(), Session.objects.filter(pk=session.pk)),
            "previous": programme[place - 1] if place else None,
            "next": programme[place + 1] if place is not None and place + 1 < len(programme) else None,
            "elsewhere": self.elsewhere(contributions),
        }

    def elsewhere(self, contributions):
        """Return the newest other sessions in which the same people spoke, each with what they said. Two queries."""
        people = {contribution.speaker_id for contribution in contributions}
        index = facets.current()
        ids = index.keys("contributions")[index.spoken_by(people, ELSEWHERE, self.object.pk)].tolist()
        spoken = Contribution.objects.published().for_listing().defer("summary", "session__introduction").in_bulk(ids)
        sessions = {}
        for contribution in (spoken[pk] for pk in ids if pk in spoken):
            turns = sessions.setdefault(contribution.session_id, (contribution.session, {}))[1]
            turns.setdefault(contribution.speaker_id, contribution)
        return [(session, list(turns.values())) for session, turns in sessions.values()]


def number_turns(contributions):
    """Tell the turns of one person apart, by number (0 for who spoke once) and by a label for those who hear a page."""
    turns, spoken = Counter(each.speaker_id for each in contributions), Counter()
    for contribution in contributions:
        spoken[contribution.speaker_id] += 1
        contribution.turns = turns[contribution.speaker_id]
        contribution.turn = spoken[contribution.speaker_id] if contribution.turns > 1 else 0
        contribution.label = contribution.name
        if contribution.turn:
            contribution.label = _("%(name)s, turn %(number)s") % {
                "name": contribution.name,
                "number": contribution.turn,
            }


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
