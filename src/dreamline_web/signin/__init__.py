"""Sign-in: who is at this browser, how sure we are of it, and for how long.

A way in has at most two steps. First an e-mailed code, a passkey or the company's account (`attempts`, `factors`,
`company`); whoever has a code app or a passkey then shows it too, unless the passkey was the first step (`entering`).
What comes of it is a *sitting*: one signed-in browser (`sittings`). Guessing is counted in rows, one conditional update
each, so that all workers share the count (`limits`).

`doors.recently_proved` is for views that need a fresh proof: changes of address and factors, exports.
"""
