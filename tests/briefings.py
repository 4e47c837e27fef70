"""Addresses of briefings, and forms as the pages of briefings send them."""

from urllib.parse import parse_qsl, urlsplit

from evidence.search import KINDS

ALL_KINDS = tuple(f"{kind}:{kind}-1" for kind in KINDS)


def briefing_of(*records: str, page: str = "", **more: str) -> str:
    """Return the address of a briefing, or of another page that takes the same parameters."""
    parts = [*(f"{name}={value}" for name, value in more.items()), *(f"r={record}" for record in records)]
    return f"/briefing/{page}?{'&'.join(parts)}"


def asked(response) -> list[tuple[str, str]]:
    """Return what the address holds to which an answer leads on."""
    return parse_qsl(urlsplit(response["Location"]).query)


def kept(client) -> list[tuple[str, str]]:
    """Return what the browser keeps of its own briefing."""
    cookie = client.cookies.get("briefing")
    return parse_qsl(cookie.value) if cookie else []


def collect(client, record: str, page: str = "/lessons/lesson-1/"):
    """Press the button of a record on a page."""
    return client.post("/briefing/collect/", {"add": record, "next": page})
