from django.urls import path

from dreamline_web.post import views

urlpatterns = [
    path("preview/", views.index, name="letters"),
    path("preview/<str:name>/<slug:language>/", views.sample, name="letter-sample"),
    path("preview/<str:name>/<slug:language>/html/", views.sample_html, name="letter-sample-html"),
    path("preview/<int:number>/", views.letter, name="letter"),
    path("preview/<int:number>/html/", views.letter_html, name="letter-html"),
]
