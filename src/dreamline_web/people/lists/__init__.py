"""Reading names and e-mails somebody pasted, in any shape, or brought as a table. Nothing here is stored."""
