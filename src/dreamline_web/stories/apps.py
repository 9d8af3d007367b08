"""The app `stories`."""

from django.apps import AppConfig


class Stories(AppConfig):
    name = "dreamline_web.stories"
    label = "stories"

    def ready(self) -> None:
        from dreamline_web.stories import news  # noqa: PLC0415  # needs the models

        news.open_up()
