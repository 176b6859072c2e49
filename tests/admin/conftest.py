import pytest
from django.contrib.auth.models import User
from django.template import Template
from django.test.utils import _TestState


@pytest.fixture
def desk(client, db, monkeypatch):
    """Return a client signed in as somebody who may do everything.

    Pages of many rows render as they do outside of tests: noting each template with a copy of its context takes
    several times as long. What a page was given is in `response.context_data`.
    """
    monkeypatch.setattr(Template, "_render", _TestState.saved_data.template_render)
    client.force_login(User.objects.create(username="editor", is_staff=True, is_superuser=True))
    return client
