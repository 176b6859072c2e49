"""The last answers: what a visitor gets when something failed. Neither page needs the database."""

import sys

from django.db import InterfaceError, OperationalError
from django.http import HttpResponse
from django.template.loader import render_to_string

from seminar.context import site


def server_error(request):
    """Answer 503 while the database cannot be reached, else 500. Django has logged the traceback."""
    unreachable = isinstance(sys.exc_info()[1], InterfaceError | OperationalError)
    status = 503 if unreachable else 500
    response = HttpResponse(render_to_string(f"{status}.html", site(request)), status=status)
    response.headers["Cache-Control"] = "no-store"
    if unreachable:
        response.headers["Retry-After"] = "60"
    return response
