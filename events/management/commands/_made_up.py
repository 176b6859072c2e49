# ruff: noqa: E501 sentences are not broken
"""Made-up people, bodies and words in several scripts, for records that look like real ones. Pure: no models.

Given a `random.Random`, each function gives the same every time.
"""

LANGUAGE_OF_SCRIPT = {
    "latin": "en", "french": "fr", "spanish": "es", "lao": "lo", "thai": "th", "chinese": "zh-Hans",
    "arabic": "ar", "cyrillic": "ru", "khmer": "km",
}  # fmt: skip

GIVEN = {
    "latin": "Amina Joseph Maria Daniel Ifeoma Søren Grace Tomáš Łucja João Nguyễn Siti Budi Ana Peter Ewa Kwame Leila "
    "Ingrid Mehmet Aroha Zoltán Anahí Chidi Fatou Ólafur Thuy Ratna Esther Nomsa Pēteris Đặng Agnieszka Björk",
    "french": "Éloïse Jérôme Aïcha François Benoît Solène Maëlle Noël Hélène Anaïs Cédric Océane",
    "spanish": "Íñigo María Begoña José Lucía Andrés Sofía Óscar Inés Ramón Guadalupe Joaquín",
    "lao": "ສົມພອນ ບຸນມີ ຄຳແພງ ສຸກສະຫວັນ ວັນນາ ມະນີວັນ ທອງລຸນ ພອນສະຫວັນ",
    "thai": "สมชาย สุดา ประเสริฐ วรรณา กมลวรรณ ธีรพงษ์ นภา พิมพ์ใจ",
    "chinese": "伟 芳 娜 秀英 敏 静 丽 强 磊 军 洋 勇 艳 杰 娟 涛 明 超 秀兰 霞",
    "arabic": "محمد فاطمة أحمد عائشة خالد مريم يوسف ليلى عمر نور حسن زينب",
    "cyrillic": "Анна Дмитрий Ольга Сергей Наталья Андрей Ирина Олександр Марія Бојан Жанар Нурлан",
    "khmer": "សុខា ចាន់ធូ វិចិត្រ សុភាព បុប្ផា រតនា",
}
FAMILY = {
    "latin": "Okafor Lindqvist Müller Novák Wójcik Tran Rahman Silva Mensah Haddad O’Brien Yılmaz Hakopian Santos Nkosi "
    "Suzuki Kim Phiri Petersen Bērziņš Kovács Guðmundsdóttir Tuimaleali’ifano Al-Rashid Smith-Okonkwo Ali Moreau Boateng",
    "french": "Dupré Lefèvre Traoré Gagné Rousseau Diallo N’Diaye Béchet Ouédraogo Châtelain",
    "spanish": "Núñez García Peña Muñoz Ibáñez Castillo Ordóñez Quiñones Velázquez Ayala",
    "lao": "ພົມວິຫານ ສີສຸລິດ ວົງພະຈັນ ແກ້ວມະນີ ພັນທະວົງ ສຸວັນນະລາດ",
    "thai": "ศรีสุวรรณ วงศ์ใหญ่ เจริญสุข รัตนโกสินทร์ ทองดี",
    "chinese": "王 李 张 刘 陈 杨 赵 黄 周 吴 徐 孙 胡 朱 高 林",
    "arabic": "الخطيب المنصوري بن علي حداد العلوي الشريف الزهراني قاسم",
    "cyrillic": "Иванова Шевченко Кузнецов Петров Абдрахманова Ковальчук Стојановић Орлов",
    "khmer": "ហ៊ុន សេង ឈួន លឹម កែវ",
}
PLAIN_WEIGHTS = {
    "latin": 60, "french": 8, "spanish": 8, "lao": 5, "thai": 3, "chinese": 6, "arabic": 5, "cyrillic": 4, "khmer": 1,
}  # fmt: skip
LONG_NAMES = (
    "Maria Antónia do Espírito Santo e Sousa de Albuquerque Cavalcanti de Vasconcelos Pereira da Cunha Menezes de Bragança",
    "Andriantsimitoviaminandriandrazaka Rakotomalala Ravelonarivo Razafindrakotohasina Rasoanirina Andriamanantenasoa Soa",
)

CITIES = (
    ("Geneva", "CH", "Europe/Zurich"), ("Vientiane", "LA", "Asia/Vientiane"), ("Beijing", "CN", "Asia/Shanghai"),
    ("Nairobi", "KE", "Africa/Nairobi"), ("Lima", "PE", "America/Lima"), ("Amman", "JO", "Asia/Amman"),
    ("Bangkok", "TH", "Asia/Bangkok"), ("Dakar", "SN", "Africa/Dakar"), ("Turin", "IT", "Europe/Rome"),
    ("Astana", "KZ", "Asia/Almaty"), ("Suva", "FJ", "Pacific/Fiji"), ("Montevideo", "UY", "America/Montevideo"),
    ("Phnom Penh", "KH", "Asia/Phnom_Penh"), ("Pretoria", "ZA", "Africa/Johannesburg"), ("Oslo", "NO", "Europe/Oslo"),
)  # fmt: skip

TOPICS = (
    "social protection floors", "pensions", "unemployment insurance", "maternity protection", "health coverage",
    "South-South and triangular cooperation", "child benefits", "informal economy", "domestic workers", "migrant workers",
    "minimum wages", "collective bargaining", "social dialogue", "occupational safety and health", "child labour",
    "forced labour", "skills development", "youth employment", "just transition", "gender equality", "care economy",
    "cooperatives", "microfinance", "public works", "cash transfers", "disability inclusion", "HIV and AIDS at work",
    "platform work", "labour inspection", "labour statistics", "fiscal space", "actuarial work", "administration of schemes",
    "rural employment", "indigenous peoples", "supply chains", "tripartism", "labour migration", "wage policy",
    "employment injury", "long-term care", "portability of rights", "food security", "climate change", "digital payments",
    "evaluation", "small enterprises", "seafarers", "garment sector", "public finance",
)  # fmt: skip

SUBJECTS = (
    "Universal social protection", "Decent work in the rural economy", "Extending coverage to informal workers",
    "Financing social protection", "Labour migration in ASEAN", "Skills for a just transition", "The care economy",
    "Social dialogue and tripartism", "Pension reform", "Maternity and child benefits", "Employment injury insurance",
    "Digital payments and social registries", "Young people and first jobs", "Work after the disaster",
    "Measuring coverage", "Small enterprises and formalization", "Domestic work, decent work", "Fair recruitment",
)  # fmt: skip
SUBJECTS_ELSEWHERE = (
    ("lo", "ການຄຸ້ມຄອງທາງສັງຄົມສຳລັບທຸກຄົນ"), ("zh-Hans", "全民社会保护与体面劳动"), ("ar", "الحماية الاجتماعية للجميع والعمل اللائق"),
    ("ru", "Социальная защита для всех и достойный труд"), ("fr", "Protection sociale universelle et travail décent"),
    ("es", "Protección social universal y trabajo decente"), ("th", "การคุ้มครองทางสังคมสำหรับทุกคน"),
)  # fmt: skip
SETTINGS = (
    "High Level Seminar", "Regional Seminar", "Technical Meeting", "Tripartite Meeting", "Expert Meeting",
    "Subregional Seminar", "Conference", "Learning Forum",
)  # fmt: skip
PLACES = (
    "in Asia and the Pacific", "in Africa", "in the Arab States", "in Latin America", "in small island States",
    "in Central Asia", "among neighbours", "after the crisis", "by 2030",
)  # fmt: skip

POSTS = (
    "Director", "Deputy Director", "Minister", "Vice-Minister", "Chief of Section", "Senior Specialist", "Adviser",
    "Secretary-General", "President", "Head of Research", "Programme Manager", "Professor", "Economist", "Actuary",
    "Director for Technical Cooperation", "Chief of the Social Policy, Governance and Standards Branch",
)  # fmt: skip
UNITS = (
    "Social Security Department", "International Cooperation Department", "Legal Affairs", "Bureau of Statistics",
    "Policy and Planning Division", "Research Department", "Labour Inspectorate",
)  # fmt: skip
LONG_UNIT = "Department for the Extension of Social Security to Workers of the Rural and Informal Economy"
GOVERNMENT = ("Ministry of Labour", "Ministry of Social Affairs", "Ministry of Health", "National Social Security Fund")
WORKERS = ("Confederation of Trade Unions", "General Federation of Workers", "Domestic Workers’ Union")
EMPLOYERS = ("Employers’ Confederation", "Chamber of Commerce and Industry", "Federation of Enterprises")
ACADEMIA = ("University of Social Sciences", "Institute for Labour Studies")
CIVIL_SOCIETY = ("Network for Social Justice", "Alliance of Older Persons", "Platform of Migrants")
BUSINESS = ("Textile Works", "Mobile Payments Company", "Mutual Insurance")
UN = (
    ("International Labour Organization", "ILO"), ("United Nations Development Programme", "UNDP"),
    ("World Health Organization", "WHO"), ("United Nations Children’s Fund", "UNICEF"), ("World Bank Group", ""),
    ("Food and Agriculture Organization", "FAO"), ("International Social Security Association", "ISSA"),
)  # fmt: skip

OPENINGS = {
    "en": ("{who} presented the experience of {place}.", "{who} spoke about {topic}.", "{who} thanked the hosts and turned to {topic}.",
           "{who} explained how {place} built its scheme step by step."),
    "fr": ("{who} a présenté l’expérience de son pays en matière de protection sociale.",),
    "es": ("{who} presentó la experiencia de su país en materia de protección social.",),
    "lo": ("{who} ໄດ້ນຳສະເໜີປະສົບການກ່ຽວກັບການຄຸ້ມຄອງທາງສັງຄົມ.",),
    "th": ("{who} นำเสนอประสบการณ์ด้านการคุ้มครองทางสังคม",),
    "zh-Hans": ("{who}介绍了本国社会保护的经验。",),
    "ar": ("عرض {who} تجربة بلاده في مجال الحماية الاجتماعية.",),
    "ru": ("{who} рассказала об опыте своей страны в области социальной защиты.",),
    "km": ("{who} បានបង្ហាញបទពិសោធន៍អំពីកិច្ចគាំពារសង្គម។",),
}  # fmt: skip
SENTENCES = {
    "en": (
        "Coverage rose within a decade, and the poorest fifth of households gained most.",
        "The scheme for {topic} reaches people whom contributions alone would never reach.",
        "Fiscal space can be found where there is the will to look for it.",
        "In {place}, employers and workers sat at one table before the law was drafted.",
        "Registration takes one visit and one form, and benefits are paid by telephone.",
        "What began as a pilot in two districts is now the right of every resident.",
        "Benefits that are too low protect nobody, and promises that are not funded do harm.",
        "Inspection and advice have to go together, above all in small enterprises.",
        "The figures on {topic} are published each year, by sex, age and region.",
        "A floor of protection is an investment, and it returns to the economy.",
        "Neighbours learned from {place} how to share an information system among agencies.",
        "Migrant workers lose their rights at borders unless agreements carry them across.",
        "No country has done it alone, and none has to.",
    ),
    "fr": ("La couverture a progressé en dix ans, surtout parmi les ménages les plus pauvres.",
           "Un socle de protection est un investissement pour toute l’économie."),
    "es": ("La cobertura aumentó en una década, sobre todo entre los hogares más pobres.",
           "Un piso de protección es una inversión para toda la economía."),
    "lo": ("ການຄຸ້ມຄອງໄດ້ເພີ່ມຂຶ້ນພາຍໃນສິບປີ ໂດຍສະເພາະໃນຄົວເຮືອນທຸກຍາກ.", "ການຄຸ້ມຄອງພື້ນຖານແມ່ນການລົງທຶນສຳລັບເສດຖະກິດທັງໝົດ."),
    "th": ("ความครอบคลุมเพิ่มขึ้นภายในสิบปี โดยเฉพาะในครัวเรือนยากจน", "ฐานการคุ้มครองทางสังคมคือการลงทุนเพื่อทุกคน"),
    "zh-Hans": ("十年之内，覆盖面不断扩大，最贫困的家庭受益最多。", "社会保护底线是对整个经济的投资。", "没有一个国家是独自做到的。"),
    "ar": ("ارتفعت نسبة التغطية خلال عقد من الزمن، ولا سيما بين الأسر الأشد فقراً.", "إن أرضية الحماية استثمار يعود على الاقتصاد كله."),
    "ru": ("Охват вырос за десять лет, прежде всего среди беднейших семей.", "Минимальный уровень защиты есть вложение во всю экономику."),
    "km": ("ការគ្របដណ្តប់បានកើនឡើងក្នុងរយៈពេលដប់ឆ្នាំ។", "កម្រិតគាំពារសង្គមគឺជាការវិនិយោគ។"),
}  # fmt: skip
QUOTES = {
    "en": (
        "We want no one in {place} to choose between medicine and bread.",
        "{topic} is not charity. It is a right, and rights are written into budgets.",
        "A country that protects its people early spends less on them late.",
        "We learned more from our neighbours in one week than from reports in one year, and we have come here to give some of that back.",
        "Trust is the first contribution that anybody pays.",
        "If the poorest cannot enrol, the scheme has not begun.",
        "Fiscal space is a decision.",
        "What we built in {place} can be built elsewhere, with other stones and by other hands, as long as workers, employers and "
        "government lay them together and nobody is asked to wait outside until the house is finished.",
    ),
    **{language: sentences for language, sentences in SENTENCES.items() if language != "en"},
}


def script(rng) -> str:
    return rng.choices(list(PLAIN_WEIGHTS), PLAIN_WEIGHTS.values())[0]


def person(rng, number: int) -> tuple[str, str]:
    """Return a name and its script; one name in 300 has about 120 letters."""
    if number % 300 == 7:
        return rng.choice(LONG_NAMES), "latin"
    kind = script(rng)
    given, family = GIVEN[kind].split(), FAMILY[kind].split()
    if kind == "chinese":
        return rng.choice(family) + rng.choice(given), kind
    names = [rng.choice(given), rng.choice(family)]
    if rng.random() < 0.4:
        names.insert(1, rng.choice(given))
    if rng.random() < 0.3:
        names.append(rng.choice(family))
    return " ".join(names), kind


def sentence(rng, language: str, *, of=SENTENCES, **words) -> str:
    made = rng.choice(of.get(language) or of["en"]).format(**words)
    return made[0].upper() + made[1:]


def summary(rng, language: str, **words) -> str:
    """Return the introducing sentence and one to four paragraphs, in one of twelve a list."""
    paragraphs = [sentence(rng, language, of=OPENINGS, **words)]
    for _ in range(rng.choice((1, 1, 2, 2, 3, 4))):
        paragraphs.append(" ".join(sentence(rng, language, **words) for _ in range(rng.randint(1, 3))))
    if rng.random() < 0.08:
        paragraphs.append("\n".join(f"- {sentence(rng, language, **words)}" for _ in range(3)))
    return "\n\n".join(paragraphs)
