from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("events", "0002_triggers")]

    operations = [
        migrations.AlterModelOptions(
            name=model,
            options={
                "ordering": ordering,
                "permissions": [(f"publish_{model}", f"Can publish and unpublish {model}s")],
            },
        )
        for model, ordering in (
            ("seminar", ("-start_date", "title", "pk")),
            ("session", ("seminar_id", "position", "pk")),
        )
    ]
