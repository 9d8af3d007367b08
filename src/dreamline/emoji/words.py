"""Texts as words: folding, splitting, stems, and the small words that say nothing about a line.

The only module of the core that knows snowballstemmer (BSD-3); its stems are what the shipped keyword index was built
with, so both must change together.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING

import snowballstemmer

if TYPE_CHECKING:
    from collections.abc import Callable

LANGUAGES = ("en", "sv", "de", "es", "fr", "fi")
STEMMERS = {"en": "english", "sv": "swedish", "de": "german", "es": "spanish", "fr": "french", "fi": "finnish"}
WORD = re.compile(r"[^\W\d_]+")
KEPT_STEMS = 20_000
"""Stems kept per language; a story has some hundreds of words."""

SMALL_WORDS = {
    "en": """a about after again all also always am an and any are around as at away back be became because become been
        before being but by can close could day did do does down each even every few for from full get gets getting go
        goes going good got had has have having he her here him his how i if in into is it its just keep kept know less
        let like little ll lot lots made make makes making many me more most much my myself never new next no not now of
        off old on once one only or other our out over own part really right s same see she so some something still
        such t take takes taking than that the their them then there these they thing things this those through till
        time times to together too took toward towards two under until up us ve very was way we week well went were what
        when where which while who whole why will with without would year years yet you your""",
    "sv": """aldrig all alla allt alltid andra att av bara blev bli blir bra de del dem den denna deras dess det detta dig
        din ditt dock du där då efter egen eget egna ej eller en ens er ett fick fler fram från få får för före första
        ge genom ger gick gjorde gå går gör göra ha hade hans har helt hennes hos hur här i ibland icke in ingen inom
        inte jag just kan kom komma kommer kunde liten lite litet lära man med mellan men mer mig min mina mitt mot
        mycket många måste ned ner ni nog nu ny nya när någon något några och om oss på redan runt s samma se sedan sen
        sig sin sina sitt själv ska skulle som sådan så sätt ta tar till tillbaka tills tog två under upp ur ut utan vad
        var vara varje varit vem vi vid vill vilken vår våra år åren än ännu åt över""",
    "de": """ab aber alle allem allen alles als also am an andere anderen auch auf aus bei beim bin bis bist da dabei damit
        dann das dass dein dem den denn der des dich die dies diese diesem diesen dieser dir doch dort du durch ein eine
        einem einen einer eines einmal er erst erste ersten es etwas euch für ganz gar gegen geht gut habe haben hat
        hatte hatten hier hin ich ihm ihn ihnen ihr ihre ihren im immer in ins ist ja jahr jahre jahren jede jeden jetzt
        kann kein keine keinen können machen mal man mehr mein meine meinem meinen meiner meines mich mir mit muss nach
        nicht nichts noch nun nur ob oder ohne sehr sein seine seinem seinen seiner seit selbst sich sie sind so über um
        und uns unser unsere unserem unseren unter viel viele vom von vor war waren was weil welche wenn wer werden wie
        wieder will wir wird wo wurde wurden zu zum zur zwei""",
    "es": """a al algo alguna algún antes año años ante aquel así aun aún bien cada casi como con contra cual cuando de del
        desde donde dos durante e el él ella ellas ellos en entre era eran es esa ese eso esta está estaba están estar
        este esto estoy fue fueron fui ha había han hacer hacia hasta hay he hemos hice hizo hoy la las le les lo los
        más me mi mis mismo mucho muy nada ni no nos nosotros nuestra nuestro nueva nuevo o otra otro para pero poco por
        porque primer primera primero que qué quien se sea ser si sí sido sin sobre solo soy su sus también tan tanto te
        tener tengo tiene todo todos todas tu tuve un una uno unos unas ver vez veces y ya yo""",
    "fr": """à ai ainsi alors an année années ans après as au aucun aussi autre aux avait avant avec avoir beaucoup bien
        bon c ça car ce cela ces cet cette chaque chez ci comme d dans de depuis dernier des deux devenir devenu dire
        donc dont du elle elles en encore entre es est et été étais était être eu eux fait faire fois grand il ils j
        jamais je jour jusqu l la le les leur leurs lui m ma mais me même mes moi moins mon n ne ni non nos notre nous
        nouveau nouvelle on ont ou où par pas pendant petit peu plus pour première premier premiers premières puis qu
        quand que qui rien s sa sans se ses si soi son sont sous suis sur t ta tant te tes toi ton tous tout toute
        toutes très trop tu un une vers vie voir vos votre vous y""",
    "fi": """aina ainakin asti ei eikä eivät eli en enemmän ennen ensi ensimmäinen ensimmäisen ensimmäistä ensimmäiset että
        hyvin hän häntä ilman itse ja jo joka jos jossa jota jotka joten jälkeen kaikki kaikkea kaksi kanssa kerran
        kesken koko koska kuin kuinka kun kunnes luona luokse me mi mihin minkä minua minulla minulle minun minut minä
        missä mitä molemmat monta mukaan mutta muun muut myös ne nekin niin niitä noin nyt oikein olen oli olimme olin
        olla olleet ollut on ovat paljon pari parin pois sai sain se sekä sen siellä siihen siinä sitten sitä sinä
        saada saamaan saa taas tai takaisin te tehdä tein toisen tuli tulin tulla tämä tätä tästä uuden uusi vaan vain
        vielä viisi voi vuoden vuosi vuotta vuonna yhden yhdessä yksi yli ja""",
}
"""Articles, pronouns, auxiliaries and the like in the six languages; our own lists."""


def folded(text: str) -> str:
    """The text in small letters, composed, with one kind of apostrophe."""
    return unicodedata.normalize("NFC", text).replace("\u2019", "'").lower()


def words(text: str) -> list[str]:
    """The words of a text, folded; digits, signs and apostrophes part words."""
    return WORD.findall(folded(text))


@cache
def small_words(lang: str) -> frozenset[str]:
    """The stop words of a language; none for a language we have no list for."""
    return frozenset(SMALL_WORDS.get(lang, "").split())


@cache
def _stemmer(lang: str) -> Callable[[str], str]:
    stem: Callable[[str], str] = snowballstemmer.stemmer(STEMMERS[lang]).stemWord if lang in STEMMERS else str
    known: dict[str, str] = {}

    def remembered(word: str) -> str:
        if word not in known:
            if len(known) >= KEPT_STEMS:
                known.clear()
            known[word] = stem(word)
        return known[word]

    return remembered


def stem(word: str, lang: str) -> str:
    """The stem of a folded word; the word itself in a language without stemmer."""
    return _stemmer(lang)(word)


def unaccented(word: str) -> str:
    """The word without its accents, as people in a hurry type it."""
    return "".join(sign for sign in unicodedata.normalize("NFD", word) if not unicodedata.combining(sign))
