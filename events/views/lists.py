"""Lists of everything on record."""

from django.views.generic import ListView

from events.models import Country, Organization, Quote, SDGTarget, Seminar, Session, Speaker, Topic


class SeminarList(ListView):
    paginate_by = 20

    def get_queryset(self):
        return Seminar.objects.published().for_listing()


class SessionList(ListView):
    paginate_by = 20

    def get_queryset(self):
        return Session.objects.published().for_listing()


class SpeakerList(ListView):
    paginate_by = 20

    def get_queryset(self):
        return Speaker.objects.published().order_by("sort_name", "pk")


class QuoteList(ListView):
    paginate_by = 20

    def get_queryset(self):
        return Quote.objects.published().for_listing()


class OrganizationList(ListView):
    paginate_by = 20

    def get_queryset(self):
        return Organization.objects.published().order_by("name", "pk")


class CountryList(ListView):
    def get_queryset(self):
        return Country.objects.in_use().order_by("name", "pk")


class TopicList(ListView):
    def get_queryset(self):
        return Topic.objects.published().order_by("name", "pk")


class SDGList(ListView):
    def get_queryset(self):
        return SDGTarget.objects.in_use().order_by("position", "pk")
