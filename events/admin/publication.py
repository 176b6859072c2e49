"""Publishing and unpublishing in the admin: first a page that says what would follow, then the deed."""

from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.text import format_lazy
from django.utils.translation import gettext, gettext_lazy

from events.models import Seminar, Status
from events.publishing import PUBLISH, UNPUBLISH, StalePlan, carry_out, plan

from .rights import may_publish

AT_ONCE = 200
TOO_MANY = format_lazy(
    gettext_lazy("Choose at most {number} at once: the page that says what would follow has to be read."),
    number=AT_ONCE,
)
SHOWN = ":100"  # a slice: the rest are counted


class PublicationMixin:
    """Actions on the list, pages and a button for one seminar or session."""

    actions = ["publish_chosen", "unpublish_chosen"]

    @admin.action(permissions=["publish"], description=gettext_lazy("Publish the chosen %(verbose_name_plural)s…"))
    def publish_chosen(self, request, queryset):
        return self._confirm_chosen(request, queryset, PUBLISH)

    @admin.action(permissions=["publish"], description=gettext_lazy("Unpublish the chosen %(verbose_name_plural)s…"))
    def unpublish_chosen(self, request, queryset):
        return self._confirm_chosen(request, queryset, UNPUBLISH)

    def has_publish_permission(self, request, obj=None):
        return may_publish(request.user)

    def get_urls(self):
        name = f"{self.opts.app_label}_{self.opts.model_name}"
        wrap = self.admin_site.admin_view
        return [
            path("<path:object_id>/publish/", wrap(self.publish_view), name=f"{name}_publish"),
            path("<path:object_id>/unpublish/", wrap(self.unpublish_view), name=f"{name}_unpublish"),
            *super().get_urls(),
        ]

    def publish_view(self, request, object_id):
        return self._confirm_one(request, object_id, PUBLISH)

    def unpublish_view(self, request, object_id):
        return self._confirm_one(request, object_id, UNPUBLISH)

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        if self.has_publish_permission(request, obj):
            published = obj is not None and obj.status == Status.PUBLISHED
            context["can_save_and_publish"] = not published
            if obj is not None:
                context["publication_verb"] = verb = UNPUBLISH if published else PUBLISH
                context["publication_url"] = self._publication_url(obj, verb)
        return super().render_change_form(request, context, add, change, form_url, obj)

    def response_add(self, request, obj, post_url_continue=None):
        return self._to_publication(request, obj) or super().response_add(request, obj, post_url_continue)

    def response_change(self, request, obj):
        return self._to_publication(request, obj) or super().response_change(request, obj)

    def _to_publication(self, request, obj):
        """Go on to the page that publishes what was just saved, if that button was pressed."""
        if "_publish" in request.POST and self.has_publish_permission(request, obj):
            return HttpResponseRedirect(self._publication_url(obj, PUBLISH))
        return None

    def _publication_url(self, obj, verb):
        return reverse(f"{self.admin_site.name}:{self.opts.app_label}_{self.opts.model_name}_{verb}", args=[obj.pk])

    def _confirm_chosen(self, request, queryset, verb):
        back = request.get_full_path()
        chosen = list(queryset.order_by("pk").values_list("pk", flat=True)[: AT_ONCE + 1])
        if len(chosen) > AT_ONCE:
            self.message_user(request, TOO_MANY, messages.WARNING)
            return HttpResponseRedirect(back)
        return self._confirm(request, verb, chosen, back, action=f"{verb}_chosen")

    def _confirm_one(self, request, object_id, verb):
        obj = self.get_object(request, unquote(object_id))
        if not self.has_publish_permission(request, obj) or not self.has_view_permission(request, obj):
            raise PermissionDenied
        if obj is None:
            raise Http404
        name = f"{self.admin_site.name}:{self.opts.app_label}_{self.opts.model_name}_change"
        return self._confirm(request, verb, [obj.pk], reverse(name, args=[obj.pk]))

    def _confirm(self, request, verb, chosen, back, action=""):
        """Show what would follow, or do it if the form of that page was sent and it would follow still."""
        ways = self._ways(verb, chosen)
        status = 200
        if request.method == "POST" and "seen" in request.POST:
            keys = next((keys for name, keys, _ in ways if name == request.POST.get("way")), ways[0][1])
            try:
                done = carry_out(verb, request.user, seen=request.POST["seen"], **keys)
            except StalePlan as stale:
                self.message_user(request, str(stale), messages.ERROR)
                ways, status = self._ways(verb, chosen), 409
            else:
                self.message_user(request, _said(done), messages.SUCCESS)
                return HttpResponseRedirect(back)
        kind = self.opts.verbose_name if len(chosen) == 1 else self.opts.verbose_name_plural
        title = gettext("Publish %(kind)s") if verb == PUBLISH else gettext("Unpublish %(kind)s")
        plans = [(name, planned) for name, _, planned in ways]
        context = self.admin_site.each_context(request) | {
            "title": title % {"kind": kind},
            "opts": self.opts,
            "verb": verb,
            "plans": plans,
            "chosen": chosen,
            "action": action,
            "back": back,
            "shown": SHOWN,
        }
        return TemplateResponse(request, "admin/events/publication.html", context, status=status)

    def _ways(self, verb, chosen):
        """Return the ways to go on, the fullest first: a name, the keys of what changes, and what would follow."""
        kind = "seminars" if self.model is Seminar else "sessions"
        keys = {kind: chosen}
        alone = plan(verb, **keys)
        ways = [("alone", keys, alone)]
        if alone.waiting:
            both = keys | {"seminars": [seminar.pk for seminar in alone.held_back_by]}
            ways.insert(0, ("with-seminars", both, plan(verb, **both)))
        if alone.left:
            both = keys | {"sessions": [session.pk for session in alone.left]}
            ways.insert(0, ("with-sessions", both, plan(verb, **both)))
        return ways


def _said(done):
    things = [*done.seminars, *done.sessions]
    named = ", ".join(str(thing) for thing in things[:10]) or gettext("nothing")
    if done.verb != PUBLISH:
        return format_html(gettext("Unpublished: {things}."), things=named)
    if len(things) == 1 and things[0].pk and not done.waiting:
        named = format_html('<a href="{}">{}</a>', things[0].get_absolute_url(), things[0])
    return format_html(gettext("Published: {things}."), things=named)
