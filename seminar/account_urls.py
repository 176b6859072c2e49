"""The pages of allauth that staff need: sign-in, passwords, second factors. Names are allauth's own."""

from allauth.account import views
from allauth.mfa.totp import views as totp
from csp.decorators import csp_update
from django.urls import include, path, re_path

# The picture that an authenticator app reads is part of its page, so that it is never a file that somebody keeps.
show_totp = csp_update({"img-src": ["data:"]})(totp.activate_totp)

urlpatterns = [
    path("login/", views.login, name="account_login"),
    path("logout/", views.logout, name="account_logout"),
    path("inactive/", views.account_inactive, name="account_inactive"),
    path("signup/", views.signup, name="account_signup"),  # says that it is closed
    path("reauthenticate/", views.reauthenticate, name="account_reauthenticate"),
    path("password/change/", views.password_change, name="account_change_password"),
    path("password/set/", views.password_set, name="account_set_password"),
    path("password/reset/", views.password_reset, name="account_reset_password"),
    path("password/reset/done/", views.password_reset_done, name="account_reset_password_done"),
    path(
        "password/reset/key/done/",
        views.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
    re_path(
        r"^password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        views.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path("2fa/totp/activate/", show_totp, name="mfa_activate_totp"),
    path("2fa/", include("allauth.mfa.urls")),
]
