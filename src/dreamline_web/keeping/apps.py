"""The app `keeping`."""

from django.apps import AppConfig


class Keeping(AppConfig):
    name = "dreamline_web.keeping"
    label = "keeping"
