"""What changes people, teams and the house. Each verb takes `by=` and `now=` and is one transaction.

No verb here opens content: whoever becomes a lead gets empty relations, and a changed address closes what the account
holds for a week.
"""
