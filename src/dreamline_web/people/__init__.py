"""People: who they are, and who may enter as whom."""
