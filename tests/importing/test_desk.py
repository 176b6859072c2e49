"""The desk in the admin on which an imported document is checked."""

import pytest
from django.contrib.admin.models import LogEntry
from django.urls import reverse

from events.models import Contribution, Quote, Session, SourceDocument
from tests.factories import make_seminar, make_user

from .desk import ADD, SEED, address, decide, form_data, piece, sheet_of, upload
from .test_checking import TWO


def test_uploading_leads_to_a_page_with_every_character_placed(staff):
    response = upload(staff)
    document = SourceDocument.objects.get()
    assert response.headers["Location"] == address(document)
    page = staff.get(address(document))
    assert (page.context_data["placed"], page.context_data["total"]) == (9134, 9134)
    assert not Session.objects.exists()


def test_pasted_text_is_read_like_a_file(staff):
    staff.post(ADD, {"text": "Ms Ana Lima, Director, Ministry of Labour, presented the fund.\r\n\r\nIt grows."})
    name = "Pasted text: Ms Ana Lima, Director, Ministry of Labour, presented the fund."
    assert SourceDocument.objects.get().name == name


@pytest.mark.parametrize(
    ("data", "name"),
    [(b"", "a.docx"), (b"MZ\x00\x01", "a.docx"), (b"PK\x03\x04 broken", "a.docx"), (b"%PDF-1.4 broken", "a.pdf")],
)
def test_unreadable_file_is_refused_in_a_sentence_and_keeps_nothing(staff, data, name):
    response = upload(staff, data, name, text="")
    assert response.status_code == 200
    assert response.context_data["form"].errors
    assert not SourceDocument.objects.exists()


def test_same_file_again_opens_the_work_on_it(staff, document):
    decide(staff, document, "keep", **{"session-0-place": "Hall 2"})
    response = upload(staff, name="other.docx")
    assert response.headers["Location"] == address(document)
    assert sheet_of(document).sessions[0]["place"] == "Hall 2"


def test_what_was_typed_is_kept_with_any_decision(staff, document):
    number = piece(document, "Additionally, a Global").id
    decide(staff, document, f"open:{number}", **{"person-2-job_title": "Specialist"})
    assert sheet_of(document).people[1]["job_title"] == "Specialist"


def test_a_piece_can_be_placed_split_and_joined(staff, document):
    words = piece(document, "The GBN is a platform")
    decide(staff, document, f"place:{words.id}", **{f"kind-{words.id}": "quote", f"whose-{words.id}": "6"})
    assert (piece(document, "The GBN is a platform").kind, piece(document, "The GBN is a platform").person) == (
        "quote",
        6,
    )
    offset = piece(document, "The GBN is a platform").sentence_ends()[0][0]
    decide(staff, document, f"split:{words.id}", **{f"offset-{words.id}": str(offset)})
    second = piece(document, "The Network is working")
    assert second.id != words.id
    decide(staff, document, f"join:{second.id}")
    assert piece(document, "The Network is working").id == words.id
    assert sheet_of(document).counts() == (9134, 9134)


def test_contribution_that_was_added_by_hand_is_saved_with_the_rest(staff, document):
    decide(staff, document, f"start:{piece(document, 'The GBN is a platform').id}")
    new = sheet_of(document).people[-1]["id"]
    decide(staff, document, "confirm", **{f"person-{new}-name": "Ana Lima", f"person-{new}-role": "speaker"})
    added = Contribution.objects.get(name="Ana Lima")
    assert (added.position, added.blocks[0].text[:21]) == (8, "The GBN is a platform")


def test_impossible_decision_says_why_and_changes_nothing(staff, document):
    number = piece(document, "The GBN is a platform").id
    before = sheet_of(document).pieces
    response = decide(staff, document, f"place:{number}", **{f"kind-{number}": "quote", f"whose-{number}": ""})
    assert "Say whose words these are." in staff.get(response.headers["Location"]).content.decode()
    assert sheet_of(document).pieces == before


def test_wrong_field_is_kept_and_named_and_nothing_is_saved(staff, document):
    typed = {"person-2-name": "", "person-1-country": "Atlantis", "session-0-start": "2025-13-40"}
    response = decide(staff, document, "confirm", **typed)
    assert response.headers["Location"] == f"{address(document)}?check=1#problems"
    page = staff.get(response.headers["Location"]).content.decode()
    for field in ("person-2-name", "person-1-country", "session-0-start"):
        assert f'href="#id_{field}"' in page
    assert ("Atlantis" in page, "Choose a country from the list" in page) == (True, True)
    assert not Session.objects.exists()


def test_confirming_makes_a_draft_session(staff, document):
    response = decide(staff, document, "confirm")
    session = Session.objects.get()
    assert response.headers["Location"] == reverse("admin:events_session_change", args=[session.pk])
    assert (session.status, session.contributions.count()) == ("draft", 7)


def test_confirming_with_unplaced_text_asks_first(staff, document):
    number = piece(document, "The GBN is a platform").id
    decide(staff, document, f"place:{number}", **{f"kind-{number}": "unplaced"})
    decide(staff, document, "confirm")
    assert not Session.objects.exists()
    decide(staff, document, "confirm", leave_out="1", leave_out_shown="1")
    assert Session.objects.count() == 1


def test_second_editor_is_refused_and_keeps_what_was_typed(staff, document):
    stale = form_data(staff.get(address(document)))
    decide(staff, document, "keep", **{"person-1-job_title": "Head"})
    response = staff.post(address(document), stale | {"do": "keep", "person-2-job_title": "My words"})
    assert response.status_code == 409
    assert "My words" in response.content.decode()
    assert [p["job_title"] for p in sheet_of(document).people][:2] == ["Head", "Senior Social Protection Specialist"]
    again = staff.post(address(document), form_data(response) | {"do": "keep"})
    assert again.status_code == 409
    chosen = form_data(response) | {"do": "keep", "over": str(document.version), "person-2-job_title": "My words"}
    staff.post(address(document), chosen)
    assert sheet_of(document).people[1]["job_title"] == "My words"


def test_form_without_its_version_is_refused(staff, document):
    data = form_data(staff.get(address(document)))
    del data["version"]
    assert staff.post(address(document), data | {"do": "confirm"}).status_code == 409
    assert not Session.objects.exists()


def test_original_is_a_download_for_staff_only(staff, document, client):
    response = staff.get(address(document, "original"))
    assert b"".join(response.streaming_content) == SEED.read_bytes()
    assert response.headers["Content-Disposition"] == 'attachment; filename="summary-and-quotes.docx"'
    staff.logout()
    assert staff.get(address(document, "original")).status_code == 302


@pytest.mark.parametrize("name", ["？？", "？.", "..", " . . ", "？..."])
def test_original_whose_name_no_file_can_have_is_a_download_all_the_same(staff, document, name):
    SourceDocument.objects.update(name=name)
    response = staff.get(address(document, "original"))
    assert response.headers["Content-Disposition"] == 'attachment; filename="document.txt"'


@pytest.mark.parametrize("field", ["record", "speaker", "organization_pk", "session"])
def test_number_that_is_endless_is_none(staff, field):
    field = f"{'seminar' if field == 'record' else 'person-1'}-{field}"
    upload(staff, TWO.encode(), "two.txt")
    document = SourceDocument.objects.get()
    response = decide(staff, document, "keep", **{field: "9" * 5000, "person-1-job_title": "My words"})
    assert response.status_code == 302
    assert sheet_of(document).people[0]["job_title"] == "My words"


def test_address_with_an_endless_number_shows_the_page(staff, document):
    assert staff.get(address(document), {"at": f"person-{'9' * 5000}"}).context_data["at"] == ""


def test_session_that_is_gone_leaves_a_contribution_where_it_is(staff):
    upload(staff, TWO.encode(), "two.txt")
    document = SourceDocument.objects.get()
    response = decide(staff, document, "keep", **{"person-1-session": "99", "person-1-job_title": "My words"})
    assert response.status_code == 302
    assert (sheet_of(document).people[0]["session"], sheet_of(document).people[0]["job_title"]) == (0, "My words")


def test_staff_without_the_right_see_no_document(staff, document):
    staff.force_login(make_user("other"))
    assert staff.get(address(document)).status_code == 403
    assert staff.get(address(document, "original")).status_code == 403
    assert staff.get(ADD).status_code == 403


def test_undoing_from_the_page_opens_the_sheet_again(staff, document):
    decide(staff, document, "confirm")
    staff.post(address(document, "undo"))
    assert not Session.objects.exists()
    assert staff.get(address(document)).context_data["editable"]


def test_undoing_what_was_never_made_is_refused_and_changes_nothing(staff, document):
    page = staff.post(address(document, "undo"), follow=True).content.decode()
    document.refresh_from_db()
    assert "There is no import to undo: this document is being checked." in page
    assert (document.version, LogEntry.objects.filter(change_message="Undid the import.").exists()) == (1, False)


def test_document_whose_sessions_were_deleted_says_so_and_can_be_checked_again(staff, document):
    decide(staff, document, "confirm")
    Session.objects.all().delete()
    page = staff.get(address(document)).content.decode()
    assert "The draft sessions that were made from this document have been deleted since." in page
    assert "0 sessions" not in page
    staff.post(address(document, "undo"))
    assert staff.get(address(document)).context_data["editable"]


@pytest.mark.parametrize("model", ["contribution", "quote"])
def test_words_on_record_lead_back_to_their_place_in_the_document(staff, document, model):
    decide(staff, document, "confirm")
    thing = {"contribution": Contribution, "quote": Quote}[model].objects.order_by("pk").first()
    span = thing.source_spans.order_by("pk").first()
    link = f"/admin/events/sourcedocument/span/{span.pk}/"
    page = staff.get(reverse(f"admin:events_{model}_change", args=[thing.pk]))
    assert link in page.content.decode()
    place = staff.get(link).headers["Location"]
    number = piece(document, span.text).id
    assert place == f"{address(document)}?piece={number}#s-{number}"


def test_page_costs_the_same_for_few_and_many_contributions(staff, django_assert_num_queries):
    make_seminar()
    for number in (2, 24):
        people = "".join(
            f"Mr Per{chr(97 + n)} Lind, Director, Ministry of Labour, presented.\n\nWords {n}.\n\n"
            for n in range(number)
        )
        upload(staff, people.encode(), f"{number}.txt")
    few, many = SourceDocument.objects.order_by("pk")
    assert len(sheet_of(many).people) == 24
    for document in (few, many):
        with django_assert_num_queries(12):
            staff.get(address(document))
