from django.urls import path

from dreamline_web.people import views

urlpatterns = [
    path("<int:number>/enter/", views.enter, name="enter"),
    path("leave/", views.leave, name="leave"),
]
