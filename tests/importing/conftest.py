import pytest

from events.models import SourceDocument
from tests.factories import load_reference_data, make_user

from .desk import upload


@pytest.fixture
def staff(client, db):
    load_reference_data()
    client.force_login(make_user(superuser=True))
    return client


@pytest.fixture
def document(staff):
    upload(staff)
    return SourceDocument.objects.get()
