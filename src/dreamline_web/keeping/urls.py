from django.urls import include, path

from dreamline_web.keeping import views

urlpatterns = [
    path("", include("dreamline_web.keeping.takeout.urls")),
    path("", include("dreamline_web.keeping.goodbye.urls")),
    path("seen/", views.who_has_seen, name="who-has-seen"),
]
