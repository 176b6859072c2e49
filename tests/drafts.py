"""Random records for tests: what is public, and drafts of every kind laid over, under and between it."""

import datetime
import random

from events.models import FormerSlug, Organization, Seminar, Session, Speaker, Topic
from tests.factories import (
    make_contribution,
    make_country,
    make_organization,
    make_quote,
    make_sdg,
    make_seminar,
    make_session,
    make_speaker,
    make_topic,
)

NOW = datetime.datetime(2019, 6, 1, 12, 0, tzinfo=datetime.UTC)
HIDDEN = ("draft", "review", "withdrawn")
KINDS = Session.Kind.values


class World:
    """One random record: `build` makes what is public, `hide` adds what is not, each text of it marked by `token`."""

    def __init__(self, seed):
        self.rng = random.Random(seed)
        self.token = f"zq{self.rng.getrandbits(48):012x}"
        self.count = 0

    def word(self, hidden=False):
        self.count += 1
        return f"{self.token} {self.count}" if hidden else f"Plain {self.count}"

    def moment(self):
        return NOW - datetime.timedelta(days=self.rng.randint(1, 1500))

    def some(self, rows, most=2):
        return self.rng.sample(list(rows), min(self.rng.randint(0, most), len(rows)))

    def date(self):
        # Some lie after NOW, so that there are seminars to come.
        return self.rng.choice(["", "2016", "2016-09", "2016-09-06", "2018-03-01", "2019-12-01", "2020-01"])

    # --- The public part ---

    def build(self):
        self.countries = [make_country(c, n) for c, n in (("LA", "Lao PDR"), ("LU", "Luxembourg"), ("CN", "China"))]
        self.targets = [make_sdg(code) for code in ("1.3", "1.a", "8.5")]
        self.spare_country, self.spare_target = make_country("FR", "France"), make_sdg("10.2")
        self.topics = [make_topic(f"Topic {self.word()}") for _ in range(2)]
        top = make_organization("Ministry of Labour", kind="government", country=self.countries[0])
        self.organizations = [top, make_organization("Labour Bureau", parent=top, kind="workers")]
        self.speakers = [make_speaker(f"Ana {self.word()}") for _ in range(3)]
        self.seminars = [self.make_seminar("published") for _ in range(3)]
        self.sessions = [self.fill(self.make_session(s, "published")) for s in self.seminars for _ in range(2)]
        # Addresses that public sessions, speakers and seminars had before.
        for row in (*self.sessions[:2], *self.speakers[:2], *self.seminars[:2]):
            type(row).objects.filter(pk=row.pk).update(slug=f"moved-{type(row).__name__.lower()}-{row.pk}")
            row.refresh_from_db()

    def make_seminar(self, status, **values):
        hidden = status != "published"
        title = self.word(hidden)
        start = self.date()
        return make_seminar(
            title=title,
            status=status,
            start_date=start,
            end_date=start,
            published_at=self.moment(),
            summary=f"Of {title}.",
            city=title if hidden else "Beijing",
            country=self.rng.choice(self.countries),
            language=self.rng.choice(["en", "fr"]),
            hosts=f"Host {title}",
            **values,
        )

    def make_session(self, seminar, status, hidden=False, **values):
        title = self.word(hidden or status != "published")
        return make_session(
            seminar,
            title=title,
            status=status,
            kind=self.rng.choice(KINDS),
            position=self.rng.randint(1, 9),
            start=self.date(),
            published_at=self.moment(),
            introduction=f"Of {title}.",
            topics=self.some(self.topics),
            sdg_targets=self.some(self.targets),
            **values,
        )

    def fill(self, session, hidden=False, speakers=(), organizations=(), topics=(), countries=(), targets=()):
        """Give a session its contributions and quotes, by people of its own and by those of the public part."""
        people = [*speakers, *self.rng.sample(self.speakers, 2)]
        for speaker in people:
            contribution = make_contribution(
                session,
                speaker,
                role=self.rng.choice(["chair", "speaker", "panellist"]),
                organization=self.rng.choice([*organizations, *self.organizations, None]),
                country=self.rng.choice([*countries, *self.countries, None]),
                group=self.rng.choice(["government", "workers", "", "academia"]),
                job_title=self.word(hidden),
                attribution_text=self.word(hidden),
                summary=f"They said {self.word(hidden)}.\n\n- {self.word(hidden)}",
                topics=[*topics, *self.some(self.topics)],
                countries=[*countries, *self.some(self.countries)],
                sdg_targets=[*targets, *self.some(self.targets)],
            )
            for _ in range(self.rng.randint(0, 2)):
                make_quote(contribution, text=f"Words {self.word(hidden)}", featured=self.rng.random() < 0.5)
        return session

    # --- What is not public ---

    def hide(self):
        """Add drafts of every kind; all that is public must stay as it was."""
        speakers = [make_speaker(f"Zoe {self.word(True)}", other_names=self.word(True)) for _ in range(2)]
        unit = make_organization(f"Unit {self.word(True)}", parent=self.organizations[0], kind="academia")
        body = make_organization(f"Body {self.word(True)}", acronym=self.token, country=self.countries[1])
        topics = [make_topic(f"Draft topic {self.word(True)}")]
        own = {
            "hidden": True,
            "speakers": speakers,
            "organizations": [unit, body],
            "topics": topics,
            "countries": [self.spare_country],
            "targets": [self.spare_target],
        }
        for status in HIDDEN:  # beside and between the sessions of a public seminar
            for seminar in self.seminars[:2]:
                self.fill(self.make_session(seminar, status), **own)
        for status in HIDDEN:  # published sessions of seminars that are not, drafts in drafts
            seminar = self.make_seminar(status)
            self.fill(self.make_session(seminar, "published", hidden=True), **own)
            self.fill(self.make_session(seminar, "draft"), **own)
        # People and subjects that nothing names at all.
        make_speaker(f"Nobody {self.word(True)}"), make_topic(self.word(True)), make_organization(self.word(True))
        self.take_old_addresses(*speakers)

    def take_old_addresses(self, standing, leaving):
        """Let drafts stand where public things stood before, pass through there, and leave addresses of their own."""
        public = self.sessions[0]
        beside = Session.objects.filter(seminar=public.seminar, status="draft").first()
        for slug in (f"{self.token}-old", former(public)):
            Session.objects.filter(pk=beside.pk).update(slug=slug)
        passing = Session.objects.filter(seminar=public.seminar, status="review").first()
        for slug in (former(self.sessions[1]), f"{self.token}-passed"):
            Session.objects.filter(pk=passing.pk).update(slug=slug)
        hidden = Seminar.objects.exclude(status="published")
        Seminar.objects.filter(pk=hidden[0].pk).update(slug=former(self.seminars[0]))
        for slug in (former(self.seminars[1]), f"{self.token}-left"):
            Seminar.objects.filter(pk=hidden[1].pk).update(slug=slug)
        Speaker.objects.filter(pk=standing.pk).update(slug=former(self.speakers[0]))
        for slug in (former(self.speakers[1]), f"{self.token}-gone"):
            Speaker.objects.filter(pk=leaving.pk).update(slug=slug)
        for model in (Topic, Organization):
            row = model.objects.order_by("-pk").first()  # the one that nothing names, made a moment ago
            model.objects.filter(pk=row.pk).update(slug=f"{self.token}-new-{row.pk}")


def former_addresses():
    """Return every address that anything had before."""
    found = []
    for model, scope, slug in FormerSlug.objects.order_by("pk").values_list("model", "scope", "slug"):
        if model == "session":
            seminar = Seminar.objects.get(pk=scope)
            earlier = FormerSlug.objects.filter(model="seminar", object_id=scope).values_list("slug", flat=True)
            found += [f"/seminars/{part}/{slug}/" for part in (seminar.slug, *earlier)]
        else:
            found.append(f"/{model}s/{slug}/")
    sessions = Session.objects.values_list("seminar_id", "slug")
    for scope, slug in FormerSlug.objects.filter(model="seminar").values_list("object_id", "slug"):
        found += [f"/seminars/{slug}/{session}/" for seminar, session in sessions if seminar == scope]
    return found


def former(row):
    """Return the first address that a row had before."""
    rows = FormerSlug.objects.filter(model=type(row).__name__.lower(), object_id=row.pk)
    return rows.order_by("pk").values_list("slug", flat=True)[0]
