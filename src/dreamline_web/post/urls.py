from django.urls import path

from dreamline_web.post import views

urlpatterns = [
    path("preview/", views.index, name="post-preview"),
    path("preview/kinds/<str:name>/<slug:language>/", views.sample, name="post-sample"),
    path("preview/kinds/<str:name>/<slug:language>/html/", views.sample_html, name="post-sample-html"),
    path("preview/letters/<int:number>/", views.one, name="post-letter"),
    path("preview/letters/<int:number>/html/", views.letter_html, name="post-letter-html"),
]
