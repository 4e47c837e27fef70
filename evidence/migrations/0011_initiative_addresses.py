"""No initiative takes the address of a list of initiatives."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("evidence", "0010_double_readings"),
    ]

    operations = [
        migrations.AddConstraint(
            model_name="initiative",
            constraint=models.CheckConstraint(
                condition=models.Q(("slug__in", ("a-to-z", "by-programme")), _negated=True),
                name="initiative_slug_is_no_list",
            ),
        ),
    ]
