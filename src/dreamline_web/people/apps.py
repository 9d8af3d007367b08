"""The app `people`."""

from django.apps import AppConfig


class People(AppConfig):
    name = "dreamline_web.people"
    label = "people"
