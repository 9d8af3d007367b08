"""What taking everything along and leaving hang in when the app is ready."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from dreamline_web.keeping.goodbye import erasing, news, retention
from dreamline_web.keeping.takeout import account, actions, letters
from dreamline_web.pages import housekeeping, menu


def open_up() -> None:
    account.register()
    actions.open_up()
    letters.register()
    news.open_up()
    retention.open_up()
    housekeeping.chore(retention.CHORE, erasing.keep_timetable)
    menu.hang(menu.Item(20, _("Take it with you"), "download", "takeout"))
