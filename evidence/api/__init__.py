"""The read-only JSON API: the same search as the pages, without a key."""

from django.http import HttpRequest, HttpResponse
from ninja import NinjaAPI

from ..search import SECONDS_TO_REBUILD, IndexMissing
from .search import router

api = NinjaAPI(
    title="Integrated Care Evidence Library",
    version="1",
    urls_namespace="api",
    openapi_url="/v1/openapi.json",
    docs_url="/docs",
    description="Papers, initiatives, lessons and outcomes of integrated care. Open to read, no key needed.",
)
api.add_router("/v1", router)


@api.exception_handler(IndexMissing)
def say_search_is_being_built(request: HttpRequest, error: IndexMissing) -> HttpResponse:
    """Answer 503 while the index is being built."""
    response = api.create_response(request, {"detail": "Search is being rebuilt. Ask again in a minute."}, status=503)
    response["Retry-After"] = str(SECONDS_TO_REBUILD)
    return response
