"""The addresses of sign-in; those company providers know stand in company/urls.py."""

from django.urls import path

from dreamline_web.signin.views import address, afresh, company, entrance, let_in, passkeys, proof, secure, sittings
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
    # with the company's account
    path("company/<slug:name>/", company.leave_for, name="company"),
    path("saml/finish/", company.saml_finish, name="saml-finish"),
    path("bind/", look_or_act(company.bind, company.bound_or_not), name="bind"),
    # how one signs in
    path("secure/", secure.page, name="secure"),
    path("secure/passkeys/begin/", secure.begin_passkey, name="passkey-add-begin"),
    path("secure/passkeys/", secure.add_passkey, name="passkey-add"),
    path("secure/passkeys/<int:number>/remove/", secure.remove_passkey, name="passkey-remove"),
    path("secure/app/begin/", secure.begin_app, name="app-begin"),
    path("secure/app/", look_or_act(secure.app, secure.confirm_app), name="app"),
    path("secure/app/remove/", secure.remove_app, name="app-remove"),
    path("secure/recovery/", secure.new_recovery, name="recovery-new"),
    path("secure/company/<int:number>/remove/", secure.part_company, name="company-part"),
    # proving it once more, and what needs that
    path("prove/", look_or_act(proof.page, proof.typed), name="prove"),
    path("prove/ask/", proof.ask, name="prove-ask"),
    path("address/", look_or_act(address.page, address.ask), name="address"),
    path("address/codes/", look_or_act(address.codes, address.typed), name="address-codes"),
    # somebody lost everything, and an organiser helps
    path("afresh/<int:number>/", look_or_act(afresh.page, afresh.begin), name="afresh"),
    # mail is off or every factor is lost, and whoever runs the server helps
    path("let-in/<str:token>/", look_or_act(let_in.page, let_in.begin), name="let-in"),
    # where one is signed in
    path("sittings/", sittings.page, name="sittings"),
    path("sittings/<int:number>/end/", sittings.end, name="sitting-end"),
    path("sittings/end-others/", sittings.end_others, name="sittings-end"),
    path("leave/", sittings.leave, name="leave"),
]
