"""Dreamline's core: stories, dreams and goals as values, and the picture they become.

It knows no web, no database, no clock and no network.
"""

__version__ = "0.1.0"
