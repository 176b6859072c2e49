"""What the desk does for whoever checks: every press keeps what was typed, says what it did, and can be taken back."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.urls import reverse

from events.importing import drafts
from events.models import Contribution, Organization, Seminar, Session, SourceDocument, Speaker
from tests.factories import make_organization, make_seminar, make_speaker, make_user

from .desk import ADD, SEED, address, decide, form_data, piece, sheet_of, upload

WORDS = (
    "Seminar on Floors\n\nPanel: Money\n\nMs Ana Lima, Director, Ministry of Labour, Brazil, presented the fund.\n\n"
    "The fund pays in Peru. “It grows every single year,” she said.\n\n"
    "Mr Bo Berg, Adviser, Trade Union Council, asked about Kenya.\n\nNobody knew.\n"
)
TWO = f"{WORDS}\nPanel: People\n\nMs Cara Diaz, Chair, Forum of Funds, closed the day.\n\nShe left.\n"


@pytest.fixture
def panel(staff):
    upload(staff, WORDS.encode(), "panel.txt")
    return SourceDocument.objects.get()


def follow(client, response):
    return client.get(response.headers["Location"].partition("#")[0]).content.decode()


def names(document):
    return [person["name"] for person in sheet_of(document).people]


# --- Decisions -------------------------------------------------------------------------------------------------------


def test_decision_says_what_it_did_where_it_was_taken_and_is_taken_back(staff, panel):
    number = piece(panel, "Nobody knew").id
    response = decide(staff, panel, f"place:{number}", **{f"kind-{number}": "quote", f"whose-{number}": "1"})
    assert response.headers["Location"] == f"{address(panel)}?at=s-{number}#s-{number}"
    page = follow(staff, response)
    assert "Placed “Nobody knew.” as: Quote, Ana Lima." in page
    assert f'<li id="s-{number}" tabindex="-1"' in page
    response = decide(staff, panel, "undo")
    assert piece(panel, "Nobody knew").kind == "paragraph"
    assert response.headers["Location"].endswith(f"#s-{number}")


def test_contribution_taken_apart_comes_back_whole(staff, panel):
    before = sheet_of(panel).to_dict()
    decide(staff, panel, "drop:1")
    assert names(panel) == ["Bo Berg"]
    decide(staff, panel, "undo", **{"person-2-job_title": "Typed meanwhile"})
    after = sheet_of(panel).to_dict()
    assert after["pieces"] == before["pieces"]
    assert [person["job_title"] for person in after["people"]] == ["Director", "Typed meanwhile"]


def test_new_contribution_is_read_from_its_words_and_takes_its_place(staff, panel):
    decide(staff, panel, "drop:1")
    response = decide(staff, panel, f"start:{piece(panel, 'Ms Ana Lima').id}")
    person = sheet_of(panel).people[0]
    assert response.headers["Location"].endswith(f"#person-{person['id']}")
    assert [person[key] for key in ("honorific", "name", "job_title", "organization", "country")] == [
        "Ms", "Ana Lima", "Director", "Ministry of Labour", "BR",
    ]  # fmt: skip


def test_contribution_without_a_name_keeps_nobody_from_going_on(staff, panel):
    number = piece(panel, "Nobody knew").id
    decide(staff, panel, f"start:{number}")
    decide(staff, panel, "keep", **{"person-1-job_title": "Head"})
    assert (names(panel)[-1], sheet_of(panel).people[0]["job_title"]) == ("", "Head")
    decide(staff, panel, f"drop:{sheet_of(panel).people[-1]['id']}")
    assert names(panel) == ["Ana Lima", "Bo Berg"]


def test_session_begins_is_titled_and_is_joined_again(staff, panel):
    decide(staff, panel, f"session:{piece(panel, 'Nobody knew').id}")
    assert [row["title"] for row in sheet_of(panel).sessions] == ["Money", "Nobody knew."]
    decide(staff, panel, "keep", **{"person-2-session": "1"})
    assert [row["name"] for row in sheet_of(panel).people_of(1)] == ["Bo Berg"]
    decide(staff, panel, "unsession:1")
    assert [row["title"] for row in sheet_of(panel).sessions] == ["Money"]
    assert piece(panel, "Nobody knew").kind == "unplaced"


def test_candidate_is_decided_where_it_stands_and_names_its_owner(staff, panel):
    candidate = sheet_of(panel).candidates[0]
    response = decide(staff, panel, f"accept:{candidate['id']}", **{f"owner-{candidate['id']}": ""})
    assert "Say whose words these are" in follow(staff, response)
    response = decide(staff, panel, f"accept:{candidate['id']}", **{f"owner-{candidate['id']}": "1"})
    assert response.headers["Location"].endswith(f"#c-{candidate['id']}")
    assert "Accepted as a quote of Ana Lima." in follow(staff, response)


def test_speaker_inside_a_paragraph_gets_a_contribution_with_a_name(staff):
    text = WORDS + "\nThe fund grew. Mr Carl Cole, Head of the Audit Office, added that it was late.\n"
    upload(staff, text.encode(), "a.txt")
    document = SourceDocument.objects.get()
    candidate = next(c for c in sheet_of(document).candidates if c["kind"] == "speaker")
    decide(staff, document, f"begin:{candidate['id']}")
    assert names(document)[-1] == "Carl Cole"
    assert sheet_of(document).people[-1]["organization"] == "Audit Office"
    assert "Perhaps a speaker" not in staff.get(address(document)).content.decode()


def test_saving_says_when(staff, panel):
    assert "Saved at " in follow(staff, decide(staff, panel, "keep"))


def test_open_part_can_be_left_and_keeps_what_was_typed(staff, panel):
    number = piece(panel, "Nobody knew").id
    page = follow(staff, decide(staff, panel, f"open:{number}"))
    assert f'value="close:{number}"' in page
    decide(staff, panel, f"close:{number}", **{"session-0-place": "Hall 2"})
    assert sheet_of(panel).sessions[0]["place"] == "Hall 2"


def test_unplaced_part_asks_directly_what_it_is(staff, panel):
    number = piece(panel, "Nobody knew").id
    decide(staff, panel, f"place:{number}", **{f"kind-{number}": "unplaced"})
    page = staff.get(address(panel)).content.decode()
    assert f'name="kind-{number}"' in page
    assert "11 characters in 1 part has no place in the draft." in page


def test_leaving_text_out_is_remembered_until_more_has_no_place(staff, panel):
    number = piece(panel, "Nobody knew").id
    decide(staff, panel, f"place:{number}", **{f"kind-{number}": "unplaced"})
    decide(staff, panel, "keep", leave_out="1", leave_out_shown="1")
    assert "Left out on purpose" in staff.get(address(panel)).content.decode()
    assert sheet_of(panel).may_leave_out()
    other = piece(panel, "The fund pays").id
    decide(staff, panel, f"place:{other}", **{f"kind-{other}": "unplaced"})
    assert not sheet_of(panel).may_leave_out()


# --- Countries -------------------------------------------------------------------------------------------------------


def test_countries_spoken_of_are_shown_and_can_be_taken_away(staff, panel):
    page = staff.get(address(panel)).content.decode()
    assert "Peru</label>" in page
    decide(staff, panel, "confirm", **{"person-1-mentions": "1", "person-1-spoken_of": []})
    spoken = {c.name: [x.code for x in c.countries.all()] for c in Contribution.objects.all()}
    assert spoken == {"Ana Lima": [], "Bo Berg": ["KE"]}


# --- Records ---------------------------------------------------------------------------------------------------------


def test_record_made_since_is_asked_about_and_never_doubled(staff, panel):
    known = make_speaker("Ana Lima")
    data = {"person-1-speaker": ""}
    response = decide(staff, panel, "confirm", **data)
    assert "Ana Lima is on record. Say whether this is the same person" in follow(staff, response)
    assert not Session.objects.exists()
    decide(staff, panel, "confirm")
    assert Contribution.objects.get(name="Ana Lima").speaker == known


def test_somebody_else_of_the_same_name_is_new_only_by_word(staff, panel):
    known = make_speaker("Ana Lima")
    decide(staff, panel, "confirm", **{"person-1-speaker": "new"})
    assert Contribution.objects.get(name="Ana Lima").speaker != known


def test_name_that_is_typed_finds_its_record(staff, panel):
    known = make_speaker("Ada Lovelace")
    decide(staff, panel, "keep", **{"person-1-name": "Ada Lovelace"})
    form = staff.get(address(panel)).context_data["desk"].person_forms[1]
    assert form["speaker"].value() == str(known.pk) or form["speaker"].value() == known.pk


def test_record_of_the_old_name_goes_with_the_name(staff):
    make_speaker("Ana Lima")
    upload(staff, WORDS.encode(), "panel.txt")
    document = SourceDocument.objects.get()
    decide(staff, document, "keep", **{"person-1-name": "Zoe Xu"})
    assert sheet_of(document).people[0]["speaker"] is None


def test_any_record_can_be_looked_up_and_chosen(staff, panel):
    known, body = make_speaker("Valérie Schmitt"), make_organization("Schmitt Foundation")
    response = decide(staff, panel, "look:1", **{"person-1-look": "schmitt v."})
    page = staff.get(response.headers["Location"])
    choices = page.context_data["desk"].person_forms[1].fields["speaker"].widget.choices
    assert (known.pk, "Valérie Schmitt (found)") in choices
    decide(staff, panel, "confirm", **{"person-1-speaker": str(known.pk), "person-1-organization_pk": str(body.pk)})
    saved = Contribution.objects.get(name="Ana Lima")
    assert (saved.speaker, saved.organization) == (known, body)


def test_two_records_of_one_name_are_never_guessed_between(staff):
    make_speaker("Ana Lima"), make_speaker("Ana Lima")
    upload(staff, WORDS.encode(), "panel.txt")
    document = SourceDocument.objects.get()
    decide(staff, document, "confirm")
    assert (Session.objects.count(), sheet_of(document).people[0]["speaker"]) == (0, None)


# --- Seminar ---------------------------------------------------------------------------------------------------------


def test_document_without_a_title_asks_for_one_and_makes_none_up(staff):
    staff.post(ADD, {"text": "Ms Ana Lima, Director, Ministry of Labour, presented the fund.\n\nIt grows."})
    document = SourceDocument.objects.get()
    response = decide(staff, document, "confirm", **{"session-0-title": "Money"})
    assert "A seminar needs a title." in follow(staff, response)
    decide(staff, document, "confirm", **{"seminar-title": "Floors"})
    assert Seminar.objects.get().title == "Floors"


def test_seminar_on_record_can_be_chosen_on_the_sheet(staff, panel):
    seminar = make_seminar(title="Another")
    decide(staff, panel, "confirm", **{"seminar-record": str(seminar.pk)})
    assert Session.objects.get().seminar == seminar


def test_date_that_is_none_is_named_at_its_field_at_once(staff, panel):
    decide(staff, panel, "keep", **{"session-0-start": "14 October 2025"})
    form = staff.get(address(panel)).context_data["desk"].session_forms[0]
    assert (form["start"].value(), form.errors["start"][0][:32]) == (
        "14 October 2025",
        "Write a date as far as it is kno",
    )


# --- Two people ------------------------------------------------------------------------------------------------------


def test_words_typed_while_a_colleague_finished_are_shown(staff, panel):
    stale = form_data(staff.get(address(panel)))
    decide(staff, panel, "confirm")
    response = staff.post(address(panel), stale | {"do": "keep", "person-1-job_title": "My words"})
    assert response.status_code == 409
    page = response.content.decode()
    assert "Somebody made this document into draft sessions while you were checking it." in page
    assert "<td>My words</td><td>Director</td>" in page


def test_words_typed_for_a_contribution_that_a_colleague_took_away_are_shown(staff, panel):
    stale = form_data(staff.get(address(panel)))
    decide(staff, panel, "drop:2")
    response = staff.post(address(panel), stale | {"do": "keep", "person-2-job_title": "My words"})
    row = "<td>Job title</td><td>My words</td><td>This contribution was taken away</td>"
    assert (response.status_code, row in response.content.decode()) == (409, True)


def test_words_typed_after_the_sign_in_ended_come_back(staff, panel, client):
    data = form_data(staff.get(address(panel)))
    keeper = staff.get(address(panel)).context_data["keeper"]
    staff.logout()
    sent = data | {"do": "keep", "keeper": keeper, "person-1-job_title": "My words"}
    response = client.post(address(panel), sent)
    assert "What you typed is kept" in client.get(response.headers["Location"], follow=True).content.decode()
    client.post(reverse("account_login"), {"login": "editor", "password": "secret"})
    page = client.get(address(panel))
    assert ("My words" in page.content.decode(), "Your sign-in had ended" in page.content.decode()) == (True, True)
    assert sheet_of(panel).people[0]["job_title"] == "Director"
    client.post(address(panel), form_data(page) | {"do": "keep"})
    assert sheet_of(panel).people[0]["job_title"] == "My words"
    assert "Your sign-in had ended" not in client.get(address(panel)).content.decode()


@pytest.mark.parametrize("keeper", ["", "forged"])
def test_stranger_cannot_have_anything_held(panel, client, keeper):
    client.logout()
    client.post(address(panel), {"do": "keep", "keeper": keeper, "person-1-name": "x" * 1000})
    assert dict(client.session) == {}


def test_another_person_does_not_see_what_was_held(staff, panel, client):
    keeper = staff.get(address(panel)).context_data["keeper"]
    staff.logout()
    client.post(address(panel), {"do": "keep", "keeper": keeper, "person-1-name": "My words"})
    held = client.session["held-import"]
    client.force_login(make_user("other", superuser=True))
    session = client.session
    session["held-import"] = held
    session.save()
    assert "My words" not in client.get(address(panel)).content.decode()


# --- The same again --------------------------------------------------------------------------------------------------


def test_same_session_in_another_format_is_noticed(staff, document):
    decide(staff, document, "confirm")
    staff.post(ADD, {"file": SimpleUploadedFile("b.odt", (SEED.parent / "summary-and-quotes.odt").read_bytes())})
    other = SourceDocument.objects.latest("pk")
    alike = staff.get(address(other)).context_data["alike"]
    assert [row.thing for row in alike] == list(document.sessions.all())
    assert "7 of its people and 100% of the words" in alike[0].reason


def test_same_session_that_somebody_is_checking_is_noticed(staff, document):
    staff.post(ADD, {"file": SimpleUploadedFile("b.odt", (SEED.parent / "summary-and-quotes.odt").read_bytes())})
    other = SourceDocument.objects.latest("pk")
    assert [row.thing.pk for row in staff.get(address(other)).context_data["alike"]] == [document.pk]


def test_other_session_of_the_same_people_is_no_alike(staff, panel):
    decide(staff, panel, "confirm")
    text = WORDS.replace("The fund pays in Peru.", "Rain fell on the long road to the north.").replace("Money", "Rain")
    upload(staff, text.replace("presented the fund", "opened the talks on rain").encode(), "other.txt")
    assert staff.get(address(SourceDocument.objects.latest("pk"))).context_data["alike"] == []


def test_file_and_text_together_are_refused_and_the_text_stays(staff):
    response = upload(staff, WORDS.encode(), "panel.txt", text="Pasted words")
    page = response.content.decode()
    assert ("Choose one: the file “panel.txt” or the pasted text." in page, "Pasted words" in page) == (True, True)
    assert not SourceDocument.objects.exists()


# --- Afterwards ------------------------------------------------------------------------------------------------------


def test_every_session_that_was_made_is_named(staff):
    upload(staff, TWO.encode(), "two.txt")
    document = SourceDocument.objects.get()
    page = staff.get(decide(staff, document, "confirm").headers["Location"]).content.decode()
    assert "The document is 2 draft sessions now" in page
    assert all(f">{session.title}</a>" in page for session in document.sessions.all())


def test_undo_is_offered_only_while_it_can_work(staff, panel):
    decide(staff, panel, "confirm")
    assert "Undo this import" in staff.get(address(panel)).content.decode()
    Session.objects.update(version=2)
    page = staff.get(address(panel)).content.decode()
    assert ("Undo this import" in page, "(draft)" in page) == (False, True)


def test_saved_sheet_shows_words_and_no_raw_values(staff, panel):
    decide(staff, panel, "confirm", **{"person-1-role": "moderator"})
    page = staff.get(address(panel)).content.decode()
    assert ("Moderator" in page, ">moderator<" in page) == (True, False)


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("Ms Rosa Roth and others in the hall.", "“Ms Rosa Roth” begins a part"),
        (
            "Dr Eva Zorn, Chair, Forum of Funds, closed. Then Mr Abe Yo, Dean, Law School, replied.",
            "“Mr Abe Yo” seems to",
        ),
    ],
)
def test_speaker_who_may_have_been_missed_is_named_with_the_way_there(staff, words, named):
    upload(staff, f"{WORDS}\n{words}\n".encode(), "a.txt")
    document = SourceDocument.objects.get()
    page = staff.get(address(document)).context_data
    there = f"#s-{piece(document, words[:12]).id}"
    assert [row["link"]["url"] for row in page["warnings"] if named in row["message"]] == [there]


# --- The command -----------------------------------------------------------------------------------------------------


def run(*arguments, capsys):
    call_command("import_document", *map(str, arguments))
    return capsys.readouterr()


def test_command_prints_one_object_or_an_array(db, tmp_path, capsys):
    one, two = tmp_path / "one.txt", tmp_path / "two.txt"
    one.write_text(WORDS), two.write_text(TWO)
    assert json.loads(run(one, "--format", "json", capsys=capsys).out)["source"]["name"] == "one.txt"
    both = json.loads(run(one, two, "--format", "json", capsys=capsys).out)
    assert [row["source"]["name"] for row in both] == ["one.txt", "two.txt"]


def test_command_writes_nothing_where_one_file_is_bad(db, tmp_path):
    good, bad = tmp_path / "good.txt", tmp_path / "bad.docx"
    good.write_text(WORDS), bad.write_bytes(b"PK\x03\x04 broken")
    with pytest.raises(CommandError, match=r"bad\.docx"):
        call_command("import_document", str(good), str(bad), "--commit")
    assert not SourceDocument.objects.exists()


def test_command_leaves_a_sheet_alone_that_somebody_is_checking(staff, panel, tmp_path):
    file = tmp_path / "panel.txt"
    file.write_text(WORDS)
    with pytest.raises(CommandError, match="is being checked in the admin"):
        call_command("import_document", str(file), "--commit")
    assert not Session.objects.exists()


def test_command_makes_up_no_title(db, tmp_path):
    file = tmp_path / "latin1.txt"
    file.write_text("Ms Ana Lima, Director, Ministry of Labour, presented the fund.\n\nIt grows.\n")
    with pytest.raises(CommandError, match="A seminar needs a title"):
        call_command("import_document", str(file), "--commit")
    assert (Seminar.objects.count(), SourceDocument.objects.count()) == (0, 0)


def test_command_says_what_may_be_on_record(staff, panel, tmp_path, capsys):
    decide(staff, panel, "confirm")
    file = tmp_path / "again.md"
    file.write_text(WORDS + "\n")
    assert "perhaps “Money”, which is on record" in run(file, capsys=capsys).err


# --- Large documents -------------------------------------------------------------------------------------------------


def long_document(sessions, people):
    parts = ["Forum of Funds"]
    for session in range(sessions):
        parts.append(f"Panel {session + 1}: Topic {session + 1}")
        for person in range(people):
            name = f"{'ABCDEFGH'[session % 8]}na {chr(65 + person % 26)}e{chr(97 + person // 26)}t"
            parts += [f"Ms {name}, Head of Unit, Social Forum, Uganda, presented the case.", "It went well.", "It did."]
    return "\n\n".join(parts)


@pytest.mark.ci
@pytest.mark.parametrize(("sessions", "people"), [(6, 30), (1, 120)])
def test_long_document_is_checked_in_pages_that_stay_small(staff, sessions, people):
    upload(staff, long_document(sessions, people).encode(), "long.txt")
    document = SourceDocument.objects.get()
    shown = []
    page = staff.get(address(document))
    count = len(page.context_data["desk"].pages)
    for number in range(1, count + 1):
        page = staff.get(f"{address(document)}?page={number}")
        shown += page.context_data["desk"].person_forms
        assert page.content.decode().count("<") / 2 < 6500
    assert (count > 2, sorted(shown)) == (True, sorted(p["id"] for p in sheet_of(document).people))


def test_what_is_typed_on_one_page_is_saved_from_another(staff):
    upload(staff, long_document(2, 40).encode(), "long.txt")
    document = SourceDocument.objects.get()
    decide(staff, document, "turn:2", **{"person-1-job_title": "Typed"})
    last = sheet_of(document).people[-1]["id"]
    page = staff.get(f"{address(document)}?page={len(staff.get(address(document)).context_data['desk'].pages)}")
    staff.post(address(document), form_data(page) | {"do": "confirm", f"person-{last}-job_title": "Also typed"})
    found = Contribution.objects.exclude(job_title="Head of Unit").values_list("job_title", flat=True)
    assert sorted(found) == ["Also typed", "Typed"]


def test_way_to_another_page_keeps_what_was_typed(staff):
    upload(staff, long_document(6, 30).encode(), "long.txt")
    document = SourceDocument.objects.get()
    decide(staff, document, "keep", **{"person-1-name": ""})
    last = sheet_of(document).people[-1]["id"]
    page = staff.get(f"{address(document)}?page=4&check=1")
    assert 'value="go:id_person-1-name"' in page.content.decode()
    data = form_data(page) | {"do": "go:id_person-1-name"}
    response = staff.post(address(document), data | {f"person-{last}-name": "Typed"})
    assert response.headers["Location"] == f"{address(document)}?page=1#id_person-1-name"
    assert names(document)[-1] == "Typed"


def test_bodies_and_people_of_one_name_become_one_record(staff):
    upload(staff, long_document(2, 4).encode(), "long.txt")
    drafts.save(SourceDocument.objects.get())
    assert (Organization.objects.count(), Speaker.objects.count(), Contribution.objects.count()) == (1, 8, 8)
