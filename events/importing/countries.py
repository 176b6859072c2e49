"""List the names of countries and territories, by ISO code, in English, French, Spanish and Portuguese.

The first name of each is the English one in common use or, for Lao PDR and Viet Nam, the spelling of the UN. A line
that starts with a bar goes on with the names of the line above. Names are those of Unicode CLDR, with the UN's long
forms, usual abbreviations and former names added.
"""

COUNTRY_NAMES = """\
AD Andorra|Andorre
AE United Arab Emirates|Émirats arabes unis|Emiratos Árabes Unidos|Emirados Árabes Unidos|UAE
AF Afghanistan|Afganistán|Afeganistão
AG Antigua and Barbuda|Antigua-et-Barbuda|Antigua y Barbuda|Antígua e Barbuda
AI Anguilla|Anguila
AL Albania|Albanie|Albânia
AM Armenia|Arménie|Armênia
AO Angola
AR Argentina|República Argentina|Argentine Republic|Argentine
AS American Samoa|Samoa américaines|Samoa Americana
AT Austria|Autriche|Áustria
AU Australia|Australie|Austrália
AW Aruba
AX Åland Islands|Îles Åland|Islas Aland|Ilhas Aland
AZ Azerbaijan|Azerbaïdjan|Azerbaiyán|Azerbaijão
BA Bosnia and Herzegovina|Bosnie-Herzégovine|Bosnia y Herzegovina|Bósnia e Herzegovina
BB Barbados|Barbade
BD Bangladesh|Bangladés
BE Belgium|Belgique|Bélgica
BF Burkina Faso|Burquina Faso
BG Bulgaria|Bulgarie|Bulgária
BH Bahrain|Bahreïn|Baréin|Barein
BI Burundi
BJ Benin|Bénin|Benín
BL St. Barthélemy|Saint Barthélemy|Saint-Barthélemy|San Bartolomé|São Bartolomeu
BM Bermuda|Bermudes|Bermudas
BN Brunei|Brunéi|Brunei Darussalam
BO Bolivia|Bolivie|Bolívia|Plurinational State of Bolivia|État plurinational de Bolivie
   |Estado Plurinacional de Bolivia
BQ Caribbean Netherlands|Pays-Bas caribéens|Caribe neerlandés|Países Baixos Caribenhos
BR Brazil|Brésil|Brasil
BS Bahamas|The Bahamas
BT Bhutan|Bhoutan|Bután|Butão
BW Botswana|Botsuana
BY Belarus|Biélorussie|Bielorrusia|Bielorrússia|Bélarus|Belarús
BZ Belize|Belice
CA Canada|Canadá
CD Congo-Kinshasa|República Democrática del Congo|Democratic Republic of the Congo|DR Congo|DRC
   |République démocratique du Congo|RDC|República Democrática do Congo|RD Congo|R.D. Congo
CF Central African Republic|République centrafricaine|República Centroafricana|República Centro-Africana
   |Centrafrique|RCA
CG Congo-Brazzaville|Congo|República do Congo|Republic of the Congo|République du Congo|República del Congo
CH Switzerland|Suisse|Suiza|Suíça
CI Côte d'Ivoire|Costa do Marfim|Ivory Coast|Costa de Marfil|Côte d’Ivoire
CK Cook Islands|Îles Cook|Islas Cook|Ilhas Cook
CL Chile|Chili
CM Cameroon|Cameroun|Camerún|Camarões
CN China|Chine|People's Republic of China|République populaire de Chine|República Popular China
CO Colombia|Colombie|Colômbia
CR Costa Rica
CU Cuba
CV Cape Verde|Cap-Vert|Cabo Verde
CW Curaçao|Curazao
CY Cyprus|Chypre|Chipre
CZ Czechia|Tchéquie|Chequia|Tchéquia|Czech Republic|République tchèque|República Checa|República Tcheca
DE Germany|Allemagne|Alemania|Alemanha
DJ Djibouti|Yibuti|Djibuti
DK Denmark|Danemark|Dinamarca
DM Dominica
DO Dominican Republic|République dominicaine|República Dominicana|Rép. dominicaine
DZ Algeria|République algérienne démocratique et populaire|Algérie|Argelia|Argélia
EC Ecuador|Équateur|Equador
EE Estonia|Estonie|Estônia
EG Egypt|Arab Republic of Egypt|République arabe d'Égypte|Égypte|Egipto|Egito
EH Western Sahara|Sahara occidental|Sáhara Occidental|Saara Ocidental
ER Eritrea|Érythrée|Eritreia
ES Spain|Espagne|España|Espanha
ET Ethiopia|Éthiopie|Etiopía|Etiópia
FI Finland|Finlande|Finlandia|Finlândia
FJ Fiji|Fidji|Fiyi
FK Falkland Islands|Îles Malouines|Islas Malvinas|Ilhas Malvinas
FM Micronesia|Micronésie|Micronésia|Federated States of Micronesia
FO Faroe Islands|Îles Féroé|Islas Feroe|Ilhas Faroé
FR France|French Republic|République française|Francia|França
GA Gabon|République gabonaise|Gabón|Gabão
GB United Kingdom|Royaume-Uni|Reino Unido|UK|U.K.|Great Britain|Grande-Bretagne|Gran Bretaña|Grã-Bretanha|England
   |Scotland|Wales|Northern Ireland|United Kingdom of Great Britain and Northern Ireland
GD Grenada|Grenade
GE Georgia|Géorgie|Geórgia
GF French Guiana|Guyane française|Guayana Francesa|Guiana Francesa
GG Guernsey|Guernesey
GH Ghana|Gana
GI Gibraltar
GL Greenland|Groenland|Groenlandia|Groenlândia
GM Gambia|Gambie|Gâmbia|The Gambia
GN Guinea|Guinée|Guiné
GP Guadeloupe|Guadalupe
GQ Equatorial Guinea|Guinée équatoriale|Guinea Ecuatorial|Guiné Equatorial
GR Greece|Grèce|Grecia|Grécia
GT Guatemala
GU Guam
GW Guinea-Bissau|Guinée-Bissau|Guinea-Bisáu|Guiné-Bissau
GY Guyana|Guiana
HK Hong Kong
HN Honduras
HR Croatia|Croatie|Croacia|Croácia
HT Haiti|Haïti|Haití
HU Hungary|Hongrie|Hungría|Hungria
ID Indonesia|Indonésie|Indonésia
IE Ireland|Irlande|Irlanda|Republic of Ireland
IL Israel|Israël
IM Isle of Man|Île de Man|Isla de Man|Ilha de Man
IN India|Inde|Índia
IQ Iraq|Irak|Iraque
IR Iran|Irán|Irã|Islamic Republic of Iran
IS Iceland|Islande|Islandia|Islândia
IT Italy|Italie|Italia|Itália
JE Jersey
JM Jamaica|Jamaïque
JO Jordan|Jordanie|Jordania|Jordânia
JP Japan|Japon|Japón|Japão
KE Kenya|Kenia|Quênia|Quénia
KG Kyrgyzstan|Kirghizstan|Kirguistán|Quirguistão|Kyrgyz Republic|Kirghizistan|Kirguizistán|Quirguízia
KH Cambodia|Cambodge|Camboya|Camboja|Kingdom of Cambodia
KI Kiribati|Quiribati
KM Comoros|Comores|Comoras
KN St. Kitts and Nevis|Saint-Christophe-et-Niévès|San Cristóbal y Nieves|São Cristóvão e Névis|Saint Kitts and Nevis
KP North Korea|Corée du Nord|Corea del Norte|Coreia do Norte|Democratic People's Republic of Korea|DPRK|DPR Korea
KR South Korea|Corée du Sud|Corea del Sur|Coreia do Sul|Republic of Korea|ROK|République de Corée|República de Corea
   |República da Coreia
KW Kuwait|Koweït
KY Cayman Islands|Îles Caïmans|Islas Caimán|Ilhas Cayman
KZ Kazakhstan|Kazajistán|Cazaquistão|Kazakstan
LA Lao PDR|Laos|Lao People's Democratic Republic|Lao P.D.R.|Lao|RDP lao|République démocratique populaire lao
   |República Democrática Popular Lao|RDP Lao
LB Lebanon|République libanaise|Liban|Líbano
LC St. Lucia|Saint Lucia|Sainte-Lucie|Santa Lucía|Santa Lúcia
LI Liechtenstein
LK Sri Lanka
LR Liberia|Libéria
LS Lesotho|Lesoto
LT Lithuania|Lituanie|Lituania|Lituânia
LU Luxembourg|Luxemburgo|Grand Duchy of Luxembourg|Grand-Duché de Luxembourg
LV Latvia|Lettonie|Letonia|Letônia
LY Libya|Libye|Libia|Líbia
MA Morocco|Maroc|Marruecos|Marrocos
MC Monaco|Mónaco|Mônaco
MD Moldova|Moldavie|Moldavia|Moldávia|Republic of Moldova|République de Moldova|República de Moldova
ME Montenegro|Monténégro
MF São Martinho
MG Madagascar
MH Marshall Islands|Îles Marshall|Islas Marshall|Ilhas Marshall
MK North Macedonia|Macédoine du Nord|Macedonia del Norte|Macedônia do Norte|The former Yugoslav Republic of Macedonia
ML Mali
MM Myanmar|Burma|Birmanie|Birmania
MN Mongolia|Mongolie|Mongólia
MO Macao|Macau
MP Northern Mariana Islands|Îles Mariannes du Nord|Islas Marianas del Norte|Ilhas Marianas do Norte
MQ Martinique|Martinica
MR Mauritania|Mauritanie|Mauritânia
MS Montserrat
MT Malta|Malte
MU Mauritius|Mauricio|Maurício|Maurice|Île Maurice
MV Maldives|Maldivas
MW Malawi|Malaui
MX Mexico|Estados Unidos Mexicanos|Mexique|México
MY Malaysia|Malaisie|Malasia|Malásia
MZ Mozambique|Moçambique
NA Namibia|Namibie|Namíbia
NC New Caledonia|Nouvelle-Calédonie|Nueva Caledonia|Nova Caledônia
NE Niger|Níger
NG Nigeria|Nigéria
NI Nicaragua|Nicarágua
NL Netherlands|Pays-Bas|Países Bajos|Países Baixos|The Netherlands|Kingdom of the Netherlands|Holland|Hollande|Holanda
NO Norway|Norvège|Noruega
NP Nepal|Népal
NR Nauru
NU Niue
NZ New Zealand|Nouvelle-Zélande|Nueva Zelanda|Nova Zelândia
OM Oman|Omán|Omã
PA Panama|Panamá
PE Peru|Pérou|Perú
PF French Polynesia|Polynésie française|Polinesia Francesa|Polinésia Francesa
PG Papua New Guinea|Papouasie-Nouvelle-Guinée|Papúa Nueva Guinea|Papua-Nova Guiné
PH Philippines|Filipinas
PK Pakistan|Pakistán|Paquistão
PL Poland|Pologne|Polonia|Polônia
PM St. Pierre and Miquelon|Saint-Pierre-et-Miquelon|San Pedro y Miquelón|São Pedro e Miquelão
PN Pitcairn Islands|Îles Pitcairn|Islas Pitcairn|Ilhas Pitcairn
PR Puerto Rico|Porto Rico
PS Palestinian Territories|Territoires palestiniens|Territorios Palestinos|Territórios palestinos|State of Palestine
   |Palestine|État de Palestine|Palestina|Estado de Palestina
PT Portugal|República Portuguesa
PW Palau|Palaos
PY Paraguay|Paraguai
QA Qatar|Catar
RE Réunion|La Réunion
RO Romania|Roumanie|Rumanía|Romênia
RS Serbia|Serbie|Sérvia
RU Russia|Russie|Rusia|Rússia|Russian Federation|Fédération de Russie|Federación de Rusia|Federación Rusa
   |Federação Russa
RW Rwanda|Ruanda
SA Saudi Arabia|Arabie saoudite|Arabia Saudí|Arábia Saudita|Kingdom of Saudi Arabia|KSA
SB Solomon Islands|Îles Salomon|Islas Salomón|Ilhas Salomão
SC Seychelles|Seicheles
SD Sudan|Soudan|Sudán|Sudão|The Sudan
SE Sweden|Suède|Suecia|Suécia
SG Singapore|Singapour|Singapur|Singapura
SH St. Helena|Saint Helena|Sainte-Hélène
SI Slovenia|Slovénie|Eslovenia|Eslovênia
SK Slovakia|Slovaquie|Eslovaquia|Eslováquia
SL Sierra Leone|Sierra Leona|Serra Leoa
SM San Marino|Saint-Marin
SN Senegal|Sénégal
SO Somalia|Somalie|Somália
SR Suriname|Surinam
SS South Sudan|Soudan du Sud|Sudán del Sur|Sudão do Sul
ST São Tomé and Príncipe|Sao Tomé-et-Principe|Santo Tomé y Príncipe|São Tomé e Príncipe|Sao Tome and Principe
SV El Salvador
SX Sint Maarten
SY Syria|Syrie|Siria|Síria|Syrian Arab Republic|République arabe syrienne|República Árabe Siria
SZ Eswatini|Esuatini|Essuatíni|Swaziland|Suazilandia
TC Turks and Caicos Islands|Îles Turques-et-Caïques|Islas Turcas y Caicos|Ilhas Turcas e Caicos
TD Chad|Tchad|Chade
TG Togo|République togolaise
TH Thailand|Thaïlande|Tailandia|Tailândia
TJ Tajikistan|Tadjikistan|Tayikistán|Tadjiquistão|Tajiquistão
TK Tokelau
TL Timor-Leste|Timor oriental|East Timor
TM Turkmenistan|Turkménistan|Turkmenistán|Turcomenistão
TN Tunisia|Tunisian Republic|République tunisienne|Tunisie|Túnez|Tunísia
TO Tonga
TR Türkiye|Turquie|Turquía|Turquia|Turkey|Turkiye
TT Trinidad and Tobago|Trinité-et-Tobago|Trinidad y Tobago|Trinidad e Tobago
TV Tuvalu
TW Taiwan|Taïwan|Taiwán
TZ Tanzania|Tanzanie|Tanzânia|United Republic of Tanzania|République-Unie de Tanzanie|República Unida de Tanzanía
   |República Unida de Tanzania
UA Ukraine|Ucrania|Ucrânia
UG Uganda|Ouganda
US United States|États-Unis|Estados Unidos|USA|U.S.A.|U.S.|US|United States of America|États-Unis d'Amérique
   |Estados Unidos de América|EE. UU.|EE.UU.|EUA
UY Uruguay|Uruguai
UZ Uzbekistan|Ouzbékistan|Uzbekistán|Uzbequistão
VA Vatican City|État de la Cité du Vatican|Ciudad del Vaticano|Cidade do Vaticano|Holy See|Saint-Siège|Santa Sede
   |Santa Sé
VC St. Vincent and Grenadines|Saint-Vincent-et-les Grenadines|San Vicente y las Granadinas|São Vicente e Granadinas
   |Saint Vincent and the Grenadines
VE Venezuela|Bolivarian Republic of Venezuela|République bolivarienne du Venezuela|República Bolivariana de Venezuela
VG British Virgin Islands|Îles Vierges britanniques|Islas Vírgenes Británicas|Ilhas Virgens Britânicas
VI U.S. Virgin Islands|Îles Vierges des États-Unis|Islas Vírgenes de EE. UU.|Ilhas Virgens Americanas
VN Viet Nam|Vietnam|Viêt Nam|Vietnã|Socialist Republic of Viet Nam
VU Vanuatu
WF Wallis and Futuna|Wallis-et-Futuna|Wallis y Futuna|Wallis e Futuna
WS Samoa
YE Yemen|Yémen|Iêmen
YT Mayotte
ZA South Africa|Afrique du Sud|Sudáfrica|África do Sul
ZM Zambia|Zambie|Zâmbia
ZW Zimbabwe|Zimbabue|Zimbábue|Zimbabué
"""
