"""Take back what an import made, while nobody has touched it."""

from __future__ import annotations

from django.db import transaction
from django.db.models import Q

from events.models import Organization, Seminar, Session, SourceDocument, Speaker


class NotMade(Exception):
    """No sessions were made from the document, or that was taken back already."""


class Edited(Exception):
    """The result of the import was changed or published since, so that undoing it would lose work."""


def may_undo(sessions) -> bool:
    """Tell whether the sessions of an import are as it made them."""
    return all(session.version == 1 and session.status == "draft" for session in sessions)


def undo(document: SourceDocument) -> None:
    """Take back what an import made, and lay the sheet open again. One transaction."""
    with transaction.atomic():
        document = SourceDocument.objects.select_for_update().get(pk=document.pk)
        if document.saved_at is None:
            raise NotMade
        sessions = list(document.sessions.select_for_update())
        if not may_undo(sessions):
            raise Edited
        created = document.created
        Session.objects.filter(pk__in=[session.pk for session in sessions]).delete()
        Speaker.objects.filter(pk__in=created.get("speaker", []), contributions=None).delete()
        bodies = Organization.objects.filter(pk__in=created.get("organization", []), contributions=None, units=None)
        bodies.delete()
        made = Seminar.objects.filter(pk__in=created.get("seminar", []), sessions=None, status="draft")
        if document.seminar_id in created.get("seminar", []) and made.exists():
            document.seminar = None
        document.saved_at, document.created = None, {}
        document.version += 1
        document.save(update_fields=["seminar", "saved_at", "created", "version"])
        made.filter(~Q(pk=document.seminar_id)).delete()
