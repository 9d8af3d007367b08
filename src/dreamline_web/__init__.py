"""The web application: Django upon the core. What it may be told stands in settings.py and docs/self-hosting.md."""
