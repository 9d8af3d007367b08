import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import dreamline_web.pages.identifiers


class Migration(migrations.Migration):
    initial = True

    dependencies = (migrations.swappable_dependency(settings.AUTH_USER_MODEL),)

    operations = (
        migrations.CreateModel(
            name="Kept",
            fields=[
                ("cache_key", models.CharField(max_length=255, primary_key=True, serialize=False)),
                ("value", models.TextField()),
                ("expires", models.DateTimeField(db_index=True)),
            ],
            options={"db_table": "signin_kept"},
        ),
        migrations.CreateModel(
            name="Limit",
            fields=[
                ("key", models.CharField(max_length=64, primary_key=True, serialize=False)),
                ("due", models.BigIntegerField(db_index=True, default=0)),
            ],
        ),
        migrations.CreateModel(
            name="Attempt",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "purpose",
                    models.CharField(
                        choices=[
                            ("enter", "Enter"),
                            ("prove", "Prove"),
                            ("old address", "Old Address"),
                            ("new address", "New Address"),
                        ],
                        max_length=12,
                    ),
                ),
                ("digest", models.CharField(blank=True, max_length=64)),
                ("left", models.PositiveSmallIntegerField(default=3)),
                ("at", models.DateTimeField()),
                ("until", models.DateTimeField(db_index=True)),
                ("proved", models.DateTimeField(null=True)),
                ("ended", models.DateTimeField(null=True)),
                (
                    "person",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Sitting",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        default=dreamline_web.pages.identifiers.new_id,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("key", models.CharField(max_length=40, unique=True)),
                ("since", models.DateTimeField()),
                ("used", models.DateTimeField()),
                ("proved", models.DateTimeField()),
                ("passkey_at", models.DateTimeField(null=True)),
                ("strong", models.BooleanField(default=False)),
                ("browser", models.CharField(blank=True, max_length=40)),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sittings",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
    )
