from django.db import migrations

from events import triggers


class Migration(migrations.Migration):
    """Give the published record a token of its own.

    Undone, the triggers stay: 0002 lays the same, and they keep the token of all writes as those before did.
    """

    dependencies = [("events", "0007_seed_source")]

    operations = [migrations.RunPython(triggers.lay, migrations.RunPython.noop)]
