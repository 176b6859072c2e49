from django.db import migrations

from events import triggers


class Migration(migrations.Migration):
    dependencies = [("events", "0001_record")]

    operations = [migrations.RunPython(triggers.lay, triggers.lift)]
