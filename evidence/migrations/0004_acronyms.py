"""The field's acronyms, each with what it stands for."""

import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models

import evidence.models.history


class Migration(migrations.Migration):
    dependencies = [
        ("evidence", "0003_stored_question"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Acronym",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("slug", models.SlugField(max_length=80, unique=True)),
                (
                    "label",
                    models.CharField(
                        help_text="As it is written, such as ICS or section 75.", max_length=40, verbose_name="acronym"
                    ),
                ),
                (
                    "meaning",
                    models.CharField(help_text="What it stands for, such as integrated care system.", max_length=120),
                ),
                ("source", models.CharField(blank=True, help_text="Where the meaning was taken from.", max_length=200)),
                ("retired_on", models.DateField(blank=True, null=True)),
            ],
            options={
                "ordering": ["label", "meaning"],
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("slug", ""), _negated=True), name="acronym_slug_given"),
                    models.CheckConstraint(
                        condition=models.Q(("label", ""), _negated=True), name="acronym_label_given"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("meaning", ""), _negated=True), name="acronym_meaning_given"
                    ),
                    models.UniqueConstraint(fields=("label", "meaning"), name="acronym_once"),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalAcronym",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("slug", models.SlugField(max_length=80)),
                (
                    "label",
                    models.CharField(
                        help_text="As it is written, such as ICS or section 75.", max_length=40, verbose_name="acronym"
                    ),
                ),
                (
                    "meaning",
                    models.CharField(help_text="What it stands for, such as integrated care system.", max_length=120),
                ),
                ("source", models.CharField(blank=True, help_text="Where the meaning was taken from.", max_length=200)),
                ("retired_on", models.DateField(blank=True, null=True)),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "change_set",
                    models.ForeignKey(
                        default=evidence.models.history.current_change_set_id,
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="evidence.changeset",
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "historical acronym",
                "verbose_name_plural": "historical acronyms",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
    ]
