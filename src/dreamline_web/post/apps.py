"""The app `post`."""

from django.apps import AppConfig


class Post(AppConfig):
    name = "dreamline_web.post"
    label = "post"

    def ready(self) -> None:
        from dreamline_web.post import standing, trial  # noqa: PLC0415  # need the models

        trial.open_up()
        standing.open_up()
