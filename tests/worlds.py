"""Small random records with drafts everywhere, and an answer to every filter worked out row by row.

`Reader` is written from the rules, not from the code under test: plain loops over plain rows, no index, no SQL.
"""

import functools
import random
import unicodedata

from django.utils import timezone

from events.models import (
    Contribution,
    Country,
    Group,
    Organization,
    Quote,
    SDGTarget,
    Seminar,
    Session,
    Speaker,
    Topic,
)

WORDS = "Travail décent work social protection floor ສັງຄົມ 社会保护 عمل Łódź café pension Ärzte".split()
STATUSES = ("published", "published", "published", "draft", "review", "withdrawn")
DATES = ("", "", "2014", "2015-03", "2015-11-30", "2016-09-06", "2017")
LANGUAGES = ("en", "en", "fr", "lo", "zh-Hant")
FACETS = "seminar year kind speaker organization country mentions group topic sdg language".split()
LISTS = {"seminars": Seminar, "sessions": Session, "speakers": Speaker, "organizations": Organization, "quotes": Quote}


def words(rng, most=5):
    return " ".join(rng.choice(WORDS) for _ in range(rng.randint(1, most)))


def link(rng, model, name, rows, others, most):
    through = getattr(model, name).through
    ours, theirs = (field.attname for field in through._meta.fields[1:3])
    through.objects.bulk_create(
        through(**{ours: row.pk, theirs: other.pk})
        for row in rows
        for other in rng.sample(others, min(len(others), rng.randint(0, most)))
    )


def make_world(seed, seminars=5):
    """Write a random record: about a third of its seminars and sessions are not public."""
    rng = random.Random(seed)
    now = timezone.now()
    countries = Country.objects.bulk_create(
        Country(code=code, name=f"Land {code}", slug=f"land-{code.lower()}") for code in ("AA", "BB", "CC", "DD")
    )
    goals = SDGTarget.objects.bulk_create(
        SDGTarget(code=str(n), label=f"Goal {n}", position=n * 10) for n in (1, 8, 17)
    )
    targets = goals + SDGTarget.objects.bulk_create(
        SDGTarget(code=f"{goal.code}.{n}", label="A target", goal=goal, position=goal.position + n)
        for goal in goals[:2]
        for n in (1, 2)
    )
    topics = Topic.objects.bulk_create(Topic(name=f"Topic {n}", slug=f"topic-{n}") for n in range(5))
    bodies = []
    for n in range(7):
        bodies.append(
            Organization.objects.create(
                name=f"Body {n} {words(rng, 2)}", slug=f"body-{n}", acronym=rng.choice(("", f"B{n}")),
                kind=rng.choice(Group.values), parent=rng.choice([None, None, *bodies]),
            )
        )  # fmt: skip
    speakers = Speaker.objects.bulk_create(
        Speaker(name=f"Ana {words(rng, 2)}", sort_name=f"{n}", slug=f"speaker-{n}", other_names=words(rng, 1))
        for n in range(8)
    )
    held = Seminar.objects.bulk_create(
        Seminar(
            title=words(rng), slug=f"seminar-{n}", start_date=rng.choice(DATES), city=words(rng, 1),
            hosts=words(rng, 2), language=rng.choice(LANGUAGES), status=rng.choice(STATUSES), published_at=now,
        )
        for n in range(seminars)
    )  # fmt: skip
    sessions = Session.objects.bulk_create(
        Session(
            seminar=seminar, title=words(rng), slug=f"session-{n}", kind=rng.choice(Session.Kind.values[:4]),
            position=rng.randint(0, 3), start=rng.choice(DATES), introduction=words(rng), status=rng.choice(STATUSES),
            language=rng.choice(LANGUAGES), published_at=now,
        )
        for seminar in held
        for n in range(rng.randint(0, 4))
    )  # fmt: skip
    spoken = Contribution.objects.bulk_create(
        Contribution(
            session=session, speaker=(speaker := rng.choice(speakers)), anchor=f"turn-{n}", position=rng.randint(0, 3),
            honorific=rng.choice(("", "Ms")), name=speaker.name, attribution_text=words(rng),
            organization=rng.choice([None, *bodies]), country=rng.choice([None, *countries]),
            group=rng.choice(["", *Group.values[:3]]), language=rng.choice(LANGUAGES),
        )
        for session in sessions
        for n in range(rng.randint(0, 4))
    )  # fmt: skip
    Quote.objects.bulk_create(
        Quote(contribution=turn, text=words(rng, 9), position=n, language=rng.choice(LANGUAGES))
        for turn in spoken
        for n in range(rng.randint(0, 2))
    )
    link(rng, Session, "topics", sessions, topics, 1)
    link(rng, Session, "sdg_targets", sessions, targets, 1)
    link(rng, Contribution, "topics", spoken, topics, 2)
    link(rng, Contribution, "sdg_targets", spoken, targets, 2)
    link(rng, Contribution, "countries", spoken, countries, 2)


class Reader:
    """Answers filters by looking at every row of the record, one after the other."""

    def __init__(self):
        self.turns = [
            self.turn(each)
            for each in Contribution.objects.select_related("session__seminar", "speaker", "organization", "country")
            if public(each.session)
        ]
        heard = {turn["session"] for turn in self.turns}
        for session in Session.objects.select_related("seminar"):
            if public(session) and session.pk not in heard:
                self.turns.append(self.silence(session.seminar, session))
        present = {turn["seminar_pk"] for turn in self.turns}
        for seminar in Seminar.objects.all():
            if seminar.status == "published" and seminar.pk not in present:
                self.turns.append(self.silence(seminar))
        self.quotes = [
            turn | {"quotes": {quote.pk}, "language": {quote.language}, "quote": quote.text}
            for quote in Quote.objects.all()
            for turn in self.turns
            if turn["pk"] == quote.contribution_id
        ]

    def turn(self, row):
        session, body = row.session, row.organization
        bodies = []
        while body is not None:
            bodies.append(body)
            body = body.parent
        group = row.group or (row.organization.kind if row.organization else "")
        topics = [*row.topics.all(), *session.topics.all()]
        targets = [*row.sdg_targets.all(), *session.sdg_targets.all()]
        own = {
            "pk": row.pk,
            "speakers": {row.speaker_id},
            "organizations": {body.pk for body in bodies},
            "speaker": {row.speaker.slug},
            "organization": {body.slug for body in bodies} or {"none"},
            "country": {row.country.slug} if row.country else {"none"},
            "mentions": {country.slug for country in row.countries.all()} or {"none"},
            "group": {group or "none"},
            "topic": {topic.slug for topic in topics} or {"none"},
            "sdg": codes(targets),
            "language": {row.language},
            "said by": [row.honorific, row.name, row.attribution_text],
        }
        return self.silence(session.seminar, session) | own

    def silence(self, seminar, session=None):
        nothing = {name: {"none"} for name in FACETS}
        topics = session.topics.all() if session else ()
        return nothing | {
            "pk": None,
            "seminar_pk": seminar.pk,
            "session": session.pk if session else None,
            "seminars": {seminar.pk},
            "sessions": {session.pk} if session else set(),
            "speakers": set(),
            "organizations": set(),
            "quotes": set(),
            "seminar": {seminar.slug},
            "year": {((session.start if session else "") or seminar.start_date)[:4] or "none"},
            "kind": {session.kind if session else "none"},
            "language": {session.language if session else seminar.language},
            "topic": {topic.slug for topic in topics} or {"none"},
            "sdg": codes(session.sdg_targets.all() if session else ()),
            "said by": [],
        }

    def rows(self, name):
        return self.quotes if name == "quotes" else self.turns

    def results(self, name, chosen, query=""):
        found = set()
        for row in self.rows(name):
            if all(row[facet] & set(values) for facet, values in chosen.items()):
                found |= row[name]
        return {pk for pk in found if self.says(name, pk, query)} if query else found

    def counts(self, name, chosen, facet, query=""):
        """Return what each value of a facet would find if it alone were chosen there."""
        others = {other: values for other, values in chosen.items() if other != facet}
        values = {value for row in self.rows(name) for value in row[facet]}
        counts = {value: len(self.results(name, others | {facet: [value]}, query)) for value in values}
        return {value: count for value, count in counts.items() if count}

    def says(self, name, pk, query):
        texts = [folded(text) for text in self.texts(name, pk)]
        return all(any(word in text for text in texts) for word in folded(query).split())

    @functools.cache  # noqa: B019 a reader lives as long as its test
    def texts(self, name, pk):
        row = LISTS[name].objects.get(pk=pk)
        turns = [turn for turn in self.turns if pk in turn[name]]
        if name == "seminars":
            return [row.title, row.short_title, row.city, row.hosts]
        if name == "organizations":
            return [row.name, row.acronym, row.other_names]
        if name == "speakers":
            return [row.name, row.other_names, *(text for turn in turns for text in turn["said by"])]
        if name == "quotes":
            return [row.text, *next(each["said by"] for each in self.quotes if pk in each["quotes"])]
        said = [text for turn in turns for text in turn["said by"]]
        quoted = [each["quote"] for each in self.quotes if each["session"] == pk]
        return [row.title, row.introduction, row.seminar.title, row.seminar.short_title, *said, *quoted]


def public(session):
    return session.status == "published" and session.seminar.status == "published"


def codes(targets):
    named = {target.code for target in targets}
    return named | {code.split(".")[0] for code in named} or {"none"}


def folded(text):
    letters = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in letters if not (unicodedata.category(c) == "Mn" and ord(c) < 0x370))
