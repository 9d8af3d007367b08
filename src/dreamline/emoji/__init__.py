"""Emojis: the shipped artwork, and suggestions from text, offline."""
