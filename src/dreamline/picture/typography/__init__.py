"""Words as glyphs: fonts, shaping, directions, line breaks."""
