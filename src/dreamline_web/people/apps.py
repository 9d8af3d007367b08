"""The app `people`."""

from django.apps import AppConfig


class People(AppConfig):
    name = "dreamline_web.people"
    label = "people"

    def ready(self) -> None:
        from dreamline_web.people import letters, menu, news  # noqa: PLC0415  # need the models

        letters.register()
        menu.hang()
        news.open_up()
