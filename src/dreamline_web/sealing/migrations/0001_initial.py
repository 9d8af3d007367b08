import django.db.models.functions.datetime
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = ()

    operations = (
        migrations.CreateModel(
            name="Erased",
            fields=[
                ("space", models.BigIntegerField(primary_key=True, serialize=False)),
                ("at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="Proof",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("sealed", models.BinaryField()),
            ],
        ),
        migrations.CreateModel(
            name="SpaceKey",
            fields=[
                ("space", models.BigIntegerField(primary_key=True, serialize=False)),
                ("wrapped", models.BinaryField()),
                ("master", models.PositiveIntegerField()),
                ("made", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
            ],
        ),
    )
