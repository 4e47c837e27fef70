"""Suggestions of readers, and how many one sender has sent today."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("evidence", "0004_acronyms"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="CorrectionSender",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.CharField(max_length=64, unique=True)),
                ("day", models.DateField(db_index=True)),
                ("sent", models.PositiveSmallIntegerField(default=1)),
            ],
        ),
        migrations.CreateModel(
            name="Correction",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(blank=True, max_length=20, verbose_name="kind of record")),
                ("slug", models.CharField(blank=True, max_length=80, verbose_name="record")),
                ("text", models.TextField(verbose_name="what should be corrected")),
                (
                    "contact",
                    models.CharField(
                        blank=True,
                        help_text="Offered by the reader; forgotten when the suggestion is answered.",
                        max_length=200,
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[("open", "Open"), ("answered", "Answered")],
                        db_index=True,
                        default="open",
                        max_length=12,
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="sent")),
                (
                    "answer",
                    models.TextField(
                        blank=True, help_text="What was done about it, and why. It closes the suggestion."
                    ),
                ),
                ("answered_at", models.DateTimeField(blank=True, null=True, verbose_name="answered")),
                (
                    "answered_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="answered_corrections",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "suggested correction",
                "ordering": ["-id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("status__in", ["open", "answered"])), name="correction_status_known"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("text", ""), _negated=True), name="correction_text_given"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", ""), ("slug", "")),
                            models.Q(models.Q(("kind", ""), _negated=True), models.Q(("slug", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="correction_names_a_record_or_none",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("contact", ""),
                                ("status", "answered"),
                                ("answered_at__isnull", False),
                                ("answered_by__isnull", False),
                                models.Q(("answer", ""), _negated=True),
                            ),
                            models.Q(
                                models.Q(("status", "answered"), _negated=True),
                                ("answer", ""),
                                ("answered_at__isnull", True),
                                ("answered_by__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="correction_answered_whole_or_open",
                    ),
                ],
            },
        ),
    ]
