"""Make the site ready to look at, and serve it: one command for a stranger."""

import os
import re

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import BaseCommand, CommandError, call_command
from django.core.servers import basehttp
from django.core.wsgi import get_wsgi_application
from django.db import OperationalError
from django.utils.crypto import get_random_string

from events.models import Contribution, Country, Quote, Seminar, Session

ADDRESS = re.compile(r"((?P<host>[\d.]+|\[[0-9a-fA-F:]+\]|[a-zA-Z0-9.-]+):)?(?P<port>\d{1,5})")
# Letters and digits that cannot be taken for one another when they are copied by hand.
LEGIBLE = "abcdefghjkmnpqrstuvwxyz23456789"


class Command(BaseCommand):
    help = (
        "Prepare the database, load the seed seminar into an empty one, make a staff account once, and serve the site "
        "for a trial. Running it again changes nothing. The account is named by DJANGO_SUPERUSER_USERNAME, "
        "DJANGO_SUPERUSER_PASSWORD and DJANGO_SUPERUSER_EMAIL; without them a random password is printed."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "address", nargs="?", default="127.0.0.1:8000", help="Where to serve: addr:port or port (%(default)s)."
        )
        parser.add_argument("--no-serve", action="store_true", help="Prepare everything, and do not serve.")

    def handle(self, address, no_serve, **options):
        host, port = split_address(address)
        if settings.PRODUCTION and not no_serve:
            raise CommandError("SECRET_KEY is set, so this is no trial: serve it with gunicorn, or add --no-serve.")
        try:
            call_command("migrate", verbosity=0)
        except OperationalError as error:
            raise CommandError(f"The database cannot be used: {str(error).strip().splitlines()[0]}") from error
        if not Country.objects.exists() and not Seminar.objects.exists():
            call_command("loaddata", "countries", "sdgs", "seed", verbosity=0)
        counts = [
            f"{name}: {model.objects.count()}"
            for name, model in (
                ("seminars", Seminar),
                ("sessions", Session),
                ("contributions", Contribution),
                ("quotes", Quote),
            )
        ]
        self.stdout.write(f"On record are {', '.join(counts)}.")
        self.stdout.write(make_account())
        if not no_serve:
            self.serve(host, port)

    def serve(self, host, port):
        def announce(_port):
            self.stdout.write(f"Site: {settings.SITE_URL}/")
            self.stdout.write(f"Staff: {settings.SITE_URL}/admin/")
            if host == "127.0.0.1":
                self.stdout.write(f"Passkeys need an address with a name: http://localhost:{port}/admin/")
            self.stdout.write("Press Control-C to stop.")
            self.stdout.flush()

        if (host, port) != ("127.0.0.1", 8000) and settings.SITE_URL == "http://127.0.0.1:8000":
            settings.SITE_URL = f"http://{host}:{port}"
        ipv6 = host.startswith("[")
        try:
            basehttp.run(host.strip("[]"), port, get_wsgi_application(), ipv6=ipv6, threading=True, on_bind=announce)
        except OSError as error:
            raise CommandError(f"Cannot serve at {host}:{port}: {error.strerror or error}") from error
        except KeyboardInterrupt:
            self.stdout.write("")


def split_address(address: str) -> tuple[str, int]:
    """Return host and port of "addr:port" or "port"; refuse anything else before any work is done."""
    found = ADDRESS.fullmatch(address)
    if not found or not 1 <= int(found["port"]) <= 65535:
        raise CommandError(f"“{address}” is no address to serve at: give addr:port, such as 127.0.0.1:8000, or a port.")
    return found["host"] or "127.0.0.1", int(found["port"])


def make_account() -> str:
    """Make the staff account unless it is there, and return a sentence about it that names a random password."""
    users = get_user_model().objects
    name = os.environ.get("DJANGO_SUPERUSER_USERNAME", "")
    known = users.filter(username=name) if name else users.filter(is_superuser=True, is_active=True)
    if account := known.order_by("pk").first():
        return (
            f"Staff sign in as “{account}”, whose password was set before. "
            f"To set another: manage.py changepassword {account}"
        )
    name = name or "editor"
    given = os.environ.get("DJANGO_SUPERUSER_PASSWORD", "")
    password = given or get_random_string(12, LEGIBLE)
    users.create_superuser(name, os.environ.get("DJANGO_SUPERUSER_EMAIL", ""), password)
    if given:
        return f"Staff sign in as “{name}” with the password of DJANGO_SUPERUSER_PASSWORD."
    return f"Staff sign in as “{name}” with the password {password}"
