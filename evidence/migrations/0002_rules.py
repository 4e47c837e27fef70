"""Loops are refused by the database; the change clock and the two roles exist from the start."""

from django.conf import settings
from django.db import migrations

from evidence.database.loops import ForbidLoop

TREES = [
    "audience",
    "caremodel",
    "factor",
    "outcomedomain",
    "papertype",
    "policykind",
    "population",
    "programme",
    "programmekind",
    "studydesign",
    "theme",
]


def start_clock(apps, schema_editor):
    apps.get_model("evidence", "ChangeClock").objects.create(id=1, number=0)


def create_roles(apps, schema_editor):
    for name in ("curator", "editor"):
        apps.get_model("auth", "Group").objects.get_or_create(name=name)


class Migration(migrations.Migration):
    dependencies = [
        ("evidence", "0001_records"),
        ("auth", "0012_alter_user_first_name_max_length"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        *(ForbidLoop(table=f"evidence_{name}", below="id", above="parent_id") for name in TREES),
        ForbidLoop(table="evidence_programmesuccession", below="programme_id", above="predecessor_id"),
        ForbidLoop(table="evidence_initiativesuccession", below="initiative_id", above="predecessor_id"),
        ForbidLoop(table="evidence_placecontainment", below="place_id", above="container_id"),
        migrations.RunPython(start_clock, migrations.RunPython.noop),
        migrations.RunPython(create_roles, migrations.RunPython.noop),
    ]
