"""The app `keeping`."""

from django.apps import AppConfig


class Keeping(AppConfig):
    name = "dreamline_web.keeping"
    label = "keeping"

    def ready(self) -> None:
        from dreamline_web.keeping import along, grants, seen  # noqa: PLC0415  # need the models
        from dreamline_web.pages import housekeeping  # noqa: PLC0415  # as above
        from dreamline_web.signin import let_in  # noqa: PLC0415  # as above

        housekeeping.chore("forget-who-has-seen", seen.forget)
        along.open_up()
        let_in.look(grants.anything_to)
