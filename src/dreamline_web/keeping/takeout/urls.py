from django.urls import path

from dreamline_web.keeping.takeout import views

urlpatterns = [
    path("takeout/", views.page, name="takeout"),
]
