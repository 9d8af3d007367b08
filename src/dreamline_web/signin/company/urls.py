"""The addresses companies' providers know, under the names their libraries look for.

They answer 404 when no such provider is set up.
"""

from django.urls import path

from dreamline_web.signin.views import company

urlpatterns = [
    path("company/<slug:provider_id>/back/", company.back, name="openid_connect_callback"),
    path("saml/answer/", company.saml_answer, name="saml_acs"),
    path("saml/metadata/", company.saml_metadata, name="saml_metadata"),
]
