"""A results page read back: its filters, chips and links, and a question that uses most of what can be asked."""

import re

from tests.visiting import written

STATE = "q=care&theme=funding&programme=vanguards&nation=england&year=2021&year_from=2010&year_to=2015"
STATE += "&sort=newest&page_size=50"


def body_of(client, address: str) -> str:
    """Open a page that must be there and return it."""
    response = client.get(address)
    assert response.status_code == 200, address
    return response.content.decode()


def fieldsets(body: str) -> dict[str, str]:
    """Return the facets of a page by name, in their order."""
    return dict(re.findall(r'<fieldset class="facet" data-facet="(\w+)">(.*?)</fieldset>', body, re.DOTALL))


def ticked(body: str) -> set[tuple[str, str]]:
    """Return facet and value of what is ticked."""
    boxes = re.findall(r'<input type="checkbox" name="(\w+)" value="([^"]+)" checked>', body)
    return set(boxes)


def chips(body: str) -> list[tuple[str, str]]:
    """Return text and address of the chips."""
    found_chips = re.findall(r'<a class="chip" href="([^"]*)"><span class="vh">[^<]*</span>([^<]*)<', body)
    return [(written(text), written(url)) for url, text in found_chips]


def ways(body: str, name: str) -> list[str]:
    """Return the addresses of the links with a name."""
    links = re.findall(rf'<a href="([^"]*)"[^>]*>(?:<span class="vh">[^<]*</span>)?{name}<', body)
    return [written(url) for url in links]
