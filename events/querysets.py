"""Questions to the database that have a name. `published()` is the one door for whatever the public sees."""

import json

from django.apps import apps
from django.db import connections, models
from django.db.models import Exists, OuterRef, Prefetch, Q
from django.db.models.expressions import RawSQL
from django.db.models.functions import Length


def _published_contributions():
    return apps.get_model("events.Contribution").objects.published()


def _named(rows, relation):
    """Say that one of the rows names it. An index is asked for each row of ours, so that a page of them is quick."""
    return Exists(rows.filter(**{relation: OuterRef("pk")}))


class NaturalKeyMixin:
    def get_by_natural_key(self, *key):
        return self.get(**dict(zip(self.model.natural_key_fields, key, strict=True)))


class AmongMixin:
    def among(self, ids: list[int]):
        """Keep the rows with these ids, however many: they travel as one parameter."""
        if connections[self.db].vendor == "postgresql":
            return self.filter(pk__in=RawSQL("SELECT unnest(%s::bigint[])", [ids]))
        return self.filter(pk__in=RawSQL("SELECT value FROM json_each(%s)", [json.dumps(ids)]))


class CalledMixin:
    def called(self, name: str):
        """Return the rows of this name, whatever its capitals; another accent is another name.

        SQLite knows the capitals of ASCII alone, so the database narrows by the length and by the parts on which both
        databases agree, and the few names that are left are compared here.
        """
        alike = self.alias(letters=Length("name")).filter(letters=len(name)).order_by()
        agreed = "".join(c if c.isascii() or c.lower() == c.upper() else "\0" for c in name)
        for part in filter(None, agreed.split("\0")):
            alike = alike.filter(name__icontains=part)
        names = alike.values_list("pk", "name")
        return self.among([pk for pk, other in names if other.lower() == name.lower()])


class SeminarQuerySet(AmongMixin, NaturalKeyMixin, models.QuerySet):
    def published(self):
        return self.filter(status="published")

    def for_listing(self):
        return self.select_related("country").order_by("-start_date", "title", "pk")

    def running(self, today: str):
        """Return the seminars of this day ("2016-09-06"); where a month alone is known, those of its month."""
        days = Q(start_date__lte=today, end_date__gte=today) | Q(start_date=today)
        return (
            self.filter(days | Q(start_date=today[:7])).select_related("country").order_by("start_date", "title", "pk")
        )

    def upcoming(self, today: str):
        """Return the seminars that begin after this day, the next one first."""
        return self.filter(start_date__gt=today).select_related("country").order_by("start_date", "title", "pk")


class SourceQuerySet(NaturalKeyMixin, models.QuerySet):
    pass


class SourceDocumentQuerySet(NaturalKeyMixin, models.QuerySet):
    def in_work(self):
        """Return the documents that nobody has made into sessions yet."""
        return self.filter(saved_at=None)

    def for_listing(self):
        return self.defer("text", "original", "sheet")


class SourceSpanQuerySet(models.QuerySet):
    def get_by_natural_key(self, public_id, seminar, session, anchor, number):
        if public_id:
            return self.get(quote__public_id=public_id)
        return self.get(
            contribution__session__seminar__slug=seminar,
            contribution__session__slug=session,
            contribution__anchor=anchor,
            number=number,
        )


class SessionQuerySet(AmongMixin, NaturalKeyMixin, models.QuerySet):
    def published(self):
        return self.filter(status="published", seminar__status="published")

    def for_listing(self):
        """Newest seminar first, its sessions in order."""
        return self.select_related("seminar").order_by("-seminar__start_date", "seminar__title", "position", "pk")

    def with_chairs(self):
        """Load who chaired, as `chairs`: names as printed, without what they said."""
        chairs = _published_contributions().filter(role__in=("chair", "moderator")).order_by("position", "pk")
        chairs = chairs.only("session_id", "honorific", "name", "role", "language")
        return self.prefetch_related(Prefetch("contributions", chairs, to_attr="chairs"))


class ContributionQuerySet(AmongMixin, NaturalKeyMixin, models.QuerySet):
    def published(self):
        return self.filter(session__status="published", session__seminar__status="published")

    def for_listing(self):
        return self.select_related("session__seminar", "speaker", "organization", "country").order_by(
            "-session__seminar__start_date", "session__seminar__title", "session__position", "position", "pk"
        )


class QuoteQuerySet(AmongMixin, NaturalKeyMixin, models.QuerySet):
    def published(self):
        return self.filter(
            contribution__session__status="published", contribution__session__seminar__status="published"
        )

    def for_listing(self):
        """Newest seminar first, then as spoken."""
        return self.select_related(
            "contribution__session__seminar",
            "contribution__speaker",
            "contribution__organization",
            "contribution__country",
        ).order_by(
            "-contribution__session__seminar__start_date",
            "contribution__session__seminar__title",
            "contribution__session__position",
            "contribution__position",
            "position",
            "pk",
        )


class SpeakerQuerySet(CalledMixin, AmongMixin, NaturalKeyMixin, models.QuerySet):
    def published(self):
        return self.named_in(_published_contributions())

    def named_in(self, contributions):
        return self.filter(_named(contributions, "speaker"))

    def for_listing(self):
        return self.order_by("sort_name", "pk")


class OrganizationQuerySet(CalledMixin, AmongMixin, NaturalKeyMixin, models.QuerySet):
    LEVELS = 4  # of parents above the body that a contribution names

    def published(self):
        return self.named_in(_published_contributions())

    def named_in(self, contributions):
        """Bodies that contributions name, and those that these are a part of."""
        bodies = self.model._base_manager.order_by()
        rule = below = Q(_named(contributions.order_by(), "organization"))
        for _ in range(self.LEVELS):
            below = Q(pk__in=bodies.filter(below, parent__isnull=False).values("parent"))
            rule |= below
        return self.filter(rule)

    def for_listing(self):
        return self.select_related("country", "parent").order_by("name", "pk")


class TopicQuerySet(CalledMixin, AmongMixin, NaturalKeyMixin, models.QuerySet):
    def published(self):
        return self.named_in(_published_contributions(), apps.get_model("events.Session").objects.published())

    def named_in(self, contributions, sessions):
        return self.filter(Q(_named(contributions, "topics")) | Q(_named(sessions, "topics")))


class CountryQuerySet(NaturalKeyMixin, models.QuerySet):
    """Countries are reference data: every one has its page; lists show those in use."""

    def published(self):
        return self.all()


class SDGTargetQuerySet(NaturalKeyMixin, models.QuerySet):
    """Goals and targets are reference data: every one has its page; lists show those in use."""

    def published(self):
        return self.all()

    def goals(self):
        return self.filter(goal=None)
