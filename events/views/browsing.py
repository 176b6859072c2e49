"""What a list shows of its filters: facets with counts, chips, the line above the results, ways out of an empty one."""

from dataclasses import dataclass
from urllib.parse import urlencode

import numpy as np
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from events.counts import counted
from events.text import fold

from .reading import range_line

SHOWN = 10  # choices of a facet; the rest is one link away
OPEN = 2  # facets that are unfolded before anybody chose in them
IN_ORDER = {"year", "sdg"}  # facets that read best in the order of their values

LISTS = ("quotes", "sessions", "speakers", "organizations", "seminars")
HEADINGS = {
    "seminars": gettext_lazy("Seminars"),
    "sessions": gettext_lazy("Sessions"),
    "speakers": gettext_lazy("Speakers"),
    "organizations": gettext_lazy("Organizations"),
    "quotes": gettext_lazy("Quotes"),
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


def result_line(list_name, page):
    """Return "143 quotes", or "Quotes 1 to 20 of 143" where there are more than one page."""
    return range_line(list_name, page.start_index(), page.end_index(), page.paginator.count)


def narrowed(chips, page):
    """Return what tells this part of a list from the others, for its title: the first filters, and a later page."""
    parts = [chip.label for chip in chips[:3]] + (["…"] if len(chips) > 3 else [])
    if page.number > 1:
        parts.append(_("page %(number)s") % {"number": page.number})
    return ", ".join(parts)


def canonical(path, filters, page):
    """Return the one address of this part of a list, on this site."""
    query = query_of_all(filters)
    if page.number > 1:
        query["page"] = page.number
    return f"{path}?{query.urlencode()}" if query else path


# --- The page with all choices of one facet: `all` names it ----------------------------------------------------------


def asks_for_all(filters):
    return any(filters.data.getlist("all"))


def problem_of_all(filters):
    """Return the sentence that says why `all` makes no sense, or nothing."""
    names = filters.data.getlist("all")
    known = len(names) < 2 and set(names) <= {*filters.offered, ""}
    return "" if known else _("There is no such filter in this list.")


def query_of_all(filters):
    """Return the parameters that mean something, the facet whose choices are shown among them."""
    query = filters.query.copy()
    if asks_for_all(filters):
        query["all"] = filters.data["all"]
    return query


# --- Links, facets and chips -----------------------------------------------------------------------------------------


def address(query):
    """Return the link to the list with these parameters."""
    return f"?{query.urlencode()}" if query else "."


def label_of(filters, name, value):
    values = filters.index.values[name]
    code = values.code_of_slug.get(value)
    return value if code is None else str(values.labels[code])


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
    made = [Option(values.slugs[code], str(values.labels[code]), int(counts[code]), code in known) for code in codes]
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


def kept(filters):
    """Return the filters in use that the list does not offer, as pairs of a name and a value: its form keeps them."""
    return [(name, value) for name, values in filters.chosen.items() if name not in filters.offered for value in values]


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
    """Return the way to all but one of the filters, to each alone, and to the whole list: (label, address) pairs."""
    ways = [*all_but_one(filters), *each_alone(filters), *elsewhere(filters)]
    everything = filters.find({}, []).total
    if everything:
        every = _("All of the record: %(counted)s") % {"counted": counted(filters.list_name, everything)}
        ways.append((every, address(filters.query_of({}, []))))
    return ways


def parts(filters):
    """Return the filters in use as parts of a search, each as (chosen, queries); words are one part."""
    words = [({}, filters.queries)] if filters.queries else []
    return words + [({name: values}, []) for name, values in filters.chosen.items()]


def way(filters, label, chosen, queries, named):
    number = filters.find(chosen, queries).total
    words = {"counted": counted(filters.list_name, number), "filters": described(filters, *named)}
    return [(label % words, address(filters.query_of(chosen, queries)))] if number else []


def all_but_one(filters):
    found = []
    for left_out in parts(filters) if len(parts(filters)) > 2 else ():
        chosen = {name: values for name, values in filters.chosen.items() if name not in left_out[0]}
        queries = [] if left_out[1] else filters.queries
        found += way(filters, _("%(counted)s without %(filters)s"), chosen, queries, left_out)
    return found


def each_alone(filters):
    found = []
    for part in parts(filters) if len(parts(filters)) > 1 else ():
        found += way(filters, _("%(counted)s with %(filters)s"), *part, part)
    return found


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
        words.append(f"{filters.filters[name].label}: {_(' or ').join(labels)}")
    return ", ".join(words)
