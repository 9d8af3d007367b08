"""Who may open what: grants, the one door to sealed content, and the log of who has seen what."""
