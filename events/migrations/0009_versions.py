"""Number the states of all that has a page on the desk: no save may land on what its editor has not seen."""

from django.db import migrations, models

from events import triggers

NUMBERED = ("country", "organization", "sdgtarget", "seminar", "speaker", "topic")


class Migration(migrations.Migration):
    dependencies = [("events", "0008_public_revision")]

    operations = [
        # SQLite rebuilds the tables, forwards and backwards, while triggers of other tables speak of them.
        migrations.RunPython(triggers.lift, triggers.lay),
        *(
            migrations.AddField(
                model_name=name,
                name="version",
                field=models.PositiveIntegerField(default=1, editable=False),
            )
            for name in NUMBERED
        ),
        migrations.RunPython(triggers.lay, triggers.lift),
    ]
