"""The app `post`."""

from django.apps import AppConfig


class Post(AppConfig):
    name = "dreamline_web.post"
    label = "post"

    def ready(self) -> None:
        from dreamline_web.post import trial  # noqa: PLC0415  # needs the translations

        trial.open_up()
