"""The goal pyramid and the friendly hints about goals."""
