"""Taking everything along: one archive for the person alone, readable without Dreamline, that can be brought back.

Each room above hangs in what it adds (`rooms.register`); what belongs to the account itself is packed here
(`account.py`). The archive is written while it is sent (`archive.py`): nothing of it ever lies on a disk here.
"""
