"""Name models and fields as they were named by themselves, so that the names can be translated. Nothing moves."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import events.fields


class Migration(migrations.Migration):
    dependencies = [
        ("events", "0010_submission_digest"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AlterModelOptions(
            name="contribution",
            options={
                "ordering": ("session_id", "position", "pk"),
                "verbose_name": "contribution",
                "verbose_name_plural": "contributions",
            },
        ),
        migrations.AlterModelOptions(
            name="country",
            options={"ordering": ("name", "pk"), "verbose_name": "country", "verbose_name_plural": "countries"},
        ),
        migrations.AlterModelOptions(
            name="formerslug",
            options={"verbose_name": "former slug", "verbose_name_plural": "former slugs"},
        ),
        migrations.AlterModelOptions(
            name="organization",
            options={
                "ordering": ("name", "pk"),
                "verbose_name": "organization",
                "verbose_name_plural": "organizations",
            },
        ),
        migrations.AlterModelOptions(
            name="quote",
            options={
                "ordering": ("contribution_id", "position", "pk"),
                "verbose_name": "quote",
                "verbose_name_plural": "quotes",
            },
        ),
        migrations.AlterModelOptions(
            name="revision",
            options={"verbose_name": "revision", "verbose_name_plural": "revisions"},
        ),
        migrations.AlterModelOptions(
            name="sdgtarget",
            options={
                "ordering": ("position", "pk"),
                "verbose_name": "SDG target",
                "verbose_name_plural": "SDG targets",
            },
        ),
        migrations.AlterModelOptions(
            name="seminar",
            options={
                "ordering": ("-start_date", "title", "pk"),
                "permissions": [("publish_seminar", "Can publish and unpublish seminars")],
                "verbose_name": "seminar",
                "verbose_name_plural": "seminars",
            },
        ),
        migrations.AlterModelOptions(
            name="session",
            options={
                "ordering": ("seminar_id", "position", "pk"),
                "permissions": [("publish_session", "Can publish and unpublish sessions")],
                "verbose_name": "session",
                "verbose_name_plural": "sessions",
            },
        ),
        migrations.AlterModelOptions(
            name="source",
            options={"ordering": ("pk",), "verbose_name": "source", "verbose_name_plural": "sources"},
        ),
        migrations.AlterModelOptions(
            name="sourcedocument",
            options={
                "ordering": ("-uploaded_at", "-pk"),
                "verbose_name": "source document",
                "verbose_name_plural": "source documents",
            },
        ),
        migrations.AlterModelOptions(
            name="sourcespan",
            options={
                "ordering": ("document_id", "pk"),
                "verbose_name": "source span",
                "verbose_name_plural": "source spans",
            },
        ),
        migrations.AlterModelOptions(
            name="speaker",
            options={"ordering": ("sort_name", "pk"), "verbose_name": "speaker", "verbose_name_plural": "speakers"},
        ),
        migrations.AlterModelOptions(
            name="submission",
            options={"verbose_name": "submission", "verbose_name_plural": "submissions"},
        ),
        migrations.AlterModelOptions(
            name="topic",
            options={"ordering": ("name", "pk"), "verbose_name": "topic", "verbose_name_plural": "topics"},
        ),
        migrations.AlterField(
            model_name="contribution",
            name="attribution_text",
            field=events.fields.LineField(
                blank=True,
                help_text="The affiliation as printed, without honorific and name.",
                max_length=2000,
                verbose_name="attribution text",
            ),
        ),
        migrations.AlterField(
            model_name="contribution",
            name="group",
            field=models.CharField(
                blank=True,
                choices=[
                    ("government", "Government"),
                    ("employers", "Employers"),
                    ("workers", "Workers"),
                    ("un", "UN and intergovernmental"),
                    ("business", "Business"),
                    ("civil-society", "Civil society"),
                    ("academia", "Academia"),
                    ("other", "Other"),
                ],
                help_text="Left empty, it is that of the organization.",
                max_length=20,
                verbose_name="group",
            ),
        ),
        migrations.AlterField(
            model_name="contribution",
            name="honorific",
            field=events.fields.LineField(
                blank=True, help_text="As printed: Mr, Ms, Dr, H.E. Ms.", max_length=60, verbose_name="honorific"
            ),
        ),
        migrations.AlterField(
            model_name="contribution",
            name="job_title",
            field=events.fields.LineField(
                blank=True,
                help_text="The post at that time, such as Director.",
                max_length=1000,
                verbose_name="job title",
            ),
        ),
        migrations.AlterField(
            model_name="contribution",
            name="language",
            field=events.fields.LanguageField(
                default="en",
                help_text="The language of the summary, such as en or fr.",
                max_length=35,
                verbose_name="language",
            ),
        ),
        migrations.AlterField(
            model_name="contribution",
            name="name",
            field=events.fields.LineField(
                blank=True,
                help_text="The name as printed here. Left empty, it is the speaker's name of today.",
                max_length=1000,
                verbose_name="name",
            ),
        ),
        migrations.AlterField(
            model_name="contribution",
            name="organization",
            field=models.ForeignKey(
                blank=True,
                help_text="The organization under which readers find this contribution.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="contributions",
                to="events.organization",
                verbose_name="organization",
            ),
        ),
        migrations.AlterField(
            model_name="contribution",
            name="organization_name",
            field=events.fields.LineField(
                blank=True,
                help_text="The body at that time, as printed.",
                max_length=1000,
                verbose_name="organization name",
            ),
        ),
        migrations.AlterField(
            model_name="contribution",
            name="position",
            field=models.PositiveIntegerField(
                default=0, help_text="The order of speaking, counted from 1.", verbose_name="position"
            ),
        ),
        migrations.AlterField(
            model_name="contribution",
            name="role",
            field=models.CharField(
                choices=[
                    ("chair", "Chair"),
                    ("moderator", "Moderator"),
                    ("speaker", "Speaker"),
                    ("panellist", "Panellist"),
                    ("discussant", "Discussant"),
                    ("rapporteur", "Rapporteur"),
                    ("audience", "Audience"),
                ],
                default="speaker",
                help_text="The part they had here.",
                max_length=20,
                verbose_name="role",
            ),
        ),
        migrations.AlterField(
            model_name="contribution",
            name="session",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="contributions",
                to="events.session",
                verbose_name="session",
            ),
        ),
        migrations.AlterField(
            model_name="contribution",
            name="speaker",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="contributions",
                to="events.speaker",
                verbose_name="speaker",
            ),
        ),
        migrations.AlterField(
            model_name="contribution",
            name="summary",
            field=events.fields.WordsField(
                blank=True,
                help_text=(
                    "What was said: plain paragraphs with an empty line between them, lists whose lines begin "
                    "with “- ” or “1. ”, headings that begin with “### ”."
                ),
                verbose_name="summary",
            ),
        ),
        migrations.AlterField(
            model_name="contribution",
            name="topics",
            field=models.ManyToManyField(
                blank=True,
                help_text="Topics spoken of.",
                related_name="contributions",
                to="events.topic",
                verbose_name="topics",
            ),
        ),
        migrations.AlterField(
            model_name="contribution",
            name="unit",
            field=events.fields.LineField(
                blank=True, help_text="The department or branch at that time.", max_length=1000, verbose_name="unit"
            ),
        ),
        migrations.AlterField(
            model_name="country",
            name="code",
            field=models.CharField(
                help_text="The two letters of ISO 3166-1, such as LA.", max_length=2, unique=True, verbose_name="code"
            ),
        ),
        migrations.AlterField(
            model_name="country",
            name="name",
            field=events.fields.LineField(
                help_text="The name as lists of the United Nations print it, such as Lao PDR.",
                max_length=1000,
                verbose_name="name",
            ),
        ),
        migrations.AlterField(
            model_name="country",
            name="slug",
            field=events.fields.AddressField(
                blank=True,
                help_text="The part of the address that names it.",
                max_length=120,
                unique=True,
                verbose_name="slug",
            ),
        ),
        migrations.AlterField(
            model_name="organization",
            name="acronym",
            field=events.fields.LineField(
                blank=True, help_text="The short form, such as ILO.", max_length=40, verbose_name="acronym"
            ),
        ),
        migrations.AlterField(
            model_name="organization",
            name="country",
            field=models.ForeignKey(
                blank=True,
                help_text="The country it belongs to. Leave it empty for an international body.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="organizations",
                to="events.country",
                verbose_name="country",
            ),
        ),
        migrations.AlterField(
            model_name="organization",
            name="kind",
            field=models.CharField(
                choices=[
                    ("government", "Government"),
                    ("employers", "Employers"),
                    ("workers", "Workers"),
                    ("un", "UN and intergovernmental"),
                    ("business", "Business"),
                    ("civil-society", "Civil society"),
                    ("academia", "Academia"),
                    ("other", "Other"),
                ],
                default="other",
                help_text="The group in which its people are seated unless a contribution says otherwise.",
                max_length=20,
                verbose_name="kind",
            ),
        ),
        migrations.AlterField(
            model_name="organization",
            name="name",
            field=events.fields.LineField(
                help_text="The full name, such as International Labour Organization.",
                max_length=1000,
                verbose_name="name",
            ),
        ),
        migrations.AlterField(
            model_name="organization",
            name="other_names",
            field=events.fields.WordsField(
                blank=True,
                help_text="Earlier names and names in other languages, one a line.",
                verbose_name="other names",
            ),
        ),
        migrations.AlterField(
            model_name="organization",
            name="parent",
            field=models.ForeignKey(
                blank=True,
                help_text="The body it is a part of, such as the ILO for one of its departments.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="units",
                to="events.organization",
                verbose_name="parent",
            ),
        ),
        migrations.AlterField(
            model_name="organization",
            name="slug",
            field=events.fields.AddressField(
                blank=True,
                help_text="Left empty, it is made from the name.",
                max_length=120,
                unique=True,
                verbose_name="slug",
            ),
        ),
        migrations.AlterField(
            model_name="organization",
            name="website",
            field=models.URLField(blank=True, help_text="The address of its own website.", verbose_name="website"),
        ),
        migrations.AlterField(
            model_name="quote",
            name="contribution",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="quotes",
                to="events.contribution",
                verbose_name="contribution",
            ),
        ),
        migrations.AlterField(
            model_name="quote",
            name="featured",
            field=models.BooleanField(
                default=False, help_text="Whether the home page may show it.", verbose_name="featured"
            ),
        ),
        migrations.AlterField(
            model_name="quote",
            name="language",
            field=events.fields.LanguageField(
                default="en",
                help_text="The language of the words, such as en or fr.",
                max_length=35,
                verbose_name="language",
            ),
        ),
        migrations.AlterField(
            model_name="quote",
            name="position",
            field=models.PositiveIntegerField(
                default=0, help_text="The order among the quotes of this contribution.", verbose_name="position"
            ),
        ),
        migrations.AlterField(
            model_name="quote",
            name="text",
            field=events.fields.WordsField(
                help_text="The exact words, without quotation marks around them.", verbose_name="text"
            ),
        ),
        migrations.AlterField(
            model_name="sdgtarget",
            name="code",
            field=models.CharField(
                help_text="Such as 1 for a goal, 1.3 or 8.b for a target.",
                max_length=5,
                unique=True,
                verbose_name="code",
            ),
        ),
        migrations.AlterField(
            model_name="sdgtarget",
            name="goal",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="targets",
                to="events.sdgtarget",
                verbose_name="goal",
            ),
        ),
        migrations.AlterField(
            model_name="sdgtarget",
            name="label",
            field=events.fields.LineField(
                help_text="A short label of at most 12 words.", max_length=1000, verbose_name="label"
            ),
        ),
        migrations.AlterField(
            model_name="sdgtarget",
            name="position",
            field=models.PositiveIntegerField(
                default=0, help_text="The order in the official list.", verbose_name="position"
            ),
        ),
        migrations.AlterField(
            model_name="sdgtarget",
            name="title",
            field=events.fields.WordsField(blank=True, help_text="The full wording of a goal.", verbose_name="title"),
        ),
        migrations.AlterField(
            model_name="seminar",
            name="city",
            field=events.fields.LineField(
                blank=True,
                help_text="The city, as it is usually written in English.",
                max_length=200,
                verbose_name="city",
            ),
        ),
        migrations.AlterField(
            model_name="seminar",
            name="country",
            field=models.ForeignKey(
                blank=True,
                help_text="Where it was held.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="seminars",
                to="events.country",
                verbose_name="country",
            ),
        ),
        migrations.AlterField(
            model_name="seminar",
            name="end_date",
            field=events.fields.PartialDateField(
                blank=True, help_text="The last day, as far as it is known.", max_length=10, verbose_name="end date"
            ),
        ),
        migrations.AlterField(
            model_name="seminar",
            name="hosts",
            field=events.fields.WordsField(
                blank=True,
                help_text="Who invited to it, one host a line. Leave it empty if unknown.",
                verbose_name="hosts",
            ),
        ),
        migrations.AlterField(
            model_name="seminar",
            name="language",
            field=events.fields.LanguageField(
                default="en",
                help_text="The language of the title and summary, such as en or fr.",
                max_length=35,
                verbose_name="language",
            ),
        ),
        migrations.AlterField(
            model_name="seminar",
            name="short_title",
            field=events.fields.LineField(
                blank=True,
                help_text="A title for menus and lists of links.",
                max_length=200,
                verbose_name="short title",
            ),
        ),
        migrations.AlterField(
            model_name="seminar",
            name="slug",
            field=events.fields.AddressField(
                blank=True,
                help_text="Left empty, it is made from the title.",
                max_length=120,
                unique=True,
                verbose_name="slug",
            ),
        ),
        migrations.AlterField(
            model_name="seminar",
            name="start_date",
            field=events.fields.PartialDateField(
                blank=True,
                help_text="As far as it is known: 2016, 2016-09 or 2016-09-06. Leave it empty if it is not recorded.",
                max_length=10,
                verbose_name="start date",
            ),
        ),
        migrations.AlterField(
            model_name="seminar",
            name="status",
            field=models.CharField(
                choices=[
                    ("draft", "Draft"),
                    ("review", "In review"),
                    ("published", "Published"),
                    ("withdrawn", "Withdrawn"),
                ],
                db_index=True,
                default="draft",
                max_length=10,
                verbose_name="status",
            ),
        ),
        migrations.AlterField(
            model_name="seminar",
            name="summary",
            field=events.fields.WordsField(
                blank=True, help_text="A few plain paragraphs for the seminar's own page.", verbose_name="summary"
            ),
        ),
        migrations.AlterField(
            model_name="seminar",
            name="time_zone",
            field=events.fields.LineField(
                blank=True,
                help_text="The zone of the clocks at the venue, such as Asia/Shanghai.",
                max_length=60,
                verbose_name="time zone",
            ),
        ),
        migrations.AlterField(
            model_name="seminar",
            name="title",
            field=events.fields.LineField(
                help_text="The full title as it is printed.", max_length=1000, verbose_name="title"
            ),
        ),
        migrations.AlterField(
            model_name="seminar",
            name="venue",
            field=events.fields.LineField(
                blank=True, help_text="The building or hall.", max_length=1000, verbose_name="venue"
            ),
        ),
        migrations.AlterField(
            model_name="seminar",
            name="website",
            field=models.URLField(
                blank=True, help_text="The address of the seminar's own website.", verbose_name="website"
            ),
        ),
        migrations.AlterField(
            model_name="session",
            name="end",
            field=events.fields.PartialDateField(
                blank=True,
                help_text="On the clock at the venue, as far as it is known.",
                max_length=16,
                verbose_name="end",
                with_time=True,
            ),
        ),
        migrations.AlterField(
            model_name="session",
            name="introduction",
            field=events.fields.WordsField(
                blank=True, help_text="Text of the session that belongs to no speaker.", verbose_name="introduction"
            ),
        ),
        migrations.AlterField(
            model_name="session",
            name="kind",
            field=models.CharField(
                choices=[
                    ("plenary", "Plenary"),
                    ("side-event", "Side event"),
                    ("panel", "Panel"),
                    ("round-table", "Round table"),
                    ("workshop", "Workshop"),
                    ("press-briefing", "Press briefing"),
                    ("opening", "Opening"),
                    ("closing", "Closing"),
                    ("ceremony", "Ceremony"),
                    ("other", "Session"),
                ],
                default="other",
                help_text="What kind of session it is.",
                max_length=20,
                verbose_name="kind",
            ),
        ),
        migrations.AlterField(
            model_name="session",
            name="language",
            field=events.fields.LanguageField(
                default="en",
                help_text="The language of the title and introduction, such as en or fr.",
                max_length=35,
                verbose_name="language",
            ),
        ),
        migrations.AlterField(
            model_name="session",
            name="place",
            field=events.fields.LineField(
                blank=True,
                help_text="The room or hall. Leave it empty if it is not recorded.",
                max_length=1000,
                verbose_name="place",
            ),
        ),
        migrations.AlterField(
            model_name="session",
            name="position",
            field=models.PositiveIntegerField(
                default=0, help_text="The place in the programme, counted from 1.", verbose_name="position"
            ),
        ),
        migrations.AlterField(
            model_name="session",
            name="seminar",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="sessions",
                to="events.seminar",
                verbose_name="seminar",
            ),
        ),
        migrations.AlterField(
            model_name="session",
            name="slug",
            field=events.fields.AddressField(
                blank=True, help_text="Left empty, it is made from the title.", max_length=120, verbose_name="slug"
            ),
        ),
        migrations.AlterField(
            model_name="session",
            name="start",
            field=events.fields.PartialDateField(
                blank=True,
                help_text="On the clock at the venue, as far as it is known: 2016-09-06 or 2016-09-06T14:30.",
                max_length=16,
                verbose_name="start",
                with_time=True,
            ),
        ),
        migrations.AlterField(
            model_name="session",
            name="status",
            field=models.CharField(
                choices=[
                    ("draft", "Draft"),
                    ("review", "In review"),
                    ("published", "Published"),
                    ("withdrawn", "Withdrawn"),
                ],
                db_index=True,
                default="draft",
                max_length=10,
                verbose_name="status",
            ),
        ),
        migrations.AlterField(
            model_name="session",
            name="title",
            field=events.fields.LineField(
                help_text="The title as it is printed, without the kind of session before it.",
                max_length=1000,
                verbose_name="title",
            ),
        ),
        migrations.AlterField(
            model_name="session",
            name="topics",
            field=models.ManyToManyField(
                blank=True,
                help_text="Topics of all that was said.",
                related_name="sessions",
                to="events.topic",
                verbose_name="topics",
            ),
        ),
        migrations.AlterField(
            model_name="source",
            name="description",
            field=events.fields.LineField(
                help_text="What the source is, such as a speech or a press release, and its date.",
                max_length=1000,
                verbose_name="description",
            ),
        ),
        migrations.AlterField(
            model_name="source",
            name="fact",
            field=models.CharField(
                choices=[
                    ("dates", "Dates"),
                    ("place", "Place"),
                    ("time-zone", "Time zone"),
                    ("hosts", "Hosts"),
                    ("title", "Title"),
                    ("other", "Other"),
                ],
                help_text="The fact that was found there.",
                max_length=20,
                verbose_name="fact",
            ),
        ),
        migrations.AlterField(
            model_name="source",
            name="seminar",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="sources",
                to="events.seminar",
                verbose_name="seminar",
            ),
        ),
        migrations.AlterField(
            model_name="source",
            name="url",
            field=models.URLField(
                blank=True, help_text="The address of the source.", max_length=500, verbose_name="url"
            ),
        ),
        migrations.AlterField(
            model_name="sourcedocument",
            name="name",
            field=events.fields.LineField(help_text="The name of the file.", max_length=1000, verbose_name="name"),
        ),
        migrations.AlterField(
            model_name="sourcedocument",
            name="seminar",
            field=models.ForeignKey(
                blank=True,
                help_text="The seminar that its sessions join; a new one is made where none is named.",
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="source_documents",
                to="events.seminar",
                verbose_name="seminar",
            ),
        ),
        migrations.AlterField(
            model_name="sourcedocument",
            name="uploaded_at",
            field=models.DateTimeField(auto_now_add=True, verbose_name="uploaded at"),
        ),
        migrations.AlterField(
            model_name="sourcedocument",
            name="uploaded_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="uploaded by",
            ),
        ),
        migrations.AlterField(
            model_name="speaker",
            name="biography",
            field=events.fields.WordsField(
                blank=True, help_text="Plain paragraphs with an empty line between them.", verbose_name="biography"
            ),
        ),
        migrations.AlterField(
            model_name="speaker",
            name="name",
            field=events.fields.LineField(
                help_text="The name as it is printed, without Mr, Ms or Dr.", max_length=1000, verbose_name="name"
            ),
        ),
        migrations.AlterField(
            model_name="speaker",
            name="other_names",
            field=events.fields.WordsField(
                blank=True,
                help_text="Other spellings and names in other scripts, one a line; readers can find them.",
                verbose_name="other names",
            ),
        ),
        migrations.AlterField(
            model_name="speaker",
            name="slug",
            field=events.fields.AddressField(
                blank=True,
                help_text="Left empty, it is made from the name.",
                max_length=120,
                unique=True,
                verbose_name="slug",
            ),
        ),
        migrations.AlterField(
            model_name="speaker",
            name="sort_name",
            field=events.fields.LineField(
                blank=True,
                help_text="How the name is filed, such as Schmitt, Valérie. Left empty, it is proposed from the name.",
                max_length=1000,
                verbose_name="sort name",
            ),
        ),
        migrations.AlterField(
            model_name="speaker",
            name="website",
            field=models.URLField(
                blank=True, help_text="The address of a page about the person.", verbose_name="website"
            ),
        ),
        migrations.AlterField(
            model_name="topic",
            name="description",
            field=events.fields.WordsField(
                blank=True, help_text="A sentence or two on what belongs to this topic.", verbose_name="description"
            ),
        ),
        migrations.AlterField(
            model_name="topic",
            name="name",
            field=events.fields.LineField(
                help_text="A phrase that readers would look for, such as social protection floors.",
                max_length=1000,
                verbose_name="name",
            ),
        ),
        migrations.AlterField(
            model_name="topic",
            name="slug",
            field=events.fields.AddressField(
                blank=True,
                help_text="Left empty, it is made from the name.",
                max_length=120,
                unique=True,
                verbose_name="slug",
            ),
        ),
    ]
