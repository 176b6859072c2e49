"""Choices of related rows: completed as one types, loaded in bulk, and able to name a row that is not there yet."""

from collections import defaultdict

from django import forms
from django.contrib.admin.widgets import AutocompleteSelect, AutocompleteSelectMultiple
from django.core.exceptions import ValidationError
from django.utils.text import format_lazy
from django.utils.translation import gettext, gettext_lazy

from events.models import Organization, Speaker, Topic

from .numbers import number_in

NEW = "new:"
NAMESAKE = "another:"  # a new row although one of that name is on record: two people may share a name
CAN_BE_NAMED = (Organization, Speaker, Topic)


class Rows:
    """The related rows that the choices of one page name: one query a model, however many fields there are.

    A value "new:Mei Wei" stands for the row of that name, or for a new one, the same for every field that names it.
    """

    def __init__(self, user):
        self.user = user
        self.wanted = defaultdict(set)
        self.loaded = defaultdict(dict)
        self.named = {}

    @classmethod
    def of(cls, request):
        if not hasattr(request, "rows"):
            request.rows = cls(request.user)
        return request.rows

    def want(self, model, values):
        self.wanted[model].update(str(value) for value in values if str(value).isdecimal())

    def get(self, model, value):
        """Return the row with this key, or None."""
        self.want(model, [value])
        if missing := self.wanted.pop(model, set()) - self.loaded[model].keys():
            keys = {number_in(key) for key in missing} - {None}
            found = {str(row.pk): row for row in model._default_manager.filter(pk__in=keys)}
            self.loaded[model].update(dict.fromkeys(missing) | found)
        return self.loaded[model].get(str(value))

    def can_name(self, model):
        permission = f"{model._meta.app_label}.add_{model._meta.model_name}"
        return model in CAN_BE_NAMED and self.user.has_perm(permission)

    def name(self, model, name, *, namesake=False):
        """Return the row of this name, else a new one that is not saved yet; a namesake is always new."""
        if not self.can_name(model):
            raise ValidationError(gettext("You may not add this here. Choose one from the list."))
        name = model._meta.get_field("name").clean(" ".join(name.split()), None)
        key = model, name.lower(), namesake
        if namesake:
            self.named.setdefault(key, model(name=name))
        if key not in self.named:
            same = list(model._default_manager.called(name)[:2])
            if len(same) > 1:
                told = gettext("Several are called “%(name)s”. Choose the one that is meant from the list.")
                raise ValidationError(told % {"name": name})
            self.named[key] = same[0] if same else model(name=name)
        return self.named[key]

    def choose(self, model, value):
        if value.startswith(NEW):
            row = self.name(model, value[len(NEW) :])
        elif value.startswith(NAMESAKE):
            row = self.name(model, value[len(NAMESAKE) :], namesake=True)
        else:
            row = self.get(model, value)
        if row is None:
            told = gettext("This choice is not on record any more. Choose another.")
            raise ValidationError(told, code="invalid_choice")
        return row

    def label(self, model, value):
        for begin in (NEW, NAMESAKE):
            if str(value).startswith(begin):
                return gettext("%(name)s (new)") % {"name": value[len(begin) :]}
        return str(self.get(model, value) or gettext("Not on record any more"))


class _Choosing:
    """A widget whose chosen options come from `Rows`; the others come as one types."""

    def optgroups(self, name, value, attrs=None):
        options = []
        if not self.allow_multiple_selected:  # a required list too: without it the browser chooses what comes first
            options.append(self.create_option(name, "", "", False, 0))
        chosen = [str(item) for item in value if item not in (None, "")]
        self.rows.want(self.model, chosen)
        for key in chosen:
            options.append(self.create_option(name, key, self.rows.label(self.model, key), {key}, len(options)))
        return [(None, options, 0)]

    def create_option(self, name, value, label, selected, index, subindex=None, attrs=None):
        return super().create_option(name, value, label, bool(selected), index, subindex, attrs)

    def build_attrs(self, base_attrs, extra_attrs=None):
        attrs = super().build_attrs(base_attrs, extra_attrs)
        if self.allow_multiple_selected:
            attrs["data-allow-clear"] = "false"  # each choice has its own way out; one for all breaks the list
        if self.rows.can_name(self.model):
            attrs["data-can-name"] = self.model._meta.verbose_name
        return attrs


class ChooseOne(_Choosing, AutocompleteSelect):
    pass


class ChooseMany(_Choosing, AutocompleteSelectMultiple):
    pass


class _Chosen:
    """A form field that finds its rows in `Rows`, which `chosen_field` gives it."""

    rows = None

    def pick(self, value):
        self.validate_no_null_characters(value)
        row = self.rows.choose(self.queryset.model, str(value))
        if row.pk and self.queryset.query.where and not self.queryset.filter(pk=row.pk).exists():
            raise ValidationError(self.error_messages["invalid_choice"], code="invalid_choice", params={"value": value})
        return row


class ChosenOne(_Chosen, forms.ModelChoiceField):
    def to_python(self, value):
        return None if value in self.empty_values else self.pick(value)


class ChosenMany(_Chosen, forms.ModelMultipleChoiceField):
    def clean(self, value):
        if self.required and not value:
            raise ValidationError(self.error_messages["required"], code="required")
        self.rows.want(self.queryset.model, value or ())
        return [self.pick(key) for key in dict.fromkeys(value or ())]


class ChoosingMixin:
    """An admin class whose `autocomplete_fields` load their labels in bulk and may name new rows."""

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        return super().formfield_for_foreignkey(db_field, request, **self._choosing(db_field, request, False, kwargs))

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        return super().formfield_for_manytomany(db_field, request, **self._choosing(db_field, request, True, kwargs))

    def _choosing(self, db_field, request, many, kwargs):
        if db_field.name not in self.get_autocomplete_fields(request) or "widget" in kwargs:
            return kwargs
        rows, model = Rows.of(request), db_field.remote_field.model
        widget = (ChooseMany if many else ChooseOne)(db_field, self.admin_site, using=kwargs.get("using"))
        widget.rows, widget.model = rows, model
        # A class of its own for each page carries the rows through the copies that forms make of their fields.
        field = type("Chosen", (ChosenMany if many else ChosenOne,), {"rows": rows})
        return kwargs | {"widget": widget, "form_class": field}

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        """Leave out the links that open another page over this one, but for adding: they double the keys to press."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if isinstance(field, _Chosen):
            links = field.widget
            links.can_change_related = links.can_delete_related = links.can_view_related = False
            links.can_add_related = getattr(links, "can_add_related", False) and db_field.related_model in CAN_BE_NAMED
        return field


REQUIRED = {
    "speaker": gettext_lazy("Choose who spoke, or type a new name and add it."),
    "text": gettext_lazy("Type the exact words, or delete this quote."),
    "seminar": gettext_lazy("Choose the seminar it belongs to."),
    "session": gettext_lazy("Choose the session it was said in."),
}
EMPTY = gettext_lazy("Fill in “{label}”: it cannot be left empty.")
LAST_PLACE = 9_999
NO_PLACE = format_lazy(gettext_lazy("Write the place as a whole number from 1 to {last}."), last=LAST_PLACE)


def validate_place(value):
    if not 0 <= value <= LAST_PLACE:
        raise ValidationError(NO_PLACE)


class RecordForm(forms.ModelForm):
    """A form of the record: its choices may name new rows, and what is proposed when left empty may be empty."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            required = REQUIRED[name] if name in REQUIRED else format_lazy(EMPTY, label=field.label)
            field.error_messages = field.error_messages | {"required": required}
            if name == "position":
                field.validators = [validate_place]
                field.error_messages["invalid"] = NO_PLACE
            if isinstance(field, _Chosen):
                value = self[name].value()
                field.rows.want(field.queryset.model, value if isinstance(value, list | tuple) else [value])

    def _new_choices(self):
        return {
            name: self.cleaned_data[name]
            for name, field in self.fields.items()
            if isinstance(field, ChosenOne) and self.cleaned_data.get(name) and not self.cleaned_data[name].pk
        }

    def _get_validation_exclusions(self):
        exclude = super()._get_validation_exclusions()
        exclude.update(self._new_choices())
        for field in self._meta.model._meta.fields:
            proposed = getattr(field, "made_from", "") or getattr(field, "proposed_from", None)
            if proposed and field.name in self.fields and not self.cleaned_data.get(field.name):
                exclude.add(field.name)
        return exclude

    def save_new_choices(self):
        """Save the rows that the choices name and that are not there yet. In the transaction that saves the form."""
        for name, row in self._new_choices().items():
            self._save_new(row)
            setattr(self.instance, name, row)
        for name, field in self.fields.items():
            if isinstance(field, ChosenMany):
                for row in self.cleaned_data.get(name) or ():
                    self._save_new(row)

    def _save_new(self, row):
        if not row.pk:
            row.save()
