"""Read what is around the turns of French, Spanish and Portuguese reports: labels, headings, who was there, the end."""

import pytest

from events.importing.affiliations import split_affiliation

from .scoring import VOCABULARY, draft_of_text

LEE = "Ms Ann Lee, Head of Policy, Care Alliance, presented the plan.\n\n"
DIAZ = "Mr Bo Diaz, Adviser, Fund Six, disagreed.\n\n"


@pytest.mark.parametrize(
    "label",
    [
        "Phrase à citer –",
        "Phrase clé :",
        "Verbatims :",
        "Dans ses mots :",
        "Textual:",
        "Frase para citar:",
        "En sus propias palabras:",
        "Palavras textuais:",
        "Frase marcante:",
        "Nas suas palavras:",
    ],
)
def test_label_of_romance_reports_announces_a_quote(label):
    [contribution] = draft_of_text(f"{LEE}{label} Le pain vient avant tout.").contributions

    assert [quote.text for quote in contribution.quotes] == ["Le pain vient avant tout."]


@pytest.mark.parametrize(
    "line",
    [
        "Synthèse des interventions et citations",
        "Ce qui s'est dit",
        "Síntesis de las exposiciones",
        "Palabras de los participantes",
        "O que se disse",
        "Destaques e citações",
        "Highlights and quotes / Temps forts et citations",
    ],
)
def test_line_that_announces_what_was_said_is_a_title(line):
    draft = draft_of_text(f"Seminar on Floors\n\nPanel 2: Heat\n\n{line}\n\n{LEE}")

    assert (draft.titles[-1].kind, draft.titles[-1].text) == ("document", line)


def test_heading_of_main_points_alone_is_no_title_of_the_document():
    draft = draft_of_text(f"Seminar on Floors\n\nPanel 2: Heat\n\n{LEE}Temps forts\n\nTout a changé.")

    assert "Temps forts" not in [title.text for title in draft.titles]


def test_wrapped_line_with_a_year_goes_on_with_the_sentence():
    text = (
        "Monsieur Wilber Condori Apaza, Délégué, Association des usagers de\n"
        "Hampaturi, Bolivie, est revenu sur les coupures de 2016.\n\n"
        "Pendant trois mois, l'eau n'est venue que trois heures par semaine dans\n94 quartiers."
    )

    [contribution] = draft_of_text(text).contributions
    assert (contribution.organization, contribution.country) == ("Association des usagers de Hampaturi", "BO")


ROLES = (
    "PRESIDENCIA\n\nExcma. Sra. D.ª Ana Ruiz Gil\nConsejera, Fondo Seis\n\nLa Sra. Ruiz saludó.\n\n"
    "PONENTES\n\nD. Léo Roy\nSecretario, Cofradía del Mar\n\nRoy dio cifras.\n\n"
    "D.ª Eva Sanz\nJefa, Comisión del Sur\n\nSanz pidió datos.\n\n"
    "COMENTARISTA\n\nProf.ª Inés Goñi\nFacultad de Economía, Universidad de la Ría\n\nLa profesora Goñi discrepó."
)


def test_role_above_a_name_line_is_that_of_the_people_below():
    draft = draft_of_text(ROLES)

    assert [(c.role, c.honorific, c.name, c.job_title) for c in draft.contributions] == [
        ("chair", "Excma. Sra. D.ª", "Ana Ruiz Gil", "Consejera"),
        ("speaker", "D.", "Léo Roy", "Secretario"),
        ("speaker", "D.ª", "Eva Sanz", "Jefa"),
        ("discussant", "Prof.ª", "Inés Goñi", ""),
    ]
    assert [session.introduction for session in draft.sessions] == [()]


def test_role_of_one_person_is_not_that_of_who_speaks_next():
    draft = draft_of_text("MODERADORA\n\nSra. Ana Ruiz\nJefa, Fondo Seis\n\nLa Sra. Ruiz saludó.\n\n" + LEE)

    assert [contribution.role for contribution in draft.contributions] == ["moderator", "speaker"]


def test_list_below_a_heading_of_speakers_gives_nobody_the_floor():
    draft = draft_of_text("PONENTES\n\nD. Léo Roy, Secretario, Fondo Seis\n\nD.ª Eva Sanz, Jefa, Fondo Seis\n\n" + LEE)

    assert [contribution.name for contribution in draft.contributions] == ["Ann Lee"]


@pytest.mark.parametrize("before", ["El relator, ", "La ", "El "])
def test_citizen_is_an_honorific_behind_a_spanish_article(before):
    [contribution] = draft_of_text(f"{before}C. Ana Pool, pasante, Fondo Seis, leyó el acta.").contributions

    assert (contribution.honorific, contribution.name) == ("C.", "Ana Pool")


def test_initial_is_no_honorific():
    [contribution] = draft_of_text("C. Everett Koop, Director, Fund Six, presented the plan.").contributions

    assert (contribution.honorific, contribution.name) == ("", "C. Everett Koop")


@pytest.mark.parametrize(
    "text",
    [
        "Étaient présents, outre les orateurs : M. Léo Roy, Ambassadeur du Gabon, et Mme Eva Sanz (Chambre).",
        "Asistieron 63 personas. Se contó con la presencia del Lic. Hernán Solís, regidor.",
        "Estiveram presentes a Sra. Eva Sanz e o Sr. Léo Roy.",
        "Faute de temps, onze questions écrites sont restées sans réponse.",
        "Le rapport peut être commandé auprès du secrétariat.",
    ],
)
def test_who_was_there_and_what_is_left_are_nobodys_words(text):
    draft = draft_of_text(LEE + text)

    assert [contribution.name for contribution in draft.contributions] == ["Ann Lee"]
    assert [block.text for session in draft.sessions for block in session.introduction] == [text]


def test_attendance_that_a_speaker_tells_of_stays_in_the_turn():
    draft = draft_of_text(LEE + "Participaron 400 hogares en el ensayo.\n\nThe trial went on.")

    assert [len(contribution.blocks) for contribution in draft.contributions] == [3]


def quoted(name: str) -> str:
    return f"{name}, Adviser, Fund Six, spoke.\n\nQuote: Bread comes before all else.\n\n"


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("Las cooperativas recibieron cinco ejemplares.", ""),
        ("Ella pidió más.", "Cy Poe"),
        ("Pidió además más tiempo.", "Cy Poe"),
        ("Para Ms Poe no hay prisa.", "Cy Poe"),
    ],
)
def test_last_paragraph_below_the_quotes_that_end_each_turn_is_nobodys(text, owner):
    draft = draft_of_text(quoted("Ms Ann Lee") + quoted("Mr Bo Diaz") + quoted("Ms Cy Poe") + text)

    owners = [c.name for c in draft.contributions for block in c.blocks if block.text == text]
    assert "".join(owners) == owner
    assert bool(owner) or any("below the quotes of Cy Poe" in warning.message for warning in draft.warnings)


@pytest.mark.parametrize(
    ("printed", "parts"),
    [
        ("Maître de conférences à l'Université de Dédougou", ("Maître de conférences", "", "Université de Dédougou")),
        ("nutritionniste au Service des prix du Fonds pour les repas",
         ("nutritionniste", "Service des prix", "Fonds pour les repas")),
        ("albañil", ("albañil", "", "")),
        ("adelphi", ("", "", "adelphi")),
        ('promotora de la Biblioteca "Felipa Poot"', ("promotora", "", 'Biblioteca "Felipa Poot"')),
    ],
)  # fmt: skip
def test_post_in_small_letters_is_split_from_its_body(printed, parts):
    affiliation = split_affiliation(printed, VOCABULARY)

    assert (affiliation.job_title, affiliation.unit, affiliation.organization) == parts


@pytest.mark.parametrize(
    ("sentence", "body", "country"),
    [
        ('Cerró la ronda la Sra. Ana Pool, promotora de la Biblioteca "Felipa Poot".', 'Biblioteca "Felipa Poot"', ""),
        ("Habló la Sra. Ana Pool, jefa del Centro Sur, Perú: en Puno el problema es el frío.", "Centro Sur", "PE"),
        ("Mme Ana Pool, cheffe, Régie des eaux, Kirghizistan, a dit non.", "Régie des eaux", "KG"),
    ],
)
def test_body_ends_where_a_clause_begins_and_keeps_its_own_marks(sentence, body, country):
    [contribution] = draft_of_text(sentence).contributions

    assert (contribution.organization, contribution.country) == (body, country)


def test_quotation_that_is_announced_anew_is_another_one():
    text = "« Un bon client paie tard », a-t-elle dit, avant d'ajouter : « Nos tomates ne le savent pas. »"

    candidates = draft_of_text(LEE + text).candidates
    assert [candidate.text for candidate in candidates] == ["Un bon client paie tard", "Nos tomates ne le savent pas."]


@pytest.mark.parametrize(
    ("sentence", "role"),
    [
        ("Ouverte par Mme Ana Ruiz, journaliste à Radio Sur, la rencontre a duré une heure.", "speaker"),
        ("Sous la houlette de Mme Ana Ruiz, journaliste à Radio Sur, le panel a débattu.", "moderator"),
        ("Bajo la conducción de la periodista Ana Ruiz, de Radio Sur, cuatro alcaldes hablaron.", "moderator"),
        ("Le panel, modéré par la journaliste Ana Ruiz, de Radio Sur, réunissait quatre voix.", "moderator"),
        ("Au micro, Mme Ana Ruiz, journaliste à Radio Sur, résume.", "speaker"),
        ("À la tribune, c'est Mme Ana Ruiz, journaliste à Radio Sur, qui ouvre le débat.", "speaker"),
        ("Le mot de clôture est prononcé par Mme Ana Ruiz, journaliste à Radio Sur.", "speaker"),
        ("Tuvo a su cargo la relatoría la Lic. Ana Ruiz, periodista de Radio Sur.", "rapporteur"),
        ("Ofició de maestra de ceremonias la Lic. Ana Ruiz, periodista de Radio Sur.", "moderator"),
        ("Ana Ruiz, moderadora del panel y periodista de Radio Sur, abrió la ronda.", "moderator"),
        ("Já a Prof.ª Ana Ruiz, jornalista da Radio Sur, contestou os números.", "speaker"),
        ("A abrir, a jornalista da Radio Sur, Dra. Ana Ruiz, pediu calma.", "speaker"),
    ],
)
def test_person_is_found_where_the_report_puts_the_act_first(sentence, role):
    [contribution] = draft_of_text(sentence).contributions

    assert (contribution.name, contribution.role, contribution.organization) == ("Ana Ruiz", role, "Radio Sur")
    assert contribution.job_title in ("journaliste", "periodista", "jornalista")


def test_panel_that_answers_as_one_is_asked_about():
    draft = draft_of_text(LEE + "Tour à tour, les trois panélistes ont répondu.")

    assert [len(contribution.blocks) for contribution in draft.contributions] == [1]
    assert [(candidate.kind, candidate.speaker) for candidate in draft.candidates] == [("speaker", "")]


def test_person_with_a_post_at_the_start_of_a_paragraph_is_asked_about():
    draft = draft_of_text(LEE + "Para gran sorpresa del Sr. Gil Paz, alcalde de Cobija, no hubo quejas.")

    assert [candidate.speaker for candidate in draft.candidates] == ["Gil Paz"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Entre los beneficiarios, la Sra. Rosa Paz, costurera, abrió un taller propio.",
        "Fue la Sra. Rosa Paz, costurera, quien firmó el convenio en 2010.",
        "Sous la présidence de Mme Rosa Paz, couturière, le pays a changé.",
    ],
)
def test_person_whom_somebody_speaks_of_is_only_asked_about(sentence):
    draft = draft_of_text(LEE + sentence)

    assert [contribution.name for contribution in draft.contributions] == ["Ann Lee"]
    assert [candidate.speaker for candidate in draft.candidates] == ["Rosa Paz"]


def test_words_that_do_not_speak_of_the_floor_leave_a_doubt():
    text = "Côté eau, Mme Ana Ruiz, cheffe, Fonds Six, dit non.\n\nCoiffée, Mme Eva Paz, cheffe, Fonds Six, a dit oui."

    sure, unsure = draft_of_text(text).contributions

    assert sure.confidence > unsure.confidence
