from allauth.account.decorators import secure_admin_login
from django.contrib import admin
from django.urls import include, path

admin.site.login = secure_admin_login(admin.site.login)

urlpatterns = [
    path("admin/account/", include("seminar.account_urls")),
    path("admin/", admin.site.urls),
    path("", include("events.urls")),
]
handler500 = "seminar.errors.server_error"
