import json
from pathlib import Path

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError, transaction

from events.importing import drafts
from events.importing.parser import parse
from events.importing.readers import ReadError, read
from events.importing.report import to_json, to_text
from events.importing.vocabulary import Vocabulary
from events.models import Seminar, SourceDocument


class Command(BaseCommand):
    help = (
        "Read documents and show what would become of them. "
        "With --commit, make draft sessions of each, or of none where one of them cannot be read or saved; "
        "a document that was imported before is left as it is, and one that somebody is checking is refused."
    )

    def add_arguments(self, parser):
        parser.add_argument("files", nargs="+", metavar="FILE", type=Path, help="A document to read.")
        parser.add_argument("--seminar", metavar="SLUG", help="The seminar that the sessions join.")
        parser.add_argument("--commit", action="store_true", help="Write the draft sessions.")
        parser.add_argument("--leave-out", action="store_true", help="With --commit, allow text to stay without place.")
        parser.add_argument("--format", choices=("text", "json"), default="text", help="How the reading is printed.")

    def handle(self, *, files, seminar, commit, leave_out, format, **options):
        target = self.find_seminar(seminar) if seminar else None
        known = self.vocabulary()
        contents = [(file.name, self.load(file)) for file in files]
        readings = [self.read(data, name, known) for name, data in contents]
        if format == "json":
            found = [to_json(draft) for draft in readings]
            self.stdout.write(json.dumps(found[0] if len(found) == 1 else found, ensure_ascii=False, indent=1))
        else:
            self.stdout.write("\n".join(to_text(draft) for draft in readings))
        self.warn_of_alikes(readings, known)
        if commit:
            with transaction.atomic():
                said = [line for name, data in contents for line in self.commit(data, name, target, leave_out)]
            self.stderr.write("\n".join(said))

    def find_seminar(self, slug):
        try:
            return Seminar.objects.get(slug=slug)
        except Seminar.DoesNotExist as error:
            raise CommandError(f"There is no seminar with the address {slug}.") from error

    def load(self, file):
        try:
            return file.read_bytes()
        except OSError as error:
            raise CommandError(f"{file} cannot be read: {error.strerror}.") from error

    def read(self, data, name, known):
        try:
            return parse(read(data, name), known)
        except ReadError as error:
            raise CommandError(f"{name}: {error}") from error

    def vocabulary(self):
        """Know the organizations on record, and do without them where there is no database yet."""
        try:
            return drafts.vocabulary()
        except DatabaseError:
            return Vocabulary()

    def warn_of_alikes(self, readings, known):
        """Say which documents seem to be on record already from another file."""
        for draft in readings:
            try:
                same = SourceDocument.objects.filter(sha256=draft.source.sha256).first()
                found = drafts.look_alikes(drafts.lay_out(to_json(draft), known), same)
            except DatabaseError:
                return
            for alike in found:
                where = "is being checked" if alike.is_being_checked else "is on record"
                self.stderr.write(f"{draft.source.name}: perhaps “{alike.thing}”, which {where}: {alike.reason}.")

    def commit(self, data, name, seminar, leave_out):
        document, new = drafts.take(data, name, seminar=seminar)
        if document.saved_at:
            return [f"{name} was imported before; nothing was written of it."]
        if not new:
            raise CommandError(f"{name} is being checked in the admin. Nothing was written: save it there.")
        try:
            sessions = drafts.save(document, leave_out=leave_out)
        except drafts.UnplacedText as error:
            raise CommandError(
                f"{name}: some of the text has no place. Nothing was written. "
                "Check it in the admin, or allow it with --leave-out."
            ) from error
        except drafts.NotReady as error:
            hint = "Nothing was written. Name the seminar with --seminar, or check the document in the admin."
            raise CommandError(f"{name}: {error} {hint}") from error
        except ValidationError as error:
            raise CommandError(f"{name}: {' '.join(error.messages)} Nothing was written.") from error
        return [f"Made the draft session {session.get_absolute_url()}" for session in sessions]
