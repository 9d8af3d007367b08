"""The addresses of sign-in; those of company accounts stand in company/urls.py."""

from django.urls import path

from dreamline_web.signin.views import entrance

app_name = "signin"
urlpatterns = [
    path("", entrance.page, name="page"),
    path("ask/", entrance.ask, name="ask"),
    path("code/", entrance.code, name="code"),
    path("code/again/", entrance.again, name="again"),
    path("second/", entrance.second, name="second"),
]
