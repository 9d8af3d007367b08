"""The app `people`."""

from django.apps import AppConfig


class People(AppConfig):
    name = "dreamline_web.people"
    label = "people"

    def ready(self) -> None:
        from dreamline_web.people import letters  # noqa: PLC0415  # needs the models

        letters.register()
