"""The drawing as PNG and PDF."""
