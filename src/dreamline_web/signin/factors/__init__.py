"""What a person shows beside a code or instead of it: passkeys, a code app, recovery codes.

The work is django-allauth's (its tables, its checks); this room says when it may be done and what follows.
"""
