"""Everything around the path: the mountain with its goals, the trail, dreams as clouds, woods."""
