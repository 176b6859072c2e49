"""What stands at the top of a page that was not saved: each fault by its row and field, and where it is."""

from dataclasses import dataclass

from django.core.exceptions import NON_FIELD_ERRORS
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from .comparing import words

INSIDE = "inside"  # the code of an error that only says that a row inside of this one has one


@dataclass
class Fault:
    row: str  # empty for the fields of the page itself
    field: str  # empty for what concerns a row as a whole
    sentences: list[str]
    target: str  # the id of the element, if there is one to go to

    @property
    def place(self):
        return ": ".join(filter(None, (self.row, self.field)))


def of(context):
    """Return the faults of a page that was sent, in its order: its own fields, its rows, and the rows inside these."""
    found = _of_form(context["adminform"].form)
    for inline in context["inline_admin_formsets"]:
        found += _of_rows(inline.formset)
    return found


def _of_rows(formset, above=""):
    found = []
    if wrong := list(formset.non_form_errors()):
        found.append(Fault(above, "", wrong, f"{formset.prefix}-group"))
    for number, form in enumerate(getattr(formset, "in_order", lambda: formset.forms)(), 1):
        if formset.can_delete and formset._should_delete_form(form):
            continue  # what is wrong in it goes with it
        row = ", ".join(filter(None, (above, _name(form, number))))
        found += _of_form(form, row)
        if getattr(form, "quotes", None):
            found += _of_rows(form.quotes, row)
    return found


def _of_form(form, row=""):
    found = []
    for name, errors in form.errors.as_data().items():
        sentences = [sentence for error in errors if error.code != INSIDE for sentence in error.messages]
        if name == NON_FIELD_ERRORS:
            found.append(Fault(row, "", sentences, form.prefix or ""))
        else:
            found.append(Fault(row, str(form[name].label), sentences, form[name].id_for_label))
    return [fault for fault in found if fault.sentences]


def _name(form, number):
    """Name a row as its head does: by its place, and by the person who speaks in it."""
    place = form["position"].value() if "position" in form.fields else number
    named = {"kind": capfirst(form.instance._meta.verbose_name), "place": place}
    person = ("name" in form.fields and words(form, "name", form.fields["name"])) or (
        "speaker" in form.fields and words(form, "speaker", form.fields["speaker"])
    )
    if person:
        return _("%(kind)s %(place)s (%(person)s)") % (named | {"person": person})
    return _("%(kind)s %(place)s") % named
