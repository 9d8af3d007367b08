"""Strings from browsers to core values. Sentences come from the core where it has one; what was typed stays."""
