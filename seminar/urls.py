from allauth.account.decorators import secure_admin_login
from django.contrib import admin
from django.urls import include, path

from seminar.on_site import view_on_site

admin.site.login = secure_admin_login(admin.site.login)

urlpatterns = [
    path("admin/account/", include("seminar.account_urls")),
    path("admin/r/<path:content_type_id>/<path:object_id>/", admin.site.admin_view(view_on_site)),
    path("admin/", admin.site.urls),
    path("", include("events.urls")),
]
handler400 = "seminar.errors.bad_request"
handler500 = "seminar.errors.server_error"
