import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import dreamline_web.pages.identifiers


class Migration(migrations.Migration):
    initial = True

    dependencies = (
        ("people", "0002_teams"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    )

    operations = (
        migrations.CreateModel(
            name="Grant",
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
                ("kind", models.CharField(max_length=32)),
                ("item", models.BigIntegerField()),
                ("since", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="granted", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "relation",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="grants",
                        to="people.relation",
                    ),
                ),
                (
                    "to",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="grants", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["to", "kind", "item"], name="grants_of_somebody")],
                "constraints": [
                    models.UniqueConstraint(fields=("kind", "item", "to"), name="granted_once"),
                    models.CheckConstraint(
                        condition=models.Q(("owner", models.F("to")), _negated=True), name="own_things_need_no_grant"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Opened",
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
                ("at", models.DateTimeField()),
                ("kind", models.CharField(max_length=32)),
                ("purpose", models.CharField(max_length=32)),
                ("items", models.TextField()),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "viewer",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["owner", "-at"], name="seen_of_an_owner"),
                    models.Index(fields=["viewer", "-at"], name="seen_by_a_viewer"),
                ],
            },
        ),
    )
