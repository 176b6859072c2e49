"""The desk on which an imported document is checked and made into draft sessions."""

import io

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.models import ADDITION, CHANGE, LogEntry
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import FileResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.text import get_valid_filename

from events import fields
from events.importing import drafts
from events.importing.readers import MAX_BYTES, ReadError
from events.importing.sheet import KINDS, SPOKEN, Sheet, SheetError
from events.models import Contribution, Country, Seminar, Session, SourceDocument, SourceSpan

PERSON_LINES = ("honorific", "name", "job_title", "unit", "organization", "attribution_text")


class UploadForm(forms.Form):
    """A file or a pasted text, and where its sessions go."""

    file = forms.FileField(
        required=False,
        label="Document",
        help_text="A Word (.docx), OpenDocument (.odt), PDF, text, Markdown or HTML file of at most 20 MB.",
    )
    text = forms.CharField(
        required=False,
        strip=False,
        label="Or paste the text",
        widget=forms.Textarea(attrs={"rows": 6, "class": "vLargeTextField"}),
        help_text="Use this where there is no file. An empty line ends a paragraph.",
    )
    seminar = forms.ModelChoiceField(
        Seminar.objects.order_by("-start_date", "title"),
        required=False,
        empty_label="The seminar that the document names",
        help_text="A seminar that is not on record yet is added as a draft.",
    )

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file and file.size > MAX_BYTES:
            raise ValidationError(f"The file is larger than {MAX_BYTES // 1_000_000} MB. Please send a smaller one.")
        return file

    def clean(self):
        data = super().clean()
        if not self.errors and not data.get("file") and not (data.get("text") or "").strip():
            raise ValidationError("Choose a document, or paste its text.")
        return data


class SheetForm(forms.Form):
    """The seminar and one session of the sheet."""

    title = fields.LineField(max_length=1000).formfield(label="Title")
    kind = forms.ChoiceField(choices=Session.Kind)
    start = fields.PartialDateField(with_time=True).formfield(
        label="Date", help_text="As far as it is known, such as 2016-09-06. Leave it empty if it is not recorded."
    )
    place = fields.LineField(max_length=1000, blank=True).formfield(label="Place")


class PersonForm(forms.Form):
    """One contribution of the sheet: who spoke, for whom, and which records on file are meant."""

    role = forms.ChoiceField(choices=Contribution.Role)
    honorific = fields.LineField(max_length=60, blank=True).formfield()
    name = fields.LineField(max_length=1000).formfield()
    job_title = fields.LineField(max_length=1000, blank=True).formfield()
    unit = fields.LineField(max_length=1000, blank=True).formfield()
    organization = fields.LineField(max_length=1000, blank=True).formfield(label="Organization")
    country = forms.CharField(required=False, label="Country represented")
    attribution_text = fields.LineField(max_length=2000, blank=True).formfield(label="As printed")
    speaker = forms.TypedChoiceField(required=False, coerce=int, empty_value=None, label="Person on record")
    organization_pk = forms.TypedChoiceField(
        required=False, coerce=int, empty_value=None, label="Organization on record"
    )

    def __init__(self, *args, people=(), bodies=(), countries=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.countries = countries or {}
        for name, matches in (("speaker", people), ("organization_pk", bodies)):
            choices = [(match.pk, f"{match.label} ({match.reason})") for match in matches]
            self.fields[name].choices = [("", "New, from this document"), *choices]
        for name in (*PERSON_LINES, "country"):
            self.fields[name].widget.attrs["class"] = "vTextField"
        self.fields["country"].widget.attrs["list"] = "countries"

    def clean_country(self):
        value = self.cleaned_data["country"].strip()
        if not value:
            return ""
        if value not in self.countries:
            raise ValidationError("Choose a country from the list, or leave it empty.")
        return self.countries[value]


class Desk:
    """The forms of one sheet, bound to what was posted if something was."""

    def __init__(self, document, data=None):
        self.document = document
        self.sheet = Sheet.from_dict(document.sheet, document.text)
        names = dict(Country.objects.values_list("code", "name"))
        codes = {name: code for code, name in names.items()}
        self.countries = sorted(codes)
        people, bodies = drafts.match_people(self.sheet), drafts.match_organizations(self.sheet)
        self.posted_version = (data or {}).get("version", "")
        data = data or {}

        def bound(prefix):
            """Bind a form only if it was on the page that was sent: others may have added to the sheet since."""
            return data if f"{prefix}-{'title' if prefix.startswith('session') else 'name'}" in data else None

        self.session_forms = [
            SheetForm(bound(f"session-{index}"), prefix=f"session-{index}", initial=values)
            for index, values in enumerate(self.sheet.sessions)
        ]
        self.person_forms = [
            PersonForm(
                bound(f"person-{person['id']}"),
                prefix=f"person-{person['id']}",
                initial=person | {"country": names.get(person["country"], "")},
                people=people[person["id"]],
                bodies=bodies[person["id"]],
                countries=codes,
            )
            for person in self.sheet.people
        ]

    def forms(self):
        return [*self.session_forms, *self.person_forms]

    def is_valid(self):
        results = [form.is_valid() for form in self.forms() if form.is_bound]
        return all(results)

    def take_over(self):
        """Write what was typed into the sheet."""
        for values, form in zip(self.sheet.sessions, self.session_forms, strict=True):
            values.update(form.cleaned_data if form.is_bound else {})
        for person, form in zip(self.sheet.people, self.person_forms, strict=True):
            person.update(form.cleaned_data if form.is_bound else {})

    def rows(self):
        """Return each piece with what the template shows of it."""
        names = {person["id"]: (number, person) for number, person in enumerate(self.sheet.people, 1)}
        for piece in self.sheet.pieces:
            label = KINDS[piece.kind]
            if piece.person in names:
                label = f"{label}, {names[piece.person][1]['name'] or 'new contribution'}"
            yield {"piece": piece, "label": label, "side": _side(piece.kind), "target": _target(piece)}

    def quote_count(self):
        accepted = sum(c["kind"] == "quote" and c["state"] == "accepted" for c in self.sheet.candidates)
        return accepted + sum(piece.kind == "quote" for piece in self.sheet.pieces)

    def contributions(self):
        """Return each contribution with its form, its pieces and its quotes."""
        by_person = {}
        for piece in self.sheet.pieces:
            by_person.setdefault(piece.person, []).append(piece)
        for number, (person, form) in enumerate(zip(self.sheet.people, self.person_forms, strict=True), 1):
            pieces = by_person.get(person["id"], [])
            yield {
                "number": number,
                "person": person,
                "form": form,
                "first": pieces[0] if pieces else None,
                "texts": [piece for piece in pieces if piece.kind != "quote"],
                "quotes": [piece for piece in pieces if piece.kind == "quote"],
                "accepted": self.sheet.accepted_quotes(person["id"]),
                "doubtful": person.get("confidence", 1) < 0.7,
            }


def _side(kind):
    """Return the class of the coloured edge."""
    if kind == "introduction":
        return "speaker"
    if kind in ("paragraph", "item", "heading"):
        return "text"
    return {"quote": "quote", "unplaced": "none", "furniture": "furniture"}.get(kind, "session")


def _target(piece):
    return f"person-{piece.person}" if piece.person is not None else f"session-{piece.session}"


@admin.register(SourceDocument)
class SourceDocumentAdmin(admin.ModelAdmin):
    list_display = ("name", "state", "seminar", "uploaded_by", "uploaded_at")
    list_select_related = ("seminar", "uploaded_by")
    search_fields = ("name",)
    show_full_result_count = False

    def get_queryset(self, request):
        return super().get_queryset(request).for_listing()

    @admin.display(description="state", ordering="saved_at")
    def state(self, document):
        return "Made into draft sessions" if document.saved_at else "Being checked"

    def get_urls(self):
        wrap = self.admin_site.admin_view
        return [
            path("span/<int:pk>/", wrap(self.span), name="events_sourcedocument_span"),
            path(
                "<int:pk>/original/", self.admin_site.admin_view(self.original), name="events_sourcedocument_original"
            ),
            path("<int:pk>/undo/", wrap(self.undo), name="events_sourcedocument_undo"),
            *super().get_urls(),
        ]

    # --- Bringing a document ------------------------------------------------------------------------------------------

    def add_view(self, request, form_url="", extra_context=None):
        """Take a file or a text, read it, and go on to checking."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        form = UploadForm(request.POST or None, request.FILES or None, initial={"seminar": request.GET.get("seminar")})
        if request.method == "POST" and form.is_valid():
            try:
                document, new = drafts.take(*_bytes(form), user=request.user, seminar=form.cleaned_data["seminar"])
            except ReadError as error:
                form.add_error(None, str(error))
            else:
                self._tell(request, document, new)
                return HttpResponseRedirect(reverse("admin:events_sourcedocument_change", args=[document.pk]))
        context = self.admin_site.each_context(request) | {
            "title": "Import a document",
            "form": form,
            "opts": self.opts,
        }
        return TemplateResponse(request, "admin/events/sourcedocument/upload.html", context)

    def _tell(self, request, document, new):
        if new:
            self.log_addition(request, document, "Read the document.")
        elif document.saved_at:
            messages.warning(request, "This file was imported before. This is what became of it.")
        else:
            messages.info(request, "This file is being checked already. You find it as it was left.")

    # --- Checking it --------------------------------------------------------------------------------------------------

    def change_view(self, request, object_id, form_url="", extra_context=None):
        """Show the document beside its draft; carry out one decision and whatever was typed with it."""
        document = get_object_or_404(SourceDocument.objects.defer("original"), pk=_number(object_id))
        if not self.has_view_or_change_permission(request, document):
            raise PermissionDenied
        if request.method != "POST" or document.saved_at:
            return self._render(request, document, Desk(document))
        if not self.has_change_permission(request, document):
            raise PermissionDenied
        return self._decide(request, document)

    def _decide(self, request, document):
        desk = Desk(document, request.POST)
        action, _, number = request.POST.get("do", "keep").partition(":")
        if request.POST.get("version") != str(document.version) and request.POST.get("over") != str(document.version):
            return self._render(request, document, desk, conflict=True, status=409)
        if not desk.is_valid():
            messages.error(request, "Nothing was saved yet: please look at the fields marked below.")
            return self._render(request, document, desk)
        desk.take_over()
        try:
            opened = self._carry_out(request, desk.sheet, action, _number(number) or 0)
        except SheetError as error:
            messages.error(request, str(error))
            opened = _number(number)
        if not self._keep(document, desk.sheet):
            return self._render(request, document, desk, conflict=True, status=409)
        if action == "confirm":
            return self._confirm(request, document)
        where = f"?piece={opened}#s-{opened}" if opened else request.POST.get("back", "")[:40]
        return HttpResponseRedirect(request.path + where)

    def _keep(self, document, sheet):
        """Write the sheet unless somebody else did so first."""
        rows = SourceDocument.objects.filter(pk=document.pk, version=document.version, saved_at=None)
        return rows.update(sheet=sheet.to_dict(), version=document.version + 1) == 1

    def _carry_out(self, request, sheet, action, number):
        """Carry out one decision and return the piece to show open afterwards."""
        post = request.POST
        if action == "open":
            return number
        if action == "place":
            sheet.place(number, post.get("kind", ""), _number(post.get("person")))
        elif action == "split":
            return sheet.split(number, _number(post.get("offset")) or 0).id
        elif action == "join":
            return sheet.join(number).id
        elif action == "start":
            sheet.start_person(number)
        elif action == "drop":
            sheet.drop_person(number)
        elif action in ("accepted", "dismissed", "open-again"):
            sheet.decide(number, action.removesuffix("-again"), _number(post.get(f"owner-{number}")))
        return None

    def _confirm(self, request, document):
        try:
            sessions = drafts.save(document, leave_out=bool(request.POST.get("leave_out")))
        except drafts.UnplacedText:
            messages.error(request, "Some of the text has no place yet. Place it, or say that it may be left out.")
            return HttpResponseRedirect(f"{request.path}#unplaced")
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
            return HttpResponseRedirect(request.path)
        self.log_change(request, document, "Made the document into draft sessions.")
        for session in sessions:
            LogEntry.objects.log_actions(request.user.pk, [session], ADDITION, "Imported from a document.")
        messages.success(request, "The document is a draft now. Look at it once more, then publish it.")
        return HttpResponseRedirect(reverse("admin:events_session_change", args=[sessions[0].pk]))

    def _render(self, request, document, desk, *, conflict=False, status=200):
        placed, total = desk.sheet.counts()
        context = self.admin_site.each_context(request) | {
            "title": "Check the imported document",
            "is_nav_sidebar_enabled": False,
            "opts": self.opts,
            "document": document,
            "desk": desk,
            "conflict": conflict,
            "placed": placed,
            "total": total,
            "unplaced": desk.sheet.unplaced(),
            "open": _number(request.GET.get("piece")),
            "kinds": KINDS,
            "spoken": SPOKEN,
            "editable": not document.saved_at and self.has_change_permission(request, document),
            "sessions": document.sessions.select_related("seminar").order_by("position"),
        }
        return TemplateResponse(request, "admin/events/sourcedocument/review.html", context, status=status)

    # --- Afterwards ---------------------------------------------------------------------------------------------------

    def original(self, request, pk):
        """Give staff the file as it was sent, always as a download."""
        document = get_object_or_404(SourceDocument, pk=pk)
        if not self.has_view_or_change_permission(request, document):
            raise PermissionDenied
        name = get_valid_filename(document.name) if document.name.strip(". ") else "document.txt"
        response = FileResponse(io.BytesIO(document.original), as_attachment=True, filename=name)
        response.headers["Content-Type"] = "application/octet-stream"
        response.headers["Cache-Control"] = "private, no-store"
        return response

    def span(self, request, pk):
        """Lead from a paragraph or quote to its place in the document, with what stands around it."""
        span = get_object_or_404(SourceSpan.objects.select_related("document").defer("document__original"), pk=pk)
        if not self.has_view_or_change_permission(request, span.document):
            raise PermissionDenied
        pieces = Sheet.from_dict(span.document.sheet, span.document.text).pieces
        start = span.spans[0][0]
        there = next((piece.id for piece in pieces if any(s <= start < e for s, e in piece.spans)), "")
        return HttpResponseRedirect(
            f"{reverse('admin:events_sourcedocument_change', args=[span.document_id])}#s-{there}"
        )

    def undo(self, request, pk):
        """Take the import back, while nobody has worked on its result."""
        document = get_object_or_404(SourceDocument.objects.for_listing(), pk=pk)
        if not self.has_change_permission(request, document):
            raise PermissionDenied
        address = reverse("admin:events_sourcedocument_change", args=[pk])
        if request.method == "POST":
            try:
                drafts.undo(document)
            except drafts.Edited:
                messages.error(request, "This import cannot be undone any more: its session was edited or published.")
            else:
                LogEntry.objects.log_actions(request.user.pk, [document], CHANGE, "Undid the import.")
                messages.success(request, format_html("The import of {} was undone. You can check it again.", document))
        return HttpResponseRedirect(address)

    def has_delete_permission(self, request, obj=None):
        """Keep a document for as long as sessions were made from it."""
        return super().has_delete_permission(request, obj) and (obj is None or not obj.saved_at)


def _bytes(form):
    file = form.cleaned_data["file"]
    if file:
        return file.read(), file.name
    return form.cleaned_data["text"].encode(), ""


def _number(value):
    return int(value) if str(value or "").isdecimal() else None
