"""Number the states of all that has a page on the desk: no save may land on what its editor has not seen."""

from django.db import migrations, models

from events import triggers

NUMBERED = ("country", "organization", "sdgtarget", "seminar", "speaker", "topic")


class Migration(migrations.Migration):
    dependencies = [("events", "0007_seed_source")]

    operations = [
        # SQLite rebuilds the tables, forwards and backwards, and drops their triggers with them.
        migrations.RunPython(migrations.RunPython.noop, triggers.lay),
        *(
            migrations.AddField(
                model_name=name,
                name="version",
                field=models.PositiveIntegerField(default=1, editable=False),
            )
            for name in NUMBERED
        ),
        migrations.RunPython(triggers.lay, migrations.RunPython.noop),
    ]
