"""Whether a member has seen to what a new lead may see."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = (
        ("people", "0002_teams"),
        ("stories", "0004_nothing_in_the_clear"),
    )

    operations = (
        migrations.CreateModel(
            name="HandOver",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField()),
                (
                    "relation",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="people.relation"
                    ),
                ),
            ],
        ),
    )
