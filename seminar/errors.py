"""The last answers: what a visitor gets when something failed. None of these pages needs the database."""

import sys

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.db import InterfaceError, OperationalError
from django.http import HttpResponse, HttpResponseBadRequest
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from seminar.context import site


def bad_request(request, exception):
    """Say how to get back what was typed where a form is larger than the settings allow: nobody has read it."""
    told = {}
    if request.method == "POST" and isinstance(exception, RequestDataTooBig | TooManyFieldsSent | TooManyFilesSent):
        told["heading"] = _("This form is too large to be taken at once")
        told["sentence"] = _(
            "Nothing was saved. The Back button of your browser brings back what you typed: "
            "copy it, then save it in several steps."
        )
    return HttpResponseBadRequest(render_to_string("400.html", told, request=request))


def server_error(request):
    """Answer 503 while the database cannot be reached, else 500. Django has logged the traceback."""
    unreachable = isinstance(sys.exc_info()[1], InterfaceError | OperationalError)
    status = 503 if unreachable else 500
    response = HttpResponse(render_to_string(f"{status}.html", site(request)), status=status)
    response.headers["Cache-Control"] = "no-store"
    if unreachable:
        response.headers["Retry-After"] = "60"
    return response
