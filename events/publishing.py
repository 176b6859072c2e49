"""Publishing and unpublishing: what would follow is said first, and is done only if it is still what would follow."""

import hashlib
from dataclasses import dataclass, field

from django.contrib.admin.models import CHANGE, LogEntry
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from .models import Contribution, Organization, Quote, Seminar, Session, Speaker, Status, Topic

PUBLISH, UNPUBLISH = "publish", "unpublish"


class StalePlan(Exception):
    """What would follow is not what was read any more; `plan` says what would follow now."""

    def __init__(self, plan):
        super().__init__(_("The record has changed since this page was shown. Please read again what would follow."))
        self.plan = plan


@dataclass(frozen=True)
class Plan:
    """What becomes public, or vanishes, when the status of some seminars and sessions changes."""

    verb: str
    seminars: list = field(default_factory=list)  # their own status changes
    sessions: list = field(default_factory=list)  # their own status changes
    settled: list = field(default_factory=list)  # chosen, but in that state already
    waiting: list = field(default_factory=list)  # published, yet hidden until their seminar is published too
    left: list = field(default_factory=list)  # drafts of a published seminar that stay drafts
    affected: list = field(default_factory=list)  # sessions that appear or vanish
    contributions: int = 0
    quotes: int = 0
    speakers: list = field(default_factory=list)
    organizations: list = field(default_factory=list)
    topics: list = field(default_factory=list)
    seen: str = ""

    @property
    def is_empty(self):
        return not self.seminars and not self.sessions

    @property
    def held_back_by(self):
        """The seminars that are no part of the plan and keep its sessions hidden."""
        return list({session.seminar_id: session.seminar for session in self.waiting}.values())


def plan(verb: str, *, seminars=(), sessions=()) -> Plan:
    """Say what would follow if these seminars and sessions, given by their keys, were published or unpublished."""
    chosen_seminars = list(Seminar.objects.filter(pk__in=seminars).order_by("pk"))
    chosen_sessions = list(Session.objects.filter(pk__in=sessions).select_related("seminar").order_by("pk"))
    changes = [thing for thing in chosen_seminars + chosen_sessions if _changes(verb, thing)]
    seminars = [thing for thing in changes if isinstance(thing, Seminar)]
    sessions = [thing for thing in changes if isinstance(thing, Session)]
    affected, waiting, left = (_appearing if verb == PUBLISH else _vanishing)(seminars, sessions)
    named = _named(affected)
    return Plan(
        verb=verb,
        seminars=seminars,
        sessions=sessions,
        settled=[thing for thing in chosen_seminars + chosen_sessions if thing not in changes],
        waiting=waiting,
        left=left,
        affected=affected,
        seen=_fingerprint(
            verb, seminars=seminars, sessions=sessions, affected=affected, waiting=waiting, left=left, **named
        ),
        **named,
    )


@transaction.atomic
def carry_out(verb: str, user, *, seen: str, seminars=(), sessions=()) -> Plan:
    """Do what `plan` said, in one transaction, if it would still follow; else raise StalePlan and change nothing."""
    # The rows are held, so that what is planned now is what is written now.
    for model, keys in ((Seminar, seminars), (Session, sessions)):
        held = model.objects.select_for_update(of=("self",), no_key=True).filter(pk__in=keys)
        list(held.order_by("pk").values_list("pk"))
    planned = plan(verb, seminars=seminars, sessions=sessions)
    if planned.seen != seen:
        raise StalePlan(planned)
    now = timezone.now()
    state = {"status": Status.DRAFT, "published_at": None, "updated_at": now, "version": F("version") + 1}
    if verb == PUBLISH:
        state |= {"status": Status.PUBLISHED, "published_at": now}
    Seminar.objects.filter(pk__in=[seminar.pk for seminar in planned.seminars]).update(**state)
    Session.objects.filter(pk__in=[session.pk for session in planned.sessions]).update(**state)
    message = _("Published.") if verb == PUBLISH else _("Unpublished.")
    for things in (planned.seminars, planned.sessions):
        LogEntry.objects.log_actions(user.pk, things, CHANGE, message)
    return planned


def publish(user, *, seminars=(), sessions=()) -> Plan:
    """Publish at once, for callers that need no confirmation such as commands."""
    with transaction.atomic():
        seen = plan(PUBLISH, seminars=seminars, sessions=sessions).seen
        return carry_out(PUBLISH, user, seen=seen, seminars=seminars, sessions=sessions)


def unpublish(user, *, seminars=(), sessions=()) -> Plan:
    """Unpublish at once, for callers that need no confirmation such as commands."""
    with transaction.atomic():
        seen = plan(UNPUBLISH, seminars=seminars, sessions=sessions).seen
        return carry_out(UNPUBLISH, user, seen=seen, seminars=seminars, sessions=sessions)


def _changes(verb, thing):
    return (thing.status == Status.PUBLISHED) == (verb == UNPUBLISH)


def _appearing(seminars, sessions):
    """Return the sessions that appear, those that wait for their seminar, and the drafts left in these seminars."""
    opening = {seminar.pk for seminar in seminars}
    changing = {session.pk for session in sessions}
    appearing, waiting, left = [], [], []
    for session in sessions:
        open_to_all = session.seminar.is_public or session.seminar_id in opening
        (appearing if open_to_all else waiting).append(session)
    for session in Session.objects.filter(seminar__in=opening).exclude(pk__in=changing).select_related("seminar"):
        if session.status != Status.WITHDRAWN:
            (appearing if session.status == Status.PUBLISHED else left).append(session)
    return appearing, waiting, left


def _vanishing(seminars, sessions):
    visible = Session.objects.published().select_related("seminar")
    vanishing = {session.pk: session for session in sessions if session.is_public}
    vanishing |= {session.pk: session for session in visible.filter(seminar__in=seminars)}
    return list(vanishing.values()), [], []


def _named(affected):
    """Return what the affected sessions hold, and whom and what no other public session names."""
    within = [session.pk for session in affected]
    theirs = Contribution.objects.filter(session__in=within)
    others = Contribution.objects.published().exclude(session__in=within)
    own_sessions, other_sessions = Session.objects.filter(pk__in=within), Session.objects.published()

    def only_theirs(model, theirs, others):
        return list(model.objects.named_in(*theirs).exclude(pk__in=model.objects.named_in(*others).values("pk")))

    return {
        "contributions": theirs.count(),
        "quotes": Quote.objects.filter(contribution__in=theirs).count(),
        "speakers": only_theirs(Speaker, [theirs], [others]),
        "organizations": only_theirs(Organization, [theirs], [others]),
        "topics": only_theirs(Topic, [theirs, own_sessions], [others, other_sessions.exclude(pk__in=within)]),
    }


def _fingerprint(verb, **parts):
    """Sum up all that the plan says, part by part: a later edit of anything it names gives another sum."""
    facts = [verb]
    for part, things in parts.items():
        facts.append((part, things if isinstance(things, int) else sorted(map(_state, things))))
    return hashlib.sha256(repr(facts).encode()).hexdigest()


def _state(thing):
    state = (thing.pk, thing.version, getattr(thing, "status", ""))
    return (*state, *_state(thing.seminar)) if isinstance(thing, Session) else state
