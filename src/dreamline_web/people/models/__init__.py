"""Rows of people, teams and the house they stand in. What people tell stands elsewhere, sealed."""

from dreamline_web.people.models.house import House
from dreamline_web.people.models.person import AddressChange, Everybody, Person, first_of
from dreamline_web.people.models.team import Leading, Membership, Relation, Team

__all__ = ["AddressChange", "Everybody", "House", "Leading", "Membership", "Person", "Relation", "Team", "first_of"]
