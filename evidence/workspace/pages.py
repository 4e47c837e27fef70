"""What every page of the workspace shows around its own content: the bar, its counts, and what has just been done."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render

from ..curation.permissions import may
from ..curation.works import waiting_counts
from .access import CuratorRequest


def show(request: CuratorRequest, template: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
    """Return a page of the workspace."""
    frame = {
        "bar": waiting_counts(request.user),
        "news": [str(message) for message in messages.get_messages(request)],
        "may": lambda right: may(request.user, right),
    }
    return render(request, template, {**frame, **context}, status=status)
