from django.urls import path

from dreamline_web.pages import views

urlpatterns = [
    path("", views.home, name="home"),
    path("help/", views.help_page, name="help"),
    path("look/", views.look_page, name="look"),
    path("settle/", views.settle, name="settle"),
]
