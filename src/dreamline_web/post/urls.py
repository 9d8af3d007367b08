from django.urls import path

from dreamline_web.post import views

urlpatterns = [
    path("preview/", views.index, name="letters"),
    path("preview/kinds/<str:name>/<slug:language>/", views.sample, name="letter-sample"),
    path("preview/kinds/<str:name>/<slug:language>/html/", views.sample_html, name="letter-sample-html"),
    path("preview/letters/<int:number>/", views.one, name="letter"),
    path("preview/letters/<int:number>/html/", views.letter_html, name="letter-html"),
]
