"""Print how well earlier evaluations foretell the next."""

import json as json_format

from django.core.management.base import BaseCommand

from evidence.synthesis.forecasts import forecaster_labels, headings_of_wager, tell_wager
from evidence.synthesis.wager import Backtest


class Command(BaseCommand):
    help = "For each evaluation, foretell its lessons and themes from earlier years alone, and say how that went."

    def add_arguments(self, parser):
        parser.add_argument("--json", action="store_true", help="Print the figures as JSON alone.")

    def handle(self, *, json: bool, **options):
        told = tell_wager()
        if json:
            figures = {what: {name: _figures(test) for name, test in each.tests.items()} for what, each in told.items()}
            self.stdout.write(json_format.dumps(figures))
            return
        labels, headings = forecaster_labels(), headings_of_wager()
        for what, each in told.items():
            self.stdout.write(f"\n{headings[what]}: precision and recall, means with 95% intervals")
            for name, test in each.tests.items():
                shares = [_share(test.precision, test.precision_interval), _share(test.recall, test.recall_interval)]
                self.stdout.write(f"  {labels[name]:70} {'   '.join(shares)}   n = {len(test.scores)}")


def _figures(test: Backtest) -> dict[str, object]:
    return {
        "forecasts": len(test.scores),
        "precision": round(test.precision, 4),
        "precision_interval": [round(figure, 4) for figure in test.precision_interval],
        "recall": round(test.recall, 4),
        "recall_interval": [round(figure, 4) for figure in test.recall_interval],
    }


def _share(figure: float, interval: tuple[float, float]) -> str:
    return f"{figure:.0%} ({interval[0]:.0%} to {interval[1]:.0%})"
