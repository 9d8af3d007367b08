"""Views of sign-in. GET looks, POST acts.

The one GET that acts is the way back from OpenID Connect, which makes it one; it only works in the browser that left
for it.
"""
