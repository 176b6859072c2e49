"""What a person sent whose sign-in had ended is held until they have signed in again.

Only a page that was given to somebody signed in can be held: it carries a signed name of that person and document.
"""

from django.contrib import messages
from django.core import signing
from django.http import QueryDict
from django.utils.translation import gettext as _

SALT = "events.admin.holding"
KEPT = 2 * 24 * 60 * 60  # seconds for which a page that was left open can be sent
MOST = 2_000_000  # characters
HELD = "held-import"


def keeper(request, pk):
    """Return what a page carries to be held."""
    return signing.dumps([request.user.pk, int(pk)], salt=SALT)


def hold(request, pk):
    """Keep a form that came without a sign-in, in the session that goes on through signing in."""
    try:
        user, document = signing.loads(request.POST.get("keeper", ""), salt=SALT, max_age=KEPT)
    except signing.BadSignature:
        return
    sent = request.POST.urlencode()
    if document == int(pk) and len(sent) <= MOST:
        request.session[HELD] = {"user": user, "document": document, "sent": sent}
        told = _("Your sign-in had ended. What you typed is kept: sign in, and you find it on the page.")
        messages.info(request, told)


def held(request, pk):
    """Return the form that this person sent for this document without being signed in."""
    kept = request.session.get(HELD)
    if not kept or (kept["user"], kept["document"]) != (request.user.pk, int(pk)):
        return None
    return QueryDict(kept["sent"])


def forget(request, pk):
    if held(request, pk):
        del request.session[HELD]
