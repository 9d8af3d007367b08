"""Views of sign-in. GET looks, POST acts.

The one GET that acts is the way back from a company's sign-in: OpenID Connect and SAML make it one, and it only works in
the browser that left for it.
"""
