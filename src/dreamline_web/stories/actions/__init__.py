"""What changes a story. Each verb takes `by=` and `now=`, is one transaction, and notes what happened."""
