"""Tell who speaks, in which role and for which body; tell quotes from other words between marks."""

import pytest

from events.importing.affiliations import split_affiliation
from events.importing.parser import Vocabulary, parse
from events.importing.readers import read
from events.importing.report import to_json, to_text
from events.importing.vocabulary import targets_in

from .scoring import VOCABULARY, draft_of_text

LEE = "Ms Ann Lee, Head of Policy, Care Alliance, presented the plan.\n\n"


@pytest.mark.parametrize(
    ("printed", "parts"),
    [
        (
            "Minister of Labour, Social Affairs and Family, Moldova",
            ("MD", "Ministry of Labour, Social Affairs and Family"),
        ),
        ("Permanent Representative of Kenya to the United Nations", ("KE", "")),
        ("Governor of the Bank of Ghana", ("", "Bank of Ghana")),
        ("Head of Crew, Shipping Directorate, Malta", ("MT", "Shipping Directorate")),
        ("Editor of Corridor Monitor", ("", "Corridor Monitor")),
        ("Chief Nurse, Embassy of France in Kenya", ("FR", "Embassy of France in Kenya")),
        ("First Vice-President, Geely Holding Group", ("", "Geely Holding Group")),
        ("Head of Unit, Agence nationale (Sénégal)", ("SN", "Agence nationale")),
    ],
)
def test_affiliation_gives_country_only_where_a_state_is_named(printed, parts):
    affiliation = split_affiliation(printed, VOCABULARY)

    assert (affiliation.country, affiliation.organization) == parts


def test_affiliation_that_is_a_country_alone_has_no_post():
    affiliation = split_affiliation("Norway", VOCABULARY)

    assert (affiliation.country, affiliation.job_title) == ("NO", "")


def test_known_organization_is_not_split_at_its_comma():
    vocabulary = Vocabulary(organizations=("Trust for Women, Work and Children",))

    affiliation = split_affiliation("Director, Trust for Women, Work and Children, Fiji", vocabulary)

    assert (affiliation.organization, affiliation.country) == ("Trust for Women, Work and Children", "FJ")


def test_countries_are_found_by_their_longest_name():
    found = VOCABULARY.countries_in(["Papua New Guinea, Niger and the UK; Nigeria and the Lao PDR, not New Mexico"])

    assert found == ("PG", "NE", "GB", "NG", "LA")


def test_targets_are_found_in_enumerations():
    assert targets_in(["Targets 1.3 and 8.b, SDG 8.5; 1.3 million people"]) == ("1.3", "8.b", "8.5")


@pytest.mark.parametrize(
    "text",
    [
        "Mr Bo Diaz attended the session.",
        "Mr Bo Diaz's report was read out.",
        "The Chair thanked Mr Bo Diaz for his patience.",
    ],
)
def test_person_spoken_of_does_not_take_the_floor(text):
    draft = draft_of_text(LEE + text)

    assert [contribution.name for contribution in draft.contributions] == ["Ann Lee"]


def test_returning_speaker_gets_a_further_turn_and_a_warning():
    draft = draft_of_text(LEE + "Mr Bo Diaz, Adviser, ILO, disagreed.\n\nMs Lee replied at once.")

    assert [contribution.name for contribution in draft.contributions] == ["Ann Lee", "Bo Diaz", "Ann Lee"]
    assert any("takes the floor again" in warning.message for warning in draft.warnings)


def test_quotation_inside_a_paragraph_is_only_a_candidate():
    draft = draft_of_text(LEE + "“We shall not wait,” she said, “for another decade.”")

    [candidate] = draft.candidates
    assert draft.contributions[0].quotes == ()
    assert (candidate.speaker, candidate.text) == ("Ann Lee", "We shall not wait, for another decade.")
    assert len(candidate.spans) == 2


def test_scare_quotes_are_no_candidates():
    assert draft_of_text(LEE + "The so-called “floor” is a ceiling.").candidates == ()


def test_quote_signed_by_somebody_unknown_is_given_to_nobody():
    draft = draft_of_text(LEE + "“We are still waiting for the money.” — Thandi Mokoena")

    assert [contribution.quotes for contribution in draft.contributions] == [()]
    assert [candidate.speaker for candidate in draft.candidates] == ["Thandi Mokoena"]


def test_questions_and_answers_are_no_quotes():
    draft = draft_of_text(LEE + "Q: Who pays?\nA: The fund.")

    assert draft.contributions[0].quotes == ()
    assert any("no quotes" in warning.message for warning in draft.warnings)


def test_quote_spans_its_words_and_label_is_furniture():
    draft = draft_of_text(LEE + "Quote: “We begin.”")

    [quote] = draft.contributions[0].quotes
    [(start, end)] = quote.spans
    assert draft.source.text[start:end] == quote.text == "We begin."
    assert [(part.kind, part.text) for part in draft.furniture] == [
        ("label", "Quote:"),
        ("marker", "“"),
        ("marker", "”"),
    ]


def test_same_document_gives_the_same_draft():
    assert to_json(draft_of_text(LEE)) == to_json(draft_of_text(LEE))


def test_json_has_the_documented_shape():
    data = to_json(draft_of_text("Seminar on Floors\n\nSide event: Care\n\n" + LEE + "Quote: We begin here."))

    [session] = data["sessions"]
    [contribution] = session["contributions"]
    assert list(data) == [
        "source", "titles", "seminar", "sessions", "candidates", "furniture", "unplaced", "warnings",
    ]  # fmt: skip
    assert list(data["source"]) == ["name", "sha256", "media_type", "text", "characters", "repairs"]
    assert (data["seminar"], session["title"], session["kind"]) == (
        {"title": "Seminar on Floors"},
        "Care",
        "side-event",
    )
    assert list(contribution) == [
        "role", "honorific", "name", "other_names", "job_title", "unit", "organization", "country", "attribution_text",
        "confidence", "blocks", "quotes", "countries", "sdg_targets",
    ]  # fmt: skip
    assert contribution["quotes"] == [
        {"text": "We begin here.", "spans": [[108, 122]], "label": "Quote", "confidence": 0.95}
    ]


def test_text_preview_says_how_much_is_placed():
    preview = to_text(draft_of_text(LEE))

    assert preview.startswith("notes.txt: 52 of 52 characters placed\n")
    assert "1. Ms Ann Lee (speaker, 95% sure)" in preview


@pytest.mark.parametrize(
    ("lines", "role", "post"),
    [
        ("Secretary, Network of Utilities\n(Chair)", "chair", "Secretary"),
        ("Manager, Care Fund (moderator)", "moderator", "Manager"),
        ("Partner, Northern Infrastructure Capital", "speaker", "Partner"),
    ],
)
def test_lines_below_a_name_give_post_and_role(lines, role, post):
    draft = draft_of_text(f"Ms Ann Lee\n{lines}\n\nThe grid is old and nobody mends it.")

    assert [(c.name, c.role, c.job_title) for c in draft.contributions] == [("Ann Lee", role, post)]


@pytest.mark.parametrize(
    "note",
    [
        "The presentations will be posted on the page of the event by the end of the month.",
        "Le compte rendu complet de l'atelier sera publié par le secrétariat.",
        "Las presentaciones están disponibles en la página del seminario.",
    ],
)
def test_closing_note_on_the_papers_is_nobodys(note):
    draft = draft_of_text(f"{LEE}She spoke of fees.\n\n{note}")

    assert [block.text for block in draft.sessions[0].introduction] == [note]
    assert "not given to Ann Lee" in draft.warnings[-1].message


@pytest.mark.parametrize(
    ("sentence", "printed"),
    [
        ("Ann Diallo, Director of Research, spoke first and gave the order: one fifth.", "Director of Research"),
        ("Ann Diallo, Managing Director, Assurances du Nord, defended it.", "Managing Director, Assurances du Nord"),
        ("For Ann Diallo, Head of Product, Post League, the cost is all.", "Head of Product, Post League"),
        ("The last word was for Ann Diallo, Clerk, Herd Council, who was paid.", "Clerk, Herd Council"),
    ],
)
def test_sentence_in_an_odd_order_tells_name_and_affiliation(sentence, printed):
    draft = draft_of_text(f"{LEE}{sentence}\n\nMore was said then.")

    last = draft.contributions[-1]
    assert (last.name, last.attribution_text) == ("Ann Diallo", printed)


def draft_of_table(*rows: tuple[str, ...], before: str = "", below: str = ""):
    """Return the draft of a web page that holds a table, and a paragraph before and below it."""
    lines = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    return parse(read(f"{before}<table>{lines}</table><p>{below}</p>".encode(), "a.html"), VOCABULARY)


SPOKEN = "Fees fell by half when the market opened to a second operator, and nobody lost an account."


def test_column_headings_of_a_table_are_set_aside():
    draft = draft_of_table(("Speaker", "What was said"), ("Ms Ann Lee, Head, Forum", SPOKEN))

    assert next(item.text for item in draft.furniture if item.kind == "label") == "Speaker\tWhat was said"
    assert draft.sessions[0].introduction == ()


def test_table_row_that_names_no_speaker_is_not_given_to_the_one_above():
    draft = draft_of_table(("Ms Ann Lee, Head, Forum", SPOKEN), ("A guest of the house", SPOKEN), ("", "More."))

    assert [block.text for block in draft.contributions[0].blocks] == [SPOKEN]
    assert "names no speaker" in draft.warnings[-1].message


def test_turn_in_a_table_goes_on_in_a_row_without_a_name():
    draft = draft_of_table(("Ms Ann Lee, Head, Forum", SPOKEN), ("", "More of it was said."))

    assert [block.text for block in draft.contributions[0].blocks] == [SPOKEN, "More of it was said."]


def test_text_below_a_table_of_speakers_is_not_given_to_the_last_of_them():
    draft = draft_of_table(
        ("Ms Ann Lee, Head, Forum", SPOKEN), ("Mr Bo Ek, Head, Fund", SPOKEN), below="Slides are posted."
    )

    assert [block.text for block in draft.sessions[0].introduction] == ["Slides are posted."]
    assert "below the table names no speaker" in draft.warnings[-1].message


def test_quotes_in_a_table_beside_names_belong_to_the_turns_read_before():
    draft = draft_of_table(
        ("Name", "Quote"),
        ("Mr Bo Ek", "“Sand has no passport here.”"),
        ("Ms Ann Lee", "“The sea sees no bill.”"),
        before=f"{''.join(f'<p>{text}</p>' for text in (LEE, 'Mr Bo Ek, Head, Fund, spoke.'))}<h2>Quotes for use</h2>",
    )

    assert [(c.name, [quote.text for quote in c.quotes]) for c in draft.contributions] == [
        ("Ann Lee", ["The sea sees no bill."]),
        ("Bo Ek", ["Sand has no passport here."]),
    ]
    assert "Quotes for use" in [item.text for item in draft.furniture]
