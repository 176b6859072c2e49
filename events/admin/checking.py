"""The forms of the desk on which an imported document is checked.

They are filled from the sheet and always validated, so that a fault stands at its field as soon as it is typed. It
keeps nobody from going on: what was typed is kept as it is, and only making draft sessions asks for all to be right.
"""

import re
from functools import cached_property

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.forms.utils import pretty_name
from django.http import QueryDict
from django.utils.translation import gettext, gettext_lazy

from events import fields, text
from events.importing import deciding, drafts
from events.importing.drafts.matching import names_in
from events.importing.sheet import Sheet
from events.models import Contribution, Country, SDGTarget, Seminar, Session

from .numbers import number_in
from .paging import pages_of, places_in

PERSON_LINES = ("honorific", "name", "job_title", "unit", "organization", "attribution_text")
# Records of which a new one can be meant: what its choice is called where others of the same name exist, and alone.
RECORDS = {
    "speaker": (gettext_lazy("Not one of these: a new person"), gettext_lazy("A new person, from this document")),
    "organization_pk": (
        gettext_lazy("Not one of these: a new organization"),
        gettext_lazy("A new organization, from this document"),
    ),
}
NEW = "new"
SENT = re.compile(rf"person-(\d{{1,15}})-({'|'.join(PERSON_LINES)})")
MOST_SEMINARS = 100  # offered in the list
LONGEST_TYPED = 10_000


class CheckedForm(forms.Form):
    """A form that gives back what was typed even where it is faulty."""

    use_required_attribute = False

    def typed(self):
        """Return the value of each field: cleaned, or as it was typed where it cannot be."""
        self.full_clean()
        return {
            name: self.cleaned_data[name] if name in self.cleaned_data else _storable(self[name].value())
            for name in self.fields
        }


def _storable(value):
    return text.UNSTORABLE.sub("", value)[:LONGEST_TYPED] if isinstance(value, str) else value or ""


class SeminarForm(CheckedForm):
    """The seminar that the sessions join."""

    record = forms.CharField(required=False, label=gettext_lazy("Seminar"), widget=forms.Select)
    title = fields.LineField(max_length=1000, blank=True).formfield(label=gettext_lazy("Title of a new seminar"))

    def __init__(self, *args, seminars=(), same=None, **kwargs):
        super().__init__(*args, **kwargs)
        new = "", gettext("A new seminar, with the title below")
        if same:
            new = NEW, gettext("A new seminar of the same title")
        self.fields["record"].widget.choices = [new, *seminars]
        self.fields["title"].widget.attrs["class"] = "vTextField"

    def clean(self):
        data = super().clean()
        if not data.get("record") and not data.get("title") and "title" not in self.errors:
            self.add_error("title", gettext("A seminar needs a title. Choose one on record, or type its title."))
        return data


class SessionForm(CheckedForm):
    """One session of the sheet."""

    title = fields.LineField(max_length=1000).formfield(
        label=gettext_lazy("Title"), error_messages={"required": gettext_lazy("A session needs a title.")}
    )
    kind = forms.ChoiceField(choices=Session.Kind, label=gettext_lazy("Kind"))
    start = fields.PartialDateField(with_time=True).formfield(
        label=gettext_lazy("Date"),
        max_length=None,
        help_text=gettext_lazy("As far as it is known, such as 2016-09-06. Leave it empty if it is not recorded."),
    )
    place = fields.LineField(max_length=1000, blank=True).formfield(label=gettext_lazy("Place"))

    def clean_start(self):
        value = self.cleaned_data["start"].strip()
        fields.validate_partial_date(value)
        return value

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("title", "place"):
            self.fields[name].widget.attrs["class"] = "vTextField"


class PersonForm(CheckedForm):
    """One contribution of the sheet: who spoke, for whom, and which records on file are meant."""

    session = forms.CharField(required=False, label=gettext_lazy("Session"), widget=forms.Select)
    role = forms.ChoiceField(choices=Contribution.Role, label=gettext_lazy("Role"))
    honorific = fields.LineField(max_length=60, blank=True).formfield(label=gettext_lazy("Honorific"))
    name = fields.LineField(max_length=1000).formfield(
        label=gettext_lazy("Name"),
        error_messages={"required": gettext_lazy("A contribution needs the name of whoever spoke.")},
    )
    job_title = fields.LineField(max_length=1000, blank=True).formfield(label=gettext_lazy("Job title"))
    unit = fields.LineField(max_length=1000, blank=True).formfield(label=gettext_lazy("Unit"))
    organization = fields.LineField(max_length=1000, blank=True).formfield(label=gettext_lazy("Organization"))
    country = forms.CharField(required=False, label=gettext_lazy("Country represented"))
    attribution_text = fields.LineField(max_length=2000, blank=True).formfield(label=gettext_lazy("As printed"))
    speaker = forms.CharField(required=False, label=gettext_lazy("Person on record"), widget=forms.Select)
    organization_pk = forms.CharField(required=False, label=gettext_lazy("Organization on record"), widget=forms.Select)
    look = forms.CharField(required=False, label=gettext_lazy("Look up another record"), max_length=200)
    spoken_of = forms.MultipleChoiceField(
        required=False, label=gettext_lazy("Speaks of"), widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args, sessions=(), records=None, spoken_of=(), countries=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.countries = countries or {}
        for name in (*PERSON_LINES, "country", "look"):
            self.fields[name].widget.attrs["class"] = "vTextField"
        self.fields["country"].widget.attrs["list"] = "countries"
        for name in RECORDS:
            self.fields[name].widget.choices = (records or {}).get(name, [])
        self.fields["session"].widget.choices = sessions
        if len(sessions) < 2:
            del self.fields["session"]
        self.fields["spoken_of"].choices = spoken_of
        if not spoken_of:
            del self.fields["spoken_of"]

    def clean_country(self):
        value = self.cleaned_data["country"].strip()
        if value and value not in self.countries and value not in self.countries.values():
            raise ValidationError(gettext("Choose a country from the list, or leave it empty."))
        return self.countries.get(value, value)


WORDS = {
    "seminar": (SeminarForm, ("title",)),
    "session": (SessionForm, ("title", "start", "place")),
    "person": (PersonForm, (*PERSON_LINES, "country")),
}


class Desk:
    """One page of a sheet with its forms, filled from what was posted or, without it, from the sheet."""

    def __init__(self, document, data=None, *, page=1, at=None, found=None):
        self.document = document
        self.sheet = Sheet.from_dict(document.sheet, document.text)
        self.data = data
        self.found = found  # the person for whom records were looked up, and the words
        self.at = at
        self.asked = page
        self.country_names = dict(Country.objects.values_list("code", "name"))
        self.countries = {name: code for code, name in self.country_names.items()}

    # --- Taking over what was typed -------------------------------------------------------------------------------

    def take_over(self):
        """Write what was typed into the sheet, faulty or not."""
        if "seminar-title" in self.data:
            values = SeminarForm(self.data, prefix="seminar").typed()
            seminar = self.sheet.seminar
            seminar["title"], seminar["new"] = values["title"], values["record"] == NEW
            chosen = number_in(values["record"])
            self.document.seminar = Seminar.objects.filter(pk=chosen).first() if chosen else None
        for session in self.sheet.sessions:
            if f"session-{session['id']}-title" in self.data:
                session.update(SessionForm(self.data, prefix=f"session-{session['id']}").typed())
        for person in list(self.sheet.people):
            if f"person-{person['id']}-name" in self.data:
                self._take_person(person)
        if "leave_out_shown" in self.data:
            unplaced = [piece.id for piece in self.sheet.unplaced()]
            self.sheet.left_out = unplaced if self.data.get("leave_out") else []

    def _take_person(self, person):
        mentions = [*person["countries"], *person["sdg_targets"]]
        form = PersonForm(
            self.data,
            prefix=f"person-{person['id']}",
            countries=self.countries,
            sessions=[(row["id"], "") for row in self.sheet.sessions],
            spoken_of=[(code, code) for code in mentions],
        )
        values = form.typed()
        ticked, home = values.pop("spoken_of", None), values.pop("session", "")
        before = dict(person)
        person.update({key: value for key, value in values.items() if key not in (*RECORDS, "look")})
        for name in RECORDS:
            self._choose(person, name, str(values[name]), before)
        if ticked is not None and f"person-{person['id']}-mentions" in self.data:
            person["unticked"] = [code for code in mentions if code not in ticked]
        if (session := number_in(home)) in [row["id"] for row in self.sheet.sessions]:
            deciding.move_person(self.sheet, person["id"], session)

    def _choose(self, person, name, chosen, before):
        """Take over which record is meant. With another name typed, a choice that the old name made is open again."""
        old, now = names_in(before, name), names_in(person, name)
        pk = number_in(chosen)
        if old != now and pk is not None and pk == before[name]:
            names = self.names[name]
            pk = None if pk in names.called(old) and pk not in names.called(now) else pk
        person[name] = pk
        others = [each for each in person["new"] if each != name]
        person["new"] = sorted([*others, name]) if chosen == NEW and old == now else others

    # --- The page -------------------------------------------------------------------------------------------------

    @cached_property
    def names(self):
        """The names on record, for each kind of record that a contribution points at."""
        return {"speaker": drafts.people_names(), "organization_pk": drafts.body_names()}

    def lay(self):
        """Make the forms of the page that is asked for."""
        self.country_list = sorted(self.countries)
        self.pages = pages_of(self.sheet)
        self.places = places_in(self.pages)
        self.page = self.places.get(self.at, min(max(self.asked, 1), len(self.pages)))
        rows = self.pages[self.page - 1]
        on_page = {row.person for row in rows}
        if self.data is None and not self.document.saved_at:
            drafts.propose(self.sheet, *self.names.values())
        self.people = [person for person in self.sheet.people if person["id"] in on_page]
        self.target_labels = dict(SDGTarget.objects.filter(code__in=self._targets()).values_list("code", "label"))
        untitled = gettext("without a title")
        self.session_choices = [
            (row["id"], f"{number}. {deciding.short(row['title']) or untitled}")
            for number, row in enumerate(self.sheet.sessions, 1)
        ]
        shown = {row.session for row in rows if "session" in row.fresh}
        self.session_forms = {row["id"]: self.session_form(row) for row in self.sheet.sessions if row["id"] in shown}
        fresh = {row.person for row in rows if "person" in row.fresh}
        self.person_forms = {p["id"]: self.person_form(p) for p in self.people if p["id"] in fresh}
        self.seminar_form = self._seminar_form() if self.page == 1 else None
        return self

    def forms(self):
        first = [self.seminar_form] if self.seminar_form else []
        return [*first, *self.session_forms.values(), *self.person_forms.values()]

    def _targets(self):
        return {code for person in self.people for code in person["sdg_targets"]}

    def _data_of(self, prefix, values):
        """Return what was posted for a form if it was on the page that was sent, else what the sheet holds."""
        key = f"{prefix}-{'name' if prefix.startswith('person') else 'title'}"
        return self.data if self.data and key in self.data else _as_posted(prefix, values)

    def _seminar_form(self):
        same = drafts.find_seminar(self.sheet.seminar["title"])
        chosen = self.document.seminar_id or (NEW if self.sheet.seminar["new"] else same and same.pk) or ""
        latest = Seminar.objects.order_by("-start_date", "-pk").values_list("pk", "title")
        rows = dict(latest[:MOST_SEMINARS])
        rows |= dict(
            Seminar.objects.filter(Q(pk=self.document.seminar_id) | Q(pk=same and same.pk)).values_list("pk", "title")
        )
        values = {"record": chosen, "title": self.sheet.seminar["title"]}
        form = SeminarForm(
            self._data_of("seminar", values), prefix="seminar", initial=values, seminars=rows.items(), same=same
        )
        form.known = bool(chosen) and chosen != NEW
        return form

    def session_form(self, session):
        prefix = f"session-{session['id']}"
        return SessionForm(self._data_of(prefix, session), prefix=prefix, initial=session)

    def person_form(self, person):
        prefix = f"person-{person['id']}"
        values = self.values_of(person)
        form = PersonForm(
            self._data_of(prefix, values),
            prefix=prefix,
            initial=values,
            sessions=self.session_choices,
            records={name: self._records(person, name) for name in RECORDS},
            spoken_of=[(code, self._mention(code)) for code in (*person["countries"], *person["sdg_targets"])],
            countries=self.countries,
        )
        form.full_clean()
        for name in RECORDS if not self.document.saved_at else ():
            if self._is_open(person, name):
                form.add_error(name, gettext("A record of this name exists. Say whether it is meant."))
        return form

    def _is_open(self, person, name):
        undecided = person[name] is None and name not in person["new"]
        return undecided and bool(self.names[name].called(names_in(person, name)))

    def values_of(self, person):
        ticked = [code for code in (*person["countries"], *person["sdg_targets"]) if code not in person["unticked"]]
        records = {name: NEW if name in person["new"] else person[name] or "" for name in RECORDS}
        country = self.country_names.get(person["country"], person["country"])
        look = self.found[1] if self.found and self.found[0] == person["id"] else ""
        return person | records | {"country": country, "spoken_of": ticked, "look": look}

    def _mention(self, code):
        if code in self.country_names:
            return self.country_names[code]
        named = gettext("SDG %(code)s %(label)s") % {"code": code, "label": self.target_labels.get(code, "")}
        return named.strip()

    def _records(self, person, name):
        """Return the choices of a record: a new one, those of like names, those looked up, the one chosen."""
        if self.document.saved_at:
            return []
        names = self.names[name]
        matches = names.matches(names_in(person, name))
        if self.found and self.found[0] == person["id"]:
            matches += [found for found in names.search(self.found[1]) if found.pk not in {m.pk for m in matches}]
        choices = [(match.pk, f"{match.label} ({match.reason})") for match in matches]
        if person[name] is not None and person[name] not in {match.pk for match in matches}:
            label = names.labels.get(person[name])
            chosen = gettext("%(label)s (chosen)") % {"label": label} if label else gettext("Not on record any more")
            choices.append((person[name], chosen))
        same = [match for match in matches if match.same]
        another, alone = RECORDS[name]
        new = (NEW, another) if same else ("", alone)
        if self._is_open(person, name):
            return [("", gettext("Choose")), *choices, new]
        return [*choices, new] if same else [new, *choices]

    # --- Comparing ------------------------------------------------------------------------------------------------

    def differences(self):
        """Return what was typed and differs from the sheet: whose, which field, what was typed, what is there.

        Also of what a colleague has since taken away, or moved to another page.
        """
        away = [p for p in self.sheet.people if p["id"] not in self.person_forms and self._was_sent(p["id"])]
        found = []
        for form in [*self.forms(), *map(self.person_form, away)]:
            where = form.initial.get("name") or form.initial.get("title") or form.prefix
            for field in form:
                mine, theirs = shown(field, field.data), shown(field, field.initial)
                told = field.name != "look" and not (self.document.saved_at and field.name in (*RECORDS, "record"))
                if form.data is self.data and mine != theirs and told:
                    nothing = gettext("nothing")
                    found.append((where, field.label, mine or nothing, theirs or nothing))
        known = {person["id"] for person in self.sheet.people}
        for sent in filter(None, map(SENT.fullmatch, self.data)):
            if int(sent[1]) not in known and self.data[sent[0]]:
                where = self.data.get(f"person-{sent[1]}-name") or gettext("A contribution")
                label = PersonForm.base_fields[sent[2]].label or pretty_name(sent[2])
                found.append((where, label, self.data[sent[0]], gettext("This contribution was taken away")))
        return found

    def _was_sent(self, number):
        return f"person-{number}-name" in self.data


def shown(field, value):
    """Return the value of a field in the words that the page shows."""
    choices = {str(key): str(label) for key, label in getattr(field.field.widget, "choices", ())}
    values = value if isinstance(value, list) else [value]
    return ", ".join(choices.get(str(each), str(each)) for each in values if each not in (None, ""))


def words_in(data):
    """Return the words of a page that was sent, for whoever has no sheet to compare: whose, which field, what."""
    found = []
    for sent, value in data.items():
        prefix, _, name = sent.rpartition("-")
        form, names = WORDS.get(prefix.partition("-")[0], (None, ()))
        if name in names and value:
            where = data.get(f"{prefix}-name") or data.get(f"{prefix}-title") or pretty_name(prefix)
            found.append((where, form.base_fields[name].label or pretty_name(name), value))
    return found


def _as_posted(prefix, values):
    data = QueryDict(mutable=True)
    for key, value in values.items():
        data.setlist(f"{prefix}-{key}", value if isinstance(value, list) else ["" if value is None else value])
    return data
