"""Who sees what at a public address: everyone what is published, staff their drafts, nobody else a trace of them."""

from django.conf import settings
from django.db.models import Q
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
        formerly = former_ids(self.model._meta.model_name, slug)
        return self.everything().published().filter(pk__in=formerly).order_by("-pk").first()

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"is_draft": self.is_draft}


def former_ids(model: str, slug: str, scopes=(0,)) -> list[int]:
    """Return the ids of what had this slug before, the latest owner only."""
    rows = FormerSlug.objects.filter(model=model, slug=slug, scope__in=scopes).order_by("-pk")
    return list(rows.values_list("object_id", flat=True)[:1])


def seminar_ids(slug: str) -> list[int]:
    """Return the seminar that has this slug, else the one that had it before."""
    live = list(Seminar.objects.filter(slug=slug).values_list("pk", flat=True))
    return live or former_ids("seminar", slug)


def moved_session(rows, seminar_slug: str, slug: str):
    """Return the public session that had this address: its own slug, its seminar's, or both may have changed."""
    scopes = seminar_ids(seminar_slug)
    here = Q(seminar__in=scopes, slug=slug)
    return rows.published().filter(here).first() or (
        rows.published().filter(pk__in=former_ids("session", slug, scopes)).first() if scopes else None
    )
