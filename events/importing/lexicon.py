"""List the words the parser knows: honorifics, roles, verbs, offices, bodies and labels, in en, fr, es and pt.

Lists are kept as plain words, one kind a name, so that a word can be added without touching a rule.
"""

from __future__ import annotations

import re


def words(text: str) -> tuple[str, ...]:
    """Split a list written as lines or, for phrases, with bars."""
    return tuple(part.strip() for part in re.split(r"\|" if "|" in text else r"\s+", text.strip()) if part.strip())


def any_of(phrases: tuple[str, ...]) -> str:
    """Return a pattern for any of the phrases, the longest first; a blank stands for any white space.

    Phrases are grouped by their first letters, which makes the pattern many times faster than a plain list.
    """
    groups: dict[str, list[str]] = {}
    for phrase in sorted(set(phrases), key=len, reverse=True):
        groups.setdefault(phrase[:2], []).append(re.escape(phrase).replace(r"\ ", r"\s+"))
    starts = sorted({re.escape(letter) for start in groups for letter in (start[0], start[0].upper())})
    rows = (f"(?={re.escape(start)})(?:{'|'.join(group)})" for start, group in groups.items())
    return f"(?:(?=[{''.join(starts)}])(?:{'|'.join(rows)}))"


# Written with or without a dot.
HONORIFICS = words(
    """Mr|Mrs|Ms|Miss|Mx|Mdm|Madam|Dr|Dr Hab|Prof|Professor|Assistant Professor|Associate Professor|A/P|Messrs
    |H.E|H. E|HE|Hon|The Honourable|The Honorable|Honourable|Honorable|The Hon|Rt Hon|Rt. Hon|Right Honourable
    |Sir|Dame|Lord|Lady|Baron|Baroness|Justice|Judge|Alhaji|Alhaja|Hajiya|Mallam|Malam|Otunba|Oba|Barr|Atty|Usec|Asec|Arch|Senator|Sen|Rep|Congressman|Congresswoman|Amb|Ambassador
    |Lt|Lt. Gen|Lt. Col|Lieutenant|Maj|Maj. Gen|Major|Brig|Brigadier|Capt|Captain|Cdr|Commander|Col|Colonel|Gen|General
    |Admiral|Sgt|Sergeant|Rev|Reverend|Msgr|Cardinal|Bishop|Archbishop|Pastor|Imam|Rabbi|Elder|Sister|Brother|Fr|Sr.
    |Professor Emerita|Professor Emeritus|Emeritus Professor|Emerita Professor|Cllr|Councillor|Alderman
    |Sheikh|Sheikha|HRH|HH|Prince|Princess|Dato' Sri|Dato' Seri|Datin|Sri|Dato'|Datuk|Tan Sri|Tun|Puan|Encik
    |Bapak|Ibu|Daw|Khun|Smt|Shri|Engr
    |Eng|Enga|Adv
    |MM|Mme|Mmes|Mlle|S.E.M|S.E|S. E|S.E. M|S.Exc|S. Exa|S.Exa|S. Ex
    |Madame|Monsieur|Maître|Docteur|Docteure|Dre|Pr|Professeur
    |Professeure|Sr|Sra|Srta|Sres|Don|Doña|Dª|Excmo|Excma|Exmo|Exma|Ilmo|Ilma|Señor|Señora|Dra|Profa|Senhor|Senhora
    |Dom|Dona|M. le Ministre|Mme la Ministre|M. le Président|Mme la Présidente|M. le Directeur
    |Mme la Directrice|Sr. Ministro|Sra. Ministra|Sr. Presidente|Sra. Presidenta|Señor Ministro
    |Señora Ministra|His Excellency|Her Excellency|Your Excellency|Son Excellence|Su Excelencia|Sua Excelência|S. Exc
    |M. en F|M. en C|M. en D|Ing|Arq|Lic|Licda|Mtro|Mtra|Abog|LCC|Dip|Herr|Frau|M.D|C.P|S.A.R|Cik|Haji|Ustaz
    |Pre|Drs|Mgr|Père|Sœur|Frère|Abbé|Cdt|Cne|Lcdo|Lcda|Licdo|Ldo|Lda|Hno|Hna|Pbro|Fray|Sor|Dña|Gral|Cnel|Almte|Abg|Mgtr
    |Mgter|Profr|Biól|Quím|Magca|Magco|Engº|Engª|Profº|Doutor|Doutora|Padre|Irmã|Irmão|Hermana|Hermano|Sr. Embajador
    |Sra. Embajadora|Su Excelencia el Señor|Su Excelencia la Señora|Sua Excelência o Senhor|Sua Excelência a Senhora"""
)
# A dot must follow: they are also initials and short words.
DOTTED_HONORIFICS = words("M D Da Me Min Des Cap Pe Ir Ver Emb Dep Cel Enf Mons Mag Dn Tte Econ Psic Fr")
LOWER_HONORIFICS = words(
    """señor señora señorita doctor doctora profesor profesora maestro maestra ingeniero ingeniera licenciado licenciada
    arquitecto arquitecta padre hermana hermano don doña madame monsieur maître docteur docteure professeur professeure
    sœur père senhor senhora doutor doutora professora irmã dona"""
)
POST_NOMINALS = words(
    """SC QC KC MP MEP CBE OBE MBE DBE KBE CMG CVO BEM FRS FRSA FRINA FRCP FRCS FFPH FIA FCA CPA ACA
    CFA Jr. Jr Sr. II III IV PhD Ph.D. Ph.D DPhil MD M.D. MSc BSc MPH MPA MPP LLM LLB MBA RN RM RGN AM AO JP J.P. OJ CD
    Esq. Esq"""
)
NO_HONORIFIC = re.compile(
    r"(?:General\s+(?:Assembly|Secretar|Counsel|Manager|Director|Confederation|Council|Conference|Union|Labou?r|Debate)"
    r"|Justice\s+(?:Department|Ministry|and|Sector)|Prince\s+(?:Edward|of)|Judge\s+Advocate|Don\s+Bosco"
    r"|Major\s+(?:Groups?|Econom|Donors?|Events?|Projects?)|Sister\s+(?:Cities|City|Organi)|Elder\s+(?:Care|Abuse)"
    r"|Lady\s+of|Lord\s+Mayor|HE\s+(?:is|was|said)|Hon\s+Hai)"
)
PARTICLES = frozenset(
    words(
        """de da do dos das del della di du des la le las los van von der den ter ten zu bin binti ibn al el bte
        af av a/l a/p viuda vda wa ya ould mint bint bent umm ap ní nic mac i ben ait aït abu"""
    )
)

ROLES = {
    "chair": words(
        """Chair|Chairperson|Chairman|Chairwoman|Chaired by|Co-Chair|Co-chairs|Co-Chairs|Chairs|Session chair
        |Presided by|Presiding|Vice-Chair|Président|Présidente|Présidence|Président de séance|Présidente de séance
        |Présidée par|Coprésident|Coprésidente|Présidé par|Presidente|Presidenta|Presidencia|Presidida por
        |Presidido por|Presidência|Preside"""
    ),
    "moderator": words(
        """Moderator|Moderators|Moderated by|Co-moderator|Facilitator|Facilitators|Facilitated by|Host|Modérateur
        |Modératrice|Modération|Modérée par|Modéré par|Animateur|Animatrice|Facilitateur|Facilitatrice|Animée par
        |Animé par|Moderador|Moderadora|Moderación|Moderado por|Moderada por|Modera|Moderação|Mediador|Mediadora
        |Facilitador|Facilitadora|Master of ceremonies|Maestro de ceremonias|Maestra de ceremonias
        |Maître de cérémonie|Mestre de cerimónias|Mestre de cerimônias"""
    ),
    "rapporteur": words(
        """Rapporteur|Rapporteurs|Rapporteure|Rapporteuse|Reporter|Note-taker|Relator|Relatora|Relatoría|Rapporteur
        général"""
    ),
    "discussant": words(
        """Discussant|Discussants|Respondent|Respondents|Commentator|Discutant|Discutante|Discutidor|Discutidora|Commentateur
        |Commentatrice|Comentarista|Comentador
        |Comentadora|Commentaires|Debatedor|Debatedora|Comentario"""
    ),
    "panellist": words(
        """Panellist|Panelist|Panellists|Panelists|Panel member|Panel members|Panéliste|Panélistes|Panelista
        |Panelistas"""
    ),
    "speaker": words(
        """Speaker|Speakers|Keynote|Keynote speaker|Guest speaker|Presenter|Presenters|Presentation by
        |Opening remarks|Closing remarks|Opening remarks by|Closing remarks by|Keynote address|Keynote address by
        |Welcome remarks|Remarks by|Mot de la fin|Mot de bienvenue|Allocution d'ouverture|Discours d'ouverture
        |Palabras de cierre|Palabras de bienvenida|Palabras de apertura|Welcome address|Intervenant|Intervenante
        |Intervenants|Orateur|Oratrice|Orateurs|Conférencier|Conférencière|Ponente|Ponentes|Orador|Oradora
        |Oradores|Expositor|Expositora|Conferencista|Palestrante|Palestrantes|Anfitrión|Anfitriona|Anfitrião
        |Anfitriã|Hôte|Hôtesse|Intervention de|Intervención de|Guest|Special guest|Invited guest|Lead speaker
        |Final thoughts from|Resource person|Présentateur"""
    ),
    "audience": words(
        """Audience|Audience member|Participant|Question from the floor|From the floor|Floor|Public|Participante
        |Public participant|A participant|Member of the audience|Comment from the floor|Depuis la salle|De la salle
        |Dans la salle|Question de la salle|Du public|Question du public|Desde la sala|De la sala|Desde el público
        |Del público|Pregunta del público|Público|Da plateia|Da sala|Do público|Da assistência|Pergunta da plateia"""
    ),
}
ROLE_BY_WORD = {" ".join(word.casefold().split()): role for role, names in ROLES.items() for word in names}
ROLE_WORDS = any_of(tuple(word for names in ROLES.values() for word in names))

CHAIR_VERBS = re.compile(
    r"(?:(?:was\s+in|occupied|held)\s+the\s+chair|(?:had\s+)?(?:\w+ly\s+)?agreed\s+to\s+chair|called\s+the\s+meeting\s+to\s+order"
    r"|was\s+elected\s+(?:as\s+)?(?:the\s+)?chair\w*|(?:served|acted)\s+as\s+(?:the\s+)?(?:chair|chairperson)|(?:actuó|fungió)\s+como\s+president[ae]|co-?chair(?:ed|s|ing)|chair(?:ed|s|ing)|presid(?:ed|es|ing)\s+over|presided|took\s+the\s+chair|led\s+the\s+session"
    r"|(?:a\s+|ont\s+)?(?:co)?présid[ée]e?s?|a\s+assuré\s+la\s+présidence|presidi(?:ó|eron|u|ram)|preside"
    r"|fue\s+presidid[ao]|ejerció\s+la\s+presidencia|declared\s+the\s+(?:session|meeting)\s+open)(?!\w)",
    re.IGNORECASE,
)
MODERATOR_VERBS = re.compile(
    r"(?:co-?)?(?:(?:served|acted)\s+as\s+(?:the\s+)?(?:moderator|facilitator)|(?:actuó|fungió|atuou)\s+como\s+moderadora?"
    r"|coordinated\s+the\s+(?:table|session|panel|discussion|debate)|a\s+assuré\s+la\s+modération|moderat(?:ed|es|ing)|facilitat(?:ed|es|ing)\s+(?:the|this|a)\s+(?:session|panel|discussion|debate|event)"
    r"|led\s+(?:the|a)\s+(?:panel|discussion|debate)|hosted\s+(?:the|this)\s+(?:session|panel|event)|(?:a\s+)?modéré"
    r"|(?:a\s+)?animé\s+(?:la|le|les|cette|ce)|moder(?:ó|ou|aron)|facilit(?:ó|ou)\s+(?:la|el|a|o)"
    r"|conduj(?:o|eron)\s+(?:la|el)|mediou)(?!\w)",
    re.IGNORECASE,
)
RAPPORTEUR_VERBS = re.compile(
    r"(?:served|acted|serving|acting)\s+as\s+(?:the\s+)?rapporteur|a\s+fait\s+fonction\s+de\s+rapporteu[rs]e?"
    r"|(?:actuó|fungió|ofició|atuou|serviu)\s+(?:como|de)\s+relatora?",
    re.IGNORECASE,
)

DISCUSSANT_VERBS = re.compile(
    r"(?:was\s+the\s+discussant|(?:served|acted|commented|serving|acting)\s+as\s+(?:the\s+|a\s+)?(?:discussant|respondent|commentator))"
    r"|a\s+(?:fait\s+(?:fonction|office)\s+de|joué\s+le\s+rôle\s+de)\s+discutante?"
    r"|(?:actuó|fungió|ofició|participó|intervino|atuou|participou)\s+(?:como|de)\s+(?:comentarista|comentador[ae]?|debatedora?)",
    re.IGNORECASE,
)
ROLE_VERBS = (
    ("chair", CHAIR_VERBS),
    ("moderator", MODERATOR_VERBS),
    ("rapporteur", RAPPORTEUR_VERBS),
    ("discussant", DISCUSSANT_VERBS),
)

# Finite verbs that a morphological rule would miss, or that make a sentence one about speaking beyond doubt.
SPEECH_VERBS = words(
    """said says spoke speaks told sent gave gives shared shares presented presents explained explains
    discussed discusses
    described describes noted notes stressed stresses emphasized emphasised emphasizes underlined underlines highlighted
    highlights outlined outlines argued argues stated states recalled recalls reported reports added adds asked asks
    answered answers replied replies responded responds observed observes pointed points introduced introduces opened
    opens closed closes concluded concludes summarized summarised thanked thanks welcomed welcomes called calls urged
    urges warned warns announced announces declared declares affirmed affirms reaffirmed reiterated remarked commented
    mentioned mentions proposed proposes suggested suggests recommended recommends set sets drew draws talked talks took
    takes made makes put brought brings offered offers provided provides addressed addresses delivered delivers
    cautioned questioned wondered compared compares spelled laid acknowledged expressed supported congratulated
    encouraged examined explored reflected elaborated illustrated demonstrated showed shows showcased reviewed
    identified echoed agreed disagreed insisted maintained appealed advocated read sought saw found began
    joined started ended wrapped closed walked focused focussed focuses contributed intervened invited kicked dwelt held
    considered welcomed paid posed raised clarified confirmed informed advised briefed remembered pledged committed
    thought felt believed saw kept listed named quoted cited linked undertook""".replace("\n", " ")
)
ROMANCE_VERBS = words(
    """a ont est sont s'est indique souligne rappelle présente explique note estime déclare précise insiste affirme
    ajoute remercie propose évoque aborde conclut répond intervient ouvre clôt dit fait revient ouvrit présenta
    souligna dijo hizo expuso propuso dio puso trajo quiso sostuvo repuso intervino concluyó presenta explica señala
    subraya afirma destaca indica recuerda agradece se ha han fue abrió cerró disse fez deu trouxe propôs expôs
    apresentou explicou sublinhou destacou afirmou lembrou agradeceu defendeu abriu encerrou respondeu referiu
    interveio salientou leu releu viu previu teve obteve manteve quis soube pôde veio pôs dispôs impôs contrapôs
    refez houve foi diz vê traz faz tuvo obtuvo mantuvo contuvo pudo supo hubo dispuso opuso contrapuso compuso
    introdujo tradujo dedujo contradijo predijo previno hace pide cree mantiene expone prit reprit remit fit revint
    soutint rendit répondit sait croit soutient convient prévient craint voit lut fut résume conteste tempère
    confirme répète regrette plaide constate rapporte raconte décrit défend invite détaille recommande suggère
    dresse retrace dénonce approuve avertit admet reconnaît concède ironise réclame exhorte promet souhaite espère
    poursuit reprend rétorque réplique renchérit s'interroge s'étonne s'inquiète responde advierte lamenta celebra
    discrepa matiza plantea reconoce admite narra relata concluye añade agrega sugiere recomienda defiende cuestiona
    aplaude abre cierra encerra lembra pede adverte reconhece conclui acrescenta sugere recomenda questiona salienta
    sublinha apresenta refere"""
)
PARTICIPLES = words(
    """based retired appointed elected accompanied represented located headed named seconded called known
    assisted supported followed nominated employed affiliated delegated designated certified accredited dedicated
    tasked charged entrusted sponsored hosted funded established founded incorporated limited united related"""
)
ATTENDANCE = re.compile(
    r"(?:also\s+)?(?:attended|were\s+present|was\s+present|(?:were|was)\s+in\s+attendance|sat\s+in|listened|were\s+among"
    r"|was\s+among|was\s+represented|were\s+represented|was\s+absent|sent\s+(?:his|her|their)\s+(?:regrets|apologies)"
    r"|(?:a|ont)\s+assisté|étai(?:t|ent)\s+présente?s?|asisti(?:ó|eron)|estuv(?:o|ieron)\s+presentes?"
    r"|estiveram\s+presentes|participaram|compareceu|could\s+not\s+attend|was\s+unable\s+to)(?!\w)",
    re.IGNORECASE,
)
ATTENDANCE_HEADING = re.compile(
    r"(?:list\s+of\s+)?(?:participants?|attendees|attendance(?:\s+list)?|delegates|in\s+attendance|present|also\s+present"
    r"|liste\s+(?:des\s+participants|de\s+présence)|participants?\s+présents|présents|étaient\s+présents"
    r"|(?:lista\s+de\s+)?(?:participantes|asistentes|asistencia|presentes|presenças)|apologies|excusés)\s*:?",
    re.IGNORECASE,
)
SPEAKERS_HEADING = re.compile(
    r"(?:list\s+of\s+|order\s+of\s+|our\s+|the\s+|guest\s+|invited\s+)?(?:speakers|panell?ists|panel(?:\s+members)?|presenters|contributors"
    r"|who\s+(?:spoke|speaks)|on\s+the\s+panel|intervenants|orateurs|panélistes"
    r"|oradores|panelistas|ponentes|palestrantes)\s*:?",
    re.IGNORECASE,
)

COLUMN_WORDS = any_of(
    words(
        """name|names|speaker|speakers|panellist|panelist|presenter|participant|affiliation|organization|organisation
        |institution|position|title|country|role|quote|quotes|quotation|quotations|summary|intervention|interventions
        |remarks|statement|key points|key messages|what was said|said|words|topic|date|nom|intervenant|intervenante
        |orateur|fonction|organisme|pays|citation|citations|résumé|propos|nombre|ponente|panelista|orador|cargo
        |organización|institución|país|cita|citas|frase|frases|resumen|intervención|nome|palestrante|função
        |instituição|citação|citações|resumo"""
    )
)
QUOTES_WORDS = any_of(words("quotes quotations citations citas frases citações"))

JOB_HEADS = words(
    """Director|Directors|Head|Chief|Minister|Secretary|President|Vice-President|Vice President|Deputy|Chair|Chairperson
    |Chairman|Chairwoman|Commissioner|Governor|Mayor|Manager|Officer|Specialist|Adviser|Advisor|Economist|Actuary
    |Registrar|Coordinator|Co-ordinator|Representative|Ambassador|Envoy|Rapporteur|Professor|Lecturer|Fellow
    |Researcher|Scientist|Statistician|Analyst|Consultant|Expert|Lead|Leader|Counsellor|Counselor|Attaché|Consul
    |Chargé d'affaires|Chargé|Chargée|Delegate|Member|Executive|Founder|Co-founder|Co-Founder|Partner|Principal
    |Dean|Rector
    |Chancellor|Vice-Chancellor|Provost|Judge|Prosecutor|Attorney|Lawyer|Engineer|Nurse|Doctor|Physician|Teacher
    |Student|Editor|Journalist|Correspondent|Spokesperson|Treasurer|Auditor|Inspector|Superintendent|Administrator
    |Associate|Assistant|Trustee|Activist|Organizer|Organiser|Programme Officer|CEO|CFO|CTO|COO|Under-Secretary
    |Under-Secretary-General|Secretary-General|Director-General|Vice-Minister|Undersecretary|Parliamentarian|Senator
    |Technical Officer|Negotiator|Steward|Farmer|Owner|Entrepreneur|Planner|Architect|Ombudsman|Ombudsperson|Chairholder
    |Directeur|Directrice|Chef|Cheffe|Ministre|Secrétaire|Président|Présidente|Vice-président|Vice-présidente|Conseiller
    |Conseillère|Responsable|Coordonnateur|Coordonnatrice|Coordinateur|Coordinatrice|Expert|Experte|Économiste
    |Représentant|Représentante|Ambassadeur|Ambassadrice|Professeur|Professeure|Chercheur|Chercheuse|Maire|Délégué
    |Déléguée|Administrateur|Administratrice|Rapporteuse|Actuaire|Statisticien|Statisticienne|Spécialiste|Chargé de
    |Chargée de|Gouverneur|Gouverneure|Fondateur|Fondatrice|Membre|Juriste|Avocat|Avocate|Médecin|Inspecteur|Inspectrice
    |Directora|Jefe|Jefa|Ministro|Ministra|Secretario|Secretaria|Presidente|Presidenta|Vicepresidente|Vicepresidenta
    |Viceministro|Viceministra|Asesor|Asesora|Coordinador|Coordinadora|Especialista|Economista|Representante|Embajador
    |Embajadora|Profesor|Profesora|Investigador|Investigadora|Alcalde|Alcaldesa|Delegado|Delegada|Gerente|Gerenta
    |Subsecretario|Subsecretaria|Subdirector|Subdirectora|Consejero|Consejera|Titular|Rector|Rectora|Experta
    |Experto|Gobernador|Gobernadora|Fundador|Fundadora|Miembro|Abogado|Abogada|Técnico|Técnica|Oficial
    |Diretor|Diretora|Chefe|Secretário|Secretária|Vice-ministro|Vice-Ministro|Vice-ministra|Assessor|Assessora
    |Coordenador|Coordenadora|Embaixador|Embaixadora|Professora|Pesquisador|Pesquisadora|Deputado|Deputada
    |Conselheiro|Conselheira|Prefeito|Prefeita|Economiste|Gestor|Gestora
    |Catedrático|Catedrática|Docente|Counsel|Convenor|Convener|Clerk|Comptroller|Controller|Curator|Midwife
    |Surgeon|Demographer|Sociologist
    |Anthropologist|Supervisor|Archivist|Historian|Notary|Solicitor|Barrister|Advocate|Magistrate|Pharmacist
    |Commissaire|Doyen|Doyenne|Recteur|Rectrice|Gérant|Gérante|Porte-parole|Trésorier|Trésorière|Sous-directeur
    |Sous-directrice|Sociologue|Démographe|Député|Députée|Sénateur|Sénatrice|Vocal|Portavoz|Tesorero|Tesorera|Decano
    |Decana|Defensor|Defensora|Procurador|Procuradora|Diputado|Diputada|Senador|Senadora|Concejal|Magistrado
    |Magistrada|Juez|Jueza|Comisionado|Comisionada|Superintendente|Socióloga|Sociólogo|Vereador|Vereadora|Reitor
    |Focal Point|Social Worker|Case Worker|Community Worker|Point focal|Punto focal|Ponto focal|Trabajadora social
    |Trabajador social|Assistente social|Assistante sociale|Reitora
    |Promotor|Promotora|Diretor-Geral|Diretora-Geral|Porta-voz|Tesoureiro|Tesoureira
    |Vétérinaire|Épidémiologiste|Cuisinier|Cuisinière|Enseignant|Enseignante|Instituteur|Institutrice|Rédacteur|Rédactrice
    |Journaliste|Éditeur|Éditrice|Titulaire|Dirigeant|Dirigeante|Gestionnaire|Auditeur|Auditrice|Contrôleur|Contrôleuse
    |Intendant|Intendante|Préfet|Préfète|Sous-préfet|Procureur|Procureure|Magistrat|Magistrate|Greffier|Greffière|Notaire
    |Infirmier|Infirmière|Sage-femme|Pharmacien|Pharmacienne|Ingénieur|Ingénieure|Agronome|Géographe|Historien|Historienne
    |Anthropologue|Politologue|Psychologue|Linguiste|Biologiste|Hydrologue|Climatologue|Urbaniste|Architecte|Traductrice
    |Bibliothécaire|Archiviste|Éducateur|Éducatrice|Formateur|Formatrice|Étudiant|Étudiante|Doctorant|Doctorante
    |Maître de conférences|Maîtresse de conférences|Chancelier|Conservateur|Conservatrice|Éleveur|Éleveuse|Agriculteur
    |Agricultrice|Artisan|Artisane|Entrepreneuse|Militant|Militante|Évêque|Curé|Aumônier|Adjoint|Adjointe|Analyste
    |Syndicaliste|Avocat-conseil|Avocate-conseil|Haut-commissaire|Haute-commissaire|Envoyé|Envoyée|Échevin|Échevine
    |Bourgmestre|Consultante|Géologue|Océanographe|Météorologue|Hydrogéologue|Pédiatre|Gynécologue|Directeur général
    |Periodista|Redactor|Redactora|Editora|Reportero|Reportera|Corresponsal|Dirigente|Dirigenta|Lideresa|Líder|Vocero|Vocera
    |Activista|Capellán|Párroco|Obispo|Misionero|Misionera|Intendente|Intendenta|Registrador|Registradora|Notaria|Notario
    |Fiscal|Fiscala|Contralor|Contralora|Auditora|Consultor|Consultora|Perito|Perita|Analista|Actuario|Agrónomo|Agrónoma
    |Biólogo|Bióloga|Geógrafo|Geógrafa|Geólogo|Geóloga|Antropólogo|Antropóloga|Psicólogo|Psicóloga|Epidemiólogo
    |Epidemióloga|Médico|Médica|Enfermero|Enfermera|Partera|Matrona|Obstetra|Farmacéutico|Farmacéutica|Veterinario
    |Veterinaria|Ingeniero|Ingeniera|Arquitecto|Arquitecta|Urbanista|Maestro|Maestra|Becario|Becaria|Estudiante|Doctorando
    |Doctoranda|Científico|Científica|Bibliotecario|Bibliotecaria|Archivero|Archivera|Curador|Curadora|Comisario|Prefecto
    |Prefecta|Edil|Edila|Regidor|Regidora|Síndico|Síndica|Asambleísta|Legislador|Legisladora|Parlamentario|Parlamentaria
    |Congresista|Cónsul|Agregado|Agregada|Encargado|Encargada|Funcionario|Funcionaria|Subjefe|Subjefa|Vicerrector
    |Vicerrectora|Administrador|Administradora|Empresario|Empresaria|Emprendedor|Emprendedora|Agricultor|Agricultora
    |Campesino|Campesina|Ganadero|Ganadera|Artesano|Artesana|Sindicalista|Lingüista|Historiador|Historiadora|Inspectora
    |Supervisora|Apoderado|Apoderada|Socio|Socia|Cofundador|Cofundadora|Copresidente|Copresidenta|Jefe de Misión
    |Director General|Directora General|Ejecutivo|Ejecutiva|Jurista|Hidrólogo|Hidróloga|Pediatra
    |Jornalista|Redator|Redatora|Liderança|Ativista|Engenheiro|Engenheira|Enfermeiro|Enfermeira|Agrônomo|Agrônoma
    |Bolsista|Estudante|Doutorando|Doutoranda|Advogado|Advogada|Juiz|Juíza|Desembargador|Desembargadora|Governador
    |Governadora|Subsecretário|Subsecretária|Secretário-executivo|Secretária-executiva|Ouvidor|Ouvidora|Controlador
    |Controladora|Bispo|Produtor|Produtora|Empresário|Empresária|Encarregado|Encarregada|Responsável|Membro|Assistente
    |Presidenta-executiva|Cacique|Parteira|Técnico-administrativo|Vice-reitor|Vice-reitora|Vice-prefeito|Vice-prefeita
    |Officier|Officière|Commandant|Comandante|Comunicador|Comunicadora|Meteorólogo|Meteoróloga|Oceanógrafo|Oceanógrafa
    |Académico|Académica|Vicealcalde|Vicealcaldesa|Teniente de alcalde|Sacerdote|Pastora|Abadesa|Rabino|Locutor|Locutora
    |Documentalista|Guardaparques|Brigadista|Alfarero|Alfarera|Pescador|Pescadora|Pêcheur|Pêcheuse|Mareyeur|Mareyeuse
    |Transformatrice|Maraîcher|Maraîchère|Costureira|Quebradeira|Ceramista|Arqueólogo|Arqueóloga|Jardinero|Guía
    |Sapeur-pompier|Sapeuse-pompière|Gendarme|Cheffe de projet|Meteorologista|Diretor-executivo|Diretora-executiva"""
)
# Words that complete an office: «Social Protection Specialist», «Ministre d'État».
BODY_WORDS = words(
    """Ministry|Institute|Institution|Bank|Fund|Agency|Authority|Board|Council|Commission|Committee|Union|Federation
    |Confederation|Association|Alliance|Forum|Foundation|Trust|Group|Company|Corporation|Ltd|Inc|GmbH|Embassy|Mission
    |Government|Organization|Organisation|Network|Centre|Center|College|School|Academy|Society|Secretariat|Parliament
    |Assembly|Senate|Court|Congress|League|Chamber|Cooperative|Administration|Facility|Nations|Observatory|Laboratory
    |Hospital|Municipality|University|Consortium|Coalition|Collective|Movement|Syndicate|Press|Holdings|Holding|Bureau
    |Partners|Services|Office|Service|Scheme|Oficina|Escritório|Gabinete|Cabinet|Treasury|Consulate|Delegation
        |Tribunal|Community|Caucus|Guild|Clinic|House
    |Ministère|Institut|Banque|Fonds|Agence|Autorité|Conseil|Comité|Syndicat|Fédération|Confédération|Fondation|Groupe
    |Société|Compagnie|Ambassade|Gouvernement|Réseau|École|Académie|Secrétariat|Parlement|Assemblée|Sénat|Cour|Congrès
    |Ligue|Chambre|Coopérative|Université|Observatoire|Hôpital|Municipalité|Caisse|Collectif|Mutuelle|Primature
        |Présidence|Barreau|Barreaux|Plateforme|Plataforma
    |Ministerio|Instituto|Banco|Fondo|Agencia|Autoridad|Junta|Consejo|Comisión|Comité|Sindicato|Federación|Confederación
    |Asociación|Alianza|Foro|Fundación|Grupo|Empresa|Compañía|Embajada|Gobierno|Organización|Red|Centro|Escuela
    |Academia|Sociedad|Secretaría|Secretariado|Parlamento|Asamblea|Senado|Corte|Congreso|Cámara|Cooperativa|Universidad
    |Unión|Observatorio|Municipalidad|Caja|Alcaldía|Intendencia|Superintendencia|Presidencia
    |Ministério|Fundo|Agência|Autoridade|Conselho|Comissão|Federação|Confederação|Associação|Aliança|Fórum|Fundação
    |Embaixada|Governo|Organização|Rede|União|Academia|Sociedade|Câmara|Universidade|Observatório|Prefeitura|Caixa
    |Commune|Mairie|Préfecture|Archives|Revue|Radio|Laboratoire|Lycée|Musée|Bibliothèque|Parquet|Commissariat
    |Haut-Commissariat|Mouvement|Régie|Diocèse
    |Ayuntamiento|Diputación|Gobernación|Cabildo|Juzgado|Fiscalía|Defensoría|Procuraduría|Contraloría|Tesorería
    |Registraduría|Viceministerio|Subsecretaría|Vicepresidencia|Poder Judicial|Poder Ejecutivo|Poder Legislativo|Policía
    |Pastoral de|Pastoral del|Pastoral Social|Diócesis|Parroquia|Diario|Periódico|Revista|Colegio|Gremio|Movimiento
    |Corporación|Consorcio|Mancomunidad|Colectivo|Colectiva|Cofradía|Patronato|Clínica|Museo|Archivo|Biblioteca
    |Laboratorio|Resguardo|Notaría|Registro Civil|Provincia|Concejo|Comuna|Hermandad|Consulado
    |Assembleia|Feira|Feria|Mercado|Bomberos|Bombeiros|Barreau|Rádio|Arquivo|Museu|Jornal|Laboratório|Defensoria|Procuradoria|Tesouraria|Ouvidoria|Controladoria|Vice-presidência
    |Presidência|Pastoral da|Pastoral do|Movimento|Coletivo|Consórcio|Santa Casa|Diocese|Paróquia|Secretaria de Estado
    |Secretaria Municipal|Secretaria Estadual|Secretaria Nacional"""
)
UNIT_WORDS = words(
    """Department|Division|Branch|Unit|Section|Directorate|Directorate-General|Team|Desk|Office|Service|Faculty
        |Cluster|Programme
    |Program|Taskforce|Task Force|Working Group|Group|Bureau|Project|Practice|Sector|Hub|Lab|Centre|Center|School
    |Secretariat|Department
    |Département|Direction|Unité|Cellule|Faculté|Équipe|Bureau|Sous-direction|Pôle
    |Departamento|Dirección|Unidad|División|Oficina|Sección|Área|Facultad|Subdirección|Programa|Equipo
    |Direção|Unidade|Divisão|Secção|Seção|Gabinete|Faculdade|Coordenação|Escritório
    |Laboratoire|Chaire|Programme national|Servicio|Centro|Laboratorio|Cátedra|Coordinación|Gerencia|Jefatura
    |Serviço|Laboratório|Núcleo|Gerência|Assessoria|Setor"""
)
STATE_BODIES = words(
    """Government|Embassy|Chargé d'affaires|Chargée d'affaires|Permanent Mission
    |Mission|Consulate|Republic|Kingdom|Ministry|Minister|Vice-Minister
    |Parliament
    |Ambassador|Permanent Representative|Deputy Minister|Viceministro|Viceministra|Vice-ministro|Vice-ministra
    |President|Prime Minister|Delegation|Gouvernement|Ambassade
    |Mission permanente|Ministère|Ministre
    |Ambassadeur|Ambassadrice|Représentant permanent|Représentante permanente|Gobierno|Embajada|Misión Permanente
    |Ministerio|Ministro|Ministra
    |Embajador|Embajadora|Governo|Embaixada|Ministério|Embaixador|Embaixadora|Presidente|Presidenta|Président
        |Présidente"""
)
MINISTERS = {
    "minister": "Ministry",
    "vice-minister": "Ministry",
    "ministre": "Ministère",
    "ministro": "Ministerio",
    "ministra": "Ministerio",
    "viceministro": "Ministerio",
    "viceministra": "Ministerio",
    "vice-ministro": "Ministério",
    "vice-ministra": "Ministério",
}
NOT_IN_NAMES = frozenset(
    word.casefold()
    for word in (
        *JOB_HEADS,
        *BODY_WORDS,
        *UNIT_WORDS,
        *words(
            """The This That These Those A An In On At For From With By To Of And But Or If When While After
            Before During
            It Its He She They We You I Our Their His Her As There Here Some Many Most All Both Each Every Other Another
            Quote Quotes Question Questions Answer Summary Session Side Event Panel Plenary Opening Closing Remarks Day
            January February March April May June July August September October November December Monday Tuesday
            Wednesday Thursday Friday Saturday Sunday Phase Target Goal Goals National International Global Regional
            Social Protection Security Development Sustainable Economic Health Labour Labor Employment Member States
            State Public Private Human Rights World United General Article Table Figure Chapter Annex Note Notes Page
            Finally First Second Third Next Then Also However Moreover Furthermore Thus Three Two Four Five Six
            Ten Participants Speakers
            Several Delegates Delegations One Following Key Main Summary Report Policy Conference Seminar
            Workshop Meeting
            Les Des Une Un Il Elle Ils Elles Nous Vous Ce Cette Ces Pour Dans Sur Avec Après Enfin Ensuite Par
            Selon Leur Depuis Entre Chez Devant Depuis Vers Contre Malgré Dès Parmi Desde Hasta Sobre Ante Bajo Hacia
            Durante Tras Mediante Até Perante Após Sob
            Los Las El Una Unos Por Para Con Según Este Esta Estos En Su Sus Como También Además Finalmente
            O Os As Um Uma Em Na No Ele Ela More Information Contact Contacts Source Sources Download Website
            Through Across Despite Since Until Without Within Among Between Under Over Beyond Although Though Because
            Unless Whereas Not No Yes Just Only Even Still Yet So Such If Where What Why How Who
            Permanent Representation Delegation Email Watch Read See Background Objective Objectives Aim
            Format Organizers Organisers Venue Languages
            Registration Agenda Theme Title Date Place Location Time Audience Our Your My South North East
            West African Asian European American Latin Arab"""
        ),
    )
)

EVENTS = (
    r"(?:sessions?|meetings?|events?|webinars?|panels?|debates?|seminars?|workshops?|séances?|réunions?|webinaires?|ateliers?|tables?\s+rondes?"
    r"|événements?(?:\s+parallèles?)?|débats?|échanges?|rencontres?|journées?|colloques?|discussions?|sesi(?:ón|ones)|evento(?:\s+paralelo)?"
    r"|mesa(?:\s+redonda|-redonda)?|taller|encuentro|seminario(?:\s+web)?|jornadas?|conversatorio|debates?|reuni(?:ón|ones)|webinario"
    r"|acto|sessão|sessões|painel|oficina|encontro|seminário|reunião|conferencia|conferência|conférence|foro|fórum|forum)"
)
SESSION_KINDS = (
    ("side-event", r"side[\s-]events?|événement\s+parallèle|évènement\s+parallèle|evento\s+paralelo"),
    ("press-briefing", r"press\s+(?:briefing|conference)|conférence\s+de\s+presse|conferencia\s+de\s+prensa"
        r"|coletiva\s+de\s+imprensa"),
    ("round-table", r"(?:high-level\s+)?round[\s-]?tables?|table\s+ronde|mesa\s+redonda"),
    ("workshop", r"(?:technical\s+)?workshop|atelier|taller|oficina"),
    ("ceremony", r"(?:(?:opening|closing|signing|award)\s+)?ceremony|cérémonie(?:\s+d'ouverture|\s+de\s+clôture)?"
        r"|ceremonia|cerimônia"),
    ("opening", r"opening(?:\s+(?:session|plenary|segment))?|(?:séance|session)\s+d'ouverture|ouverture"
        r"|(?:sesión\s+de\s+)?apertura|inauguración|(?:sessão\s+de\s+)?abertura"),
    ("closing", r"closing(?:\s+(?:session|plenary|segment))?|(?:séance|session)\s+de\s+clôture|clôture"
        r"|(?:sesión\s+de\s+)?clausura|(?:sessão\s+de\s+)?encerramento"),
    ("plenary", r"(?:\w+\s+)?plenary(?:\s+(?:session|meeting))?|(?:séance|session)\s+plénière|plénière"
        r"|(?:sesión\s+)?plenaria|plenária"),
    ("panel", r"(?:[\w-]+\s+){1,2}panel(?=\s+\d)|(?:high-level\s+|expert\s+)?panel(?:\s+(?:discussion|session))?"
        r"|panel\s+de\s+discussion|panel\s+d'experts|painel"),
    ("other", r"(?:(?:parallel|technical|thematic|breakout|break-out|working|special|poster)\s+)?session|segment"
        r"|stream|track|séance|session\s+(?:technique|parallèle|thématique)|sesión(?:\s+(?:técnica|paralela|temática))?|sessão(?:\s+(?:técnica|paralela|temática))?"),
)  # fmt: skip
_NOTES_OF = (
    r"(?:comptes?[\s-]rendus?|synthèse|résumé|notes?|relevé|memoria|relatoría|resumen|acta|notas|apuntes|informe|síntesis|reseña"
    r"|crónica|resumo|relatório|ata|memória|síntese|extraits)"
)
_OF_WHAT = (
    rf"\s+(?:du|de\s+la|de\s+l'|des|del|de\s+los|de\s+las|de|da|do|das|dos)\s*(?:{EVENTS}|rapporteu(?:r|se|re)|relatora?|secrétariat"
    r"|secretaría|secretariado)"
)
_AND_QUOTES = (
    r"\s+(?:et|y|e)\s+(?:citations|paroles|verbatims?|propos|citas|frases|voces|citações|falas|vozes|declaraciones|déclarations)"
    r"(?:\s+(?:de|des|d'|del|dos|das|choisies|destacadas|escogidas|escolhidas)[^.:]{0,40})?"
)
DOCUMENT_KIND = re.compile(
    r"summary(?:\s+of\s+(?:the\s+)?[\w-]+)?\s*(?:and|&|\+|with)\s+(?!conclu|recomm|next|outlook|way)[\w-]+(?:\s+[\w-]+){0,3}\s*:?|"
    rf"{_NOTES_OF}(?:{_OF_WHAT})?(?:{_AND_QUOTES})?\s*:?|"
    r"(?:quotable|selected|key)\s+quot(?:es|ations)|(?:summary|highlights?)\s*(?:\+|&|and)\s*(?:quotable\s+)?quot(?:es|ations)"
    r"(?:\s+from\s+the\s+[\w-]+(?:\s+event)?)?|(?:what\s+was\s+said\s*[–—:-]\s*)?(?:an?\s+|the\s+|(?:the\s+)?speakers'\s+)?(?:summary|summaries|record|notes|recap|minutes)"
    r"(?:\s+of\s+(?:the\s+)?(?:statements|remarks|proceedings|discussions?|session|event|meeting|debate|interventions))?"
    r"(?:\s*(?:,|and|&)?\s*(?:and|with)\s+(?:selected\s+|key\s+|some\s+|quotable\s+)?(?:quotes|quotations|extracts|excerpts|lines))\s*:?"
    r"|(?:(?:draft|final|provisional|executive)\s+)?(?:summary(?:\s+(?:and|of|&)\s+(?:the\s+)?(?:quotes|quotations|discussions?"
    r"|proceedings|session|event))?|summaries|summary\s+record|meeting\s+(?:summary|notes|report)|quotes|notes|minutes|proceedings"
    r"|(?:session|event)\s+(?:summary|report|notes)|report|highlights|key\s+messages|procès-verbal|acta|ata"
    r"|(?:résumé|synthèse|compte[\s-]rendu|resumen|síntesis|informe|relatoría|resumo|síntese|relatório)"
    r"(?:\s+(?:et|y|e|avec|con|com)\s+(?:[^\W\d_]+\s+)?(?:citations|citas|citações|frases))?)(?:\s*\((?:draft|final)\))?\s*:?",
    re.IGNORECASE,
)
QUOTE_LABEL = re.compile(
    r"(?:(?:key|selected|notable|main|pull|top|featured|best|final|closing|opening|first|second|third|last|another)\s+)?(?:quotable\s+)?"
    r"(?P<word>quotes?|quotations?|q|citations?(?:\s+(?:clés?|retenues?|marquantes?|choisies?))?|cita(?:s|ción|ciones)?(?:\s+(?:clave|textual|textuales))?|citaç(?:ão|ões)"
    r"|(?:la\s+|a\s+)?frases?(?:\s+(?:destacadas?|clave|textual(?:es)?|textua(?:l|is)|citáve(?:l|is)|marcantes?|(?:de|em)\s+destaque|(?:para|a)\s+(?:citar|reter|recordar)))?"
    r"|(?:la\s+)?phrases?\s+(?:à\s+(?:citer|retenir)|clés?|choc|fortes?|marquantes?|retenues?)|à\s+citer|para\s+citar|mot\s+pour\s+mot|textual(?:es|mente)?|textuais"
    r"|pala[bv]ras\s+textua(?:les|is)|entrecomillado|dixit|(?:en|dans)\s+ses\s+(?:propres\s+)?(?:mots|termes)|en\s+sus\s+(?:propias\s+)?palabras"
    r"|nas\s+(?:suas\s+)?(?:próprias\s+)?palavras(?:\s+del[ae])?|(?:propos|paroles?)\s+(?:recueillis?|recueillies?|à\s+citer|rapportée?s?|choisie?s?)|verbatims?"
    r"|in\s+(?:his|her|their)\s+(?:own\s+)?words|zitat)(?:\s+finale?)?"
    r"\s*(?:n[o°º.]*\s*|#\s*)?(?P<number>\d{1,3}|\(\d{1,3}\)|[ivx]{1,4}\b|[a-h](?:\)|(?=\s*[:–—])))?\s*(?P<by>\([^)]{2,80}\)|(?:by|from|de|por|of)\s+[^:–—]{2,80}?)?\s*"
    r"(?P<sign>:|[–—](?=\s)|-(?=\s)|(?(by)$|(?:[.](?=\s)|$|(?=\s*[“«„\"]))))\s*",
    re.IGNORECASE,
)
CLOSING_NOTE = re.compile(  # «The presentations will be posted on the page of the event.»
    r"(?:the|all|an?|le|la|les|l'|el|los|las|o|a|os|as)\s*(?:[^\W\d_]+\s+){0,3}?"
    r"(?:report|record|recordings?|presentations|slides|summary|proceedings|videos?|photographs|papers|minutes|rapport|compte[\s-]rendu"
    r"|enregistrement|actes|présentations|diapositives|supports|informe|relatoría|grabación|presentaciones|memorias|relatório|gravação"
    r"|apresentações)\b[^.!?]*?\s(?:will\s+be|are|is|can\s+be|may\s+be|sera|seront|est|sont|será|serán|está|están|estará|estarán|se|pueden|podrán"
    r"|serão|estão)\s+(?:[^\W\d_]+\s+){0,2}?(?:published|posted|available|found|circulated|shared|uploaded|online|publiée?s?|disponibles?|mise?s?\s+en\s+ligne"
    r"|diffusée?s?|consultables?|publicad[ao]s?|publicarán?|encuentran?|disponíve(?:l|is)|consultar(?:se)?|enviad[ao]s?|difundirán?)\b[^!?]{0,160}",
    re.IGNORECASE,
)
DISCUSSION_HEADING = re.compile(
    r"(?:(?:[IVX]{1,5}|\d{1,2}|[A-H])[.)]\s+)?(?:action\s+(?:points|items)|any\s+other\s+business|(?:press|media)\s+contact"
    r"|about\s+the\s+\w+|in\s+the\s+corridors|what(?:'s|\s+is)\s+next|open\s+floor|(?:questions?|comments?|voices)\s+from\s+the\s+\w+|from\s+the\s+(?:floor|audience|chat|room|public)|reactions?|responses?"
    r"|clos(?:e|ing)|opening|wrap[\s-]?up|final\s+(?:remarks|words)|more\s+information|further\s+(?:reading|information)|contacts?"
    r"|statements?|interventions?|presentations?|speeches|(?:opening|closing|welcome|introductory|concluding)\s+(?:remarks|statements?)"
    r"|remarks|exposés?|ponencias|intervenciones|presentaciones|apresentações|intervenções"
    r"|(?:open\s+|general\s+|plenary\s+|interactive\s+|ensuing\s+)?(?:discussions?|debate|q\s*&\s*a(?:\s+session)?|q\s+and\s+a"
    r"|questions?\s+(?:and|&)\s+answers?|question-and-answer(?:\s+session)?|questions(?:\s+from\s+the\s+(?:floor|audience))?"
    r"|exchange\s+of\s+views|discussion\s+générale|débat(?:s)?|questions\s+et\s+réponses|échanges?|preguntas(?:\s+y\s+respuestas)?"
    r"|debate\s+general|discusión|intercambio|perguntas(?:\s+e\s+respostas)?|discussão"
    r"|conclusions?|recommendations?|next\s+steps|way\s+forward|outcomes?|key\s+(?:messages|points|takeaways)|takeaways|follow-up|annex(?:\s+\w+)?"
    r"|recommandations|prochaines\s+étapes|conclusiones|recomendaciones|próximos\s+pasos|conclusões|background|contexte|antecedentes))\s*:?",
    re.IGNORECASE,
)
ABOUT_SESSION = re.compile(  # a paragraph that says something of the session itself, not what somebody said
    r"(?:(?:In|During)\s+the\s+(?:(?:ensuing|subsequent|following|open|general|plenary|lively|interactive|final)\s+)*"
    r"(?:discussions?|debates?|exchanges?(?:\s+of\s+views)?|Q\s*&\s*A|question-and-answer)\b"
    r"|The\s+(?:meeting|session|seminar|workshop|event|panel|webinar)\s+(?:rose|was\s+adjourned|adjourned|ended|closed|was\s+closed)\b"
    r"|The\s+next\s+(?:seminar|webinar|meeting|session|call|workshop|event)\s+(?:will|is|takes)\b"
    r"|(?:Participants|Delegates|Delegations)\s+(?:also\s+)?(?:discussed|exchanged|debated|raised|agreed|adopted)\b"
    r"|The\s+(?:minutes|agenda)\b[^.]{0,60}?\s(?:was|were)\s+(?:approved|adopted|noted)|Decisions?\s*:|No\s+(?:conclusions|decisions?)\b"
    r"|What(?:'s|\s+is)\s+next\b|There\s+being\s+no\s+(?:further|other)|It\s+was\s+agreed\b|This\s+issue\s+was\b"
    r"|(?:For\s+)?(?:more|further)\s+information\b|The\s+recordings?\s+(?:\(|of|is|are|and|can|will)|Also\s+in\s+this\s+issue\b"
    r"|Th(?:is|e)\s+(?:note|report|summary|transcript|write-up|document)\s+(?:was|has\s+been|is)\s+"
    r"(?:prepared|compiled|drafted|written|edited|lightly|not\b)"
    r"|The\s+[^.,;:]{3,80}?\s+will\s+(?:be\s+(?:annexed|circulated|posted|published|made\s+available|distributed|uploaded|shared)|circulate)\b"
    r"|(?:press\s+|media\s+)?contacts?\s*:\s|Not\s+present\b|Apologies\s+(?:were|from|for)|(?:The\s+)?(?:representatives|delegations)\s+of\s+[^,.]{2,60}\s+and\s+[A-Z]"
    r"|Dans\s+la\s+discussion\s+qui\s+(?:a\s+)?suivi|Au\s+cours\s+(?:de\s+la\s+discussion|du\s+débat|des\s+échanges)"
    r"|La\s+séance\s+(?:a\s+été|est)\s+levée|La\s+prochaine\s+(?:séance|réunion)|En\s+el\s+(?:debate|diálogo|intercambio)\b"
    r"|Durante\s+(?:el\s+debate|la\s+discusión|o\s+debate|a\s+discussão)|Se\s+levantó\s+la\s+sesión|La\s+próxima\s+(?:sesión|reunión))",
    re.IGNORECASE,
)
FROM_THE_FLOOR = re.compile(r"\b(?:floor|audience|public|salle|chat|público|sala|plateia)\b", re.IGNORECASE)
