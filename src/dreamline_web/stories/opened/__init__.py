"""Items that are open to others: for whom one can open them, what those see, taking back, handing over.

- audience.py   for whom an owner can open something: leads by team, people of the teams, anybody by address
- choices.py    makes the grants of an item equal to what its owner chose, inside the change that notes it
- reading.py    a story as somebody sees it for whom something of it is open; and the same with the owner's eyes
- overview.py   what an owner has opened, for whom, since when; what waits for a new lead
- actions.py    taking back, opening for a lead, handing over
"""
