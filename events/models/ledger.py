"""What the database writes down by itself, through triggers (`events.triggers`)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from events import triggers


class FormerSlug(models.Model):
    """An address that something had before. Written by database triggers, so that no way of changing it is missed."""

    model = models.CharField(max_length=20)
    scope = models.BigIntegerField(default=0, help_text="The seminar of a session; 0 for everything else.")
    slug = models.CharField(max_length=120)
    object_id = models.BigIntegerField()

    class Meta:
        verbose_name = _("former slug")
        verbose_name_plural = _("former slugs")
        indexes = [models.Index(fields=["model", "slug", "scope"], name="former_slug_looked_up")]

    def __str__(self):
        return f"{self.model} {self.slug}"


class Revision(models.Model):
    """Rows whose random tokens change by database triggers: one with every write to the record, one for the public.

    What is computed from the whole record, or from the published part, is kept beside the token it was computed from.
    """

    token = models.CharField(max_length=32)

    class Meta:
        verbose_name = _("revision")
        verbose_name_plural = _("revisions")

    def __str__(self):
        return self.token

    @classmethod
    def current(cls) -> str:
        """Return the token of the record as it is now, drafts included. One query."""
        return cls._token(triggers.ANY)

    @classmethod
    def public(cls) -> str:
        """Return the token of the published record as it is now. One query.

        It stays while drafts are written, and may change with a write that alters nothing public.
        """
        return cls._token(triggers.PUBLIC)

    @classmethod
    def _token(cls, row):
        return cls.objects.filter(pk=row).values_list("token", flat=True).first() or ""


class Submission(models.Model):
    """A form that was saved, by the token its page was given and its words: sent twice, it is saved once."""

    token = models.CharField(max_length=32, unique=True)
    digest = models.CharField(max_length=64, help_text="SHA-256 of all that was sent, in hexadecimal digits.")
    url = models.CharField(max_length=500, help_text="Where the answer to the first sending leads.")
    saved_at = models.DateTimeField(auto_now_add=True, db_index=True)

    class Meta:
        verbose_name = _("submission")
        verbose_name_plural = _("submissions")

    def __str__(self):
        return self.token
