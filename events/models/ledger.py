"""What the database writes down by itself, through triggers (`events.triggers`)."""

from django.db import models


class FormerSlug(models.Model):
    """An address that something had before. Written by database triggers, so that no way of changing it is missed."""

    model = models.CharField(max_length=20)
    scope = models.BigIntegerField(default=0, help_text="The seminar of a session; 0 for everything else.")
    slug = models.CharField(max_length=120)
    object_id = models.BigIntegerField()

    class Meta:
        indexes = [models.Index(fields=["model", "slug", "scope"], name="former_slug_looked_up")]

    def __str__(self):
        return f"{self.model} {self.slug}"


class Revision(models.Model):
    """One row whose random token changes with every write to the record, by database triggers.

    What is computed from the whole record is kept beside the token it was computed from.
    """

    token = models.CharField(max_length=32)

    def __str__(self):
        return self.token

    @classmethod
    def current(cls) -> str:
        """Return the token of the record as it is now. One query."""
        return cls.objects.values_list("token", flat=True).first() or ""


class Submission(models.Model):
    """A form that was saved, by the token its page was given: sent twice, it is saved once."""

    token = models.CharField(max_length=32, unique=True)
    url = models.CharField(max_length=500, help_text="Where the answer to the first sending leads.")
    saved_at = models.DateTimeField(auto_now_add=True, db_index=True)

    def __str__(self):
        return self.token
