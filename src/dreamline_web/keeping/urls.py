from django.urls import path

from dreamline_web.keeping import views

urlpatterns = [
    path("seen/", views.who_has_seen, name="who-has-seen"),
]
