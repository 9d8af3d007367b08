"""The table of daily chores."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = (("pages", "0001_initial"),)

    operations = (
        migrations.CreateModel(
            name="Chore",
            fields=[
                ("name", models.CharField(max_length=64, primary_key=True, serialize=False)),
                ("last_run", models.DateTimeField()),
            ],
        ),
    )
