"""The staff home, asked for by its template alone: no admin site of our own is needed."""

from django import template

from events import desk

register = template.Library()

PUBLIC_RECORD = ("events.view_seminar", "events.view_session", "events.view_contribution", "events.view_speaker")


@register.simple_tag(takes_context=True)
def staff_home(context):
    """Return what the home shows to somebody who may see the record; nothing to others."""
    user = context["request"].user
    if not user.has_perms(PUBLIC_RECORD):
        return None
    counted = desk.tally()
    return {
        "needs": desk.needs(),
        "kinds": desk.on_record(counted),
        "counted_at": counted.at,
        "changes": desk.changed_lately(),
        "writes": user.has_perm("events.add_session"),
        "newest": desk.NEWEST,
    }
