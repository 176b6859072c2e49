"""The record, by subject."""

from .ledger import FormerSlug, Revision, Submission
from .record import Contribution, Quote, Seminar, Session, Status
from .sources import Source, SourceDocument, SourceSpan
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
    "Submission",
    "Topic",
]
