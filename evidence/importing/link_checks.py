"""Asking the addresses of some records whether they still answer: a few at a time, all within one short while."""

from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor, wait
from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth.models import User

from ..curation.actions import remember_links
from ..models import AS_WITHOUT_NETWORK, STOPPED, Curated, LinkAnswer, LinkCheck, address_fields
from .lookups import Answer, ask_address

AT_ONCE = 25
SECONDS = 15.0  # for all that one press of the button asks
WORKERS = 8


@dataclass(frozen=True)
class Asked:
    """How many addresses answered, stopped answering, gave no clear answer or none in time, and how many are left.

    ``has_network`` is false where nobody at all answered, so that nothing is known of any of them.
    """

    answering: int
    stopped: int
    unclear: int
    left: int
    has_network: bool


def addresses_of(records: Iterable[Curated]) -> list[str]:
    """Return the addresses that some records give, each once."""
    found = (str(getattr(record, name)) for record in records for name in address_fields(type(record)))
    return [address for address in dict.fromkeys(found) if address]


def ask_links(records: Iterable[Curated], *, by: User) -> Asked:
    """Ask some of the addresses of records, those longest unasked first, and remember what they answer."""
    addresses = addresses_of(records)
    before = dict(LinkCheck.objects.filter(address__in=addresses).values_list("address", "checked_at"))
    addresses.sort(key=lambda address: (address in before, before.get(address)))
    now, left = addresses[:AT_ONCE], len(addresses[AT_ONCE:])
    answers = _ask_all(now)
    is_in_doubt = any(each.kind in AS_WITHOUT_NETWORK for each in answers.values())
    has_network = not is_in_doubt or _has_network(answers.values())
    if not has_network:
        answers = {address: each for address, each in answers.items() if each.kind not in AS_WITHOUT_NETWORK}
    remember_links(((address, each.kind, each.code) for address, each in answers.items()), by=by)
    kinds = [each.kind for each in answers.values()]
    answering, stopped = kinds.count(LinkAnswer.ANSWERS), sum(kind in STOPPED for kind in kinds)
    return Asked(answering, stopped, len(now) - answering - stopped, left, has_network)


def _ask_all(addresses: list[str]) -> dict[str, Answer]:
    """Ask all at once; who has not answered when the time is up is not among the answers."""
    pool = ThreadPoolExecutor(max_workers=WORKERS)
    futures = {address: pool.submit(ask_address, address) for address in addresses}
    wait(futures.values(), timeout=SECONDS)
    answers = {address: future.result() for address, future in futures.items() if future.done()}
    pool.shutdown(wait=False, cancel_futures=True)
    return answers


def _has_network(answers: Iterable[Answer]) -> bool:
    """Whether anybody answered: one of the addresses, or else one of the sources of references."""
    if any(each.code for each in answers):
        return True
    sources = [address for address in settings.LOOKUPS.values() if address]
    return any(each.code for each in _ask_all(sources).values())
