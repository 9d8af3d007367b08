"""The keywords of the story file: written in English, read in English, Swedish, German, Spanish, French and Finnish."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from dreamline.filing import SectionKind


def _table(lines: str) -> dict[str, str]:
    """`meaning = word | word ...` -> every word (and the meaning itself), folded, to its meaning."""
    table: dict[str, str] = {}
    for line in lines.strip().splitlines():
        meaning, words = (part.strip() for part in line.split("=", 1))
        for word in (meaning, *words.split("|")):
            table.setdefault(folded(word), meaning)
    return table


def folded(words: str) -> str:
    """Words for comparing: lower case, single spaces, one kind of apostrophe."""
    return " ".join(words.casefold().replace("’", "'").split())


_SECTIONS = _table("""
dreams = my dreams | drömmar | mina drömmar | träume | meine träume | sueños | mis sueños | rêves | mes rêves | \
unelmat | unelmani | haaveet
values = my values | värderingar | mina värderingar | värden | werte | meine werte | valores | mis valores | \
valeurs | mes valeurs | arvot | arvoni
goals = my goals | mål | mina mål | ziele | meine ziele | metas | mis metas | objetivos | mis objetivos | \
objectifs | mes objectifs | buts | tavoitteet | tavoitteeni
""")


def section_of(heading: str) -> SectionKind | None:
    """The section a heading begins, in any of the languages; a colon behind it is no matter."""
    return cast("SectionKind | None", _SECTIONS.get(folded(heading.removesuffix(":"))))


HEADINGS: dict[str, dict[SectionKind, str]] = {
    "en": {"dreams": "Dreams", "values": "Values", "goals": "Goals"},
    "sv": {"dreams": "Drömmar", "values": "Värderingar", "goals": "Mål"},
    "de": {"dreams": "Träume", "values": "Werte", "goals": "Ziele"},
    "es": {"dreams": "Sueños", "values": "Valores", "goals": "Metas"},
    "fr": {"dreams": "Rêves", "values": "Valeurs", "goals": "Objectifs"},
    "fi": {"dreams": "Unelmat", "values": "Arvot", "goals": "Tavoitteet"},
}
"""The headings a section gets that had none yet, by the story's language."""


def heading_of(kind: SectionKind, lang: str) -> str:
    """The heading for a section that had none yet, in the story's language."""
    return HEADINGS.get(lang[:2].lower(), HEADINGS["en"])[kind]


HEAD_KEYS = _table("""
by = av | von | por | par | de | tekijä
born = född | geboren | nacido | nacida | né | née | syntynyt
lang = language | språk | sprache | idioma | langue | kieli
subtitle = underrubrik | untertitel | subtítulo | sous-titre | alaotsikko
caption = bildtext | bildunterschrift | pie | légende | kuvateksti
""")

MOMENT_KEYS = _table("""
when = när | wann | cuándo | quand | milloin
emoji =
chose = choice | valde | val | wählte | wahl | entscheidung | elegí | elección | choisi | choix | valitsin | valinta
why = because | varför | därför | warum | weil | por qué | porqué | porque | pourquoi | parce que | miksi | koska
why! = varför! | warum! | por qué! | pourquoi! | miksi!
value = values | värde | värdering | wert | werte | valor | valores | valeur | valeurs | arvo | arvot
photo = picture | foto | bild | photographie | valokuva | kuva
alt = alt text | alternativtext | texto alternativo | texte alternatif | vaihtoehtoinen teksti
people = with | personer | människor | med | menschen | personen | mit | personas | gente | con | personnes | gens | \
avec | ihmiset | kanssa
place = where | plats | var | ort | wo | lugar | dónde | lieu | où | paikka | missä
""")

DREAM_KEYS = _table("""
emoji =
why = because | varför | därför | warum | weil | por qué | porqué | porque | pourquoi | parce que | miksi | koska
was = before | var | före | war | vorher | era | antes | était | avant | oli | ennen
from = grew from | från | växte ur | aus | von | desde | de | depuis | mistä
in the way = obstacle | i vägen | hinder | im weg | hindernis | en el camino | obstáculo | obstáculos | \
sur le chemin | obstacles | tiellä | este
needs = need | behöver | behov | braucht | necesita | necesito | besoins | il faut | tarvitsee
became = blev | wurde | llegó a ser | se convirtió en | devint | est devenu | tuli
photo = picture | foto | bild | photographie | valokuva | kuva
alt = alt text | alternativtext | texto alternativo | texte alternatif | vaihtoehtoinen teksti
""")

VALUE_KEYS = _table("""
from = grew from | från | växte ur | aus | von | desde | de | depuis | mistä
""")

GOAL_KEYS = _table("""
emoji =
if-then = if then | om-så | om så | wenn-dann | wenn dann | si-entonces | si entonces | si-alors | si alors | \
jos-niin | jos niin
in the way = obstacle | i vägen | hinder | im weg | hindernis | en el camino | obstáculo | obstáculos | \
sur le chemin | obstacles | tiellä | este
objective = övergripande mål | teamziel | oberziel | objetivo | objectif | päämäärä
""")

MOMENT_MARKS = _table("""
turning point = vändpunkt | wendepunkt | punto de inflexión | punto de giro | tournant | käännekohta
""")

FEELINGS = _table("""
-2 = a low | low
-1 = hard
0 = even | good enough
+1 = good
+2 = a high | high
""")
"""Words for feelings; in the file a number stands for them, so these are only noticed."""

SIGHTS = _table("""
only me = me | bara jag | endast jag | nur ich | solo yo | sólo yo | moi seul | moi seule | moi seulement | vain minä
lead = my lead | me and my lead | min ledare | ledare | min chef | chef | führungskraft | meine führungskraft | \
mi responsable | responsable | mi jefe | mi jefa | mon responsable | ma responsable | esihenkilö | esihenkilöni
""")

SIGHT_FOR = _table("""
for = för | für | para | pour | näkevät
""")

AREAS = _table("""
private = personal | privat | privado | privada | privé | personnel | yksityinen
work = professional | at work | arbete | jobb | yrke | arbeit | beruf | beruflich | trabajo | profesional | travail | \
professionnel | työ | työssä
both = båda | beides | ambos | les deux | molemmat
""")

SIZES = _table("""
big = stor | groß | gross | grande | grand | iso | suuri
small = little | liten | klein | pequeño | pequeña | petit | petite | pieni
""")

DUE = _table("""
by = due | senast | till | före | bis | para | antes de | d'ici | avant | viimeistään
""")

DREAM_STATES = _table("""
open = öppen | offen | abierto | ouvert | avoin
reached = done | came true | nådd | uppnådd | blev sann | erreicht | wahr geworden | logrado | cumplido | atteint | \
réalisé | saavutettu | toteutunut
changed = ändrad | förändrad | geändert | verändert | cambiado | changé | muuttunut
let go = given up | släppt | losgelassen | soltado | laissé partir | päästetty irti | luovuttu
""")

GOAL_STATES = _table("""
open = öppen | öppet | offen | abierto | ouvert | avoin
reached = done | nått | nådd | klar | klart | erreicht | erledigt | fertig | logrado | hecho | atteint | fait | \
saavutettu | valmis | tehty
moved = flyttad | flyttat | verschoben | aplazado | pospuesto | déplacé | reporté | siirretty
dropped = given up | struken | struket | nedlagt | aufgegeben | gestrichen | abandonado | descartado | abandonné | \
luovuttu | hylätty
""")

PARKED = _table("""
set aside = parked | vilande | parkerad | parkerat | zurückgestellt | aparcado | en pausa | mis de côté | en pause | \
sivussa | tauolla
""")

TIERS = _table("""
week = every week | weekly | varje vecka | jede woche | wöchentlich | cada semana | chaque semaine | joka viikko
year = this year | i år | detta år | dieses jahr | este año | cette année | tänä vuonna
long = long term | lång sikt | på lång sikt | langfristig | largo plazo | a largo plazo | long terme | à long terme | \
pitkä aikaväli | pitkällä aikavälillä
""")

TIER_WORDS = {"week": "every week", "year": "this year", "long": "long term"}

KINDS = _table("""
outcome = result | resultat | utfall | ergebnis | resultado | résultat | tulos
performance = skill | prestation | färdighet | leistung | fähigkeit | rendimiento | habilidad | compétence | \
suoritus | taito
learning = lärande | lernen | aprendizaje | apprentissage | oppiminen
process = habit | vana | prozess | gewohnheit | proceso | hábito | processus | habitude | prosessi | tapa
""")

PROMISE = _table("""
promise = löfte | versprechen | promesa | promesse | lupaus
""")

PROMISE_STATES = _table("""
open = öppet | offen | abierto | ouvert | avoin
kept = done | hållet | gehalten | cumplido | tenu | tenue | pidetty
partly kept = delvis hållet | teilweise gehalten | cumplido en parte | tenu en partie | osittain pidetty
dropped = given up | struket | fallengelassen | abandonado | abandonné | luovuttu
""")

COLOUR_NAMES = _table("""
honey = honung | honig | miel | hunaja
pine = tall | kiefer | pino | pin | mänty
brick = tegel | ziegel | ladrillo | brique | tiili
sky = himmel | cielo | ciel | taivas
plum = plommon | pflaume | ciruela | prune | luumu
moss = mossa | moos | musgo | mousse | sammal
indigo = índigo
rose = ros | rosa | ruusu
cocoa = kakao | cacao | kaakao
slate = skiffer | schiefer | pizarra | ardoise | liuske
""")
