"""Write a made-up record of any size, for tests, benchmarks and looking at full pages."""

import itertools
import math
import random
import time
from datetime import UTC, date, datetime, timedelta

from django.core.management import BaseCommand, CommandError
from django.db import DatabaseError, transaction
from django.utils import timezone

from events import text
from events.counts import counted
from events.fields import BASE32
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

from . import _made_up as made_up

BATCH = 2000
SESSIONS_A_SEMINAR = 20
FIRST_YEAR, YEARS = 2004, 20
ROLES = Contribution.Role
UNFINISHED = ("draft", "review", "withdrawn")
# By their number among the seminars: those that are not over, with the days from today to their first and last.
AHEAD = {5: (-1, 1), 9: (40, 42), 13: (150, 150)}


class Command(BaseCommand):
    help = (
        "Write made-up seminars with sessions, contributions and quotes, in several scripts. They are added to what is "
        "there. The same seed gives the same words. The countries and goals have to be loaded before."
    )

    def add_arguments(self, parser):
        parser.add_argument("--sessions", type=int, default=100, help="How many sessions to write (%(default)s).")
        parser.add_argument("--seed", type=int, default=1, help="Where chance begins (%(default)s).")
        parser.add_argument(
            "--contributions", type=float, default=7.5, help="Contributions a session has on average (%(default)s)."
        )
        parser.add_argument("--drafts", action="store_true", help="Leave about a third of it unpublished.")

    def handle(self, sessions, seed, contributions, drafts, **options):
        if sessions < 1 or not 0 <= contributions <= 1000:
            raise CommandError("Ask for at least one session, and for 0 to 1000 contributions in each.")
        try:
            ready = Country.objects.exists() and SDGTarget.objects.exists()
        except DatabaseError as error:
            raise CommandError("The database has no tables yet: run manage.py migrate first.") from error
        if not ready:
            raise CommandError("Load the reference data first: manage.py loaddata countries sdgs")
        started = time.monotonic()
        maker = Maker(seed, sessions, contributions, drafts, self.progress)
        with transaction.atomic():
            maker.make()
        self.stdout.write(f"\r{maker.summary()}, in {time.monotonic() - started:.0f} seconds.")

    def progress(self, done, total):
        if self.stdout.isatty():
            width = 40 * done // total
            self.stdout.write(f"\r[{'#' * width}{'.' * (40 - width)}] {done} of {total} sessions", ending="")
            self.stdout.flush()


def anchors_of(slug):
    yield slug
    for number in itertools.count(2):
        yield f"{slug}-{number}"


class Maker:
    """Writes the record, a batch of sessions at a time."""

    def __init__(self, seed, sessions, contributions, drafts, progress):
        self.random = random.Random(seed)  # noqa: S311 words, not secrets
        self.random_ids = random.Random(f"ids of {seed}")  # noqa: S311
        self.session_count = sessions
        self.average = contributions
        self.drafts = drafts
        self.progress = progress
        self.today = timezone.localdate()
        self.new_bodies = 0
        self.totals = {"seminars": 0, "sessions": 0, "contributions": 0, "quotes": 0}
        self.slugs = {
            model: set(model.objects.values_list("slug", flat=True))
            for model in (Seminar, Speaker, Organization, Topic)
        }
        self.quote_ids = set(Quote.objects.values_list("public_id", flat=True))

    def make(self):
        self.countries = list(Country.objects.order_by("code"))
        self.by_code = {country.code: country for country in self.countries}
        self.targets = list(SDGTarget.objects.exclude(goal=None).order_by("position", "code"))
        self.topics = self.make_topics()
        self.bodies = self.make_organizations(max(30, self.session_count // 6))
        self.people = self.make_speakers(max(40, self.session_count // 4))
        done = 0
        while done < self.session_count:
            seminars = self.make_seminars(min(25, math.ceil((self.session_count - done) / SESSIONS_A_SEMINAR)))
            sessions = []
            for seminar in seminars:
                wanted = min(SESSIONS_A_SEMINAR, self.session_count - done - len(sessions))
                sessions += self.new_sessions(seminar, wanted)
            self.write_sessions(sessions)
            done += len(sessions)
            self.progress(done, self.session_count)

    def summary(self):
        made = self.totals | {"speakers": len(self.people), "organizations": self.new_bodies}
        return f"Written: {', '.join(counted(things, number) for things, number in made.items())}"

    def slug(self, model, words):
        base = candidate = text.slugify(words)
        number = 1
        while candidate in self.slugs[model]:
            number += 1
            candidate = f"{base}-{number}"
        self.slugs[model].add(candidate)
        return candidate

    # --- What sessions name ------------------------------------------------------------------------------------------

    def make_topics(self):
        """Return the topics, those that are there already, whatever their capitals, among them."""
        there = {text.fold(topic.name): topic for topic in Topic.objects.all()}
        missing = [name for name in made_up.TOPICS if text.fold(name) not in there]
        new = Topic.objects.bulk_create(Topic(name=name, slug=self.slug(Topic, name)) for name in missing)
        there |= {text.fold(topic.name): topic for topic in new}
        return [there[text.fold(name)] for name in made_up.TOPICS]

    def make_organizations(self, count):
        pick = self.random.choice
        there = {text.fold(body.name): body for body in Organization.objects.filter(parent=None)}
        new = {
            name: Organization(name=name, acronym=acronym, slug=self.slug(Organization, acronym or name), kind=Group.UN)
            for name, acronym in made_up.UN
            if text.fold(name) not in there
        }
        Organization.objects.bulk_create(new.values())
        above = [there.get(text.fold(name)) or new[name] for name, _ in made_up.UN]
        below, names_taken = [], set()
        kinds = (
            (Group.GOVERNMENT, made_up.GOVERNMENT), (Group.GOVERNMENT, made_up.GOVERNMENT),
            (Group.WORKERS, made_up.WORKERS), (Group.EMPLOYERS, made_up.EMPLOYERS), (Group.BUSINESS, made_up.BUSINESS),
            (Group.ACADEMIA, made_up.ACADEMIA), (Group.CIVIL_SOCIETY, made_up.CIVIL_SOCIETY),
        )  # fmt: skip
        for number in range(count - len(above)):
            if number % 40 == 0:
                parent, unit = pick(above), pick(made_up.UNITS)
                below.append(Organization(name=f"{unit}, {parent.short_name}", kind=Group.UN, parent=parent))
            else:
                kind, names = pick(kinds)
                country = pick(self.countries)
                name = f"{pick(names)} of {country}"
                while name in names_taken:
                    name = f"{pick(made_up.UNITS)}, {name}"
                if number % 150 == 5:
                    name = f"{name}, {made_up.LONG_UNIT}"
                names_taken.add(name)
                below.append(Organization(name=name, kind=kind, country=country))
            below[-1].slug = self.slug(Organization, below[-1].name)
        Organization.objects.bulk_create(below, BATCH)
        self.new_bodies = len(new) + len(below)
        return [*above, *below]

    def make_speakers(self, count):
        people, scripts = [], []
        for number in range(count):
            name, script = made_up.person(self.random, number)
            people.append(Speaker(name=name, sort_name=text.sort_name(name), slug=self.slug(Speaker, name)))
            scripts.append(script)
        Speaker.objects.bulk_create(people, BATCH)
        bodies = [None if self.random.random() < 0.1 else self.random.choice(self.bodies) for _ in people]
        return list(zip(people, scripts, bodies, [self.new_career() for _ in people], strict=True))

    def new_career(self):
        """Return the posts of a person, from the first: most people change once or twice."""
        return self.random.sample(made_up.POSTS, self.random.choice((1, 1, 2, 2, 3)))

    # --- The record --------------------------------------------------------------------------------------------------

    def status(self):
        return self.random.choice(UNFINISHED) if self.drafts and self.random.random() < 0.33 else "published"

    def new_date(self):
        """Return a first day of a meeting, and how much of it is known: mostly all, sometimes nothing."""
        day = date(FIRST_YEAR, 1, 5) + timedelta(days=self.random.randrange(365 * YEARS))
        return day, self.random.choices((10, 7, 4, 0), (85, 5, 5, 5))[0]

    def make_seminars(self, count):
        seminars = []
        for number in range(self.totals["seminars"], self.totals["seminars"] + count):
            day, known = self.new_date()
            length = self.random.randrange(4)
            if number in AHEAD:
                first, last = AHEAD[number]
                day, known, length = self.today + timedelta(days=first), 10, last - first
            city, code, zone = self.random.choice(made_up.CITIES)
            language, title = "en", ""
            if self.random.random() < 0.12:
                language, title = self.random.choice(made_up.SUBJECTS_ELSEWHERE)
            pick = self.random.choice
            title = title or f"{pick(made_up.SETTINGS)} on {pick(made_up.SUBJECTS)} {pick(made_up.PLACES)}"
            last = day + timedelta(days=length)
            seminar = Seminar(
                title=title,
                slug=self.slug(Seminar, f"{title} {day.year}"),
                language=language,
                city=city,
                hosts=f"Government of {self.by_code[code]}" if code in self.by_code else "",
                country=self.by_code.get(code),
                time_zone=zone,
                start_date=day.isoformat()[:known],
                end_date=last.isoformat() if known == 10 else "",
                status=self.status(),
                published_at=datetime.combine(min(day, self.today), datetime.min.time(), tzinfo=UTC),
            )
            seminar.day = day if known == 10 else None
            seminar.year, seminar.is_ahead = day.year, day > self.today
            seminars.append(seminar)
        Seminar.objects.bulk_create(seminars)
        self.totals["seminars"] += count
        return seminars

    def new_sessions(self, seminar, count):
        pick = self.random.choice
        for number in range(1, count + 1):
            language, title = seminar.language, seminar.title
            if language == "en" or self.random.random() < 0.7:
                language, title = "en", f"{pick(made_up.SUBJECTS)}: {pick(made_up.TOPICS)}"
            start = f"{seminar.day + timedelta(days=number // 8)}T{9 + number % 8:02}:30" if seminar.day else ""
            kind = "opening" if number == 1 else pick(Session.Kind.values)
            yield Session(
                seminar=seminar, title=title, slug=f"{text.slugify(title)}-{number}", kind=kind, position=number,
                start=start, language=language, status=self.status(), published_at=seminar.published_at,
                place=pick(("", "Conference hall", f"Room {number}")),
            )  # fmt: skip

    def write_sessions(self, sessions):
        Session.objects.bulk_create(sessions, BATCH)
        turns = [turn for session in sessions for turn in self.new_contributions(session)]
        Contribution.objects.bulk_create(turns, BATCH)
        quotes = [quote for turn in turns for quote in self.new_quotes(turn)]
        Quote.objects.bulk_create(quotes, BATCH)
        self.link(Session, "topics", sessions, self.topics, (0, 1, 1, 2))
        self.link(Session, "sdg_targets", sessions, self.targets, (0, 0, 1))
        self.link(Contribution, "topics", turns, self.topics, (0, 1, 1, 2))
        self.link(Contribution, "sdg_targets", turns, self.targets, (0, 0, 1))
        self.link(Contribution, "countries", turns, self.countries, (0, 1, 1, 2, 3))
        self.totals["sessions"] += len(sessions)
        self.totals["contributions"] += len(turns)
        self.totals["quotes"] += len(quotes)

    def new_contributions(self, session):
        chance = self.random
        count = 0 if session.seminar.is_ahead else round(chance.triangular(0, 2 * self.average, self.average))
        anchors = set()
        for number in range(1, count + 1):
            # Some people speak often: the power bends chance towards the first of the list.
            person, script, body, career = self.people[int(len(self.people) * chance.random() ** 1.6)]
            anchor = next(each for each in anchors_of(person.slug) if each not in anchors)
            anchors.add(anchor)
            language = made_up.LANGUAGE_OF_SCRIPT[script] if chance.random() < 0.25 else "en"
            post = career[(session.seminar.year - FIRST_YEAR) * len(career) // YEARS % len(career)]
            honorific = chance.choice(("Ms", "Mr", "Mr", "Ms", "Dr", "H.E. Ms", ""))
            country = body.country if body and body.country_id else None
            affiliation = ", ".join(part for part in (post, body.name if body else "") if part)
            yield Contribution(
                session=session, speaker=person, position=number, anchor=anchor, name=person.name,
                role=ROLES.CHAIR if number == 1 else chance.choice((ROLES.SPEAKER, ROLES.SPEAKER, ROLES.PANELLIST)),
                honorific=honorific, job_title=post, organization=body, organization_name=body.name if body else "",
                country=country if country and chance.random() < 0.8 else None, attribution_text=affiliation,
                group=body.kind if body else "", language=language,
                summary=made_up.summary(
                    chance, language, who=f"{honorific} {person.name}".strip(), place=chance.choice(self.countries),
                    topic=chance.choice(made_up.TOPICS),
                ),
            )  # fmt: skip

    def new_quotes(self, turn):
        for number in range(1, self.random.choice((0, 1, 1, 1, 2, 3)) + 1):
            words = made_up.sentence(
                self.random, turn.language, of=made_up.QUOTES, place=self.random.choice(self.countries),
                topic=self.random.choice(made_up.TOPICS),
            )  # fmt: skip
            yield Quote(
                contribution=turn, position=number, text=words, language=turn.language, public_id=self.quote_id()
            )

    def quote_id(self):
        while True:
            made = "".join(self.random_ids.choices(BASE32, k=8))
            if not made.isdigit() and made not in self.quote_ids:
                self.quote_ids.add(made)
                return made

    def link(self, model, name, rows, others, numbers):
        """Relate each row to some others, a random number of them."""
        through = getattr(model, name).through
        ours, theirs = (field.attname for field in through._meta.fields[1:3])
        through.objects.bulk_create(
            (
                through(**{ours: row.pk, theirs: other.pk})
                for row in rows
                for other in self.random.sample(others, self.random.choice(numbers))
            ),
            BATCH,
        )
