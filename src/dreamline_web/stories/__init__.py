"""One person's story: moments in chapters, values, photos, the picture of it all, the way back from every change."""
