"""Reads a finished drawing and says what overlaps, stands too close or leaves the sheet."""
