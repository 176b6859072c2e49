"""What a list shows of its filters: facets with counts, chips, the line above the results, ways out of an empty one."""

from dataclasses import dataclass
from urllib.parse import urlencode

import numpy as np
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext_lazy

from events.text import fold

SHOWN = 10  # choices of a facet; the rest is one link away
OPEN = 2  # facets that are unfolded before anybody chose in them
IN_ORDER = {"year", "sdg"}  # facets that read best in the order of their values

LISTS = ("quotes", "sessions", "speakers", "organizations", "seminars")
COUNTED = {
    "seminars": ngettext_lazy("%(n)s seminar", "%(n)s seminars", "number"),
    "sessions": ngettext_lazy("%(n)s session", "%(n)s sessions", "number"),
    "speakers": ngettext_lazy("%(n)s speaker", "%(n)s speakers", "number"),
    "organizations": ngettext_lazy("%(n)s organization", "%(n)s organizations", "number"),
    "quotes": ngettext_lazy("%(n)s quote", "%(n)s quotes", "number"),
}
RANGES = {
    "seminars": gettext_lazy("Seminars %(first)s to %(last)s of %(total)s"),
    "sessions": gettext_lazy("Sessions %(first)s to %(last)s of %(total)s"),
    "speakers": gettext_lazy("Speakers %(first)s to %(last)s of %(total)s"),
    "organizations": gettext_lazy("Organizations %(first)s to %(last)s of %(total)s"),
    "quotes": gettext_lazy("Quotes %(first)s to %(last)s of %(total)s"),
}


@dataclass
class Option:
    value: str
    label: str
    count: int
    chosen: bool
    address: str = ""


@dataclass
class Facet:
    name: str
    label: str
    plural: str
    options: list[Option]
    total: int
    is_open: bool
    all_address: str

    @property
    def chosen(self):
        return sum(option.chosen for option in self.options)


@dataclass
class Chip:
    label: str
    address: str


def counted(list_name, number):
    return COUNTED[list_name] % {"number": number, "n": f"{number:,}"}


def result_line(list_name, page):
    """Return "143 quotes", or "Quotes 1 to 20 of 143" where there are more than one page."""
    total = page.paginator.count
    if page.paginator.num_pages == 1:
        return counted(list_name, total)
    first, last = page.start_index(), page.end_index()
    return RANGES[list_name] % {"first": f"{first:,}", "last": f"{last:,}", "total": f"{total:,}"}


def address(query):
    """Return the link to a list with these parameters."""
    return f"?{query.urlencode()}"


def label_of(filters, name, value):
    values = filters.index.values[name]
    code = values.code_of_slug.get(value)
    return value if code is None else values.labels[code]


def with_value(filters, name, value):
    """Return the parameters with a value more, or without it if it is chosen already."""
    values = filters.chosen.get(name, [])
    values = [each for each in values if each != value] if value in values else [*values, value]
    return filters.query_of(filters.chosen | {name: values}, filters.queries)


def options(filters, name, *, most=None):
    """Return the choices that have results, and those that are chosen; the most frequent of them if `most` is given."""
    values, counts = filters.index.values[name], filters.found.counts(name)
    used = np.flatnonzero(counts)
    total = len(used)
    codes = used[np.lexsort((used, -counts[used], used == 0))][:most].tolist()
    chosen = filters.chosen.get(name, [])
    known = [values.code_of_slug[value] for value in chosen if value in values.code_of_slug]
    codes += [code for code in known if code not in codes]
    if most is None or name in IN_ORDER:
        codes.sort(key=lambda code: (code == 0, code))
    made = [Option(values.slugs[code], values.labels[code], int(counts[code]), code in known) for code in codes]
    strangers = [value for value in chosen if value not in values.code_of_slug]
    return made + [Option(value, value, 0, True) for value in strangers], total


def facets(filters):
    """Return the facets that the list offers, without those in which nothing is recorded at all."""
    made = []
    for name in filters.offered:
        found, total = options(filters, name, most=SHOWN)
        chosen = name in filters.chosen
        if not chosen and not [option for option in found if option.value != "none"]:
            continue
        each = filters.filters[name]
        query = filters.query.copy()
        query["all"] = name
        made.append(
            Facet(
                name, each.label, each.plural, found, total,
                is_open=chosen or len(made) < OPEN, all_address=address(query) if total > SHOWN else "",
            )
        )  # fmt: skip
    return made


def chips(filters):
    """Return a chip for each value in use, whose link leads to the list without it."""
    made = []
    for query in filters.queries:
        others = [each for each in filters.queries if each != query]
        made.append(Chip(f"{_('Words')}: {query}", address(filters.query_of(filters.chosen, others))))
    for name, values in filters.chosen.items():
        for value in values:
            label = f"{filters.filters[name].label}: {label_of(filters, name, value)}"
            made.append(Chip(label, address(with_value(filters, name, value))))
    return made


def ways_out(filters):
    """Return what each filter would find alone, and the whole list: (label, address) pairs."""
    alone = [({}, filters.queries)] if filters.queries else []
    alone += [({name: values}, []) for name, values in filters.chosen.items()]
    ways = []
    for chosen, queries in alone if len(alone) > 1 else ():
        number = filters.find(chosen, queries).total
        if number:
            ways.append((f"{counted(filters.list_name, number)}: {described(filters, chosen, queries)}",
                         address(filters.query_of(chosen, queries))))  # fmt: skip
    ways += elsewhere(filters)
    everything = filters.find({}, []).total
    if everything:
        every = _("All of the record: %(counted)s") % {"counted": counted(filters.list_name, everything)}
        ways.append((every, address(filters.query_of({}, []))))
    return ways


def elsewhere(filters):
    """Return where else the same words are found: in other lists, and as the name of a country."""
    ways = []
    for query in filters.queries:
        for name in (other for other in LISTS if other != filters.list_name):
            number = filters.index.find(name, {}, [query]).total
            if number:
                words = f"{counted(name, number)}: “{query}”"
                ways.append((words, f"{reverse(f'events:{name[:-1]}-list')}?{urlencode({'q': query})}"))
        labels = filters.index.values["mentions"].labels
        if fold(query) in map(fold, labels[1:]):
            slug = filters.index.values["mentions"].slugs[[*map(fold, labels)].index(fold(query))]
            ways.append((_("The country “%(name)s”") % {"name": query}, reverse("events:country-detail", args=[slug])))
    return ways


def described(filters, chosen, queries):
    words = [f"“{query}”" for query in queries]
    for name, values in chosen.items():
        labels = [label_of(filters, name, value) for value in values]
        words.append(f"{filters.filters[name].label}, {_(' or ').join(labels)}")
    return ", ".join(words)
