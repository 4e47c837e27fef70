"""Two readers of one thing: what they answered, and what was settled."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("evidence", "0009_people"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="DoubleReading",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "task",
                    models.CharField(
                        choices=[
                            ("appraisal", "Appraisal by MMAT"),
                            ("direction", "Direction of the effect"),
                            ("inclusion", "Inclusion in the library"),
                        ],
                        max_length=12,
                    ),
                ),
                (
                    "parts",
                    models.CharField(blank=True, help_text="The parts of MMAT that apply, such as 1,5.", max_length=20),
                ),
                ("at", models.DateTimeField(auto_now_add=True)),
                ("settled_at", models.DateTimeField(blank=True, null=True)),
                (
                    "opened_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="double_readings_opened",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "outcome",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="double_readings",
                        to="evidence.outcome",
                    ),
                ),
                (
                    "paper",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="double_readings",
                        to="evidence.paper",
                    ),
                ),
                (
                    "settled_as",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="evidence.changeset",
                    ),
                ),
                (
                    "settled_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="double_readings_settled",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-id"],
            },
        ),
        migrations.CreateModel(
            name="Reading",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("place", models.PositiveSmallIntegerField(help_text="1 for who handed in first, 2 for the other.")),
                ("at", models.DateTimeField(auto_now_add=True)),
                (
                    "double",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="readings",
                        to="evidence.doublereading",
                    ),
                ),
                (
                    "reader",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="readings",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["place"],
            },
        ),
        migrations.CreateModel(
            name="ReadingAnswer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("question", models.CharField(max_length=40)),
                ("answer", models.CharField(max_length=40)),
                ("reason", models.TextField(blank=True)),
                (
                    "reading",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="answers", to="evidence.reading"
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
            },
        ),
        migrations.CreateModel(
            name="Settlement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("question", models.CharField(max_length=40)),
                ("answer", models.CharField(max_length=40)),
                ("reason", models.TextField()),
                ("at", models.DateTimeField(auto_now_add=True)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="settlements",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "double",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="settlements",
                        to="evidence.doublereading",
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
            },
        ),
        migrations.AddConstraint(
            model_name="doublereading",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("outcome__isnull", False), ("paper__isnull", True), ("task", "direction")),
                    models.Q(
                        ("outcome__isnull", True), ("paper__isnull", False), ("task__in", ["appraisal", "inclusion"])
                    ),
                    _connector="OR",
                ),
                name="doublereading_task_fits_record",
            ),
        ),
        migrations.AddConstraint(
            model_name="doublereading",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("settled_as__isnull", True), ("settled_at__isnull", True), ("settled_by__isnull", True)),
                    models.Q(("settled_at__isnull", False), ("settled_by__isnull", False)),
                    _connector="OR",
                ),
                name="doublereading_settled_whole_or_open",
            ),
        ),
        migrations.AddConstraint(
            model_name="doublereading",
            constraint=models.UniqueConstraint(fields=("task", "paper"), name="doublereading_once_a_paper"),
        ),
        migrations.AddConstraint(
            model_name="doublereading",
            constraint=models.UniqueConstraint(fields=("task", "outcome"), name="doublereading_once_an_outcome"),
        ),
        migrations.AddConstraint(
            model_name="reading",
            constraint=models.CheckConstraint(
                condition=models.Q(("place__in", [1, 2])), name="reading_first_or_second"
            ),
        ),
        migrations.AddConstraint(
            model_name="reading",
            constraint=models.UniqueConstraint(fields=("double", "reader"), name="reading_once_a_reader"),
        ),
        migrations.AddConstraint(
            model_name="reading",
            constraint=models.UniqueConstraint(fields=("double", "place"), name="reading_once_a_place"),
        ),
        migrations.AddConstraint(
            model_name="readinganswer",
            constraint=models.CheckConstraint(
                condition=models.Q(models.Q(("question", ""), _negated=True), models.Q(("answer", ""), _negated=True)),
                name="readinganswer_answered",
            ),
        ),
        migrations.AddConstraint(
            model_name="readinganswer",
            constraint=models.UniqueConstraint(fields=("reading", "question"), name="readinganswer_once"),
        ),
        migrations.AddConstraint(
            model_name="settlement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("question", ""), _negated=True),
                    models.Q(("answer", ""), _negated=True),
                    models.Q(("reason", ""), _negated=True),
                ),
                name="settlement_says_what_and_why",
            ),
        ),
        migrations.AddConstraint(
            model_name="settlement",
            constraint=models.UniqueConstraint(fields=("double", "question"), name="settlement_once"),
        ),
    ]
