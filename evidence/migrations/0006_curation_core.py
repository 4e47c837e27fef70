"""Works in progress, moved addresses, erasures, who accepted a change, and two more roles."""

import django.core.serializers.json
import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models

import evidence.models.history


def create_roles(apps, schema_editor):
    for name in ("reviewer", "administrator"):
        apps.get_model("auth", "Group").objects.get_or_create(name=name)


class Migration(migrations.Migration):
    dependencies = [
        ("evidence", "0005_correction"),
        ("auth", "0012_alter_user_first_name_max_length"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="changeset",
            name="accepted_by",
            field=models.ForeignKey(
                blank=True,
                help_text="The reviewer who let it go live.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="change_sets_accepted",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="changeset",
            name="undoes",
            field=models.OneToOneField(
                blank=True,
                help_text="The change that it reverses.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="undone_by",
                to="evidence.changeset",
            ),
        ),
        migrations.CreateModel(
            name="HistoricalMovedAddress",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("kind", models.CharField(max_length=40)),
                ("slug", models.SlugField(max_length=80, verbose_name="former address")),
                ("record_id", models.BigIntegerField()),
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
                "verbose_name": "historical moved address",
                "verbose_name_plural": "historical moved addresses",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="MovedAddress",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(max_length=40)),
                ("slug", models.SlugField(max_length=80, verbose_name="former address")),
                ("record_id", models.BigIntegerField()),
            ],
            options={
                "verbose_name_plural": "moved addresses",
                "constraints": [
                    models.UniqueConstraint(fields=("kind", "slug"), name="movedaddress_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", ""), _negated=True), models.Q(("slug", ""), _negated=True)
                        ),
                        name="movedaddress_given",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Erasure",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField(auto_now_add=True)),
                ("kind", models.CharField(max_length=40)),
                ("slug", models.CharField(blank=True, max_length=80)),
                ("reason", models.TextField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="erasures",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-id"],
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("reason", ""), _negated=True), name="erasure_has_reason")
                ],
            },
        ),
        migrations.CreateModel(
            name="WorkInProgress",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("form", models.CharField(help_text="The form that wrote it and can open it again.", max_length=40)),
                ("title", models.CharField(blank=True, max_length=300)),
                ("kind", models.CharField(blank=True, max_length=40)),
                ("record_id", models.BigIntegerField(blank=True, null=True)),
                (
                    "stage",
                    models.CharField(
                        choices=[
                            ("open", "Being written"),
                            ("handed-in", "Waiting for review"),
                            ("accepted", "Accepted"),
                            ("discarded", "Put aside by its owner"),
                        ],
                        db_index=True,
                        default="open",
                        max_length=12,
                    ),
                ),
                (
                    "typed",
                    models.JSONField(blank=True, default=dict, encoder=django.core.serializers.json.DjangoJSONEncoder),
                ),
                (
                    "rows",
                    models.JSONField(blank=True, default=list, encoder=django.core.serializers.json.DjangoJSONEncoder),
                ),
                ("reason", models.TextField(blank=True, help_text="Why, in the owner's words; kept in the history.")),
                ("answer", models.TextField(blank=True, help_text="What the reviewer wrote.")),
                (
                    "saves",
                    models.PositiveIntegerField(
                        default=0, help_text="How often it was saved; tells two windows apart."
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("updated_at", models.DateTimeField(auto_now=True)),
                (
                    "accepted_as",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="works",
                        to="evidence.changeset",
                    ),
                ),
                (
                    "began_from",
                    models.ForeignKey(
                        blank=True,
                        help_text="The version it began from.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="evidence.changeset",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="works", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "reviewer",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="works_reviewed",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "works in progress",
                "ordering": ["-updated_at"],
                "indexes": [models.Index(fields=["kind", "record_id"], name="evidence_wo_kind_96bf5c_idx")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("stage__in", ["open", "handed-in", "accepted", "discarded"])),
                        name="workinprogress_stage_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("stage", "accepted"), _negated=True),
                            models.Q(("accepted_as__isnull", False), ("reviewer__isnull", False)),
                            _connector="OR",
                        ),
                        name="workinprogress_accepted_by_somebody",
                    ),
                ],
            },
        ),
        migrations.RunPython(create_roles, migrations.RunPython.noop),
    ]
