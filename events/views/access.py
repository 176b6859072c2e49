"""Who sees what at a public address: everyone what is published, staff their drafts, nobody else a trace of them."""

from django.conf import settings
from django.http import Http404, HttpResponsePermanentRedirect
from django.views.generic import DetailView

from events.models import FormerSlug, Seminar


def may_see_drafts(request, permission: str) -> bool:
    """Tell whether staff ask. The session is touched only where one was sent, so that public answers never vary."""
    return settings.SESSION_COOKIE_NAME in request.COOKIES and request.user.has_perm(permission)


class RecordView(DetailView):
    """One public thing at its address; its draft for staff; a redirect from an address that it had before.

    `address` maps parts of the address to lookups of the model; `permission` lets staff see what is not public.
    """

    address = {"slug": "slug"}
    permission = "events.view_session"
    is_draft = False

    def everything(self):
        """Return the rows that a page can be made of, published or not, with what the page needs."""
        return self.model.objects.all()

    def lookup(self):
        return {lookup: self.kwargs[part] for part, lookup in self.address.items()}

    def get_object(self, queryset=None):
        rows = self.everything()
        found = rows.published().filter(**self.lookup()).first()
        if found is None and may_see_drafts(self.request, self.permission):
            found = rows.filter(**self.lookup()).first()
            self.is_draft = found is not None
        if found is None:
            raise Http404
        return found

    def get(self, request, *args, **kwargs):
        try:
            response = super().get(request, *args, **kwargs)
        except Http404:
            moved = self.find_moved()
            if moved is None:
                raise
            return HttpResponsePermanentRedirect(moved.get_absolute_url())
        if self.is_draft:
            response.headers["Cache-Control"] = "private, no-store"
        return response

    def find_moved(self):
        """Return the public thing that had this address before, if any."""
        slug = self.kwargs.get("slug")
        if slug is None:
            return None
        return latest_owner(self.everything().published(), self.model._meta.model_name, slug)

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"is_draft": self.is_draft}


def latest_owner(rows, model: str, slug: str, scopes=(0,)):
    """Return the one of these rows that had the slug last. Rows that are not public never stand before one that is."""
    owners = FormerSlug.objects.filter(model=model, slug=slug, scope__in=scopes).order_by("-pk")
    ids = list(dict.fromkeys(owners.values_list("object_id", flat=True)))
    found = rows.in_bulk(ids) if ids else {}
    return next((found[pk] for pk in ids if pk in found), None)


def moved_session(rows, seminar_slug: str, slug: str):
    """Return the public session that had this address: its own slug, its seminar's, or both may have changed."""
    seminars = Seminar.objects.published()
    live = seminars.filter(slug=seminar_slug).first()
    former = latest_owner(seminars, "seminar", seminar_slug)
    for seminar in filter(None, (live, former)):
        session = rows.published().filter(seminar=seminar, slug=slug).first()
        session = session or latest_owner(rows.published(), "session", slug, [seminar.pk])
        if session:
            return session
    return None
