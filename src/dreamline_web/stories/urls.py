"""The addresses of a person's own story. GET looks, POST writes; nobody's name or number stands in the short ones."""

from django.urls import path

from dreamline_web.stories.views import (
    chapters,
    exports,
    goodbye,
    incoming,
    moments,
    opened,
    photos,
    picture,
    removed,
    story,
    values,
    writing,
)

urlpatterns = [
    # the page and its parts
    path("", story.page, name="story"),
    path("list/", story.moments_list, name="story-list"),
    path("picture/", picture.picture, name="story-picture"),
    path("quick-line/", writing.quick_line, name="story-quick-line"),
    path("suggest/", writing.suggest, name="suggest"),
    path("emojis/", writing.emojis, name="emojis"),
    path("questions/<int:number>/", writing.question, name="question"),
    path("form/", story.form, name="story-form"),
    path("change/", story.change, name="story-change"),
    # moments
    path("moments/", moments.add, name="moments"),
    path("moments/new/", moments.new, name="moment-new"),
    path("moments/<int:number>/", moments.moment, name="moment"),
    path("moments/<int:number>/form/", moments.form, name="moment-form"),
    path("moments/<int:number>/change/", moments.change, name="moment-change"),
    path("moments/<int:number>/beside/", moments.beside, name="moment-beside"),
    path("moments/<int:number>/place/", moments.place, name="moment-place"),
    path("moments/<int:number>/removal/", moments.removal, name="moment-removal"),
    path("moments/<int:number>/photo/", photos.add, name="moment-photo"),
    path("moments/<int:number>/photo/focus/", photos.focus, name="moment-photo-focus"),
    path("moments/<int:number>/photo/removal/", photos.removal, name="moment-photo-removal"),
    path("photos/<int:number>/", photos.whole, name="photo"),
    path("photos/<int:number>/square/", photos.square, name="photo-square"),
    # chapters
    path("chapters/", chapters.add, name="chapters"),
    path("chapters/new/", chapters.new, name="chapter-new"),
    path("chapters/<int:number>/form/", chapters.form, name="chapter-form"),
    path("chapters/<int:number>/change/", chapters.change, name="chapter-change"),
    path("chapters/<int:number>/place/", chapters.place, name="chapter-place"),
    path("chapters/<int:number>/removal/", chapters.removal, name="chapter-removal"),
    # values
    path("values/", values.add, name="values"),
    path("values/list/", values.values_list, name="values-list"),
    path("values/<int:number>/form/", values.form, name="value-form"),
    path("values/<int:number>/change/", values.change, name="value-change"),
    path("values/<int:number>/ties/", values.ties, name="value-ties"),
    path("values/<int:number>/removal/", values.removal, name="value-removal"),
    # what is open to others, and what others have opened
    path("of/<int:number>/", opened.story_of, name="story-of"),
    path("of/<int:number>/picture/", opened.picture_of, name="story-of-picture"),
    path("opened-for-me/", opened.for_me, name="story-opened-for-me"),
    path("as-seen/", opened.as_seen, name="story-as-seen"),
    path("opened/", opened.opened, name="story-opened"),
    path("opened/taking-back/", opened.taking_back, name="story-taking-back"),
    path("opened/words/", opened.words, name="story-words-opening"),
    path("hand-over/<int:number>/", opened.hand_over, name="hand-over"),
    path("hand-over/<int:number>/later/", opened.later, name="hand-over-later"),
    # bringing things in
    path("paste/", incoming.paste, name="paste"),
    path("file/", incoming.file, name="import"),
    path("drafts/<int:number>/", incoming.draft, name="draft"),
    path("drafts/<int:number>/storing/", incoming.storing, name="draft-storing"),
    path("drafts/<int:number>/removal/", incoming.removal, name="draft-removal"),
    # the way back
    path("undo/", removed.undo, name="undo"),
    path("redo/", removed.redo, name="redo"),
    path("happenings/<int:number>/undo/", removed.undo_one, name="happening-undo"),
    path("removed/", removed.page, name="removed"),
    path("removed/<str:table>/<int:number>/putting-back/", removed.putting_back, name="removed-putting-back"),
    path("removed/<str:table>/<int:number>/erasure/", removed.erasure, name="removed-erasure"),
    path("removed/erasure/", removed.erasure_of_all, name="removed-erasure-of-all"),
    # letting the whole story go
    path("goodbye/", goodbye.page, name="story-goodbye"),
    path("goodbye/removal/", goodbye.removal, name="story-goodbye-removal"),
    path("goodbye/erasure/", goodbye.erasure, name="story-goodbye-erasure"),
    # taking it along
    path("export/story.<str:ending>", exports.export, name="export"),
]
