"""Leaving: closing an account, erasing it, the day everything personal is deleted, and how long things are kept.

Deleting means destroying the key: what was sealed in a person's space can be opened no more, here or from a backup.
Then the rows go. Each step can be repeated, and a person is done with only when the last one is: what a crash
interrupts is finished by the next daily look (`erasing.keep_timetable`), or after a restore (`erasing.replay`).
"""

from dreamline_web.keeping.goodbye.erasing import replay

__all__ = ["replay"]
