"""A server asks from several threads at once."""

import random
import string
from concurrent.futures import ThreadPoolExecutor

from dreamline.emoji.suggest import suggest


def test_many_threads_get_the_same_answers() -> None:
    chance = random.Random(3)
    lines = ["".join(chance.choices(string.ascii_lowercase, k=9)) + "ingly moved" for _ in range(400)]
    alone = [suggest(line, lang="en") for line in lines]
    fresh = [line.replace("ingly", "ations") for line in lines]
    with ThreadPoolExecutor(8) as threads:
        assert list(threads.map(lambda line: suggest(line, lang="en"), lines * 2)) == alone * 2
        assert len(list(threads.map(lambda line: suggest(line, lang="en"), fresh))) == len(fresh)
