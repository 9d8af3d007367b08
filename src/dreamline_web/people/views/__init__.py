"""The pages of people and teams.

GET shows, POST writes and redirects (303) with what happened in `?said=`. Every POST form holds `{% csrf_token %}` and
`{% once %}`. A form with mistakes comes back with 422 and everything typed; one made from an older version with 409 and
both texts. Organisers' pages are 404 for everybody else.
"""
