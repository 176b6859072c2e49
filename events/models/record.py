"""Seminars, their sessions, who contributed what, and the quotes."""

from django.db import models
from django.db.models import Q
from django.db.models.functions import Length, Substr
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from events import dates, fields, querysets, text

from .sources import SourceDocument
from .subjects import Country, Group, Organization, SDGTarget, Speaker, Topic, not_reserved

# Ids that the session page uses itself; no contribution may be anchored there.
PAGE_ANCHORS = (
    "main", "cast", "record", "cite", "countries", "topics", "targets", "about", "quote", "top", "elsewhere", "sources",
)  # fmt: skip
ENDS_AFTER_START = Q(end="") | Q(end__gte=Substr("start", 1, Length("end")))


class Status(models.TextChoices):
    DRAFT = "draft", _("Draft")
    REVIEW = "review", _("In review")
    PUBLISHED = "published", _("Published")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class Seminar(models.Model):
    title = fields.LineField(_("title"), help_text=_("The full title as it is printed."))
    short_title = fields.LineField(
        _("short title"), max_length=200, blank=True, help_text=_("A title for menus and lists of links.")
    )
    slug = fields.AddressField(
        _("slug"), made_from="title", unique=True, help_text=_("Left empty, it is made from the title.")
    )
    hosts = fields.WordsField(
        _("hosts"), blank=True, help_text=_("Who invited to it, one host a line. Leave it empty if unknown.")
    )
    start_date = fields.PartialDateField(
        _("start date"),
        help_text=_("As far as it is known: 2016, 2016-09 or 2016-09-06. Leave it empty if it is not recorded."),
    )
    end_date = fields.PartialDateField(_("end date"), help_text=_("The last day, as far as it is known."))
    time_zone = fields.LineField(
        _("time zone"),
        max_length=60,
        blank=True,
        help_text=_("The zone of the clocks at the venue, such as Asia/Shanghai."),
    )
    city = fields.LineField(
        _("city"), max_length=200, blank=True, help_text=_("The city, as it is usually written in English.")
    )
    country = models.ForeignKey(
        Country,
        models.PROTECT,
        verbose_name=_("country"),
        null=True,
        blank=True,
        related_name="seminars",
        help_text=_("Where it was held."),
    )
    venue = fields.LineField(_("venue"), blank=True, help_text=_("The building or hall."))
    summary = fields.WordsField(
        _("summary"), blank=True, help_text=_("A few plain paragraphs for the seminar's own page.")
    )
    website = models.URLField(_("website"), blank=True, help_text=_("The address of the seminar's own website."))
    language = fields.LanguageField(
        _("language"), help_text=_("The language of the title and summary, such as en or fr.")
    )
    status = models.CharField(_("status"), max_length=10, choices=Status, default=Status.DRAFT, db_index=True)
    published_at = models.DateTimeField(null=True, blank=True, editable=False)
    updated_at = models.DateTimeField(auto_now=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = querysets.SeminarQuerySet.as_manager()

    natural_key_fields = ("slug",)

    class Meta:
        ordering = ("-start_date", "title", "pk")
        verbose_name = _("seminar")
        verbose_name_plural = _("seminars")
        permissions = [("publish_seminar", "Can publish and unpublish seminars")]
        constraints = [
            models.CheckConstraint(
                condition=not_reserved(),
                name="seminar_slug_usable",
                violation_error_message=_("This address is reserved. Please choose another."),
            ),
            models.CheckConstraint(
                condition=~Q(title=""), name="seminar_has_title", violation_error_message=_("A seminar needs a title.")
            ),
            models.CheckConstraint(
                condition=Q(end_date="") | Q(end_date__gte=Substr("start_date", 1, Length("end_date"))),
                name="seminar_ends_after_it_starts",
                violation_error_message=_("A seminar cannot end before it starts."),
            ),
            models.CheckConstraint(
                condition=~Q(status="published") | Q(published_at__isnull=False),
                name="seminar_published_at_known",
                violation_error_message=_("A published seminar needs the moment at which it was published."),
            ),
        ]
        indexes = [models.Index(fields=["-start_date", "title", "id"], name="seminar_listed")]

    def __str__(self):
        return self.short_title or self.title

    def natural_key(self):
        return (self.slug,)

    natural_key.dependencies = ["events.country"]

    def get_absolute_url(self):
        return reverse("events:seminar-detail", args=[self.slug])

    @property
    def is_public(self):
        return self.status == Status.PUBLISHED

    @property
    def dates(self):
        """The dates in words. A first day without a last one says no more than that it is the first."""
        if self.start_date and not self.end_date and len(self.start_date) == 10:
            return gettext("from %(date)s") % {"date": dates.spoken(self.start_date)}
        return dates.spoken_range(self.start_date, self.end_date)

    @property
    def place(self):
        return ", ".join(str(part) for part in (self.venue, self.city, self.country) if part)

    @property
    def host_list(self):
        return [line.strip() for line in self.hosts.splitlines() if line.strip()]


class Session(models.Model):
    class Kind(models.TextChoices):
        PLENARY = "plenary", _("Plenary")
        SIDE_EVENT = "side-event", _("Side event")
        PANEL = "panel", _("Panel")
        ROUND_TABLE = "round-table", _("Round table")
        WORKSHOP = "workshop", _("Workshop")
        PRESS_BRIEFING = "press-briefing", _("Press briefing")
        OPENING = "opening", _("Opening")
        CLOSING = "closing", _("Closing")
        CEREMONY = "ceremony", _("Ceremony")
        OTHER = "other", _("Session")

    seminar = models.ForeignKey(Seminar, models.PROTECT, verbose_name=_("seminar"), related_name="sessions")
    title = fields.LineField(
        _("title"), help_text=_("The title as it is printed, without the kind of session before it.")
    )
    kind = models.CharField(
        _("kind"), max_length=20, choices=Kind, default=Kind.OTHER, help_text=_("What kind of session it is.")
    )
    slug = fields.AddressField(
        _("slug"), made_from="title", within="seminar", help_text=_("Left empty, it is made from the title.")
    )
    position = models.PositiveIntegerField(
        _("position"), default=0, help_text=_("The place in the programme, counted from 1.")
    )
    start = fields.PartialDateField(
        _("start"),
        with_time=True,
        help_text=_("On the clock at the venue, as far as it is known: 2016-09-06 or 2016-09-06T14:30."),
    )
    end = fields.PartialDateField(
        _("end"), with_time=True, help_text=_("On the clock at the venue, as far as it is known.")
    )
    place = fields.LineField(
        _("place"), blank=True, help_text=_("The room or hall. Leave it empty if it is not recorded.")
    )
    introduction = fields.WordsField(
        _("introduction"), blank=True, help_text=_("Text of the session that belongs to no speaker.")
    )
    language = fields.LanguageField(
        _("language"), help_text=_("The language of the title and introduction, such as en or fr.")
    )
    source_document = models.ForeignKey(
        SourceDocument, models.PROTECT, null=True, blank=True, editable=False, related_name="sessions"
    )
    topics = models.ManyToManyField(
        Topic,
        verbose_name=_("topics"),
        blank=True,
        related_name="sessions",
        help_text=_("Topics of all that was said."),
    )
    sdg_targets = models.ManyToManyField(
        SDGTarget,
        blank=True,
        related_name="sessions",
        verbose_name=_("SDG targets"),
        help_text=_("Targets of the session."),
    )
    status = models.CharField(_("status"), max_length=10, choices=Status, default=Status.DRAFT, db_index=True)
    published_at = models.DateTimeField(null=True, blank=True, editable=False)
    updated_at = models.DateTimeField(auto_now=True)
    version = models.PositiveIntegerField(default=1, editable=False)  # it guards all its contributions and quotes too

    objects = querysets.SessionQuerySet.as_manager()

    natural_key_fields = ("seminar__slug", "slug")

    class Meta:
        ordering = ("seminar_id", "position", "pk")
        verbose_name = _("session")
        verbose_name_plural = _("sessions")
        permissions = [("publish_session", "Can publish and unpublish sessions")]
        indexes = [models.Index(fields=["seminar", "position", "id"], name="session_in_programme")]
        constraints = [
            models.UniqueConstraint(
                fields=["seminar", "slug"],
                name="session_slug_unique_in_seminar",
                violation_error_message=_("Another session of this seminar has this address."),
            ),
            models.CheckConstraint(
                condition=not_reserved(),
                name="session_slug_usable",
                violation_error_message=_("This address is reserved. Please choose another."),
            ),
            models.CheckConstraint(
                condition=~Q(title=""), name="session_has_title", violation_error_message=_("A session needs a title.")
            ),
            models.CheckConstraint(
                condition=ENDS_AFTER_START,
                name="session_ends_after_it_starts",
                violation_error_message=_("A session cannot end before it starts."),
            ),
            models.CheckConstraint(
                condition=~Q(status="published") | Q(published_at__isnull=False),
                name="session_published_at_known",
                violation_error_message=_("A published session needs the moment at which it was published."),
            ),
        ]

    def __str__(self):
        return self.title

    def natural_key(self):
        return (*self.seminar.natural_key(), self.slug)

    natural_key.dependencies = ["events.seminar", "events.sourcedocument", "events.topic", "events.sdgtarget"]

    def get_absolute_url(self):
        return reverse("events:session-detail", args=[self.seminar.slug, self.slug])

    @property
    def is_public(self):
        return self.status == Status.PUBLISHED and self.seminar.is_public

    @property
    def dates(self):
        return dates.spoken_range(self.start, self.end)

    @cached_property
    def introduction_blocks(self):
        return text.parse(self.introduction)


class Contribution(models.Model):
    """One person's turn in one session: who, in which role, for which body at that time, and what was said."""

    class Role(models.TextChoices):
        CHAIR = "chair", _("Chair")
        MODERATOR = "moderator", _("Moderator")
        SPEAKER = "speaker", _("Speaker")
        PANELLIST = "panellist", _("Panellist")
        DISCUSSANT = "discussant", _("Discussant")
        RAPPORTEUR = "rapporteur", _("Rapporteur")
        AUDIENCE = "audience", _("Audience")

    session = models.ForeignKey(Session, models.CASCADE, verbose_name=_("session"), related_name="contributions")
    speaker = models.ForeignKey(Speaker, models.PROTECT, verbose_name=_("speaker"), related_name="contributions")
    position = models.PositiveIntegerField(
        _("position"), default=0, help_text=_("The order of speaking, counted from 1.")
    )
    anchor = fields.AddressField(
        made_from="speaker__slug", within="session", avoid=PAGE_ANCHORS, editable=False, help_text=_("Set once.")
    )
    role = models.CharField(
        _("role"), max_length=20, choices=Role, default=Role.SPEAKER, help_text=_("The part they had here.")
    )
    honorific = fields.LineField(
        _("honorific"), max_length=60, blank=True, help_text=_("As printed: Mr, Ms, Dr, H.E. Ms.")
    )
    name = fields.LineField(
        _("name"),
        blank=True,
        proposed_from=lambda contribution: contribution.speaker.name,
        help_text=_("The name as printed here. Left empty, it is the speaker's name of today."),
    )
    job_title = fields.LineField(_("job title"), blank=True, help_text=_("The post at that time, such as Director."))
    unit = fields.LineField(_("unit"), blank=True, help_text=_("The department or branch at that time."))
    organization_name = fields.LineField(
        _("organization name"), blank=True, help_text=_("The body at that time, as printed.")
    )
    organization = models.ForeignKey(
        Organization,
        models.PROTECT,
        verbose_name=_("organization"),
        null=True,
        blank=True,
        related_name="contributions",
        help_text=_("The organization under which readers find this contribution."),
    )
    country = models.ForeignKey(
        Country,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="represented_in",
        verbose_name=_("country represented"),
        help_text=_("The country they spoke for. Leave it empty unless the document says so."),
    )
    group = models.CharField(
        _("group"), max_length=20, choices=Group, blank=True, help_text=_("Left empty, it is that of the organization.")
    )
    attribution_text = fields.LineField(
        _("attribution text"),
        max_length=2000,
        blank=True,
        help_text=_("The affiliation as printed, without honorific and name."),
    )
    summary = fields.WordsField(
        _("summary"),
        blank=True,
        help_text=_(
            "What was said: plain paragraphs with an empty line between them, lists whose lines begin with “- ” "
            "or “1. ”, headings that begin with “### ”."
        ),
    )
    language = fields.LanguageField(_("language"), help_text=_("The language of the summary, such as en or fr."))
    countries = models.ManyToManyField(
        Country,
        blank=True,
        related_name="mentioned_in",
        verbose_name=_("countries spoken of"),
        help_text=_("Countries that the words speak of, whether or not anyone spoke for them."),
    )
    topics = models.ManyToManyField(
        Topic, verbose_name=_("topics"), blank=True, related_name="contributions", help_text=_("Topics spoken of.")
    )
    sdg_targets = models.ManyToManyField(
        SDGTarget,
        blank=True,
        related_name="contributions",
        verbose_name=_("SDG targets"),
        help_text=_("Targets that the words name."),
    )

    objects = querysets.ContributionQuerySet.as_manager()

    natural_key_fields = ("session__seminar__slug", "session__slug", "anchor")

    class Meta:
        ordering = ("session_id", "position", "pk")
        verbose_name = _("contribution")
        verbose_name_plural = _("contributions")
        indexes = [models.Index(fields=["session", "position", "id"], name="contribution_spoken")]
        constraints = [
            models.UniqueConstraint(
                fields=["session", "anchor"],
                name="contribution_anchor_unique_in_session",
                violation_error_message=_("Another contribution of this session has this anchor."),
            ),
            models.CheckConstraint(
                condition=~Q(anchor__in=("", *PAGE_ANCHORS)),
                name="contribution_anchor_usable",
                violation_error_message=_("The page uses this anchor itself."),
            ),
            models.CheckConstraint(
                condition=~Q(name=""),
                name="contribution_has_name",
                violation_error_message=_("A contribution needs the name of its speaker."),
            ),
        ]

    def __str__(self):
        return f"{self.full_name}, {self.get_role_display().lower()}"

    def natural_key(self):
        return (*self.session.natural_key(), self.anchor)

    natural_key.dependencies = ["events.session", "events.speaker", "events.organization", "events.country"]

    def get_absolute_url(self):
        return f"{self.session.get_absolute_url()}#{self.anchor}"

    @property
    def full_name(self):
        return f"{self.honorific} {self.name}".strip()

    @property
    def attribution(self):
        """The name and affiliation as printed, as a citation gives them."""
        return ", ".join(part for part in (self.full_name, self.attribution_text) if part)

    @cached_property
    def blocks(self):
        return text.parse(self.summary)


class Quote(models.Model):
    """A sentence offered for quotation: the exact words, with no mark or full stop added or removed."""

    contribution = models.ForeignKey(
        Contribution, models.CASCADE, verbose_name=_("contribution"), related_name="quotes"
    )
    position = models.PositiveIntegerField(
        _("position"), default=0, help_text=_("The order among the quotes of this contribution.")
    )
    text = fields.WordsField(_("text"), help_text=_("The exact words, without quotation marks around them."))
    language = fields.LanguageField(_("language"), help_text=_("The language of the words, such as en or fr."))
    public_id = models.CharField(max_length=8, unique=True, default=fields.public_id, editable=False)
    featured = models.BooleanField(_("featured"), default=False, help_text=_("Whether the home page may show it."))

    objects = querysets.QuoteQuerySet.as_manager()

    natural_key_fields = ("public_id",)

    class Meta:
        ordering = ("contribution_id", "position", "pk")
        verbose_name = _("quote")
        verbose_name_plural = _("quotes")
        indexes = [models.Index(fields=["contribution", "position", "id"], name="quote_spoken")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(text=""), name="quote_has_words", violation_error_message=_("A quote needs its words.")
            ),
            models.CheckConstraint(
                condition=Q(public_id__regex=r"^[a-z2-7]{8}$") & Q(public_id__regex="[a-z]"),
                name="quote_public_id_well_formed",
                violation_error_message=_("The id of a quote has 8 small letters and digits from 2 to 7."),
            ),
        ]

    def __str__(self):
        return self.text

    def natural_key(self):
        return (self.public_id,)

    natural_key.dependencies = ["events.contribution"]

    def get_absolute_url(self):
        return reverse("events:quote-detail", args=[self.public_id])

    def get_context_url(self):
        """Return the place of the quote on its session's page."""
        return f"{self.contribution.session.get_absolute_url()}#{self.anchor}"

    @property
    def anchor(self):
        return f"quote-{self.public_id}"

    @property
    def size(self):
        """The class of type size: s to 100 characters, m to 180, l above."""
        return "s" if len(self.text) <= 100 else "m" if len(self.text) <= 180 else "l"
