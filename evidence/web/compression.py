"""Pages compressed on the way out, lightly: they are made anew for each reader, so time counts for more than bytes."""

import gzip
import re

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware
from django.utils.cache import patch_vary_headers

LEVEL = 3
TOO_SHORT = 200
_ACCEPTS_GZIP = re.compile(r"\bgzip\b")


class CompressPages(GZipMiddleware):
    """Django's own, but for whole pages at a level that takes half the time and a tenth more bytes.

    Streams stay with Django's. Tokens in forms are masked anew for each answer, so that the length of an answer tells
    nothing about them (BREACH).
    """

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        if not isinstance(response, HttpResponse) or response.has_header("Content-Encoding"):
            return super().process_response(request, response)
        if len(response.content) < TOO_SHORT:
            return response
        patch_vary_headers(response, ("Accept-Encoding",))
        if not _ACCEPTS_GZIP.search(request.META.get("HTTP_ACCEPT_ENCODING", "")):
            return response
        response.content = gzip.compress(response.content, LEVEL)
        response.headers["Content-Length"] = str(len(response.content))
        response.headers["Content-Encoding"] = "gzip"
        return response
