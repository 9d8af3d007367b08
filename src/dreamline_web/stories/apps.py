"""The app `stories`."""

from django.apps import AppConfig


class Stories(AppConfig):
    name = "dreamline_web.stories"
    label = "stories"

    def ready(self) -> None:
        from dreamline_web.pages import housekeeping  # noqa: PLC0415  # needs the models
        from dreamline_web.stories import goodbye, news, seen, takeout, trash  # noqa: PLC0415  # as above

        news.open_up()
        seen.name_all()
        takeout.register()
        goodbye.register()
        housekeeping.chore("empty-trash", trash.empty_all)
