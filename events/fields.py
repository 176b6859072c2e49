"""Fields that keep a promise on every way into the database: forms, bulk writes, fixtures and imports."""

import re
import secrets
from collections import defaultdict

from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from . import dates, text

BASE32 = "abcdefghijklmnopqrstuvwxyz234567"
RESERVED_SLUGS = ("none", "versions", "v", "embed")
LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")


def public_id() -> str:
    """Return 8 random letters and digits (base 32) of which at least one is a letter."""
    while True:
        value = "".join(secrets.choice(BASE32) for _ in range(8))
        if not value.isdigit():
            return value


UNSTORABLE = _("This text holds a character that cannot be stored. Please type it again.")
NO_MOMENT = _(
    "Write a date as far as it is known: a year (2016), a month (2016-09), a day (2016-09-06), "
    "or a day and a time (2016-09-06T14:30)."
)
NO_DAY = _("Write a year (2016), a month (2016-09) or a day (2016-09-06), without a time.")


def validate_storable(value):
    if text.UNSTORABLE.search(value):
        raise ValidationError(UNSTORABLE)


def validate_partial_date(value):
    if value and not dates.is_valid(value):
        raise ValidationError(NO_MOMENT)


def validate_day(value):
    if value and (len(value) > 10 or not dates.is_valid(value)):
        raise ValidationError(NO_DAY)


def validate_language(value):
    if not LANGUAGE.fullmatch(value):
        raise ValidationError(_("Write a language code such as en, fr, es, lo or zh-Hant."))


def validate_slug(value):
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", value):
        raise ValidationError(_("An address has small letters, digits and single hyphens only."))
    if value in RESERVED_SLUGS:
        raise ValidationError(_("This address is reserved. Please choose another."))


class _Spoken:
    """Let forms say what to do, where Django's own sentences only say what is wrong."""

    default_error_messages = {"blank": _("Type something: this cannot be empty, or spaces alone.")}
    told = {"null_characters_not_allowed": UNSTORABLE}

    def formfield(self, **kwargs):
        return super().formfield(**kwargs | {"error_messages": self.told | kwargs.get("error_messages", {})})


class _Normalized(_Spoken):
    """Store text as NFC with line feeds, whoever writes it."""

    default_validators = [validate_storable]

    def to_python(self, value):
        value = super().to_python(value)
        return text.normalize(value) if isinstance(value, str) else value

    def get_prep_value(self, value):
        value = super().get_prep_value(value)
        return text.normalize(value) if isinstance(value, str) else value


class _Proposing:
    """Give a field left empty its proposed value: on saving, and before the constraints are checked on cleaning."""

    empty_values = ()  # Django does not clean the empty values of an optional field

    def clean(self, value, model_instance):
        try:
            value = value or self.propose(model_instance)
        except ObjectDoesNotExist:  # the person or session it is made from is missing, which is an error of its own
            value = ""
        return super().clean(value, model_instance) if value or self.empty_values else ""

    def pre_save(self, model_instance, add):
        value = getattr(model_instance, self.attname) or self.propose(model_instance)
        setattr(model_instance, self.attname, value)
        return value


class WordsField(_Normalized, models.TextField):
    """A text of any length, stored as NFC."""


class LineField(_Proposing, _Normalized, models.CharField):
    """A line of text, stored as NFC. `proposed_from` gives the value of a line left empty, from its instance."""

    def __init__(self, *args, proposed_from=None, **kwargs):
        self.proposed_from = proposed_from
        if not proposed_from:
            self.empty_values = models.CharField.empty_values
        kwargs.setdefault("max_length", 1000)
        super().__init__(*args, **kwargs)

    def propose(self, instance):
        return self.proposed_from(instance) if self.proposed_from else ""


class PartialDateField(_Spoken, models.CharField):
    """A date as far as it is known (see `events.dates`), empty where it is not."""

    def __init__(self, *args, with_time=False, **kwargs):
        self.with_time = with_time
        kwargs.setdefault("max_length", 16 if with_time else 10)
        kwargs.setdefault("blank", True)
        super().__init__(*args, **kwargs)
        self.validators.append(validate_partial_date if with_time else validate_day)
        self.told = self.told | {"max_length": NO_MOMENT if with_time else NO_DAY}

    def deconstruct(self):
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, kwargs | ({"with_time": True} if self.with_time else {})


class LanguageField(_Spoken, models.CharField):
    """A BCP 47 language tag, such as "en" or "zh-Hant"."""

    default_validators = [validate_language]

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("max_length", 35)
        kwargs.setdefault("default", "en")
        super().__init__(*args, **kwargs)


class AddressField(_Proposing, _Spoken, models.CharField):
    """A slug that is made once, from the text that `made_from` names, and then changes only by hand.

    It is unique in the rows that share the value of `within` (all rows without it). One query when it is made.
    """

    default_validators = [validate_slug]

    def __init__(self, *args, made_from="", within=None, avoid=(), **kwargs):
        self.made_from, self.within, self.avoid = made_from, within, tuple(avoid)
        kwargs.setdefault("max_length", 120)
        kwargs.setdefault("blank", True)
        super().__init__(*args, **kwargs)

    def propose(self, instance):
        rows = type(instance)._base_manager.exclude(pk=instance.pk)
        if self.within:
            rows = rows.filter(**{self.within: getattr(instance, self.within)})
        base = self._base(instance)
        return self._free(
            base, set(rows.filter(**{f"{self.attname}__startswith": base}).values_list(self.attname, flat=True))
        )

    def propose_all(self, instances):
        """Give many new rows the addresses that saving them one by one would give, for a bulk write. One query."""
        rows = type(instances[0])._base_manager.all()
        if self.within:
            rows = rows.filter(**{f"{self.within}__in": {getattr(instance, self.within) for instance in instances}})
        scope = f"{self.within}_id" if self.within else self.attname
        taken = defaultdict(set)
        for key, slug in rows.values_list(scope, self.attname):
            taken[key if self.within else None].add(slug)
        for instance in instances:
            mine = taken[getattr(instance, scope) if self.within else None]
            setattr(instance, self.attname, self._free(self._base(instance), mine))
            mine.add(getattr(instance, self.attname))

    def _base(self, instance):
        source = instance
        for name in self.made_from.split("__"):
            source = getattr(source, name)
        return text.slugify(source)

    def _free(self, base, taken):
        taken = {*taken, *RESERVED_SLUGS, *self.avoid}
        candidate, number = base, 1
        while candidate in taken or re.search(r"-p\d+$", candidate):
            number += 1
            candidate = f"{base}-{number}"
        return candidate
