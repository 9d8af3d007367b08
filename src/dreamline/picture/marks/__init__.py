"""One file for each kind of mark: what a thing looks like, as shapes."""
