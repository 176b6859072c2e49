"""Know by its words whether a form that comes again is the one that was saved, or was typed on since."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("events", "0009_versions")]

    operations = [
        migrations.AddField(
            model_name="submission",
            name="digest",
            field=models.CharField(
                default="", help_text="SHA-256 of all that was sent, in hexadecimal digits.", max_length=64
            ),
            preserve_default=False,
        ),
    ]
