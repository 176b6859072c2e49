"""What was typed is never lost: a form that cannot be taken any more is handed back, to be copied or sent once more.

A sign-in ends after some hours, and a new one in another tab makes the tokens of all open pages invalid. In both cases
the answer is a page that still holds what was sent. The page lies with the browser and nothing of it on the server, and
only a form that came from a page of this site is handed back: its token was right, or its browser names our origin.
"""

from django.conf import settings
from django.shortcuts import render
from django.urls import reverse
from django.views.csrf import csrf_failure

TYPED = ("form_token", "text")  # fields by which our forms are known; `text` is pasted where a document is brought
OURS = ("base_state", "keeper")  # long, and written by the page; so are the names of buttons, which begin with "_"
LONG = 60  # characters above which even a value of one word is shown, to be copied by hand if all else fails


def hand_back(request, why="", *, again=True, status=403):
    """Answer with what was sent, to be copied, and to be sent `again` where that can help.

    `why` says what became of the page that it was typed on; without it the sign-in had ended.
    """
    sent = [(name, value) for name, values in request.POST.lists() for value in values]
    sent = [(name, value) for name, value in sent if name != "csrfmiddlewaretoken"]
    context = {
        "why": why,
        "sent": sent if again else [],
        "texts": [value for name, value in sent if _is_text(value) and name not in OURS and not name.startswith("_")],
        "is_back": request.user.is_authenticated,
        "has_files": bool(request.FILES),
        "token_cookie": settings.CSRF_COOKIE_NAME,
    }
    return render(request, "admin/held.html", context, status=status)


def _is_text(value):
    return len(value) > LONG or " " in value.strip()


def _is_typed(request, *marks):
    """Tell whether this is a form that staff fill in: it carries one of the fields `marks`, and no password."""
    if request.method != "POST" or not request.path.startswith(reverse("admin:index")):
        return False
    is_marked = any(mark in request.POST for mark in marks)
    return is_marked and not any("password" in name for name in request.POST)


def keep_what_was_typed(get_response):
    """Answer a form of somebody whose sign-in has ended with the form itself, where others are sent to sign in.

    Not the page of an imported document (`keeper`): what was typed there waits for them, and they are sent to sign in.
    """

    def middleware(request):
        response = get_response(request)
        if response.status_code == 302 and _is_typed(request, *TYPED) and not request.user.is_authenticated:
            return hand_back(request)
        return response

    return middleware


def refuse(request, reason=""):
    """Refuse a form whose token is not right (CSRF_FAILURE_VIEW), and hand it back if it is one of ours."""
    ours = request.headers.get("Origin") == f"{request.scheme}://{request.get_host()}"
    is_typed = _is_typed(request, *TYPED, "keeper")
    return hand_back(request) if ours and is_typed else csrf_failure(request, reason)
