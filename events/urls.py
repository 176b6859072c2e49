from django.contrib.sitemaps import views as sitemap_views
from django.urls import path

from .sitemaps import SITEMAPS
from .views import details, lists, pages, subjects

app_name = "events"

urlpatterns = [
    path("", pages.Home.as_view(), name="home"),
    path("seminars/", lists.SeminarList.as_view(), name="seminar-list"),
    path("seminars/<slug:slug>/", details.SeminarPage.as_view(), name="seminar-detail"),
    path("seminars/<slug:seminar>/<slug:session>/", details.SessionPage.as_view(), name="session-detail"),
    path("sessions/", lists.SessionList.as_view(), name="session-list"),
    path("speakers/", lists.SpeakerList.as_view(), name="speaker-list"),
    path("speakers/<slug:slug>/", subjects.SpeakerPage.as_view(), name="speaker-detail"),
    path("quotes/", lists.QuoteList.as_view(), name="quote-list"),
    path("quotes/<slug:public_id>/", details.QuotePage.as_view(), name="quote-detail"),
    path("organizations/", lists.OrganizationList.as_view(), name="organization-list"),
    path("organizations/<slug:slug>/", subjects.OrganizationPage.as_view(), name="organization-detail"),
    path("countries/", lists.CountryList.as_view(), name="country-list"),
    path("countries/<slug:slug>/", subjects.CountryPage.as_view(), name="country-detail"),
    path("topics/", lists.TopicList.as_view(), name="topic-list"),
    path("topics/<slug:slug>/", subjects.TopicPage.as_view(), name="topic-detail"),
    path("sdgs/", lists.SDGList.as_view(), name="sdg-list"),
    path("sdgs/<str:code>/", subjects.SDGPage.as_view(), name="sdg-detail"),
    path("about/", pages.Page.as_view(template_name="events/about.html"), name="about"),
    path("about/cite/", pages.Cite.as_view(), name="about-cite"),
    path(
        "about/accessibility/",
        pages.Page.as_view(template_name="events/about_accessibility.html"),
        name="about-accessibility",
    ),
    path("about/privacy/", pages.Page.as_view(template_name="events/about_privacy.html"), name="about-privacy"),
    path("about/contact/", pages.Page.as_view(template_name="events/about_contact.html"), name="about-contact"),
    path("sitemap.xml", pages.sitemap_index, name="sitemap-index"),
    path("sitemap-<section>.xml", sitemap_views.sitemap, {"sitemaps": SITEMAPS}, name="sitemap"),
    path("robots.txt", pages.robots),
    path(".well-known/security.txt", pages.security),
    path("healthz/live", pages.live),
    path("healthz/ready", pages.ready),
    path("favicon.ico", pages.Favicon.as_view()),
]
