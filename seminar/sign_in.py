"""How staff sign in: nobody signs up, and a second factor may be required."""

from allauth.account import forms
from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.internal.ratelimit import get_ip
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import DisallowedHost
from django.http import HttpResponseRedirect
from django.http.request import split_domain_port
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _


class Adapter(DefaultAccountAdapter):
    error_messages = DefaultAccountAdapter.error_messages | {
        "too_many_login_attempts": _(
            "Too many failed attempts. Wait five minutes, then try again. A passkey works at once."
        ),
    }

    def is_open_for_signup(self, request):
        return False

    def set_password(self, user, password):
        """Write the password alone: what was decided of the account after it was read stands."""
        user.set_password(password)
        user.save(update_fields=["password"])

    def _get_login_attempts_cache_key(self, request, **credentials):
        """Count failures for a name at one address: nobody locks out somebody who signs in from elsewhere."""
        return f"{super()._get_login_attempts_cache_key(request, **credentials)}:{get_ip(request)}"


class LoginForm(forms.LoginForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["login"].widget.attrs["autofocus"] = True


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
                    why = gettext("Set up an authenticator app or a passkey first: this site requires it.")
                    messages.warning(request, why)
                    return HttpResponseRedirect(reverse("mfa_index"))
                request.user = AnonymousUser()
        return get_response(request)

    return middleware


def address(request) -> dict:
    """Tell templates whether this page was opened at an address of numbers, where browsers refuse passkeys."""
    try:
        host, port = split_domain_port(request.get_host())
    except DisallowedHost:
        return {}  # the page that says so has no sign-in on it
    at_numbers = host.startswith("[") or host.replace(".", "").isdecimal()
    here = host in ("127.0.0.1", "[::1]")
    name = f"{request.scheme}://localhost{f':{port}' if port else ''}"
    return {"at_numbers": at_numbers, "named_address": name if here else ""}
