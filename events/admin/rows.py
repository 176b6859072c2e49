"""The rows of a session: its contributions in order, and the quotes inside each of them."""

from django import forms
from django.core.exceptions import ValidationError
from django.forms.models import BaseInlineFormSet, inlineformset_factory
from django.utils.functional import cached_property
from django.utils.translation import gettext, gettext_lazy, ngettext

from events import editing, text
from events.models import Contribution, Quote

from .choosing import LAST_PLACE, RecordForm
from .faults import INSIDE
from .numbers import number_in
from .rendering import RowRenderer
from .saving import GuardedForm

MOST = 1_000  # rows of one kind on one page: a session of 300 people fits well


class RowForm(RecordForm):
    """A row whose place and language do not yet make it one: a blank row is left alone.

    Both follow from what stands above the row, so that they may differ from what was given without anybody's doing.
    """

    given = {"position", "language"}
    default_renderer = RowRenderer()

    def has_changed(self):
        changed = set(self.changed_data)
        if self.instance._state.adding:
            changed -= self.given | {"DELETE"}
        return bool(changed)

    def _post_clean(self):
        if self.cleaned_data.get("position") is None and "position" not in self.errors:
            self.cleaned_data["position"] = (
                self.get_initial_for_field(self.fields["position"], "position") or LAST_PLACE
            )
        if self.instance._state.adding or self.changed_data:
            super()._post_clean()  # one query for each constraint: only what changed has to be asked about

    @property
    def is_blank(self):
        return not self.is_bound and self.instance._state.adding


class KeyField(forms.Field):
    """The key of a row that is on record already; None where that row was deleted meanwhile."""

    widget = forms.HiddenInput

    def __init__(self, rows, **kwargs):
        self.rows = rows
        super().__init__(required=False, **kwargs)

    def to_python(self, value):
        return self.rows.get(number_in(value))

    def validate(self, value):
        """Let a row be gone: the formset tells what to do with it."""

    def has_changed(self, initial, data):
        return False


class KeptFormSet(BaseInlineFormSet):
    """Rows of which none is lost in silence: one that somebody else deleted meanwhile stays on the page."""

    default_error_messages = {
        "missing_management_form": gettext_lazy(
            "Some of this page did not arrive, so nothing was saved. Go back to what you typed, and save it again."
        )
    }

    @cached_property
    def existing(self):
        return {row.pk: row for row in self.get_queryset()}

    def _existing_object(self, pk):
        return self.existing.get(pk)

    def add_fields(self, form, index):
        super().add_fields(form, index)
        given = None if form.instance._state.adding else form.instance.pk
        form.fields["id"] = KeyField(self.existing, initial=given)

    @property
    def gone(self):
        """The rows of the page that somebody else deleted meanwhile."""
        return [form for form in self.initial_forms if form.instance._state.adding]

    def clean(self):
        super().clean()
        guard = getattr(self, "guard", None)
        if guard and self.gone and not guard.overwrites:
            guard.refused = guard.refused or "stale"
            told = gettext("Somebody else deleted a row of this page. What you typed in it is still here.")
            raise ValidationError(told)
        if guard and not self.is_inside:
            guard.ask_about(self.vanishing())

    is_inside = False  # another row holds these

    def vanishing(self):
        """Return the rows on record that are to be deleted, each with the quotes that go with it."""
        return [(form.instance, []) for form in self.initial_forms if self._goes(form)]

    def _goes(self, form):
        return form.instance.pk and self._should_delete_form(form)

    def save_new_objects(self, commit=True):
        """Save blank rows that were filled, and rows deleted meanwhile that the editor chose to keep."""
        saved = super().save_new_objects(commit)
        for form in self.gone:
            if not self._should_delete_form(form):
                self.new_objects.append(self.save_new(form, commit=commit))
        return saved


class RowFormSet(KeptFormSet):
    """Rows in order. Every row is there already or blank; none costs a query of its own."""

    inherited = ()  # what a blank row takes over from its parent

    @cached_property
    def last_place(self):
        return max((row.position for row in self.existing.values()), default=0)

    def get_form_kwargs(self, index):
        kwargs = super().get_form_kwargs(index)
        if index is None or index >= self.initial_form_count():
            after = index - self.initial_form_count() if index is not None else 0
            kwargs["initial"] = {"position": self.last_place + 1 + after}
            kwargs["initial"] |= {name: getattr(self.instance, name) for name in self.inherited}
        return kwargs

    def add_fields(self, form, index):
        super().add_fields(form, index)
        del form.fields[self.fk.name]  # the parent is the one of the page; a hidden field for it would only repeat that
        form.fields["position"].required = False
        form.fields["position"].help_text = ""  # the heading says it once for all rows
        form.fields["position"].widget.attrs |= {"min": 0, "class": "place"}

    def in_order(self):
        """Return the forms by the number that is in them, blank ones last."""

        def place(form):
            given = number_in(form["position"].value())
            return (form in self.extra_forms and not form.has_changed(), MOST if given is None else given)

        return sorted(self.forms, key=place)

    def save_new(self, form, commit=True):
        form.save_new_choices()
        return super().save_new(form, commit)

    def save_existing(self, form, obj, commit=True):
        form.save_new_choices()
        return super().save_existing(form, obj, commit)

    def save(self, commit=True):
        elsewhere = self.existing.keys() - {form.instance.pk for form in self.initial_forms}
        saved = super().save(commit)
        if elsewhere:
            editing.part(self.model.objects.filter(**{self.fk.name: self.instance}), first=elsewhere)
        return saved


class QuoteForm(RowForm):
    summary = ""  # of the contribution that it is from

    class Meta:
        model = Quote
        fields = ["position", "text", "language", "featured"]
        widgets = {"text": forms.Textarea(attrs={"rows": 3, "cols": 60})}

    @property
    def is_apart(self):
        """Tell whether the words are not in the summary as they stand: allowed, and worth a second look."""
        words = " ".join((self["text"].value() or "").split())
        return bool(words) and words not in " ".join(self.summary.split())


class QuoteFormSet(RowFormSet):
    inherited = ("language",)

    def add_fields(self, form, index):
        super().add_fields(form, index)
        form.summary = self.instance.summary

    def get_queryset(self):
        if not hasattr(self, "_queryset"):
            self._queryset = list(self.instance.quotes.all()) if self.instance.pk else []
        return self._queryset


QuotesOfContribution = inlineformset_factory(
    Contribution, Quote, form=QuoteForm, formset=QuoteFormSet, extra=1, max_num=MOST, absolute_max=MOST
)


CONTRIBUTION_PARTS = (
    (gettext_lazy("Who spoke"), ["speaker", "role", "honorific", "name"]),
    (
        gettext_lazy("For whom, at that time"),
        ["job_title", "unit", "organization", "organization_name", "country", "group", "attribution_text"],
    ),
    (gettext_lazy("What was said"), ["summary", "language"]),
    (gettext_lazy("What it is about"), ["countries", "topics", "sdg_targets"]),
)


def paragraphs(count):
    """Return how many numbered parts a text has, in words."""
    return ngettext("%(count)s paragraph", "%(count)s paragraphs and list items", count) % {"count": count}


class ContributionForm(GuardedForm, RowForm):
    """One contribution. On the page of its session its quotes are in `quotes`."""

    quotes = None

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "position" in self.fields:
            self.fields["position"].required = False

    def parts(self):
        """Return the parts of the row: what each is called, its fields, and whether the quotes come after it."""
        return [(title, [self[name] for name in names], "summary" in names) for title, names in CONTRIBUTION_PARTS]

    @property
    def is_open(self):
        """Tell whether somebody has to look inside: at what is new, wrong, or not as it is saved now."""
        if self.instance._state.adding or self.errors:
            return True
        return self.is_bound and bool(set(self.changed_data) - {"position"} or self.quotes.has_changed())

    @property
    def quotes_held(self):
        """Count the quotes that are on the page, those just typed included."""
        typed = [form for form in self.quotes.extra_forms if self.is_bound and form.has_changed()]
        return self.quotes.initial_form_count() + len(typed)

    @cached_property
    def blocks(self):
        return text.parse(self["summary"].value() or "")

    @property
    def words_said(self):
        count = sum(len(block.items) if block.items else bool(block.number) for block in self.blocks)
        return paragraphs(count) if self.blocks else gettext("no words yet")

    def has_changed(self):
        return super().has_changed() or bool(self.quotes and self.is_bound and self.quotes.has_changed())

    def clean(self):
        cleaned = super().clean()
        speaker = cleaned.get("speaker")
        if speaker and not cleaned.get("name"):
            cleaned["name"] = speaker.name
        if self.quotes is not None and self.is_bound and not self.quotes.is_valid():
            wrong = gettext("A quote of this contribution needs a correction. It is marked below.")
            self.add_error(None, ValidationError(wrong, code=INSIDE))
        return cleaned

    def _post_clean(self):
        super()._post_clean()
        if not self.errors and (self.instance._state.adding or self.changed_data):
            body = self.instance.organization
            if body and not body.pk and self.instance.group:
                body.kind = self.instance.group  # a new body is of the group in which its speaker sits
            editing.complete(self.instance)


class ContributionFormSet(RowFormSet):
    inherited = ("language",)

    def add_fields(self, form, index):
        super().add_fields(form, index)
        form.quotes = QuotesOfContribution(
            data=self.data if self.is_bound and index is not None else None,
            instance=form.instance,
            prefix=f"{form.prefix}-quotes",
        )
        form.quotes.guard, form.quotes.is_inside = getattr(self, "guard", None), True

    def vanishing(self):
        rows = []
        for form in self.initial_forms:
            if self._goes(form):
                rows.append((form.instance, list(form.instance.quotes.all())))
            else:
                rows += form.quotes.vanishing()
        return rows

    def save_new(self, form, commit=True):
        return self._with_quotes(form, super().save_new(form, commit))

    def save_existing(self, form, obj, commit=True):
        return self._with_quotes(form, super().save_existing(form, obj, commit))

    def _with_quotes(self, form, contribution):
        form.quotes.instance = contribution
        form.quotes.save()
        return contribution
