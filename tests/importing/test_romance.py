"""Tell who speaks, and in which role, in reports written in French, Spanish and Portuguese."""

import pytest

from events.importing.affiliations import split_affiliation

from .scoring import VOCABULARY, draft_of_text

LEE = "Ms Ann Lee, Head of Policy, Care Alliance, presented the plan.\n\n"


@pytest.mark.parametrize(
    ("printed", "parts"),
    [
        ("Vétérinaire au Pôle santé du Centre sahélien", ("Vétérinaire", "Pôle santé", "Centre sahélien")),
        ("rédactrice en chef de la revue Rives", ("rédactrice en chef", "", "revue Rives")),
        ("chercheuse au Laboratoire de chimie de l'Université de Thiès",
         ("chercheuse", "Laboratoire de chimie", "Université de Thiès")),
        ("jefa del Servicio de Mapas de la Agencia Andina", ("jefa", "Servicio de Mapas", "Agencia Andina")),
        ("dirigente del Sindicato Agrario de Tarija", ("dirigente", "", "Sindicato Agrario de Tarija")),
        ("Jueza de Paz del Poder Judicial", ("Jueza de Paz", "", "Poder Judicial")),
        ("Engenheira do Núcleo de Águas da Prefeitura de Olinda",
         ("Engenheira", "Núcleo de Águas", "Prefeitura de Olinda")),
        ("Directrice du Service des eaux de la Coopération wallonne",
         ("Directrice", "Service des eaux", "Coopération wallonne")),
        ("Cantonnière en chef, École publique de Djigbé", ("Cantonnière en chef", "", "École publique de Djigbé")),
    ],
)  # fmt: skip
def test_affiliation_in_romance_languages_is_split_at_its_heads(printed, parts):
    affiliation = split_affiliation(printed, VOCABULARY)

    assert (affiliation.job_title, affiliation.unit, affiliation.organization) == parts


@pytest.mark.parametrize(
    ("printed", "honorific", "name"),
    [
        ("La Pre Inès Abadie", "Pre", "Inès Abadie"),
        ("La Lcda. Rosa Peña", "Lcda.", "Rosa Peña"),
        ("El Pbro. Abel Vera", "Pbro.", "Abel Vera"),
        ("La maestra Ana Pool", "maestra", "Ana Pool"),
        ("Mme Ruth Ilunga wa Kalala", "Mme", "Ruth Ilunga wa Kalala"),
        ("A Profª Rita Sá", "Profª", "Rita Sá"),
    ],
)
def test_honorific_of_romance_languages_is_known(printed, honorific, name):
    draft = draft_of_text(f"{printed}, Director, ILO, dijo que no.")

    [contribution] = draft.contributions
    assert (contribution.honorific, contribution.name) == (honorific, name)


@pytest.mark.parametrize(
    "sentence",
    [
        "Ms Ana Sok, Inspector, Labour Office of Takeo, Japan, had one picture: a thermometer.",
        "Sra. Ana Sok, Inspector, Labour Office of Takeo, Japan, contó lo suyo: un termómetro.",
    ],
)
def test_colon_behind_a_verb_is_no_label(sentence):
    [contribution] = draft_of_text(sentence).contributions

    assert [block.text for block in contribution.blocks] == [sentence]
    assert contribution.attribution_text == "Inspector, Labour Office of Takeo, Japan"


def test_honorifics_may_be_linked_by_an_article():
    [contribution] = draft_of_text("S.E. la Sra. Ana Ruiz, Embajadora, Embajada de Chile, dijo que sí.").contributions

    assert (contribution.honorific, contribution.name) == ("S.E. la Sra.", "Ana Ruiz")


def test_body_in_the_middle_of_an_office_is_no_person():
    [contribution] = draft_of_text(
        "El Subdirector de Altas, Alta Mesa del Norte (España), Sr. D. Blas Ruiz, habló del alta."
    ).contributions

    assert (contribution.name, contribution.honorific) == ("Blas Ruiz", "Sr. D.")


def test_abbreviated_honorific_ends_no_sentence():
    [contribution] = draft_of_text("The event was chaired by Eng. Ali Said, Director, Ports Authority.").contributions

    assert (contribution.role, contribution.attribution_text) == ("chair", "Director, Ports Authority")


def test_role_in_a_bracket_behind_the_affiliation_is_read():
    [contribution] = draft_of_text("ANA RUIZ, Directora, Fundación Abierta, Chile (moderadora)\n\nAbrió.").contributions

    assert (contribution.role, contribution.organization, contribution.country) == (
        "moderator",
        "Fundación Abierta",
        "CL",
    )


@pytest.mark.parametrize(
    ("sentence", "role", "post"),
    [
        ("Moderó la sesión la periodista de Radio Sur, Lcda. Ana Ruiz.", "moderator", "periodista"),
        ("Cerró la ronda la Sra. Ana Ruiz, jefa, Radio Sur.", "speaker", "jefa"),
        ("A continuación hizo uso de la palabra la jefa de Radio Sur, Sra. Ana Ruiz.", "speaker", "jefa"),
        ("La clausura corrió a cargo de la jefa de Radio Sur, Sra. Ana Ruiz, que llegó tarde.", "speaker", "jefa"),
        ("Le siguió la jefa de Radio Sur, Sra. Ana Ruiz.", "speaker", "jefa"),
        ("La modération a été assurée par Mme Ana Ruiz, journaliste, Radio Sur.", "moderator", "journaliste"),
        ("Est ensuite intervenue Mme Ana Ruiz, journaliste, Radio Sur.", "speaker", "journaliste"),
        ("Le président a donné la parole à Mme Ana Ruiz, journaliste, Radio Sur.", "speaker", "journaliste"),
        ("Presidiu a mesa a Sra. Ana Ruiz, diretora, Radio Sur.", "chair", "diretora"),
        ("A moderação ficou a cargo da jornalista Ana Ruiz, Radio Sur.", "moderator", "jornalista"),
        ("Pour la Pre Ana Ruiz, titulaire, Radio Sur, tout va mal. La Pre Ruiz a souri.", "speaker", "titulaire"),
    ],
)
def test_person_behind_a_formula_takes_the_floor(sentence, role, post):
    [contribution] = draft_of_text(sentence).contributions

    assert (contribution.name, contribution.role, contribution.job_title, contribution.organization) == (
        "Ana Ruiz",
        role,
        post,
        "Radio Sur",
    )


@pytest.mark.parametrize(
    "sentence",
    [
        "La periodista Ana Ruiz, de Radio Sur, dijo que no.",
        "L'historienne Ana Ruiz (Radio Sur) a répondu.",
        "A jornalista Ana Ruiz, da Rádio Sul, respondeu.",
        "El profesor emérito Ana Ruiz respondió.",
    ],
)
def test_post_in_small_letters_before_a_bare_name_is_a_post(sentence):
    [contribution] = draft_of_text(sentence).contributions

    assert contribution.name == "Ana Ruiz"
    assert contribution.job_title or contribution.honorific


@pytest.mark.parametrize(
    ("sentence", "role", "post", "body"),
    [
        ("El primer panel lo coordinó la periodista Ana Ruiz, Radio Sur.", "moderator", "periodista", "Radio Sur"),
        ("Le replicó la jefa de Radio Sur, señora Ana Ruiz: «No».", "speaker", "jefa", "Radio Sur"),
        ("Por parte de Radio Sur intervino la Sra. Ana Ruiz, jefa.", "speaker", "jefa", "Radio Sur"),
        ("Coube à Prof.ª Ana Ruiz, docente da Universidade do Sul, concluir.", "speaker", "docente",
         "Universidade do Sul"),
        ("La parole est ensuite revenue à Mme Ana Ruiz, cheffe, Radio Sur.", "speaker", "cheffe", "Radio Sur"),
        ("Tomou a palavra, em seguida, a Sra. Ana Ruiz, chefe, da Rádio Sul.", "speaker", "chefe", "Rádio Sul"),
        ("Según explicó la meteoróloga Ana Ruiz, del Servicio del Clima, es tarde.", "speaker", "meteoróloga",
         "Servicio del Clima"),
        ("Desde Cali, por teléfono, la Sra. Ana Ruiz, jefa de Radio Sur, no dudó.", "speaker", "jefa", "Radio Sur"),
        ("A su turno, la jefa de Radio Sur, Sra. Ana Ruiz, contó la noche.", "speaker", "jefa", "Radio Sur"),
    ],
)  # fmt: skip
def test_person_is_found_behind_bodies_clitics_and_articles(sentence, role, post, body):
    [contribution] = draft_of_text(sentence).contributions

    assert (contribution.name, contribution.role, contribution.job_title) == ("Ana Ruiz", role, post)
    assert body in (contribution.organization, contribution.unit)


def test_two_people_of_one_passive_have_each_their_role():
    draft = draft_of_text(
        "A sessão foi presidida por S. Exa. a Ministra do Trabalho de Angola, Dra. Ana Ruiz, "
        "e moderada pelo Sr. Gil Sá, jornalista."
    )

    assert [(c.honorific, c.name, c.role, c.job_title) for c in draft.contributions] == [
        ("Dra.", "Ana Ruiz", "chair", "Ministra do Trabalho de Angola"),
        ("Sr.", "Gil Sá", "moderator", "jornalista"),
    ]


def test_office_between_honorific_and_name_is_no_name():
    [contribution] = draft_of_text("O Exmo. Sr. Deputado Estadual Gil Sá, presidente, ILO, falou.").contributions

    assert contribution.name == "Gil Sá"


def test_full_name_in_a_bracket_is_another_name():
    [contribution] = draft_of_text("Dona Zefa do Coco (Maria José dos Anjos), chefe, ILO, falou.").contributions

    assert (contribution.name, contribution.other_names, contribution.organization) == (
        "Zefa do Coco",
        ("Maria José dos Anjos",),
        "ILO",
    )


def test_person_introduced_at_the_end_of_the_opening_paragraph_has_the_floor():
    draft = draft_of_text(
        "Dialogue sur l'eau\n\nSoixante personnes sont venues. "
        "La présidence était assurée par M. Léo Roy, Directeur, BIT.\n\nIl a rappelé les chiffres."
    )

    [contribution] = draft.contributions
    assert (contribution.name, contribution.role, len(contribution.blocks)) == ("Léo Roy", "chair", 2)
    assert any("end of this paragraph" in warning.message for warning in draft.warnings)


OFFICES = "Sra. Ana Ruiz, ministra, ILO, habló.\n\nSr. Gil Paz, alcalde, ILO, habló.\n\n"


@pytest.mark.parametrize("text", ["La ministra respondió que sí.", "Cerró la ministra con un saludo."])
def test_office_that_one_person_has_gives_the_floor_back_with_a_warning(text):
    draft = draft_of_text(OFFICES + text)

    assert [contribution.name for contribution in draft.contributions] == ["Ana Ruiz", "Gil Paz", "Ana Ruiz"]
    assert any("was taken to be Ana Ruiz" in warning.message for warning in draft.warnings)


@pytest.mark.parametrize("text", ["El alcalde respondió que sí.", "La fiscal respondió que sí."])
def test_office_of_the_speaker_or_of_nobody_changes_nothing(text):
    assert len(draft_of_text(OFFICES + text).contributions) == 2


def test_journalist_who_has_the_floor_keeps_it():
    text = "La Sra. Ana Ruiz, periodista, ILO, habló.\n\nLa periodista respondió que no."

    [contribution] = draft_of_text(text).contributions
    assert len(contribution.blocks) == 2


def test_body_in_a_bracket_is_no_other_name():
    [contribution] = draft_of_text("Mme Ana Ruiz (Médecins Sans Frontières) a parlé.").contributions

    assert (contribution.other_names, contribution.organization) == ((), "Médecins Sans Frontières")


def test_participant_without_a_name_is_asked_about():
    draft = draft_of_text(LEE + "Une participante de Ziguinchor a demandé qui paie.")

    [session] = draft.sessions
    assert [block.text for block in session.introduction] == ["Une participante de Ziguinchor a demandé qui paie."]
    assert [candidate.kind for candidate in draft.candidates] == ["speaker"]


def test_person_named_with_a_post_inside_a_sentence_is_asked_about():
    draft = draft_of_text(LEE + "Conduce el programa desde 2001 la comunicadora Ana Ruiz, que lo fundó.")

    assert [candidate.speaker for candidate in draft.candidates] == ["Ana Ruiz"]


def test_name_line_may_begin_with_an_article():
    [contribution] = draft_of_text("Le Pr Léo Roy, océanographe, BIT\n\nLe stock baisse.").contributions

    assert (contribution.honorific, contribution.name) == ("Pr", "Léo Roy")


def test_inverted_verb_without_a_person_is_no_turn():
    assert draft_of_text(LEE + "Inauguró la Casa Azul, que costó poco.").contributions[1:] == ()


def test_reported_view_of_a_new_person_is_a_turn_with_a_warning():
    draft = draft_of_text(LEE + "Selon M. Léo Roy, Directeur, Banque du Lac, c'est trop tard. M. Roy a souri.")

    assert [contribution.name for contribution in draft.contributions] == ["Ann Lee", "Léo Roy"]
    assert any("view of Léo Roy" in warning.message for warning in draft.warnings)


def test_view_of_an_authority_who_never_returns_is_only_asked_about():
    draft = draft_of_text(LEE + "Selon M. Léo Roy, Directeur, Banque du Lac, c'est trop tard.")

    assert [contribution.name for contribution in draft.contributions] == ["Ann Lee"]
    assert [candidate.speaker for candidate in draft.candidates] == ["Léo Roy"]


def test_reported_view_of_somebody_not_introduced_is_only_asked_about():
    draft = draft_of_text(LEE + "Según el Sr. Gil, es tarde.")

    assert [contribution.name for contribution in draft.contributions] == ["Ann Lee"]
    assert [candidate.speaker for candidate in draft.candidates] == ["Gil"]


def test_body_spoken_for_is_that_of_the_speaker():
    [contribution] = draft_of_text(
        "Prenant la parole au nom du Conseil des Langues, Me Ève Roy, avocate, a dit non."
    ).contributions

    assert (contribution.job_title, contribution.organization) == ("avocate", "Conseil des Langues")


@pytest.mark.parametrize(
    "opener",
    [
        "Clôturant la séance",
        "Al cerrar el acto",
        "Interrogée par une participante sur la « facture zéro » des Comores",
        "Preguntada por la sala",
        "Encerrando a mesa",
    ],
)
def test_words_before_the_name_do_not_hide_who_returns(opener):
    draft = draft_of_text(LEE + f"Mr Bo Diaz, Adviser, ILO, spoke.\n\n{opener}, Ms Lee a dit non.")

    assert [contribution.name for contribution in draft.contributions] == ["Ann Lee", "Bo Diaz", "Ann Lee"]


@pytest.mark.parametrize(
    "text",
    [
        "La séance s'est achevée par une visite.",
        "Le prochain webinaire, sur les puits, aura lieu le 9 avril.",
        "El evento concluyó a las 13:40.",
        "Le compte rendu complet de l'atelier sera publié en mai.",
        "Las presentaciones están disponibles en la red.",
        "Se levantó la sesión a mediodía.",
        "Preguntas que quedaron sin responder: quién paga.",
        "Editó esta nota la oficina de prensa.",
        "A sessão terminou às dez.",
        "O público votou na frase do dia.",
    ],
)
def test_end_of_the_event_is_nobodys_words(text):
    draft = draft_of_text(LEE + "Nothing is lost.\n\n" + text)

    [session] = draft.sessions
    assert [block.text for block in session.introduction] == [text]


def test_audience_in_the_middle_of_a_turn_stays_there():
    [contribution] = draft_of_text(LEE + "El público aplaudió.\n\nQuote: We begin here.").contributions

    assert [block.text for block in contribution.blocks][1:] == ["El público aplaudió."]


@pytest.mark.parametrize(
    "line",
    [
        "COMPTE RENDU DU WEBINAIRE",
        "Synthèse de la séance et paroles d'intervenants",
        "Notes de la rapporteuse",
        "Memoria del panel",
        "Relatoría y frases destacadas",
        "Relatório da oficina",
    ],
)
def test_line_that_names_the_kind_of_document_is_a_title(line):
    draft = draft_of_text(f"Seminar on Floors\n\n{line}\n\n{LEE}")

    assert [(title.kind, title.text) for title in draft.titles][1:] == [("document", line)]


TWO = "ANA RÍOS TALAVERA, Directora, ILO\n\nDijo que no.\n\nBO DIAZ, Director, ILO\n\nDijo que sí.\n\n"


def test_surname_alone_on_a_line_gives_the_floor_back():
    draft = draft_of_text(TWO + "TALAVERA\n\nNo volvería.")

    assert [contribution.name for contribution in draft.contributions] == [
        "ANA RÍOS TALAVERA",
        "BO DIAZ",
        "ANA RÍOS TALAVERA",
    ]
    assert any("takes the floor again" in warning.message for warning in draft.warnings)


def test_first_of_two_surnames_gives_the_floor_back():
    draft = draft_of_text(TWO + "Ríos matizó que no.")

    assert [contribution.name for contribution in draft.contributions][2:] == ["ANA RÍOS TALAVERA"]


def test_role_behind_other_words_gives_the_floor_back():
    draft = draft_of_text(
        "Mme Ève Roy, Directrice, BIT, a présidé la séance.\n\n" + LEE + "En clôture, la présidente a remercié."
    )

    assert [contribution.name for contribution in draft.contributions] == ["Ève Roy", "Ann Lee", "Ève Roy"]


@pytest.mark.parametrize("question", ["¿Quién paga?", "Segunda ronda: ¿quién paga?", "Et les enfants?"])
def test_question_above_a_new_speaker_is_a_heading_of_the_session(question):
    draft = draft_of_text(LEE + question + "\n\nMr Bo Diaz, Adviser, ILO, disagreed.")

    [session] = draft.sessions
    assert [(block.kind, block.text) for block in session.introduction] == [("heading", question)]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("«Nada enfría —reconoció la ponente— pero ayuda mucho».", ["Nada enfría pero ayuda mucho"]),
        ("« Le prix, a-t-elle dit, est une affaire politique. »", ["Le prix est une affaire politique."]),
        ("« Elle ne paie pas », a assuré Mme Lee, « elle fait payer ».", ["Elle ne paie pas elle fait payer"]),
        ("«Ce sont nos auteures», a-t-elle dit. «Elles signent tous les articles.»",
         ["Ce sont nos auteures", "Elles signent tous les articles."]),
        ("«A água não espera», afirmou, «pelo fim do mês».", ["A água não espera pelo fim do mês"]),
    ],
)  # fmt: skip
def test_quotation_is_parted_where_the_report_says_who_speaks(text, parts):
    candidates = draft_of_text(LEE + text).candidates

    assert [(candidate.speaker, candidate.text) for candidate in candidates] == [("Ann Lee", part) for part in parts]


def test_names_below_a_heading_of_quotes_open_no_turns():
    draft = draft_of_text(
        LEE
        + "Mr Bo Diaz, Adviser, ILO, disagreed.\n\nVerbatim\nMs Lee : « Il faut signer. »\nMr Diaz : « Pas encore. »"
    )

    assert [(c.name, [quote.text for quote in c.quotes]) for c in draft.contributions] == [
        ("Ann Lee", ["Il faut signer."]),
        ("Bo Diaz", ["Pas encore."]),
    ]


def test_signed_quote_may_stand_above_its_speaker():
    draft = draft_of_text(
        "Presentación del Atlas\n\nCuatro voces hablaron.\n\n«Nadie mira la tierra.»\n— Ana Ruiz\n\n"
        "Ana Ruiz, directora, Radio Sur, abrió el acto."
    )

    [contribution] = draft.contributions
    assert [quote.text for quote in contribution.quotes] == ["Nadie mira la tierra."]


@pytest.mark.parametrize(
    "verb", ["acted as discussant", "a fait office de discutante", "actuó como comentarista", "atuou como debatedora"]
)
def test_discussant_is_known_by_the_verb(verb):
    [contribution] = draft_of_text(f"Prof. Ana Ruiz, Lecturer, ILO, {verb}.").contributions

    assert contribution.role == "discussant"


def test_day_of_a_conference_is_no_title_of_a_session():
    draft = draft_of_text("Seminar on Floors\n\nSide event: Heat\n\nMuscat, second day of the Conference\n\n" + LEE)

    assert [title.kind for title in draft.titles] == ["seminar", "session", "document"]


@pytest.mark.parametrize(
    ("sentence", "role"),
    [
        ("Animé par Mme Ana Ruiz, journaliste à la Radio Sur, l'échange est parti de ceci : qui paie ?", "moderator"),
        ("La séance était présidée par Madame Ana Ruiz, journaliste, Radio Sur, qui a souri.", "chair"),
        ("La mesa, moderada por Ana Ruiz, periodista de Radio Sur, reunió a cien personas.", "moderator"),
        ("Con la moderación de Ana Ruiz, periodista de Radio Sur, la mesa reunió a cien.", "moderator"),
        ("Sous la présidence de Mme Ana Ruiz, journaliste, Radio Sur, s'est tenu le débat.", "chair"),
        ("Correspondió a la Sra. Ana Ruiz, periodista de Radio Sur, dirigir el acto.", "chair"),
        ("Premier à s'exprimer, M. Ana Ruiz, journaliste, Radio Sur, a dit non.", "speaker"),
        ("Enseguida, la Sra. Ana Ruiz, periodista, Radio Sur, dijo que no.", "speaker"),
        ("Desde otro clima habló la Sra. Ana Ruiz, periodista de Radio Sur.", "speaker"),
        ("Dernière intervenante, la Dre Ana Ruiz, journaliste, Radio Sur, a dit non.", "speaker"),
        ("Prenant la parole au nom de Radio Sur, sa présidente, Mme Ana Ruiz, a dit non.", "speaker"),
        ("Mme Ana Ruiz, journaliste, Radio Sur, a jugé le livre en qualité de discutante.", "discussant"),
        ("La Sra. Ana Ruiz, periodista, Radio Sur, comentó todo como discutidora invitada.", "discussant"),
        ("Na qualidade de debatedora, a Dra. Ana Ruiz, jornalista, Radio Sur, falou.", "discussant"),
        ("De la salle, Mme Ana Ruiz, journaliste, Radio Sur, a demandé pourquoi.", "audience"),
        ("En el espacio de preguntas, Ana Ruiz, periodista, Radio Sur, contó lo suyo.", "audience"),
        ("Mme Ana Ruiz, panéliste et journaliste, Radio Sur, a dit non.", "panellist"),
        ("A relatora, Dra. Ana Ruiz, jornalista, Radio Sur, leu a nota, que foi aceite.", "rapporteur"),
    ],
)
def test_words_around_a_person_give_the_floor_and_the_role(sentence, role):
    [contribution] = draft_of_text(sentence).contributions

    assert (contribution.name, contribution.role, contribution.organization) == ("Ana Ruiz", role, "Radio Sur")
    assert contribution.job_title in ("journaliste", "periodista", "jornalista", "présidente")


def test_person_who_chairs_a_body_spoken_of_is_no_speaker():
    sentence = "Le rapport de la commission, présidée par M. Léo Roy, journaliste, a été lu."

    assert [contribution.name for contribution in draft_of_text(LEE + sentence).contributions] == ["Ann Lee"]


def test_panellist_who_answers_questions_stays_what_she_is():
    draft = draft_of_text(
        "Panelist: Sra. Ana Ruiz, jefa, ILO\n\nHabló.\n\n" + LEE + "En el turno de preguntas, la Sra. Ruiz dijo que no."
    )

    assert [contribution.role for contribution in draft.contributions] == ["panellist", "speaker", "panellist"]
