"""The app `sealing`."""

from django.apps import AppConfig
from django.core.signals import request_finished, request_started


class Sealing(AppConfig):
    name = "dreamline_web.sealing"
    label = "sealing"

    def ready(self) -> None:
        from dreamline_web.sealing import ring  # noqa: PLC0415  # needs the models

        request_started.connect(ring.take_up, dispatch_uid="sealing")
        request_finished.connect(ring.put_down, dispatch_uid="sealing")
