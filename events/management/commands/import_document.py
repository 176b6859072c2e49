import json
from pathlib import Path

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError

from events.importing import drafts
from events.importing.parser import parse
from events.importing.readers import ReadError, read
from events.importing.report import to_json, to_text
from events.importing.vocabulary import Vocabulary
from events.models import Seminar


class Command(BaseCommand):
    help = (
        "Read documents and show what would become of them. "
        "With --commit, make a draft session of each; a document that was imported before is left as it is."
    )

    def add_arguments(self, parser):
        parser.add_argument("files", nargs="+", metavar="FILE", type=Path, help="A document to read.")
        parser.add_argument("--seminar", metavar="SLUG", help="The seminar that the sessions join.")
        parser.add_argument("--commit", action="store_true", help="Write the draft sessions.")
        parser.add_argument("--leave-out", action="store_true", help="With --commit, allow text to stay without place.")
        parser.add_argument("--format", choices=("text", "json"), default="text", help="How the reading is printed.")

    def handle(self, *, files, seminar, commit, leave_out, format, **options):
        target = self.find_seminar(seminar) if seminar else None
        for file in files:
            try:
                data = file.read_bytes()
            except OSError as error:
                raise CommandError(f"{file} cannot be read: {error.strerror}.") from error
            self.read(data, file.name, format)
            if commit:
                self.commit(data, file.name, target, leave_out)

    def find_seminar(self, slug):
        try:
            return Seminar.objects.get(slug=slug)
        except Seminar.DoesNotExist as error:
            raise CommandError(f"There is no seminar with the address {slug}.") from error

    def read(self, data, name, format):
        try:
            draft = parse(read(data, name), self.vocabulary())
        except ReadError as error:
            raise CommandError(f"{name}: {error}") from error
        if format == "json":
            self.stdout.write(json.dumps(to_json(draft), ensure_ascii=False, indent=1))
        else:
            self.stdout.write(to_text(draft))

    def vocabulary(self):
        """Know the organizations on record, and do without them where there is no database yet."""
        try:
            return drafts.vocabulary()
        except DatabaseError:
            return Vocabulary()

    def commit(self, data, name, seminar, leave_out):
        document, _ = drafts.take(data, name, seminar=seminar)
        if document.saved_at:
            self.stderr.write(f"{name} was imported before; nothing was written.")
            return
        try:
            sessions = drafts.save(document, leave_out=leave_out)
        except drafts.UnplacedText as error:
            raise CommandError(
                f"{name}: some of the text has no place. Check it in the admin, or allow it with --leave-out."
            ) from error
        except ValidationError as error:
            raise CommandError(f"{name}: {' '.join(error.messages)}") from error
        for session in sessions:
            self.stderr.write(f"Made the draft session {session.get_absolute_url()}")
