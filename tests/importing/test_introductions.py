"""Tell who takes the floor by the words of one sentence, line or label."""

import pytest

from events.importing.blocks import FOLDED
from events.importing.introductions import ENOUGH, introduction_of
from events.importing.quotes import label_of

from .scoring import VOCABULARY, draft_of_text

LEE = "Ms Ann Lee, Head of Policy, Care Alliance, presented the plan.\n\n"


def introduced(text):
    return introduction_of(text.translate(FOLDED), VOCABULARY)


@pytest.mark.parametrize(
    ("text", "role", "name", "printed"),
    [
        ("First up was Mr Bo Diaz, Director, Fund Six. He began.", "", "Bo Diaz", "Director, Fund Six"),
        ("Next in line was Bo Diaz, Director of Fund Six, a baker.", "", "Bo Diaz", "Director of Fund Six"),
        ("The keynote address fell to Mr Bo Diaz, Director, Fund Six.", "", "Bo Diaz", "Director, Fund Six"),
        ("It fell to Mr Bo Diaz, Director, Fund Six, to close the day.", "", "Bo Diaz", "Director, Fund Six"),
        ("Guiding us through the morning was Mr Bo Diaz, Clerk, Fund Six.", "moderator", "Bo Diaz", "Clerk, Fund Six"),
        ("Our moderator was Mr Bo Diaz, Director, Fund Six, who smiled.", "moderator", "Bo Diaz", "Director, Fund Six"),
        ("The workers' voice was that of Mr Bo Diaz, Clerk, Fund Six.", "", "Bo Diaz", "Clerk, Fund Six"),
        ("The meeting was called to order at 9.35 a.m. by Mr Bo Diaz, Clerk.", "chair", "Bo Diaz", "Clerk"),
        ("Rent is dear, explained Mr Bo Diaz, Clerk, Fund Six. It rose.", "", "Bo Diaz", "Clerk, Fund Six"),
        ("“Rent is dear,” said Bo Diaz, Clerk of Fund Six, who smiled.", "", "Bo Diaz", "Clerk of Fund Six"),
        ("The private sector was represented by Mr Bo Diaz, Director.", "", "Bo Diaz", "Director"),
        ("The floor was handed to the third panellist, Mr Bo Diaz, Director.", "panellist", "Bo Diaz", "Director"),
        (
            "The floor went to Mr Bo Diaz, who heads the Policy Unit at Fund Six.",
            "",
            "Bo Diaz",
            "Policy Unit at Fund Six",
        ),
    ],
)
def test_person_named_at_the_end_of_a_sentence_takes_the_floor(text, role, name, printed):
    found = introduced(text)

    assert (found.role, found.name.text, found.printed) == (role, name, printed)
    assert found.score >= ENOUGH


@pytest.mark.parametrize(
    "text",
    [
        "Also present was Mr Bo Diaz, Director, Fund Six.",
        "The report was funded by Mr Bo Diaz, Director, Fund Six.",
        "The last speaker thanked Mr Bo Diaz, Director, Fund Six.",
    ],
)
def test_person_who_is_only_mentioned_does_not_take_the_floor(text):
    draft = draft_of_text(LEE + text)

    assert [each.name for each in draft.contributions] == ["Ann Lee"]


@pytest.mark.parametrize(
    ("text", "role", "printed"),
    [
        ("Chairing the session, Eng. Bo Diaz, Director, Fund Six, spoke of bread.", "chair", "Director, Fund Six"),
        ("Opening remarks. Mr Bo Diaz, Director, Fund Six, welcomed all.", "", "Director, Fund Six"),
        ("Three panellists had been asked to react. Mr Bo Diaz, Director, agreed.", "panellist", "Director"),
        (
            "On behalf of the Minister, who was ill, the Director, Mr Bo Diaz, Fund Six, spoke.",
            "",
            "Director, Fund Six",
        ),
        ("Mr Bo Diaz from Fund Six, Director, said no.", "", "Fund Six, Director"),
        ("Mr Bo Diaz of the Bakers' Federation wanted to know more.", "", "Bakers' Federation"),
        ("Bo Diaz (Lawyer, Fund Six), discussant, disagreed on one point: rent.", "discussant", "Lawyer, Fund Six"),
        ("Mr Bo Diaz, Director, Fund Six, related how it began.", "", "Director, Fund Six"),
        ("Mr Bo Diaz, Director, Fund Six, took a different view of it.", "", "Director, Fund Six"),
        ("Mr Bo Diaz, Clerk, Fund Six, was in the chair.", "chair", "Clerk, Fund Six"),
        ("The Vice-Chair of the Federation, Mr Bo Diaz, drew attention.", "", "Vice-Chair of the Federation"),
        ("At the end of the session Her Excellency Bo Diaz proposed two things.", "", ""),
        ("Bo Diaz, Clerk, Fund Six, was the discussant.", "discussant", "Clerk, Fund Six"),
        ("Capt. Bo Diaz, Clerk, Fund Six (chair of the round table), spoke.", "chair", "Clerk, Fund Six"),
        ("Bo Diaz, Clerk, Fund Six, coordinated the table.", "moderator", "Clerk, Fund Six"),
        ("Architect Bo Diaz of Wet Feet Studio took a different view.", "", "Architect, Wet Feet Studio"),
    ],
)
def test_introduction_is_read_in_many_orders(text, role, printed):
    found = introduced(text)

    assert (found.role, found.name.text, found.printed) == (role, "Bo Diaz", printed)


@pytest.mark.parametrize(
    ("printed", "honorific", "name"),
    [
        ("Major (Ret'd) Everard Pinnock, J.P., Director, Office X", "Major (Ret'd)", "Everard Pinnock"),
        ("Dame Harriet Osei DBE, Chair, Trust X", "Dame", "Harriet Osei"),
        ("Rodel “Dodong” Macaraeg, Head, Union Six", "", "Rodel “Dodong” Macaraeg"),
        ("Sheikha Dr Maryam bint Saif Al-Hinai, Adviser, Fund Six", "Sheikha Dr", "Maryam bint Saif Al-Hinai"),
        ("Xavier Puigdomènech i Roca, Head, Growers United", "", "Xavier Puigdomènech i Roca"),
        ("Usec. Carlo D. Villanueva, Head, Fund Six", "Usec.", "Carlo D. Villanueva"),
        ("Zust. Carlo Maria Villanueva, Head, Fund Six", "Zust.", "Carlo Maria Villanueva"),
        ("Chief (Mrs.) Ngozi Okafor, Head, Fund Six", "Chief (Mrs.)", "Ngozi Okafor"),
        ("Dr. (Ms.) Farzana Qureshi, Head, Fund Six", "Dr. (Ms.)", "Farzana Qureshi"),
        ("Professor Emerita Margrethe Lindqvist, University X", "Professor Emerita", "Margrethe Lindqvist"),
    ],
)
def test_name_is_parted_from_titles_and_letters(printed, honorific, name):
    found = introduced(printed)

    assert (found.name.honorific, found.name.text) == (honorific.translate(FOLDED), name)


@pytest.mark.parametrize(
    ("label", "by"),
    [
        ("Web quote 1: ", ""),
        ("Extract: ", ""),
        ("Quote for the press: ", ""),
        ("Mr Ould Baba's quote: ", "Mr Ould Baba"),
        ("Quote from Hon. Dr Diaz: ", "Hon. Dr Diaz"),
        ("QUOTABLE - ", ""),
        ("To quote Eng. Diaz (2): ", "Eng. Diaz"),
    ],
)
def test_label_with_a_word_for_a_quote_announces_one(label, by):
    found = label_of(f"{label}Bread comes first.")

    assert (found.text, found.by, found.end) == (label.rstrip(" :-"), by, len(label))


@pytest.mark.parametrize("text", ["She added: “Bread comes first.”", "Diaz said – “Bread comes first.”", "Note: rent."])
def test_sentence_before_marks_is_no_label(text):
    assert label_of(text) is None


@pytest.mark.parametrize(
    "line",
    ["Best line: 'Bread comes first.'", "Lift this: “Bread comes first.” – Ann", "QUOTE  “Bread comes first.”"],
)
def test_short_words_before_a_whole_quotation_are_its_label(line):
    draft = draft_of_text(LEE + line)

    assert [quote.text for quote in draft.contributions[0].quotes] == ["Bread comes first."]


def test_names_before_quotations_at_the_end_give_each_its_speaker():
    draft = draft_of_text(
        LEE + "Mr Bo Diaz, Director, Fund Six, answered.\n\nQuotes\n\n"
        "Ann Lee: «Bread comes first.»\nBo Diaz: «Rent comes first.»"
    )

    assert [(each.name, [quote.text for quote in each.quotes]) for each in draft.contributions] == [
        ("Ann Lee", ["Bread comes first."]),
        ("Bo Diaz", ["Rent comes first."]),
    ]


def test_person_introduced_below_a_quote_alone_becomes_a_speaker_with_a_warning():
    draft = draft_of_text("Quotable quotes\n\n“Bread comes first.”\n— Ms Ann Lee, Director, Fund Six")

    (lee,) = draft.contributions
    assert (lee.name, lee.job_title, [quote.text for quote in lee.quotes]) == (
        "Ann Lee",
        "Director",
        ["Bread comes first."],
    )
    assert "Ann Lee is named only below a quote." in [warning.message for warning in draft.warnings]


def test_signature_without_post_or_title_is_asked_about():
    draft = draft_of_text(LEE + "“Bread comes first.”\n— Mahatma Gandhi")

    assert draft.contributions[0].quotes == ()
    assert [(c.kind, c.speaker) for c in draft.candidates] == [("quote", "Mahatma Gandhi")]


@pytest.mark.parametrize(
    "line",
    [
        "In the ensuing discussion, participants raised the price of bread.",
        "The meeting rose at 4.35 p.m.",
        "The representatives of Nauru and Tonga submitted statements in writing.",
        "QUESTION FROM THE CHAT: What of rent?",
        "Discussion. Participants from Fiji shared their plans.",
        "The presentations will be posted on the page of the event.",
        "CONTACT: Petra Uusiku (Coordinator) | p@example.org",
    ],
)
def test_what_is_said_of_the_session_is_given_to_nobody(line):
    draft = draft_of_text(f"{LEE}{line}")

    assert [block.text for block in draft.sessions[0].introduction] == [line]
    assert [block.text for block in draft.contributions[0].blocks] == [LEE.strip()]


def test_transcript_gives_the_moderator_of_the_list_each_question():
    draft = draft_of_text(
        "Bread for all\n\nSpeakers:\nMs Ann Lee, Head, Care Alliance (moderator)\nMr Bo Diaz, Director, Fund Six\n\n"
        "MODERATOR: Mr Diaz, what comes first?\n\nMr Diaz: Bread.\n\nMODERATOR: And then?\n\nMr Diaz: Rent."
    )

    assert [(each.role, each.name, each.blocks[0].text) for each in draft.contributions] == [
        ("moderator", "Ann Lee", "Mr Diaz, what comes first?"),
        ("speaker", "Bo Diaz", "Bread."),
        ("moderator", "Ann Lee", "And then?"),
        ("speaker", "Bo Diaz", "Rent."),
    ]


def test_first_line_set_in_begins_a_paragraph():
    draft = draft_of_text(
        "     Ms Ann Lee, Head of Policy at the Care Alliance of Islands, has\n"
        "presented the plan for bread and rent to all who had come there early.\n"
        "     It is short. It has one page, which is printed on both of its two\n"
        "sides, and nobody who read it had a question.\n"
        "          Worth quoting: “Bread comes first, and then comes all that is\n"
        "          left to us.”"
    )

    (lee,) = draft.contributions
    assert [block.text[:12] for block in lee.blocks] == ["Ms Ann Lee, ", "It is short."]
    assert [quote.text for quote in lee.quotes] == ["Bread comes first, and then comes all that is left to us."]


@pytest.mark.parametrize("bullet", ["o ", "-"])
def test_odd_bullets_are_known_by_their_repetition(bullet):
    draft = draft_of_text(f"{LEE}She asked for three things:\n{bullet}bread\n{bullet}rent\n{bullet}time")

    assert [block.items for block in draft.contributions[0].blocks if block.kind == "list"] == [
        ("bread", "rent", "time")
    ]


def test_numbered_names_with_their_messages_are_speakers():
    draft = draft_of_text(
        "Bread for all\n\n1. Ms Ann Lee, Head of Policy, Care Alliance\n- Bread comes first.\n\n"
        "2. Flora Auma, Boda-boda rider, Women Riders\n- Rent comes first."
    )

    assert [(each.name, each.job_title, each.blocks[0].items) for each in draft.contributions] == [
        ("Ann Lee", "Head of Policy", ("Bread comes first.",)),
        ("Flora Auma", "Boda-boda rider", ("Rent comes first.",)),
    ]


def test_lines_marked_as_in_mail_are_quotes():
    draft = draft_of_text(f"{LEE}She smiled.\n> Bread comes first.")

    (lee,) = draft.contributions
    assert ([block.text for block in lee.blocks], [quote.text for quote in lee.quotes]) == (
        [LEE.strip(), "She smiled."],
        ["Bread comes first."],
    )


def test_word_in_small_letters_behind_a_title_and_name_is_a_verb():
    draft = draft_of_text(LEE + "Mr Bo Diaz, Clerk, answered.\n\nIn closing, Ms Ann Lee undertook to carry it home.")

    assert [each.name for each in draft.contributions] == ["Ann Lee", "Bo Diaz", "Ann Lee"]


def test_label_within_a_set_off_quotation_is_no_part_of_it():
    draft = draft_of_text(LEE + "> Quote 2 Bread comes first.")

    assert [(quote.label, quote.text) for quote in draft.contributions[0].quotes] == [("Quote 2", "Bread comes first.")]


def test_label_within_a_quotation_that_nobody_owns_is_placed_once():
    draft = draft_of_text("Bread for all\n\nPanel 1: Rent\n\n> Quote 2 Bread comes first.")

    assert [(f.kind, f.text) for f in draft.furniture] == [("marker", ">")]
    assert draft.sessions[0].introduction[0].text == "Quote 2 Bread comes first."


def test_list_with_roles_is_remembered_for_the_turns_below():
    draft = draft_of_text(
        "Bread for all\n\nModerator: Ms Ann Lee, Editor, The Post\nPanellist 1: Mr Bo Diaz, Clerk, Fund Six\n\n"
        "Moderator\n\nAsked for a year.\n\nMr Diaz\n\nNever is the honest answer."
    )

    assert [(each.role, each.name, each.blocks[0].text) for each in draft.contributions] == [
        ("moderator", "Ann Lee", "Asked for a year."),
        ("panellist", "Bo Diaz", "Never is the honest answer."),
    ]


def test_person_first_named_below_questions_from_the_floor_is_of_the_audience():
    draft = draft_of_text(LEE + "Questions from the floor\n\nMr Bo Diaz, Clerk, Fund Six, asked about rent.")

    assert [(each.role, each.name) for each in draft.contributions] == [("speaker", "Ann Lee"), ("audience", "Bo Diaz")]


def test_contact_is_no_speaker():
    draft = draft_of_text(
        LEE + "Media contact\n\nBo Diaz, press officer, bo@example.org, +1 23. Photographs on request."
    )

    assert [each.name for each in draft.contributions] == ["Ann Lee"]


@pytest.mark.parametrize("opening", ["For Mr Diaz, nobody decides.", "Clerk Diaz noted support for it."])
def test_person_known_takes_the_floor_again_in_other_ways(opening):
    draft = draft_of_text(f"Mr Bo Diaz, Clerk, Fund Six, began.\n\n{LEE}{opening}\n\nRent was too much for Mr Diaz.")

    assert [each.name for each in draft.contributions] == ["Bo Diaz", "Ann Lee", "Bo Diaz"]


def test_quote_of_the_chair_is_hers():
    draft = draft_of_text(
        "Ms Ann Lee, Clerk, Fund Six, chaired the session.\n\nMr Bo Diaz, Clerk, answered.\n\n"
        "QUOTE OF THE CHAIR: Bread first."
    )

    assert [(each.name, [quote.text for quote in each.quotes]) for each in draft.contributions] == [
        ("Ann Lee", ["Bread first."]),
        ("Bo Diaz", []),
    ]


def test_dialogue_gives_a_new_voice_its_turn():
    draft = draft_of_text(
        "Ms Ann Lee: Bread.\n\nMr Bo Diaz: Rent.\n\nMs Ann Lee: Time.\n\nLerato Mokoena: I have a question."
    )

    assert [each.name for each in draft.contributions] == ["Ann Lee", "Bo Diaz", "Ann Lee", "Lerato Mokoena"]


def test_country_in_capitals_is_known():
    assert VOCABULARY.country_named("SIERRA LEONE") == "SL"
