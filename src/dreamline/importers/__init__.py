"""Draft stories from other people's formats."""
