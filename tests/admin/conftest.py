import pytest
from django.contrib.auth.models import User


@pytest.fixture
def desk(client, db):
    """Return a client signed in as somebody who may do everything."""
    client.force_login(User.objects.create(username="editor", is_staff=True, is_superuser=True))
    return client
