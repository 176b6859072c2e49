from django.urls import include, path

urlpatterns = [path("", include("events.urls"))]
handler500 = "seminar.errors.server_error"
