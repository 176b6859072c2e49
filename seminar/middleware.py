"""Middleware that knows nothing of seminars."""

import re
from urllib.parse import unquote_to_bytes

from django.middleware.http import ConditionalGetMiddleware
from django.utils.cache import get_conditional_response, set_response_etag
from django.utils.http import parse_http_date_safe
from django.views.defaults import bad_request

UNREADABLE = re.compile("[\x00\ud800-\udfff]")


def isolate_origin(get_response):
    """Keep other sites from loading our answers into their pages, and ours from loading theirs."""

    def middleware(request):
        response = get_response(request)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        response.headers.setdefault("Cross-Origin-Embedder-Policy", "require-corp")
        return response

    return middleware


def refuse_unreadable_addresses(get_response):
    """Answer 400 where an address holds NUL or bytes that are no UTF-8: no database stores such text."""

    def middleware(request):
        query = request.META.get("QUERY_STRING", "")
        sent = unquote_to_bytes(query.replace("+", " ").encode("latin-1", "replace"))
        try:
            text = sent.decode() + request.path
        except UnicodeDecodeError:
            text = "\0"
        if UNREADABLE.search(text):
            return bad_request(request, None)
        return get_response(request)

    return middleware


class ConditionalMiddleware(ConditionalGetMiddleware):
    """Answer HEAD with the validators of GET, so that a link checker or a cache need not load a page to know it."""

    def process_response(self, request, response):
        if request.method != "HEAD" or response.streaming or not self.needs_etag(response):
            return super().process_response(request, response)
        if not response.has_header("ETag"):
            set_response_etag(response)
        last_modified = response.get("Last-Modified")
        return get_conditional_response(
            request,
            etag=response.get("ETag"),
            last_modified=last_modified and parse_http_date_safe(last_modified),
            response=response,
        )
