"""What the record was taken from: documents that sessions were imported from, and where other facts were found."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from events import fields, querysets


class Source(models.Model):
    """Where a fact about a seminar was found that its documents do not print."""

    class Fact(models.TextChoices):
        DATES = "dates", _("Dates")
        PLACE = "place", _("Place")
        TIME_ZONE = "time-zone", _("Time zone")
        HOSTS = "hosts", _("Hosts")
        TITLE = "title", _("Title")
        OTHER = "other", _("Other")

    seminar = models.ForeignKey("events.Seminar", models.CASCADE, verbose_name=_("seminar"), related_name="sources")
    fact = models.CharField(_("fact"), max_length=20, choices=Fact, help_text=_("The fact that was found there."))
    description = fields.LineField(
        _("description"), help_text=_("What the source is, such as a speech or a press release, and its date.")
    )
    url = models.URLField(_("url"), max_length=500, blank=True, help_text=_("The address of the source."))

    objects = querysets.SourceQuerySet.as_manager()

    natural_key_fields = ("seminar__slug", "fact", "description")

    class Meta:
        ordering = ("pk",)
        verbose_name = _("source")
        verbose_name_plural = _("sources")
        constraints = [
            models.UniqueConstraint(
                fields=["seminar", "fact", "description"],
                name="source_once",
                violation_error_message=_("This source is named for this fact already."),
            )
        ]

    def __str__(self):
        return f"{self.get_fact_display()}: {self.description}"

    def natural_key(self):
        return (*self.seminar.natural_key(), self.fact, self.description)

    natural_key.dependencies = ["events.seminar"]


class SourceDocument(models.Model):
    """A document as it was given to us, and the work of checking what was read from it."""

    name = fields.LineField(_("name"), help_text=_("The name of the file."))
    sha256 = models.CharField("SHA-256", max_length=64, unique=True)
    media_type = models.CharField(max_length=100)
    text = models.TextField(help_text=_("What was read from the file, before any repair. Spans count its characters."))
    original = models.BinaryField(
        help_text=_("The file itself. It lies beside its row, so that one is never lost alone.")
    )
    seminar = models.ForeignKey(
        "events.Seminar",
        models.SET_NULL,
        verbose_name=_("seminar"),
        null=True,
        blank=True,
        related_name="source_documents",
        help_text=_("The seminar that its sessions join; a new one is made where none is named."),
    )
    sheet = models.JSONField(default=dict, blank=True)  # the decisions so far: events.importing.sheet
    created = models.JSONField(default=dict, blank=True)  # the rows that the import made, for undoing it
    version = models.PositiveIntegerField(default=1)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        verbose_name=_("uploaded by"),
        null=True,
        blank=True,
        related_name="+",
    )
    uploaded_at = models.DateTimeField(_("uploaded at"), auto_now_add=True)
    saved_at = models.DateTimeField(_("made into sessions at"), null=True, blank=True)

    objects = querysets.SourceDocumentQuerySet.as_manager()

    natural_key_fields = ("sha256",)

    class Meta:
        ordering = ("-uploaded_at", "-pk")
        verbose_name = _("source document")
        verbose_name_plural = _("source documents")

    def __str__(self):
        return self.name

    def natural_key(self):
        return (self.sha256,)

    natural_key.dependencies = ["events.seminar"]


class SourceSpan(models.Model):
    """Where a paragraph, list item or quote stands in its document, and what it read when it was imported."""

    document = models.ForeignKey(SourceDocument, models.CASCADE, related_name="spans")
    contribution = models.ForeignKey("events.Contribution", models.CASCADE, null=True, related_name="source_spans")
    quote = models.ForeignKey("events.Quote", models.CASCADE, null=True, related_name="source_spans")
    number = models.PositiveIntegerField(default=0, help_text="The number of the paragraph or list item.")
    spans = models.JSONField(help_text="Pairs of a start and an end, in characters of the document's text.")
    text = models.TextField()

    objects = querysets.SourceSpanQuerySet.as_manager()

    class Meta:
        ordering = ("document_id", "pk")
        verbose_name = _("source span")
        verbose_name_plural = _("source spans")
        constraints = [
            models.CheckConstraint(
                condition=Q(contribution__isnull=False, quote=None) | Q(contribution=None, quote__isnull=False),
                name="sourcespan_of_one_thing",
                violation_error_message=_("A span belongs to a contribution or to a quote."),
            )
        ]

    def __str__(self):
        return self.text

    def natural_key(self):
        """Name the span by what it belongs to: a quote, or a numbered paragraph of a contribution."""
        if self.quote:
            return (*self.quote.natural_key(), "", "", "", 0)
        return ("", *self.contribution.natural_key(), self.number)

    natural_key.dependencies = ["events.sourcedocument", "events.contribution", "events.quote"]
