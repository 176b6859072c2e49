"""The record, by subject."""

from .ledger import FormerSlug, Revision
from .record import Contribution, Quote, Seminar, Session, Source, Status
from .sources import SourceDocument, SourceSpan
from .subjects import Country, Group, Organization, SDGTarget, Speaker, Topic

__all__ = [
    "Contribution",
    "Country",
    "FormerSlug",
    "Group",
    "Organization",
    "Quote",
    "Revision",
    "SDGTarget",
    "Seminar",
    "Session",
    "Source",
    "SourceDocument",
    "SourceSpan",
    "Speaker",
    "Status",
    "Topic",
]
