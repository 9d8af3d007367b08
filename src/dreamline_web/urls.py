"""Where every address leads: each app brings its own."""

from django.urls import include, path

urlpatterns = [
    path("", include("dreamline_web.pages.urls")),
    path("people/", include("dreamline_web.people.urls")),
    path("sign-in/", include("dreamline_web.signin.urls")),
    path("sign-in/", include("dreamline_web.signin.company.urls")),
    path("post/", include("dreamline_web.post.urls")),
    path("keeping/", include("dreamline_web.keeping.urls")),
    path("story/", include("dreamline_web.stories.urls")),
]

handler400 = "dreamline_web.pages.errors.not_understood"
handler403 = "dreamline_web.pages.errors.not_allowed"
handler404 = "dreamline_web.pages.errors.not_found"
handler500 = "dreamline_web.pages.errors.broken"
