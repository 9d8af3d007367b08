"""The app `pages`, lowest of all: it knows no other."""

from django.apps import AppConfig


class Pages(AppConfig):
    name = "dreamline_web.pages"
    label = "pages"

    def ready(self) -> None:
        from dreamline_web import checks  # noqa: F401, PLC0415  # registers the system checks once apps are there
        from dreamline_web.pages import housekeeping, old_sessions, once  # noqa: PLC0415  # needs the models

        housekeeping.chore("forget-form-keys", once.forget)
        housekeeping.chore("forget-old-sessions", old_sessions.forget)
