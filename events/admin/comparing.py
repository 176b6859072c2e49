"""What the page of a refused save shows: what it said when it was opened, what is saved now, and what was typed."""

import html
from dataclasses import dataclass

from django import forms
from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.utils.translation import gettext as _

from events import text
from events.models import Contribution, Quote, Session

from .choosing import _Chosen

NEW = "new:"  # begins the key of a row that is not on record
SHOWN = 20  # fields of a row that was deleted meanwhile


@dataclass
class Row:
    """A difference: where, in which field, what it was, is now, and what was typed here."""

    where: str
    field: str
    was: str | None = None
    now: str | None = None
    mine: str | None = None
    mine_changed: bool = False


def _quotes(form):
    return getattr(getattr(form, "quotes", None), "forms", ())


def with_quotes(formset):
    for form in formset.forms:
        yield from (form, *_quotes(form))


def forms_of(context):
    """Return every form on the page by its row: the main one, its rows, and their quotes."""
    page = [context["adminform"].form]
    for inline in context["inline_admin_formsets"]:
        page += with_quotes(inline.formset)
    return keyed(page)


def keyed(page):
    """Name each form by its row, the same on both sides: the kind and the key; a number for rows not on record."""
    named = {}
    for number, form in enumerate(page):
        sent = form.data.get(form.add_prefix("id"), "") if form.is_bound and form.prefix else form.instance.pk
        named[f"{form.instance._meta.model_name}:{sent}" if sent else f"{NEW}{number}"] = form
    return named


def state(page):
    """Return what the forms say, in words: {key of the row: {name of the field: what it says, "": its own name}}.

    The words are compared with those that were signed when the page was shown, so both must be in one language.
    """
    said = {}
    for key, form in page.items():
        row = form.instance
        said[key] = {"": str(row if row.pk else row._meta.verbose_name)} | {
            name: words(form, name, field)
            for name, field in form.fields.items()
            if name not in ("id", "DELETE") and not field.widget.is_hidden
        }
    return said


def words(form, name, field):
    value = form[name].value()
    if isinstance(field, _Chosen):
        keys = value if isinstance(value, list | tuple) else [value]
        return ", ".join(sorted(field.rows.label(field.queryset.model, key) for key in keys if key not in (None, "")))
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    choices = {"": ""} | {key: label for key, label in getattr(field, "choices", ()) if key}
    if isinstance(value, list | tuple):
        labels = {str(key): str(label) for key, label in choices.items()}
        return ", ".join(sorted(labels.get(str(key), str(key)) for key in value))
    return text.normalize(str(choices.get(value, "" if value is None else value))).strip()


def differences(mine, theirs, base, who):
    """Return what the other person changed, field by field, beside what was typed here."""
    typed, saved = state(mine), state(theirs)
    touched = _typed_in(mine, typed, base)
    rows = []
    for key in sorted(_deleted_here(mine) & _rewritten(theirs, saved, base), key=list(mine).index):
        mine_now = _("Deleted. As it was changed meanwhile, it stays unless you tick its box again.")
        changed = _("Changed by %(who)s") % {"who": who}
        rows.append(Row(saved[key][""], changed, _("There"), _("There, and changed: see below"), mine_now))
    for key in dict.fromkeys([*saved, *typed, *base]):
        if key.startswith(NEW):
            continue
        was = base.get(key)
        if key not in saved:
            rows.append(_deleted(mine.get(key), typed.get(key), was, who, key in touched))
        elif key not in typed:
            added = _("Added by %(who)s") % {"who": who}
            rows.append(Row(saved[key][""], added, "", _all(theirs[key], saved[key])))
        else:
            for name in saved[key]:
                then = was.get(name) if was else None
                now, here = saved[key][name], typed[key].get(name, "")
                if name and now not in (then, here):
                    label = _label(theirs[key], name)
                    rows.append(Row(saved[key][""], label, then, now, here, mine_changed=here != then))
    return rows


def _label(form, name):
    return html.unescape(str(form.fields[name].label or name))


def _all(form, said):
    """Say in one text what a row says: each field that is not empty, behind its name."""
    told = [f"{_label(form, name)}: {words}" for name, words in said.items() if name and words and name != "position"]
    return "\n".join(told[:SHOWN])


def _deleted(form, typed, was, who, is_touched):
    name = (was or typed or {}).get("") or _("A row")
    deleted = _("Deleted by %(who)s") % {"who": who}
    if form is None:
        return Row(name, deleted, None, _("Deleted"), _("Deleted"))
    row = Row(name, deleted, was and _all(form, was), _("Deleted"), mine_changed=is_touched)
    row.mine = _("Not changed here: it stays deleted unless you untick its box.")
    if is_touched:
        new = [_("New quote: %(words)s") % {"words": quote["text"].value()} for quote in _new_in(form)]
        row.mine = "\n".join([_all(form, typed), *new])
    return row


def _new_in(form):
    return [quote for key, quote in keyed(_quotes(form)).items() if key.startswith(NEW) and quote.has_changed()]


def _typed_in(mine, typed, base):
    """Return the rows on record in which something was typed, in a quote of theirs too."""
    touched = {key for key in typed if key not in base or _touched(typed[key], base[key])}
    touched = {key for key in touched if not key.startswith(NEW)}
    return touched | {key for key, form in mine.items() if touched & keyed(_quotes(form)).keys() or _new_in(form)}


def _touched(typed, was):
    """Tell whether the words of a row differ. Its place does not count: all rows are numbered anew when one moves."""
    return any(typed[name] != was.get(name, "") for name in typed if name not in ("", "position"))


def _deleted_here(mine):
    return {key for key, form in mine.items() if form.data.get(form.add_prefix("DELETE"))}


def _rewritten(theirs, saved, base):
    """Return the rows that the other person changed, and those in which they changed or added a quote."""
    changed = {key for key in saved if key not in base or _touched(saved[key], base[key])}
    changed = {key for key in changed if not key.startswith(NEW)}
    return changed | {key for key, form in theirs.items() if changed & keyed(_quotes(form)).keys()}


def merged(data, mine, theirs, base):
    """Return what was sent, with the other person's value in each field that was not changed here."""
    data, typed, saved = data.copy(), state(mine), state(theirs)
    touched = _typed_in(mine, typed, base)
    whole = {part: key for key, form in mine.items() for part in keyed(_quotes(form))}
    for key in _deleted_here(mine) & _rewritten(theirs, saved, base):
        data.setlist(mine[key].add_prefix("DELETE"), [])  # nobody has seen yet what it would take along
    for key, form in mine.items():
        if key.startswith(NEW):
            continue
        if key in theirs and key in base:
            for name, now in saved[key].items():
                if name in form.fields and typed[key][name] == base[key].get(name) != now:
                    _put(data, form, name, theirs[key][name].value())
        elif key in base and key not in touched and whole.get(key, "") not in mine.keys() - theirs.keys():
            data[form.add_prefix("DELETE")] = "on"  # it was deleted; a quote goes or stays with its contribution
    return data


def _put(data, form, name, value):
    """Write a value into what was sent, as a browser would send it."""
    key = form.add_prefix(name)
    if isinstance(form.fields[name], forms.BooleanField):
        data.setlist(key, ["on"] if value else [])
    elif isinstance(value, list | tuple):
        data.setlist(key, [str(item) for item in value])
    else:
        data[key] = "" if value is None else str(value)


def last_entry(root):
    """Return who saved what of the row and its parts last, as the log of the admin has it.

    None where something that writes no log, an import or a command, came after.
    """
    rows = {type(root): [str(root.pk)]}
    if isinstance(root, Session):
        turns = Contribution.objects.filter(session=root)
        rows[Contribution] = [str(pk) for pk in turns.values_list("pk", flat=True)]
        rows[Quote] = [str(pk) for pk in Quote.objects.filter(contribution__in=turns).values_list("pk", flat=True)]
    types = ContentType.objects.get_for_models(*rows)
    entries = LogEntry.objects.none()
    for model, keys in rows.items():
        entries |= LogEntry.objects.filter(content_type=types[model], object_id__in=keys)
    if hasattr(root, "updated_at"):
        entries = entries.filter(action_time__gte=root.updated_at)  # a save claims the row, then writes its log
    return entries.select_related("user").order_by("-action_time", "-pk").first()
