from django.urls import path

from dreamline_web.keeping.goodbye import views

urlpatterns = [
    path("goodbye/", views.page, name="goodbye"),
    path("goodbye/staying/", views.staying, name="goodbye-staying"),
    path("goodbye/closing/", views.closing, name="goodbye-closing"),
    path("goodbye/erasure/", views.erasure, name="goodbye-erasure"),
    path("goodbye/after/", views.after, name="goodbye-after"),
    path("how-long/", views.how_long, name="how-long"),
]
