"""Terms of every vocabulary."""

from evidence.models import Term

from .saving import save


def make_term(model: type[Term], number: int = 1, **values) -> Term:
    return save(model(**{"slug": f"term-{number}", "label": f"Term {number}", **values}))


def the_term(model: type[Term], number: int = 1) -> Term:
    return model.objects.filter(slug=f"term-{number}").first() or make_term(model, number)
