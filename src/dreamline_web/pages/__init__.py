"""What every page shares: its frame and look, its armour, and the doors things come in through."""
