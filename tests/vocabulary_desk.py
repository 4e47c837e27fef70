"""The vocabulary desk as a curator uses it: look at a step, do it, and see what readers then find."""

from django.test import Client

from evidence.models import CareModel, InitiativeCareModel
from tests.factories import make_initiative, make_term, save

DESK = "/curate/vocabulary"


def term(number=1, model=CareModel, **values):
    return make_term(model, number, **values)


def tried_with(model: CareModel, *numbers: int) -> None:
    for number in numbers:
        save(InitiativeCareModel(initiative=make_initiative(number), care_model=model))


def found(query: str) -> tuple[int, list[str]]:
    answer = Client().get(f"/api/v1/search?{query}").json()
    return answer["total"], answer["ignored"]


def do(client, term, step, **given):
    """Look at a step first, as the page makes one do, then do it."""
    address = f"{DESK}/{term._meta.model_name}/terms/{term.slug}/{step}/"
    seen = client.post(address, given)
    return seen, client.post(address, {**given, "sure": "yes"})


def words_of(term, **changes) -> dict[str, str]:
    parent = {"parent": term.parent.slug if term.parent else ""}
    names = ("label", "definition", "synonyms", "source")
    return {**{name: getattr(term, name) for name in names}, **parent, "reason": "Clearer.", **changes}
