"""What all admin pages of the record share."""

from django.contrib import admin

from .deletion import DeletionMixin
from .rights import RightsMixin


class RecordAdmin(RightsMixin, DeletionMixin, admin.ModelAdmin):
    """A page of the record: rights by role and publicness, refusals that say why."""
