"""Give a seed that was loaded before documents were kept the document it came from."""

import base64
import json

from django.conf import settings
from django.db import migrations


def keep_source(apps, schema_editor):
    """Read the document and its spans from the seed fixture, if the seed is on record without them."""
    session_model = apps.get_model("events", "Session")
    rows = json.loads((settings.BASE_DIR / "fixtures" / "seed.json").read_text(encoding="utf-8"))
    document = next(row["fields"] for row in rows if row["model"] == "events.sourcedocument")
    seminar, slug = next(row["fields"]["contribution"][:2] for row in rows if row["model"] == "events.quote")
    session = session_model.objects.filter(seminar__slug=seminar, slug=slug, source_document=None).first()
    if session is None:
        return
    values = document | {"original": base64.b64decode(document["original"]), "seminar": session.seminar}
    values.pop("uploaded_at")
    kept, _ = apps.get_model("events", "SourceDocument").objects.get_or_create(
        sha256=values.pop("sha256"), defaults=values
    )
    session_model.objects.filter(pk=session.pk).update(source_document=kept)
    contributions = {contribution.anchor: contribution for contribution in session.contributions.all()}
    quotes = {quote.public_id: quote for c in contributions.values() for quote in c.quotes.all()}
    spans = [row["fields"] for row in rows if row["model"] == "events.sourcespan"]
    span_model = apps.get_model("events", "SourceSpan")
    for span in spans:
        contribution = contributions.get((span["contribution"] or [""])[-1])
        quote = quotes.get((span["quote"] or [""])[0])
        if contribution or quote:
            span_model.objects.create(
                document=kept,
                contribution=contribution,
                quote=quote,
                number=span["number"],
                spans=span["spans"],
                text=span["text"],
            )


class Migration(migrations.Migration):
    dependencies = [("events", "0006_submission")]

    operations = [migrations.RunPython(keep_source, migrations.RunPython.noop)]
