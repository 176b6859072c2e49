import pytest
from django.core.management import call_command

from events.models import SourceDocument
from tests.factories import make_user

from .desk import upload


@pytest.fixture
def staff(client, db):
    call_command("loaddata", "countries", "sdgs", verbosity=0)
    client.force_login(make_user(superuser=True))
    return client


@pytest.fixture
def document(staff):
    upload(staff)
    return SourceDocument.objects.get()
