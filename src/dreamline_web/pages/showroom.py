"""Sample values for `/look/`, the page that shows every part in every state (development only, English only)."""

from __future__ import annotations

from typing import Any

from dreamline_web.pages.versions import Pair

CHIPS = (("⛵", "sailboat"), ("🛠️", "hammer and wrench"), ("🌊", "wave"), ("🤝", "handshake"), ("⚓", "anchor"))
FACES = tuple({"sign": sign, "disc": disc} for disc, sign in enumerate("⛵🌲🎻🚲☕🐝🪁🧶"))
GROUNDS = ("paper", "card", "well")
INKS = ("ink", "ink-2", "ink-3", "coral", "leaf", "sun", "lake", "rose")
QUICK = (
    {
        "text": "2021 Bought a wreck of a sailboat with my brother",
        "emoji": "⛵",
        "year": "2021",
        "where": "after 2020, in “Leading”",
    },
    {"text": "", "emoji": ""},
)
CHAPTERS = (
    {
        "name": "Leading",
        "years": "2018–today",
        "colour": 4,
        "moments": (
            _moment := {
                "year": "2026",
                "emoji": "🧑‍🏫",
                "text": "Gave my first evening course",
                "why": "My hands shook. I want to do it again.",
                "feeling": 2,
                "who": "lead",
            },
            {**_moment, "year": "2024", "emoji": "🌱", "text": "Mentored two juniors to senior", "turning": True},
        ),
    },
    {
        "name": "Building things",
        "years": "2010–2017",
        "colour": 3,
        "moments": (
            {**_moment, "year": "2015", "emoji": "🪫", "text": "Ran empty, asked for help", "feeling": -2, "who": "me"},
            {**_moment, "year": "summer 2011", "emoji": "", "text": "A moment without a picture", "feeling": None},
            {**_moment, "year": "2010", "emoji": "🔬", "text": "First job: pacemaker firmware", "draft": True},
        ),
    },
)


def everything() -> dict[str, Any]:
    return {
        "chips": CHIPS,
        "faces": FACES,
        "inks": [(ground, ink) for ground in GROUNDS for ink in INKS],
        "ten": range(10),
        "quick": QUICK,
        "chapters": CHAPTERS,
        "pairs": (Pair("text", "What happened", "Joined a band", "Joined a band and found my people"),),
        "version": 2,
        "save": "#conflict",
        "back": "#conflict",
    }
