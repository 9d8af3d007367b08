"""Letters out. A letter is a row first, written in the transaction of what it tells; a worker sends it afterwards.

The doors for the apps above: `letters` (register a kind, write it), `actions.send` (the only way a letter comes to be),
`actions.withdraw` and `actions.forget`, `queries` (is mail set up, and how does it go), `bounces.read`. `server.py` is
the one place that knows the settings' form, `delivery.py` the one that talks to a mail server.
"""
