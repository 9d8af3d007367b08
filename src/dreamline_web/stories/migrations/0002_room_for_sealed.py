"""Columns for sealed content beside those in the clear, which `0003` empties into them and `0004` drops."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = (
        ("stories", "0001_initial"),
        ("people", "0002_teams"),
    )

    operations = (
        *(
            migrations.AddField(name, "sealed", models.BinaryField(default=bytes))
            for name in ("story", "chapter", "moment", "value", "dream", "photo", "happening", "draft")
        ),
        migrations.AddField("story", "sealed_memory", models.BinaryField(default=bytes)),
        *(
            migrations.AlterField(name, "document", models.TextField(default=""))
            for name in ("chapter", "moment", "value", "dream", "happening", "draft")
        ),
        migrations.AlterField("photo", "document", models.BinaryField(default=bytes)),
    )
