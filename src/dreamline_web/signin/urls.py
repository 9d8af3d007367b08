"""The addresses of sign-in; those of company accounts stand in company/urls.py."""

from django.urls import path

from dreamline_web.signin.views import entrance, passkeys
from dreamline_web.signin.views.answers import look_or_act

app_name = "signin"
urlpatterns = [
    # the way in
    path("", entrance.page, name="page"),
    path("ask/", entrance.ask, name="ask"),
    path("code/", look_or_act(entrance.code, entrance.code_typed), name="code"),
    path("code/again/", entrance.again, name="again"),
    path("second/", look_or_act(entrance.second, entrance.second_typed), name="second"),
    path("passkey/begin/", passkeys.begin, name="passkey-begin"),
    path("passkey/", passkeys.show, name="passkey"),
]
