"""Documents in the admin: brought, checked on the desk, made into draft sessions, and taken back."""

import io
from urllib.parse import urlencode

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.models import ADDITION, CHANGE, LogEntry
from django.core.exceptions import PermissionDenied, SuspiciousFileOperation, ValidationError
from django.http import FileResponse, Http404, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.text import get_valid_filename
from django.utils.translation import gettext, gettext_lazy, ngettext

from events import editing
from events.importing import drafts
from events.importing.readers import MAX_BYTES, ReadError
from events.importing.sheet import KINDS, Sheet, SheetError
from events.models import Seminar, SourceDocument, SourceSpan

from . import holding
from .asking import AskingMixin
from .checking import Desk, words_in
from .decisions import Decision
from .deletion import AskedAnewMixin
from .desk_page import context_of
from .numbers import number_in
from .paging import pages_of, places_in

ANCHORS = {"s": "piece", "person": "person", "session": "session"}


class UploadForm(forms.Form):
    """A file or a pasted text, and where its sessions go."""

    file = forms.FileField(
        required=False,
        label=gettext_lazy("Document"),
        help_text=gettext_lazy(
            "A Word (.docx), OpenDocument (.odt), PDF, text, Markdown or HTML file of at most 20 MB."
        ),
    )
    text = forms.CharField(
        required=False,
        strip=False,
        label=gettext_lazy("Or paste the text"),
        widget=forms.Textarea(attrs={"rows": 6, "class": "vLargeTextField"}),
        help_text=gettext_lazy("Use this where there is no file. An empty line ends a paragraph."),
    )
    seminar = forms.ModelChoiceField(
        Seminar.objects.order_by("-start_date", "title"),
        required=False,
        label=gettext_lazy("Seminar"),
        empty_label=gettext_lazy("The seminar that the document names"),
        help_text=gettext_lazy("A seminar that is not on record yet is added as a draft."),
    )

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file and file.size > MAX_BYTES:
            told = gettext("The file is larger than %(size)s MB. Please send a smaller one.")
            raise ValidationError(told % {"size": MAX_BYTES // 1_000_000})
        return file

    def clean(self):
        data = super().clean()
        pasted = (data.get("text") or "").strip()
        if not self.errors and not data.get("file") and not pasted:
            raise ValidationError(gettext("Choose a document, or paste its text."))
        if data.get("file") and pasted:
            told = gettext(
                "Choose one: the file “%(name)s” or the pasted text. Nothing was read yet. The text is "
                "still here: delete it and choose the file again, or send the text alone."
            )
            raise ValidationError(told % {"name": data["file"].name})
        return data


@admin.register(SourceDocument)
class SourceDocumentAdmin(AskedAnewMixin, AskingMixin, admin.ModelAdmin):
    list_display = ("name", "state", "seminar", "uploaded_by", "uploaded_at")
    list_select_related = ("seminar", "uploaded_by")
    search_fields = ("name",)
    show_full_result_count = False
    delete_confirmation_template = "admin/events/delete_confirmation.html"

    def get_queryset(self, request):
        return super().get_queryset(request).for_listing()

    @admin.display(description=gettext_lazy("state"), ordering="saved_at")
    def state(self, document):
        return gettext("Made into sessions") if document.saved_at else gettext("Being checked")

    def get_urls(self):
        wrap = self.admin_site.admin_view
        return [
            path("span/<int:pk>/", wrap(self.span), name="events_sourcedocument_span"),
            path("<int:pk>/original/", wrap(self.original), name="events_sourcedocument_original"),
            path("<int:pk>/undo/", wrap(self.undo), name="events_sourcedocument_undo"),
            path("<int:object_id>/change/", self.open_desk, name="events_sourcedocument_change"),
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
            "title": gettext("Import a document"),
            "form": form,
            "opts": self.opts,
        }
        return TemplateResponse(request, "admin/events/sourcedocument/upload.html", context)

    def _tell(self, request, document, new):
        if new:
            self.log_addition(request, document, gettext("Read the document."))
        elif document.saved_at:
            messages.warning(request, gettext("This file was imported before. This is what became of it."))
        else:
            messages.info(request, gettext("This file is being checked already. You find it as it was left."))

    # --- Checking it --------------------------------------------------------------------------------------------------

    def open_desk(self, request, object_id):
        """Open the desk; hold what a person sent whose sign-in has ended, until they have signed in again."""
        if not self.admin_site.has_permission(request):
            holding.hold(request, object_id)
        return self.admin_site.admin_view(self.change_view)(request, str(object_id))

    def change_view(self, request, object_id, form_url="", extra_context=None):
        """Show the document beside its draft; carry out one decision and whatever was typed with it."""
        try:
            document = SourceDocument.objects.defer("original").get(pk=number_in(object_id))
            return self._answer(request, document)
        except SourceDocument.DoesNotExist:  # or no more, since it was read
            return self._gone(request, object_id)

    def _answer(self, request, document):
        if not self.has_view_or_change_permission(request, document):
            raise PermissionDenied
        if request.method != "POST":
            return self._show(request, document)
        if not self.has_change_permission(request, document):
            raise PermissionDenied
        if document.saved_at:
            return self._refuse(request, document, "finished")
        return self._decide(request, document)

    def _show(self, request, document):
        held = None if document.saved_at or "fresh" in request.GET else holding.held(request, document.pk)
        asked = number_in(request.GET.get("piece"))
        look = number_in(request.GET.get("look"))
        found = (look, request.GET.get("words", "")[:200]) if look else None
        page = number_in((held or request.GET).get("page")) or 1
        desk = Desk(document, held, page=page, at=asked and ("piece", asked), found=found).lay()
        return self._page(request, desk, refused="held" if held else "")

    def _gone(self, request, object_id):
        """Show what was typed for a document that was discarded meanwhile, to be copied: it cannot be sent any more."""
        sent = request.POST or holding.held(request, object_id)
        if not sent or not self.has_change_permission(request):
            raise Http404
        context = self.admin_site.each_context(request) | {
            "title": gettext("Not saved: the document was discarded"),
            "opts": self.opts,
            "typed": words_in(sent),
        }
        return TemplateResponse(request, "admin/events/sourcedocument/gone.html", context, status=410)

    def _refuse(self, request, document, why):
        """Show what was typed beside what is there by now; nothing of it was saved."""
        desk = Desk(document, request.POST, page=number_in(request.POST.get("page")) or 1).lay()
        return self._page(request, desk, refused=why, status=409)

    def _page(self, request, desk, *, refused="", status=200):
        editable = not desk.document.saved_at and self.has_change_permission(request, desk.document)
        context = self.admin_site.each_context(request) | {
            "title": gettext("Check the imported document"),
            "is_nav_sidebar_enabled": False,
            "opts": self.opts,
            "editable": editable,
            "refused": refused,
            "differences": desk.differences() if refused else [],
            "version": desk.data.get("version", "") if refused else desk.document.version,
            "kinds": KINDS,
            "keeper": holding.keeper(request, desk.document.pk) if editable else "",
            **context_of(desk, request.GET, editable=editable),
        }
        return TemplateResponse(request, "admin/events/sourcedocument/review.html", context, status=status)

    def _decide(self, request, document):
        if str(document.version) not in (request.POST.get("version"), request.POST.get("over")):
            return self._refuse(request, document, "conflict")
        desk = Desk(document, request.POST)
        desk.take_over()
        decision = Decision(request.POST, desk.sheet)
        try:
            decision.carry_out()
        except SheetError as error:
            messages.error(request, str(error))
        if not self._keep(document, desk.sheet):
            document.refresh_from_db()
            return self._refuse(request, document, "finished" if document.saved_at else "conflict")
        if decision.said:
            messages.success(request, decision.said)
        holding.forget(request, document.pk)
        if decision.action == "confirm":
            return self._confirm(request, document)
        return HttpResponseRedirect(self._address(request, desk.sheet, decision))

    def _keep(self, document, sheet):
        """Write the sheet unless somebody else did so first."""
        rows = SourceDocument.objects.filter(pk=document.pk, version=document.version, saved_at=None)
        values = {"sheet": sheet.to_dict(), "seminar": document.seminar, "version": document.version + 1}
        return rows.update(**values) == 1

    def _address(self, request, sheet, decision):
        """Return where a decision leads: to the part, person or candidate that it was about, which takes the focus."""
        action, anchor = decision.action, decision.at
        kind, _, key = anchor.partition("-")
        query, pages = {}, pages_of(sheet)
        if len(pages) > 1:
            query["page"] = _page_of(anchor, sheet, pages) or number_in(request.POST.get("page")) or 1
        if action == "turn":
            query["page"] = key
        if action not in ("keep", "open", "close", "look", "turn", "go"):
            query["at"] = anchor
        if kind == "person" and action in ("start", "begin") and not sheet.person(int(key))["name"]:
            anchor = f"id_{anchor}-name"
        if action in ("open", "split", "cut", "join") and kind == "s":
            query["open"] = key
        if action == "look":
            query |= {"look": key, "words": request.POST.get(f"person-{key}-look", "")[:200]}
            anchor = f"id_person-{key}-speaker"
        if action == "keep":
            query["saved"] = timezone.localtime().strftime("%H:%M")
        if action == "turn":
            anchor = "status"
        return f"{request.path}{'?' + urlencode(query) if query else ''}#{anchor}"

    def _confirm(self, request, document):
        check = HttpResponseRedirect(f"{request.path}?check=1#problems")
        try:
            sessions = drafts.save(document)
        except (drafts.UnplacedText, drafts.NotReady):
            return check
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
            return check
        self.log_change(request, document, gettext("Made the document into draft sessions."))
        for session in sessions:
            LogEntry.objects.log_actions(request.user.pk, [session], ADDITION, gettext("Imported from a document."))
        rows = ((reverse("admin:events_session_change", args=[row.pk]), row.title) for row in sessions)
        links = format_html_join(", ", '<a href="{}">{}</a>', rows)
        said = format_html(
            ngettext(
                "The document is a draft session now: {links}. Look at it once more, then publish it.",
                "The document is {count} draft sessions now: {links}. Look at it once more, then publish it.",
                len(sessions),
            ),
            count=len(sessions),
            links=links,
        )
        messages.success(request, said)
        return HttpResponseRedirect(reverse("admin:events_session_change", args=[sessions[0].pk]))

    # --- Afterwards ---------------------------------------------------------------------------------------------------

    def original(self, request, pk):
        """Give staff the file as it was sent, always as a download."""
        document = get_object_or_404(SourceDocument, pk=pk)
        if not self.has_view_or_change_permission(request, document):
            raise PermissionDenied
        response = FileResponse(io.BytesIO(document.original), as_attachment=True, filename=_file_name(document.name))
        response.headers["Content-Type"] = "application/octet-stream"
        response.headers["Cache-Control"] = "private, no-store"
        return response

    def span(self, request, pk):
        """Lead from a paragraph or quote to its place in the document, with what stands around it."""
        span = get_object_or_404(SourceSpan.objects.select_related("document").defer("document__original"), pk=pk)
        if not self.has_view_or_change_permission(request, span.document):
            raise PermissionDenied
        piece = Sheet.from_dict(span.document.sheet, span.document.text).pieces_at([span.spans[0][0]])[0]
        address = reverse("admin:events_sourcedocument_change", args=[span.document_id])
        return HttpResponseRedirect(f"{address}?piece={piece.id}#s-{piece.id}" if piece else address)

    def undo(self, request, pk):
        """Take the import back, while nobody has worked on its result."""
        document = get_object_or_404(SourceDocument.objects.for_listing(), pk=pk)
        if not self.has_change_permission(request, document):
            raise PermissionDenied
        address = reverse("admin:events_sourcedocument_change", args=[pk])
        if request.method == "POST":
            try:
                drafts.undo(document)
            except drafts.NotMade:
                messages.error(request, gettext("There is no import to undo: this document is being checked."))
            except drafts.Edited:
                told = gettext("This import cannot be undone any more: its session was edited or published.")
                messages.error(request, told)
            else:
                LogEntry.objects.log_actions(request.user.pk, [document], CHANGE, gettext("Undid the import."))
                told = gettext("The import of %(document)s was undone. You can check it again.")
                messages.success(request, told % {"document": document})
        return HttpResponseRedirect(address)

    # --- Discarding it ------------------------------------------------------------------------------------------------

    def get_actions(self, request):
        """Have documents discarded one by one, each as it was seen."""
        actions = super().get_actions(request)
        actions.pop("delete_selected", None)
        return actions

    def render_delete_form(self, request, context):
        """Ask about the document as it is by now; tell whoever comes from a page that is older."""
        version = context["object"].version
        context["refused"] = context.get("refused") or request.GET.get("version", str(version)) != str(version)
        return super().render_delete_form(request, context | {"base_version": version})

    def delete_model(self, request, obj):
        editing.claim(obj, number_in(request.POST.get("base_version")) or 0)
        super().delete_model(request, obj)

    def has_delete_permission(self, request, obj=None):
        """Keep a document for as long as sessions were made from it."""
        return super().has_delete_permission(request, obj) and (obj is None or not obj.saved_at)


def _page_of(anchor, sheet, pages):
    """Return the page on which an anchor stands, if it is one of a part, a person, a session or a candidate."""
    kind, _, key = anchor.removeprefix("id_").partition("-")
    key = number_in(key.partition("-")[0])
    if kind == "c":
        starts = [row["spans"][0][0] for row in sheet.candidates if row["id"] == key and row["spans"]]
        pieces = sheet.pieces_at(starts)
        kind, key = "s", pieces[0].id if pieces and pieces[0] else None
    if kind == "seminar":
        return 1
    return places_in(pages).get((ANCHORS.get(kind), key))


def _file_name(name):
    try:
        valid = get_valid_filename(name)
    except SuspiciousFileOperation:  # no character of it may stand in the name of a file
        valid = ""
    return valid if valid.strip("._") else "document.txt"


def _bytes(form):
    file = form.cleaned_data["file"]
    if file:
        return file.read(), file.name
    return form.cleaned_data["text"].encode(), ""
