import pytest

from tests import factories


@pytest.fixture
def desk(client, db):
    """Return a client signed in as somebody who may do everything."""
    client.force_login(factories.make_user(superuser=True))
    return client
