"""How staff sign in: nobody signs up, and a second factor may be required."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.models import AnonymousUser
from django.http import HttpResponseRedirect
from django.urls import reverse


class Adapter(DefaultAccountAdapter):
    def is_open_for_signup(self, request):
        return False


def require_second_factor(get_response):
    """Send staff without a second factor to where they set one up, if REQUIRE_SECOND_FACTOR asks for it.

    Until then they are strangers everywhere else: no drafts on public pages. Requests without a session cost nothing.
    """

    def middleware(request):
        if settings.REQUIRE_SECOND_FACTOR and settings.SESSION_COOKIE_NAME in request.COOKIES:
            admin, account = reverse("admin:index"), reverse("account_login").removesuffix("login/")
            away = not request.path.startswith(account) and request.path != reverse("admin:logout")
            if away and request.user.is_authenticated and not is_mfa_enabled(request.user):
                if request.path.startswith(admin):
                    messages.warning(request, "Set up an authenticator app or a passkey first: this site requires it.")
                    return HttpResponseRedirect(reverse("mfa_index"))
                request.user = AnonymousUser()
        return get_response(request)

    return middleware
