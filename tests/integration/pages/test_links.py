"""Every internal link leads to a page."""

import pytest
from django.test import Client

from tests.visiting import is_internal, visit, without_fragment

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("starter")]

MOST_PAGES_OF_ONE_SORT = 12


def sort_of(address: str) -> str:
    """Return what pages of one template have in common: the first part of the address."""
    return address.split("?", maxsplit=1)[0].strip("/").split("/")[0] + ("?" if "?" in address else "")


def choose(addresses: set[str], opened: set[str]) -> list[str]:
    """Return a few new addresses of every sort."""
    chosen: dict[str, list[str]] = {}
    for address in sorted(addresses - opened):
        few = chosen.setdefault(sort_of(address), [])
        if len(few) < MOST_PAGES_OF_ONE_SORT:
            few.append(address)
    return [address for few in chosen.values() for address in few]


def internal_links(reading) -> set[str]:
    return {without_fragment(link) for link in reading.links if is_internal(link)}


@pytest.mark.slow
def test_internal_links_lead_to_pages_two_levels_deep():
    client, opened, waiting, broken = Client(), {"/"}, internal_links(visit("/")), {}

    for _ in range(2):
        found = set()
        for address in choose(waiting, opened):
            opened.add(address)
            response = client.get(address, follow=True)
            if response.status_code != 200:
                broken[address] = response.status_code
            elif "html" in response["Content-Type"] and not address.startswith(("/admin", "/api", "/curate")):
                found |= internal_links(visit(address, client))
        waiting = found

    assert broken == {}
    assert len(opened) > 100


@pytest.mark.parametrize(
    "address",
    ["/lessons/lesson-savings-elusive/", "/papers/rand-ey-2012/", "/programmes/vanguards/", "/search/?q=care"],
)
def test_links_within_a_page_lead_to_a_part_of_it(address):
    reading = visit(address)

    fragments = {link.split("#")[1] for link in reading.links if link.startswith(f"{address}#")}

    assert fragments - set(reading.ids) == set()
    assert len(reading.ids) == len(set(reading.ids))


def test_lesson_leads_to_a_predecessor_and_back_to_a_lesson():
    steps = ["/papers/", "/outcomes/", "/initiatives/", "/lessons/"]
    address, walked = "/lessons/lesson-savings-elusive/", []

    reached = {address}
    for step in steps:
        links = {link for page in sorted(reached)[:25] for link in internal_links(visit(page))}
        reached = {link for link in links if link.startswith(step) and link != step and "?" not in link}
        walked.append(bool(reached))

    assert walked == [True, True, True, True]
