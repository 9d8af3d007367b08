"""What a life story is: moments, chapters, values, dreams, and the fuzzy dates they stand at."""
