"""Every row of every table, and whose it is: what changed while somebody did something, and to whom."""

from __future__ import annotations

import re
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING, Any, Final

from django.apps import apps
from django.db import connections, transaction

if TYPE_CHECKING:
    from collections.abc import Iterator

STORY: Final = ("story__owner",)
WHOSE: Final[dict[str, tuple[str, ...]]] = {
    "people.Person": ("pk",),
    "people.AddressChange": ("person",),
    "people.Membership": ("person",),
    "people.Leading": ("lead",),
    "people.Relation": ("lead", "member"),
    "account.EmailAddress": ("user",),
    "account.EmailConfirmation": ("email_address__user",),
    "mfa.Authenticator": ("user",),
    "socialaccount.SocialAccount": ("user",),
    "socialaccount.SocialToken": ("account__user",),
    "signin.Attempt": ("person",),
    "signin.Sitting": ("person",),
    "keeping.Grant": ("owner", "to"),
    "keeping.Opened": ("owner", "viewer"),
    "stories.Story": ("owner",),
    "stories.Draft": ("owner",),
    "stories.Tie": ("value__story__owner",),
    "stories.HandOver": ("relation__member", "relation__lead"),
    **{f"stories.{name}": STORY for name in ("Chapter", "Photo", "Moment", "Value", "Dream", "Happening")},
}
"""How a row leads to the people it belongs to. A table that stands nowhere here fails."""
NOBODYS: Final = {
    "contenttypes.ContentType", "auth.Permission", "auth.Group", "sealing.SpaceKey", "sealing.Erased", "sealing.Proof",
    "people.House", "people.Team", "socialaccount.SocialApp", "post.Letter", "pages.Chore",
}  # fmt: skip
"""Belongs to the house. Changing it is for whoever the list of entitlements names."""
ALWAYS: Final = {"sessions.Session", "pages.Sent", "signin.Limit", "signin.Kept"}
"""Counts, keys of forms and sessions: changed by every visitor, and hold nothing anybody told."""
LOOKING: Final = {"signin.Sitting", "keeping.Opened"}
"""What a GET may write: the session's last use, and the log of who has seen what."""
WRITE: Final = re.compile(r'\s*(?:INSERT(?: OR \w+)? INTO|UPDATE|DELETE FROM|REPLACE INTO)\s+"?(\w+)"?', re.IGNORECASE)

Marks = dict[tuple[str, Any], tuple[frozenset[int], int]]


def tables() -> dict[str, str]:
    """Labels of all tables, by their names in the database."""
    return {model._meta.db_table: model._meta.label for model in apps.get_models()}  # noqa: SLF001  # Django's public name


@contextmanager
def writes() -> Iterator[set[str]]:
    """The labels of the tables written to inside the block."""
    found: set[str] = set()
    known = tables()

    def noting(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:  # noqa: FBT001  # Django's signature
        if (match := WRITE.match(sql)) is not None:
            found.add(known.get(match[1], match[1]))
        return execute(sql, params, many, context)

    with ExitStack() as stack:
        for connection in connections.all():
            stack.enter_context(connection.execute_wrapper(noting))
        yield found


@contextmanager
def taken_back() -> Iterator[None]:
    """Whatever happens inside has not happened afterwards, in either database."""
    with ExitStack() as stack:
        for alias in connections:
            stack.enter_context(transaction.atomic(using=alias))
            stack.callback(transaction.set_rollback, True, using=alias)
        yield


def marks() -> Marks:
    """A mark for every row, with the people it belongs to."""
    found: Marks = {}
    for model in apps.get_models():
        label = model._meta.label  # noqa: SLF001  # as above
        if label in ALWAYS:
            continue
        paths = WHOSE.get(label, ())
        columns = [column.attname for column in model._meta.concrete_fields]  # noqa: SLF001  # as above
        for pk, *values in model._default_manager.values_list("pk", *paths, *columns):  # noqa: SLF001  # as above
            whose = frozenset(number for number in values[: len(paths)] if number is not None)
            found[label, pk] = (whose, hash(tuple(_plain(value) for value in values[len(paths) :])))
    return found


def changed(before: Marks, after: Marks) -> dict[tuple[str, Any], frozenset[int]]:
    """The rows that came, went or changed, and whose they were or are."""
    return {
        key: before.get(key, (frozenset(), 0))[0] | after.get(key, (frozenset(), 0))[0]
        for key in before.keys() | after.keys()
        if before.get(key) != after.get(key)
    }


def _plain(value: Any) -> Any:
    return bytes(value) if isinstance(value, memoryview) else repr(value) if isinstance(value, dict | list) else value
