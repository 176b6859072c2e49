"""Rows that the index has found, read a page at a time, and what answers a page that makes no sense."""

from django.core.paginator import Paginator
from django.http import HttpResponseBadRequest
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy

from events import counts

WITH_FIGURES = ("seminars", "sessions", "speakers", "organizations")
RANGES = {
    "seminars": gettext_lazy("Seminars %(first)s to %(last)s of %(total)s"),
    "sessions": gettext_lazy("Sessions %(first)s to %(last)s of %(total)s"),
    "contributions": gettext_lazy("Contributions %(first)s to %(last)s of %(total)s"),
    "speakers": gettext_lazy("Speakers %(first)s to %(last)s of %(total)s"),
    "organizations": gettext_lazy("Organizations %(first)s to %(last)s of %(total)s"),
    "quotes": gettext_lazy("Quotes %(first)s to %(last)s of %(total)s"),
}


class Results:
    """What was found, in order. Rows are read a page at a time, so that a deep page costs what the first does."""

    def __init__(self, queryset, places, index, name):
        self.queryset, self.places, self.index, self.name = queryset, places, index, name

    def __len__(self):
        return len(self.places)

    def __getitem__(self, part):
        places = self.places[part].tolist()
        ids = self.index.keys(self.name)[places].tolist()
        rows = self.queryset.in_bulk(ids)
        figures = self.index.figures(self.name) if self.name in WITH_FIGURES else {}
        found = []
        for pk, place in zip(ids, places, strict=True):
            if pk in rows:  # it may have been withdrawn a moment ago
                rows[pk].figures = {name: int(numbers[place]) for name, numbers in figures.items()}
                rows[pk].at = place
                found.append(rows[pk])
        return found


class BeyondTheLast(Exception):
    """A page was asked for that would come after the last."""

    def __init__(self, last: int):
        super().__init__(f"The last page is {last}.")
        self.last = last


def page_of(rows, size: int, number: int):
    paginator = Paginator(rows, size)
    if number > paginator.num_pages:
        raise BeyondTheLast(paginator.num_pages)
    return paginator.page(number)


def pages_beside(page):
    """Return the numbers of the pages to offer beside this one, with an ellipsis for those left out."""
    return [*page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)]


def range_line(things: str, first: int, last: int, total: int) -> str:
    """Return "143 quotes", or "Quotes 1 to 20 of 143" where these are not all."""
    if (first, last) in ((1, total), (0, 0)):
        return counts.counted(things, total)
    numbers = {"first": first, "last": last, "total": total}
    return RANGES[things] % {name: counts.grouped(number) for name, number in numbers.items()}


def not_so_many(request, query, last: int):
    """Answer 404 with the way to the last page that there is. `query` are the parameters that mean something."""
    query = query.copy()
    if last > 1:
        query["page"] = last
    address = f"{request.path}?{query.urlencode()}" if query else request.path
    return render(request, "404.html", {"last_page": address}, status=404)


def bad_request(request, sentence: str):
    """Answer 400 with one clear sentence."""
    return HttpResponseBadRequest(render_to_string("400.html", {"sentence": sentence}, request=request))
