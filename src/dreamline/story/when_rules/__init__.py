"""How the words for dates combine: each rule reads one kind of expression at one place and says how far it reaches."""
