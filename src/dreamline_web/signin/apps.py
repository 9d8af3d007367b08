"""The app `signin`."""

from django.apps import AppConfig
from django.contrib.auth.signals import user_logged_in, user_logged_out


class SignIn(AppConfig):
    name = "dreamline_web.signin"
    label = "signin"

    def ready(self) -> None:
        from dreamline_web.pages import housekeeping  # noqa: PLC0415  # needs the models
        from dreamline_web.people.actions import accounts  # noqa: PLC0415  # as above
        from dreamline_web.signin import actions, letters, menu, sittings  # noqa: PLC0415  # as above
        from dreamline_web.signin.company import bound  # noqa: PLC0415  # as above
        from dreamline_web.signin.factors import held  # noqa: PLC0415  # as above

        user_logged_in.connect(sittings.sit_down, dispatch_uid="signin.sit-down")
        user_logged_out.connect(sittings.stand_up, dispatch_uid="signin.stand-up")
        letters.register()
        accounts.when_undone(held.remove_since)
        accounts.when_undone(bound.part_since)
        menu.hang()
        housekeeping.chore("forget-sign-ins", actions.forget)
