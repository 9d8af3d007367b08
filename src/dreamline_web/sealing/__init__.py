"""Sealed values and their keys: `envelope` seals and opens, `ring` keeps one key a space, `masters` wrap the keys.

What is sealed here can be read only with the database, the key ring and the master key together. Erasing a space
destroys its key, and with it everything ever sealed in it, also in backups. Knows no people: a space is a number.
"""
