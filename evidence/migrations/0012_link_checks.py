"""What the addresses of records answered when they were last asked."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("evidence", "0011_initiative_addresses"),
    ]

    operations = [
        migrations.CreateModel(
            name="LinkCheck",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("address", models.CharField(max_length=500, unique=True)),
                (
                    "answer",
                    models.CharField(
                        choices=[
                            ("answers", "Answers"),
                            ("gone", "The page is not there"),
                            ("broken", "The server answers with an error"),
                            ("unknown", "No server of this name"),
                            ("closed", "The server cannot be reached"),
                            ("silent", "Did not answer in time"),
                            ("unclear", "Its answer says neither yes nor no"),
                            ("refused", "Leads to no public address, so it was not asked"),
                        ],
                        max_length=12,
                    ),
                ),
                (
                    "code",
                    models.PositiveSmallIntegerField(
                        blank=True, help_text="The status of HTTP, where one came.", null=True
                    ),
                ),
                ("checked_at", models.DateTimeField()),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("address", ""), _negated=True), name="linkcheck_address_given"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "answer__in",
                                ["answers", "gone", "broken", "unknown", "closed", "silent", "unclear", "refused"],
                            )
                        ),
                        name="linkcheck_answer_known",
                    ),
                ],
            },
        ),
    ]
