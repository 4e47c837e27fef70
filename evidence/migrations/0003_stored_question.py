"""A place for search strategies too long for an address."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("evidence", "0002_rules"),
    ]

    operations = [
        migrations.CreateModel(
            name="StoredQuestion",
            fields=[
                ("key", models.CharField(max_length=32, primary_key=True, serialize=False)),
                ("text", models.TextField()),
                ("last_used", models.DateField(db_index=True)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("key", ""), _negated=True), name="storedquestion_key_given"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("text", ""), _negated=True), name="storedquestion_text_given"
                    ),
                ],
            },
        ),
    ]
