"""Texts as words: folding, splitting, stems, and the small words that say nothing about a line.

The only module of the core that knows snowballstemmer (BSD-3); its stems are what the shipped keyword index was built
with, so both must change together.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

LANGUAGES = ("en", "sv", "de", "es", "fr", "fi")
STEMMERS = {"en": "english", "sv": "swedish", "de": "german", "es": "spanish", "fr": "french", "fi": "finnish"}
WORD = re.compile(r"[^\W\d_]+")
CASE_ENDING = "(?:n|t|a|ä|ssa|ssä|sta|stä|lla|llä|lle|ksi|na|nä|een|en|iin|in)"
FINNISH_STEMS = (
    (re.compile(rf"(?<=[aouyöie])ks[ei]{CASE_ENDING}$"), "s"),
    (re.compile(rf"(?<=[ieaä])s[ei]{CASE_ENDING}$"), "nen"),
)
"""What Finnish nouns in -us/-ys and -nen become before a case ending."""
WEAK_WORDS = Path(__file__).with_name("weak_words.txt")
KEPT_STEMS = 20_000
"""Stems kept per language; a story has some hundreds of words."""

SMALL_WORDS = {
    "en": """a about after again all also always am an and another any are around as at away back be became because
        become been before being both but by can close could day did do does down each even every few first
        for from full get gets getting go goes going good got had half has have having he her here him his
        how i if in into is it its just keep kept know last less let like little ll lot lots made make makes
        making many me more most much my myself never new next no not now of off old on once one only or
        other our out over own part quarter really right s same second see she so some something still such
        t take takes taking than that the their them then there these they thing things third this those
        through till time times to together too took toward towards twice two under until up us ve very was
        way we week well went were what when where which while who whole why will with without would year
        years yet you your""",
    "sv": """aldrig all alla allt alltid andra att av bara blev bli blir bra de del dem den denna deras dess det detta
        dig din ditt dock du där då efter egen eget egna ej eller en ens er ett fick fler fram från få får
        för före första ge genom ger gick gjorde gå går gör göra ha hade hans har helt hennes hos hur här i
        ibland icke in ingen inom inte jag just kan kom komma kommer kunde lite liten litet lära man med
        mellan men mer mig min mina mitt mot mycket många måste ned ner ni nog nu ny nya när någon något
        några och om oss på redan runt s samma se sedan sen sig sin sina sitt själv ska skulle som sätt så
        sådan ta tar till tillbaka tills tog två under upp ur ut utan vad var vara varit varje vem vi vid
        vilken vill vår våra än ännu år åren åt över""",
    "de": """ab aber alle allem allen alles als also am an andere anderen auch auf aus bei beim bin bis bist da dabei
        damit dann das dass dein dem den denn der des dich die dies diese diesem diesen dieser dir doch dort
        du durch ein eine einem einen einer eines einmal er erst erste ersten es etwas euch für ganz gar
        gegen geht gut habe haben hat hatte hatten hier hin ich ihm ihn ihnen ihr ihre ihren im immer in ins
        ist ja jahr jahre jahren jede jeden jetzt kann kein keine keinen können machen mal man mehr mein
        meine meinem meinen meiner meines mich mir mit muss nach nicht nichts noch nun nur ob oder ohne sehr
        sein seine seinem seinen seiner seit selbst sich sie sind so um und uns unser unsere unserem unseren
        unter viel viele vom von vor war waren was weil welche wenn wer werden wie wieder will wir wird wo
        wurde wurden zu zum zur zwei über""",
    "es": """a al algo alguna algún ante antes aquel así aun año años aún bien cada casi como con contra cual cuando de
        del desde donde dos durante e el ella ellas ellos en entre era eran es esa ese eso esta estaba estar
        este esto estoy está están fue fueron fui ha había hacer hacia han hasta hay he hemos hice hizo hoy
        la las le les lo los me mi mis mismo mucho muy más nada ni no nos nosotros nuestra nuestro nueva
        nuevo o otra otro para pero poco por porque primer primera primero que quien qué se sea ser si sido
        sin sobre solo soy su sus sí también tan tanto te tener tengo tiene todas todo todos tu tuve un una
        unas uno unos veces ver vez y ya yo él""",
    "fr": """ai ainsi alors an année années ans après as au aucun aussi autre aux avait avant avec avoir beaucoup bien
        bon c car ce cela ces cet cette chaque chez ci comme d dans de depuis dernier des deux devenir
        devenu dire donc dont du elle elles en encore entre es est et eu eux faire fait fois grand il ils j
        jamais je jour jusqu l la le les leur leurs lui m ma mais me mes moi moins mon même n ne ni non nos
        notre nous nouveau nouvelle on ont ou où par pas pendant petit peu plus pour premier premiers
        première premières puis qu quand que qui rien s sa sans se ses si soi son sont sous suis sur t ta
        tant te tes toi ton tous tout toute toutes trop très tu un une vers vie voir vos votre vous y à ça
        étais était été être""",
    "fi": """aina ainakin asti ei eikä eivät eli en enemmän ennen ensi ensimmäinen ensimmäisen ensimmäiset ensimmäistä
        että hyvin hän häntä ilman itse ja jo joka jos jossa jota joten jotka jälkeen kaikkea kaikki kaksi
        kanssa kerran kesken koko koska kuin kuinka kun kunnes luokse luona me mi mihin minkä minua minulla
        minulle minun minut minä missä mitä molemmat monta mukaan mutta muun muut myös ne nekin niin niitä
        noin nyt oikein olen oli olimme olin olla olleet ollut on ovat paljon pari parin pois saa saada
        saamaan sai sain se sekä sen siellä siihen siinä sinä sitten sitä taas tai takaisin te tehdä tein
        toisen tuli tulin tulla tämä tästä tätä uuden uusi vaan vain vielä viisi voi vuoden vuonna vuosi
        vuotta yhden yhdessä yksi yli""",
}
"""Articles, pronouns, auxiliaries and the like in the six languages; our own lists."""


NEGATIONS = {
    "en": "not no never without nor neither cannot don doesn didn won wouldn couldn isn wasn aren weren hardly nobody",
    "sv": "inte ej aldrig utan ingen inget inga icke knappt varken",
    "de": "nicht kein keine keinen keinem keiner nie niemals ohne kaum weder",
    "es": "no nunca jamás sin ni apenas",
    "fr": "pas jamais sans aucun aucune ni",
    "fi": "ei en et emme ette eivät ilman älä tuskin",
}
"""Words that turn what follows into its absence."""


ABSTAINING = {
    "en": "gave give giving quit quitting stop stopped stopping less fewer avoid avoiding cut",
    "sv": "slutade sluta slutat mindre färre undvika avstå avstod sluta minska minskade",
    "de": "weniger verzicht verzichten verzichte verzichtet aufgehört aufhören meiden",
    "es": "dejé dejar dejado menos evitar",
    "fr": "arrêté arrêter moins éviter renoncé",
    "fi": "lopetin lopettaa lopetti lopettaminen vähemmän luovuin luopua välttää vähentää vähensin",
}
"""Words for taking less of what is eaten, drunk or smoked, or none."""

EATING = {
    "en": "eat eating drink drinking smoke smoking any all",
    "sv": "äta dricka röka använda",
    "de": "auf essen trinken",
    "es": "comer beber fumar tomar",
    "fr": "manger boire fumer consommer",
    "fi": "syömästä juomasta syödä juoda",
}
"""Verbs that may stand between giving up and what is given up."""

TURNS = {
    "en": "but then until before finally",
    "sv": "men sedan sen tills innan slutligen",
    "de": "aber dann sondern bis schließlich endlich",
    "es": "pero luego después hasta finalmente",
    "fr": "mais puis ensuite jusqu enfin finalement",
    "fi": "mutta sitten kunnes lopulta vihdoin",
}
"""Words at which a line turns to something else."""

FALSE_FRIENDS = {
    "en": "",
    "sv": """fart slut fan full kind gift god glad gem hen men lag arm bad sand mark hit vet fat bit rot far mast park
        barn fast dog bra sex rest son mat tog tag stark stick spring bark skull prick puss rock pest brand trio""",
    "de": """bald rat not gift fast handy boot kind hut see rock brand herd wand stern fern art arm mode stark angel
        fall tag pest dose bad tod war wider man will rest dick mist kind fest last chef brief mutter sage gang hell
        kamin wind regal rente rind roman strand stall""",
    "es": """pan once red son real ten come pie soy mayor sol arena casa actual fin embarazada ropa boda plan mar luz
        largo taller carpeta éxito salir sin dice fue case dale sale sane cave vine pare mate pasta padre grave plaza
        fondo ser once hay ver data tender vaga""",
    "fr": """chair coin pain main chat four fin sale son pour dent champ bond gens case court cent roman ton but fort
        tour pays lit location bras store sol grade place car or aide cave ours pie pin rat chance rude figure journal
        librairie monnaie chef robe rester rest tire rend don gale mare mule pet pin plate prune sang some""",
    "fi": """on home into me sain pian hat pet arm kin men tie hit vain he ale pure sade kone puree maa kani rate hame
        ala alas kana lava sane vale vein tome villa mono kate sure same tube paras panda""",
}
"""Words of a language that are other words in English; our own lists, beside what the lexicon knows."""


GOVERNING = {
    "en": "learn learned learning learnt taught teach teaching start started starting began begin try tried trying",
    "sv": "lär lära lärde lärt börja började börjat prova provade försöka",
    "de": "lerne lernen lernte gelernt beigebracht beibringen anfangen angefangen begonnen begann versuchen",
    "es": "aprender aprendí aprendo enseñó enseñaron empezar empecé comencé intentar",
    "fr": "apprendre appris apprends commencer commencé essayer",
    "fi": "oppia opin opettelen opettelin opetti aloitin aloittaa aloitan yrittää",
}
"""Verbs that lead to another one: what is learned or begun says more about a line than the learning."""


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


def _stem(lang: str) -> Callable[[str], str]:
    if lang not in STEMMERS:
        return str
    import snowballstemmer  # type: ignore[import-untyped]  # noqa: PLC0415  # no types; 2 MB until somebody types

    stem: Callable[[str], str] = snowballstemmer.stemmer(STEMMERS[lang]).stemWord
    return stem


@cache
def _stemmer(lang: str) -> Callable[[str], str]:
    stem = _stem(lang)
    known: dict[str, str] = {}
    alone = Lock()

    def remembered(word: str) -> str:
        found = known.get(word)
        if found is None:
            if len(known) >= KEPT_STEMS:
                known.clear()
            with alone:  # a stemmer keeps the word it works on in itself
                found = known[word] = stem(word)
        return found

    return remembered


def stem(word: str, lang: str) -> str:
    """The stem of a folded word; the word itself in a language without stemmer."""
    return _stemmer(lang)(word)


@cache
def negations(lang: str) -> frozenset[str]:
    """The words of a language that negate what follows."""
    return frozenset(NEGATIONS.get(lang, "").split())


@cache
def abstaining(lang: str) -> frozenset[str]:
    """The words of a language for taking less of something, or none."""
    return frozenset(ABSTAINING.get(lang, "").split())


@cache
def eating(lang: str) -> frozenset[str]:
    """The verbs of a language that stand between giving up and what is given up, and the small words."""
    return small_words(lang) | frozenset(EATING.get(lang, "").split())


@cache
def turns(lang: str) -> frozenset[str]:
    """The words of a language at which a line turns to something else."""
    return frozenset(TURNS.get(lang, "").split())


@cache
def weak_words(lang: str) -> frozenset[str]:
    """The words, and their stems, that are too common to stand for an emoji that is merely called so."""
    known = _weak_blocks().get(lang, ())
    return frozenset(known) | {stem(word, lang) for word in known}


@cache
def misleading(lang: str) -> frozenset[str]:
    """Words of a language that look like a form or compound of another word that they are not (Kamerad, Kamera)."""
    return frozenset(_weak_blocks().get(f"{lang} misleading", ()))


@cache
def _weak_blocks() -> dict[str, tuple[str, ...]]:
    named = (block.partition("]") for block in WEAK_WORDS.read_text("utf-8").split("[")[1:])
    return {name: tuple(text.split()) for name, _, text in named}


@cache
def own_words(lang: str) -> frozenset[str]:
    """The common words of a language, which are never read as English in its lines."""
    return small_words(lang) | weak_words(lang) | false_friends(lang)


@cache
def false_friends(lang: str) -> frozenset[str]:
    """The words of a language that are other words in English."""
    return frozenset(FALSE_FRIENDS.get(lang, "").split())


@cache
def governing(lang: str) -> frozenset[str]:
    """The verbs of a language that lead to the one that matters."""
    return frozenset(GOVERNING.get(lang, "").split())


def lemma(word: str, lang: str) -> str:
    """The word as Finnish has it in the dictionary where its stem changes (ylennyksen: ylennys, naisen: nainen)."""
    if lang != "fi":
        return word
    for changed, plain in FINNISH_STEMS:
        found = changed.sub(plain, word)
        if found != word:
            return found
    return word


def unaccented(word: str) -> str:
    """The word without its accents, as people in a hurry type it."""
    return "".join(sign for sign in unicodedata.normalize("NFD", word) if not unicodedata.combining(sign))
