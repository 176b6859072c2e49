"""Name models and fields by the names they had by themselves, so that the names can be translated. Nothing moves."""

from django.db import migrations
from django.db.migrations.operations.base import Operation

PLURALS = {
    "contribution": "contributions", "country": "countries", "former slug": "former slugs",
    "organization": "organizations", "quote": "quotes", "revision": "revisions", "SDG target": "SDG targets",
    "seminar": "seminars", "session": "sessions", "source": "sources", "source document": "source documents",
    "source span": "source spans", "speaker": "speakers", "submission": "submissions", "topic": "topics",
}  # fmt: skip
FIELDS = {
    "contribution": (
        "attribution_text group honorific job_title language name organization organization_name position role"
        " session speaker summary topics unit"
    ),
    "country": "code name slug",
    "organization": "acronym country kind name other_names parent slug website",
    "quote": "contribution featured language position text",
    "sdgtarget": "code goal label position title",
    "seminar": (
        "city country end_date hosts language short_title slug start_date status summary time_zone title venue website"
    ),
    "session": "end introduction kind language place position seminar slug start status title topics",
    "source": "description fact seminar url",
    "sourcedocument": "name seminar uploaded_at uploaded_by",
    "speaker": "biography name other_names slug sort_name website",
    "topic": "description name slug",
}


class NameAll(Operation):
    """Write the names into the state at once: an `AlterField` for each would build all models anew 79 times."""

    reversible = True

    def state_forwards(self, app_label, state):
        for name, plural in PLURALS.items():
            model = state.models[app_label, name.replace(" ", "").lower()]
            model.options |= {"verbose_name": name, "verbose_name_plural": plural}
        for name, fields in FIELDS.items():
            model = state.models[app_label, name]
            for field in fields.split():
                model.fields[field] = model.fields[field].clone()
                model.fields[field]._verbose_name = model.fields[field].verbose_name = field.replace("_", " ")

    def database_forwards(self, app_label, schema_editor, from_state, to_state):
        """The database knows no such names."""

    def database_backwards(self, app_label, schema_editor, from_state, to_state):
        """The database knows no such names."""

    def describe(self):
        return "Name models and fields"


class Migration(migrations.Migration):
    dependencies = [("events", "0010_submission_digest")]
    operations = [NameAll()]
