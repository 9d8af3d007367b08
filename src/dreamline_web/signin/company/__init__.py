"""Signing in with the company's account: OpenID Connect and SAML, when whoever runs this has set them up.

An identity is a provider and a subject. It is bound to a person only by that person, signed in here and just proved;
what the company says about e-mail addresses binds nothing. The provider's code is loaded when it is first used.
"""
