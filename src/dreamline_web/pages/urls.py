from django.urls import path

from dreamline_web.pages import health, views

urlpatterns = [
    path("", views.home, name="home"),
    path("health/", health.health, name="health"),
    path("help/", views.help_page, name="help"),
    path("look/", views.look_page, name="look"),
    path("settle/", views.settle, name="settle"),
]
