"""What staff may do to one row: what is public belongs to publishers, staff accounts to superusers."""

from django.urls import reverse
from django.utils.translation import gettext, gettext_lazy

from events.models import Contribution, Quote, Seminar, Session, Source, Status

ONLY_PUBLISHERS_ADD = gettext_lazy("This session is published, so only a publisher may add to it.")


def may_publish(user) -> bool:
    return user.has_perms(["events.publish_session", "events.publish_seminar"])


def is_settled(thing) -> bool:
    """Tell whether readers rely on this row, so that an editor must not change it.

    A seminar or session counts from the moment it has the status, even while its seminar still hides it. People,
    bodies and topics count as soon as something public names them.
    """
    match thing:
        case Seminar() | Session():
            return thing.status == Status.PUBLISHED
        case Source():
            return is_settled(thing.seminar)
        case Contribution():
            return is_settled(thing.session)
        case Quote():
            return is_settled(thing.contribution.session)
    return type(thing).objects.published().filter(pk=thing.pk).exists()


def why_locked(request, thing) -> str:
    """Say why somebody may look at a page and not write on it."""
    if not request.user.has_perm(f"{thing._meta.app_label}.change_{thing._meta.model_name}"):
        why = gettext("Your role lets you read this %(kind)s, not change it.")
    elif isinstance(thing, Contribution | Quote):
        why = gettext(
            "This %(kind)s belongs to a published session, so only a publisher may change it. Ask a publisher."
        )
    elif isinstance(thing, Session | Seminar):
        why = gettext(
            "This %(kind)s is published, so only a publisher may change it. Ask a publisher, or have it unpublished."
        )
    else:
        why = gettext("Public pages name this %(kind)s, so only a publisher may change it. Ask a publisher.")
    return why % {"kind": thing._meta.verbose_name}


class RightsMixin:
    """Let editors change and delete what is not public, publishers everything; views follow from the role alone."""

    def has_change_permission(self, request, obj=None):
        return super().has_change_permission(request, obj) and self._may_write(request, obj)

    def has_delete_permission(self, request, obj=None):
        return super().has_delete_permission(request, obj) and self._may_write(request, obj)

    def _may_write(self, request, obj):
        if obj is None or obj.pk is None or may_publish(request.user):
            return True
        # Asked many times a page: the answer holds for this request.
        answers = request.__dict__.setdefault("_settled", {})
        key = (type(obj), obj.pk)
        if key not in answers:
            answers[key] = is_settled(obj)
        return not answers[key]

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        """Keep editors from adding to a published session, or moving something into one."""
        field = super().formfield_for_foreignkey(db_field, request, **kwargs)
        if field and db_field.remote_field.model is Session:
            field.queryset = _may_add_to(request, field.queryset)
            field.error_messages["invalid_choice"] = ONLY_PUBLISHERS_ADD
        return field

    def get_search_results(self, request, queryset, search_term):
        """Complete a choice of session with those alone that the field takes."""
        if self.model is Session and request.path == reverse("admin:autocomplete"):
            queryset = _may_add_to(request, queryset)
        return super().get_search_results(request, queryset, search_term)


def _may_add_to(request, sessions):
    return sessions if may_publish(request.user) else sessions.exclude(status=Status.PUBLISHED)


class SuperuserOnlyMixin:
    """Accounts, groups and permissions are for superusers, whatever permission somebody was given by mistake."""

    def has_module_permission(self, request):
        return self._allows(request)

    def has_view_permission(self, request, obj=None):
        return self._allows(request)

    def has_add_permission(self, request):
        return self._allows(request)

    def has_change_permission(self, request, obj=None):
        return self._allows(request)

    def has_delete_permission(self, request, obj=None):
        return self._allows(request)

    def _allows(self, request):
        return request.user.is_active and request.user.is_superuser
