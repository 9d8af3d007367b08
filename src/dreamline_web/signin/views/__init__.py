"""Views of sign-in. GET looks, POST acts; the one GET that acts is the way back from a company's sign-in, which OpenID
Connect and SAML make one, and which only works in the browser that left for it."""
