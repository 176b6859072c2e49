"""Who spoke and what they spoke of: people, organizations, countries, topics, goals and targets."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from events import fields, querysets, text


def not_reserved(field="slug"):
    return ~Q(**{f"{field}__in": ("", *fields.RESERVED_SLUGS)})


class Group(models.TextChoices):
    """The groups in which international meetings seat people."""

    GOVERNMENT = "government", _("Government")
    EMPLOYERS = "employers", _("Employers")
    WORKERS = "workers", _("Workers")
    UN = "un", _("UN and intergovernmental")
    BUSINESS = "business", _("Business")
    CIVIL_SOCIETY = "civil-society", _("Civil society")
    ACADEMIA = "academia", _("Academia")
    OTHER = "other", _("Other")


class Country(models.Model):
    code = models.CharField(
        _("code"), max_length=2, unique=True, help_text=_("The two letters of ISO 3166-1, such as LA.")
    )
    name = fields.LineField(
        _("name"), help_text=_("The name as lists of the United Nations print it, such as Lao PDR.")
    )
    slug = fields.AddressField(
        _("slug"), made_from="name", unique=True, help_text=_("The part of the address that names it.")
    )
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = querysets.CountryQuerySet.as_manager()

    natural_key_fields = ("code",)

    class Meta:
        ordering = ("name", "pk")
        verbose_name = _("country")
        verbose_name_plural = _("countries")
        constraints = [
            models.CheckConstraint(
                condition=not_reserved(),
                name="country_slug_usable",
                violation_error_message=_("This address is reserved. Please choose another."),
            ),
            models.CheckConstraint(
                condition=~Q(name=""), name="country_has_name", violation_error_message=_("A country needs a name.")
            ),
        ]

    def __str__(self):
        return self.name

    def natural_key(self):
        return (self.code,)

    def get_absolute_url(self):
        return reverse("events:country-detail", args=[self.slug])

    def name_in(self, language: str) -> str:
        """Return the name in another language, from django-countries."""
        from django.utils.translation import override  # only where a name in another language is asked for
        from django_countries import countries

        with override(language):
            return str(countries.name(self.code))


class Organization(models.Model):
    name = fields.LineField(_("name"), help_text=_("The full name, such as International Labour Organization."))
    acronym = fields.LineField(_("acronym"), max_length=40, blank=True, help_text=_("The short form, such as ILO."))
    other_names = fields.WordsField(
        _("other names"), blank=True, help_text=_("Earlier names and names in other languages, one a line.")
    )
    slug = fields.AddressField(
        _("slug"), made_from="name", unique=True, help_text=_("Left empty, it is made from the name.")
    )
    kind = models.CharField(
        _("kind"),
        max_length=20,
        choices=Group,
        default=Group.OTHER,
        help_text=_("The group in which its people are seated unless a contribution says otherwise."),
    )
    country = models.ForeignKey(
        Country,
        models.PROTECT,
        verbose_name=_("country"),
        null=True,
        blank=True,
        related_name="organizations",
        help_text=_("The country it belongs to. Leave it empty for an international body."),
    )
    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        verbose_name=_("parent"),
        null=True,
        blank=True,
        related_name="units",
        help_text=_("The body it is a part of, such as the ILO for one of its departments."),
    )
    website = models.URLField(_("website"), blank=True, help_text=_("The address of its own website."))
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = querysets.OrganizationQuerySet.as_manager()

    natural_key_fields = ("slug",)

    class Meta:
        ordering = ("name", "pk")
        verbose_name = _("organization")
        verbose_name_plural = _("organizations")
        indexes = [models.Index(fields=["name", "id"], name="organization_listed")]
        constraints = [
            models.CheckConstraint(
                condition=not_reserved(),
                name="organization_slug_usable",
                violation_error_message=_("This address is reserved. Please choose another."),
            ),
            models.CheckConstraint(
                condition=~Q(name=""),
                name="organization_has_name",
                violation_error_message=_("An organization needs a name."),
            ),
            models.CheckConstraint(
                condition=Q(parent=None) | ~Q(parent=F("id")),
                name="organization_not_its_own_parent",
                violation_error_message=_("An organization cannot be a part of itself."),
            ),
        ]

    def __str__(self):
        return f"{self.name} ({self.acronym})" if self.acronym else self.name

    def natural_key(self):
        return (self.slug,)

    natural_key.dependencies = ["events.country"]

    def get_absolute_url(self):
        return reverse("events:organization-detail", args=[self.slug])

    @property
    def short_name(self):
        return self.acronym or self.name


class Topic(models.Model):
    name = fields.LineField(
        _("name"), help_text=_("A phrase that readers would look for, such as social protection floors.")
    )
    slug = fields.AddressField(
        _("slug"), made_from="name", unique=True, help_text=_("Left empty, it is made from the name.")
    )
    description = fields.WordsField(
        _("description"), blank=True, help_text=_("A sentence or two on what belongs to this topic.")
    )
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = querysets.TopicQuerySet.as_manager()

    natural_key_fields = ("slug",)

    class Meta:
        ordering = ("name", "pk")
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
        indexes = [models.Index(fields=["name", "id"], name="topic_listed")]
        constraints = [
            models.CheckConstraint(
                condition=not_reserved(),
                name="topic_slug_usable",
                violation_error_message=_("This address is reserved. Please choose another."),
            ),
            models.CheckConstraint(
                condition=~Q(name=""), name="topic_has_name", violation_error_message=_("A topic needs a name.")
            ),
        ]

    def __str__(self):
        return self.name

    def natural_key(self):
        return (self.slug,)

    def get_absolute_url(self):
        return reverse("events:topic-detail", args=[self.slug])


class SDGTarget(models.Model):
    """A Sustainable Development Goal ("1") or one of its targets ("1.3")."""

    code = models.CharField(
        _("code"), max_length=5, unique=True, help_text=_("Such as 1 for a goal, 1.3 or 8.b for a target.")
    )
    label = fields.LineField(_("label"), help_text=_("A short label of at most 12 words."))
    title = fields.WordsField(_("title"), blank=True, help_text=_("The full wording of a goal."))
    goal = models.ForeignKey(
        "self", models.PROTECT, verbose_name=_("goal"), null=True, blank=True, related_name="targets"
    )
    position = models.PositiveIntegerField(_("position"), default=0, help_text=_("The order in the official list."))
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = querysets.SDGTargetQuerySet.as_manager()

    natural_key_fields = ("code",)

    class Meta:
        ordering = ("position", "pk")
        verbose_name = _("SDG target")
        verbose_name_plural = _("SDG targets")
        constraints = [
            models.CheckConstraint(
                condition=~Q(code="") & ~Q(label=""),
                name="sdgtarget_has_code_and_label",
                violation_error_message=_("A goal or target needs a code and a label."),
            ),
        ]

    def __str__(self):
        return f"{self.code} {self.label}"

    def natural_key(self):
        return (self.code,)

    def get_absolute_url(self):
        return reverse("events:sdg-detail", args=[self.code])

    @property
    def goal_code(self):
        return self.code.partition(".")[0]


class Speaker(models.Model):
    """A person who took the floor, chairs included."""

    name = fields.LineField(_("name"), help_text=_("The name as it is printed, without Mr, Ms or Dr."))
    sort_name = fields.LineField(
        _("sort name"),
        blank=True,
        proposed_from=lambda speaker: text.sort_name(speaker.name),
        help_text=_("How the name is filed, such as Schmitt, Valérie. Left empty, it is proposed from the name."),
    )
    slug = fields.AddressField(
        _("slug"), made_from="name", unique=True, help_text=_("Left empty, it is made from the name.")
    )
    other_names = fields.WordsField(
        _("other names"),
        blank=True,
        help_text=_("Other spellings and names in other scripts, one a line; readers can find them."),
    )
    biography = fields.WordsField(
        _("biography"), blank=True, help_text=_("Plain paragraphs with an empty line between them.")
    )
    website = models.URLField(_("website"), blank=True, help_text=_("The address of a page about the person."))
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = querysets.SpeakerQuerySet.as_manager()

    natural_key_fields = ("slug",)

    class Meta:
        ordering = ("sort_name", "pk")
        verbose_name = _("speaker")
        verbose_name_plural = _("speakers")
        constraints = [
            models.CheckConstraint(
                condition=not_reserved(),
                name="speaker_slug_usable",
                violation_error_message=_("This address is reserved. Please choose another."),
            ),
            models.CheckConstraint(
                condition=~Q(name=""), name="speaker_has_name", violation_error_message=_("A speaker needs a name.")
            ),
        ]
        indexes = [models.Index(fields=["sort_name", "id"], name="speaker_filed")]

    def __str__(self):
        return self.name

    def natural_key(self):
        return (self.slug,)

    def get_absolute_url(self):
        return reverse("events:speaker-detail", args=[self.slug])
