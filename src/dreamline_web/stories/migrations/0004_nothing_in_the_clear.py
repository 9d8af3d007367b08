"""Drops the columns whose content is sealed now."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = (("stories", "0003_seal"),)

    operations = (
        *(
            migrations.RemoveField(name, "document")
            for name in ("story", "chapter", "moment", "value", "dream", "photo", "happening", "draft")
        ),
        migrations.RemoveField("story", "memory"),
        *(
            migrations.AlterModelOptions(name, {"default_related_name": plural})
            for name, plural in (("happening", "happenings"), ("photo", "photos"))
        ),
        *(
            migrations.AlterField(
                name, "story", models.ForeignKey(on_delete=models.deletion.CASCADE, to="stories.story")
            )
            for name in ("happening", "photo")
        ),
    )
