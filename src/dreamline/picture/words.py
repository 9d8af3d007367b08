"""The picture's own words (TODAY, tier names, "and 3 more") in every language a story may be written in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from dreamline.goals.pyramid import Tier

RIGHT_TO_LEFT = frozenset({"ar", "dv", "fa", "he", "ku", "ps", "sd", "ug", "ur", "yi"})


@dataclass(frozen=True, slots=True)
class Words:
    """One language's words. In the templates {name}, {n}, {m}, {title} stand for what is filled in."""

    lang: str
    story_of: str
    story: str
    today: str
    week: str
    year: str
    long: str
    goals_left: str
    dreams_left: str
    on_to: str
    back_from: str
    sheet: str
    months: tuple[str, ...]
    month_year: str

    @property
    def tier_names(self) -> dict[Tier, str]:
        return {"week": self.week, "year": self.year, "long": self.long}

    def title(self, person: str) -> str:
        """The default title: the person's first name in the possessive, or just "My story so far"."""
        first = person.split(maxsplit=1)[0] if person.split() else ""
        return self.story_of.format(name=possessive(first, self.lang)) if first else self.story

    def more_goals(self, n: int) -> str:
        return self.goals_left.format(n=n)

    def more_dreams(self, n: int) -> str:
        return self.dreams_left.format(n=n)

    def sheet_title(self, title: str, n: int, m: int) -> str:
        """The title of sheet n of m."""
        return self.sheet.format(title=title, n=n, m=m)

    def date(self, day: date) -> str:
        """The day at the flag: month and year."""
        return self.month_year.format(month=self.months[day.month - 1], year=day.year)


def possessive(name: str, lang: str) -> str:
    """The name as "whose": Linnéa’s in English, Linnéas in Swedish; unchanged where the language does not bend it."""
    hissing = name[-1:].lower() in {"s", "x", "z", "ß"}
    if lang == "en":
        return f"{name}’s"
    if lang == "sv":
        return name if hissing else f"{name}s"
    if lang in {"de", "da", "nb", "no"}:
        return f"{name}’" if hissing else f"{name}s"
    return name


def words(lang: str) -> Words:
    """The words of a language by its code ("sv", "sv-SE"); English where the language is not spoken here."""
    return _ALL.get(lang.lower().replace("_", "-").split("-")[0], _ALL["en"])


def right_to_left(lang: str) -> bool:
    return lang.lower().replace("_", "-").split("-")[0] in RIGHT_TO_LEFT


_ALL = {
    entry.lang: entry
    for entry in (
        Words(
            "en", "{name} story so far", "My story so far", "TODAY",
            "EVERY WEEK", "THIS YEAR", "LONG TERM", "and {n} more", "and {n} more dreams",
            "on to: {name}", "from: {name}", "{title}, {n} of {m}",
            ("January", "February", "March", "April", "May", "June", "July",
             "August", "September", "October", "November", "December"),
            "{month} {year}",
        ),
        Words(
            "sv", "{name} väg hit", "Min väg hit", "IDAG",
            "VARJE VECKA", "I ÅR", "PÅ LÅNG SIKT", "och {n} till", "och {n} drömmar till",
            "vidare: {name}", "från: {name}", "{title}, {n} av {m}",
            ("januari", "februari", "mars", "april", "maj", "juni", "juli",
             "augusti", "september", "oktober", "november", "december"),
            "{month} {year}",
        ),
        Words(
            "de", "{name} Weg bis heute", "Mein Weg bis heute", "HEUTE",
            "JEDE WOCHE", "DIESES JAHR", "LANGFRISTIG", "und {n} weitere", "und {n} weitere Träume",
            "weiter: {name}", "von: {name}", "{title}, {n} von {m}",
            ("Januar", "Februar", "März", "April", "Mai", "Juni", "Juli",
             "August", "September", "Oktober", "November", "Dezember"),
            "{month} {year}",
        ),
        Words(
            "es", "El camino de {name}", "Mi camino hasta hoy", "HOY",
            "CADA SEMANA", "ESTE AÑO", "A LARGO PLAZO", "y {n} más", "y {n} sueños más",
            "hacia: {name}", "desde: {name}", "{title}, {n} de {m}",
            ("enero", "febrero", "marzo", "abril", "mayo", "junio", "julio",
             "agosto", "septiembre", "octubre", "noviembre", "diciembre"),
            "{month} de {year}",
        ),
        Words(
            "fr", "{name} : le chemin parcouru", "Mon chemin jusqu’ici", "MAINTENANT",
            "CHAQUE SEMAINE", "CETTE ANNÉE", "À LONG TERME", "et {n} de plus", "et {n} autres rêves",
            "vers : {name}", "depuis : {name}", "{title}, {n} sur {m}",
            ("janvier", "février", "mars", "avril", "mai", "juin", "juillet",
             "août", "septembre", "octobre", "novembre", "décembre"),
            "{month} {year}",
        ),
        Words(
            "fi", "{name}: tarina tähän asti", "Tarinani tähän asti", "TÄNÄÄN",
            "JOKA VIIKKO", "TÄNÄ VUONNA", "PITKÄLLÄ TÄHTÄIMELLÄ", "ja {n} muuta", "ja {n} muuta unelmaa",
            "seuraavaksi: {name}", "edellä: {name}", "{title}, {n}/{m}",
            ("tammikuu", "helmikuu", "maaliskuu", "huhtikuu", "toukokuu", "kesäkuu", "heinäkuu",
             "elokuu", "syyskuu", "lokakuu", "marraskuu", "joulukuu"),
            "{month} {year}",
        ),
        Words(
            "he", "הסיפור של {name} עד כה", "הסיפור שלי עד כה", "היום",
            "בכל שבוע", "השנה", "לטווח ארוך", "ועוד {n}", "ועוד {n} חלומות",
            "הלאה: {name}", "מתוך: {name}", "{title}, {n} מתוך {m}",
            ("ינואר", "פברואר", "מרץ", "אפריל", "מאי", "יוני", "יולי",
             "אוגוסט", "ספטמבר", "אוקטובר", "נובמבר", "דצמבר"),
            "{month} {year}",
        ),
        Words(
            "ar", "قصة {name} حتى الآن", "قصتي حتى الآن", "اليوم",
            "كل أسبوع", "هذا العام", "على المدى البعيد", "و{n} أخرى", "و{n} أحلام أخرى",
            "إلى: {name}", "من: {name}", "{title}، {n} من {m}",
            ("يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو",
             "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر"),
            "{month} {year}",
        ),
        Words(
            "ja", "{name}のこれまでの物語", "わたしのこれまでの物語", "今日",
            "毎週", "今年", "長い目で", "ほか{n}件", "ほか{n}つの夢",
            "次へ：{name}", "前から：{name}", "{title}（{n}／{m}）",
            tuple(f"{month}月" for month in range(1, 13)),
            "{year}年{month}",
        ),
        Words(
            "el", "{name}: η διαδρομή ως εδώ", "Η διαδρομή μου ως εδώ", "ΣΗΜΕΡΑ",
            "ΚΑΘΕ ΕΒΔΟΜΑΔΑ", "ΦΕΤΟΣ", "ΜΑΚΡΟΠΡΟΘΕΣΜΑ", "και {n} ακόμη", "και {n} ακόμη όνειρα",
            "προς: {name}", "από: {name}", "{title}, {n} από {m}",
            ("Ιανουάριος", "Φεβρουάριος", "Μάρτιος", "Απρίλιος", "Μάιος", "Ιούνιος", "Ιούλιος",
             "Αύγουστος", "Σεπτέμβριος", "Οκτώβριος", "Νοέμβριος", "Δεκέμβριος"),
            "{month} {year}",
        ),
        Words(
            "ru", "{name}: пройденный путь", "Мой путь до сегодняшнего дня", "СЕГОДНЯ",
            "КАЖДУЮ НЕДЕЛЮ", "В ЭТОМ ГОДУ", "В ПЕРСПЕКТИВЕ", "и ещё {n}", "и ещё мечты: {n}",
            "дальше: {name}", "раньше: {name}", "{title}, {n} из {m}",
            ("январь", "февраль", "март", "апрель", "май", "июнь", "июль",
             "август", "сентябрь", "октябрь", "ноябрь", "декабрь"),
            "{month} {year}",
        ),
        Words(
            "uk", "{name}: пройдений шлях", "Мій шлях до сьогодні", "СЬОГОДНІ",
            "ЩОТИЖНЯ", "ЦЬОГО РОКУ", "НА ПЕРСПЕКТИВУ", "і ще {n}", "і ще мрії: {n}",
            "далі: {name}", "раніше: {name}", "{title}, {n} з {m}",
            ("січень", "лютий", "березень", "квітень", "травень", "червень", "липень",
             "серпень", "вересень", "жовтень", "листопад", "грудень"),
            "{month} {year}",
        ),
        Words(
            "pl", "{name}: dotychczasowa droga", "Moja dotychczasowa droga", "DZIŚ",
            "CO TYDZIEŃ", "W TYM ROKU", "NA DŁUŻSZĄ METĘ", "i jeszcze {n}", "i jeszcze marzenia: {n}",
            "dalej: {name}", "wcześniej: {name}", "{title}, {n} z {m}",
            ("styczeń", "luty", "marzec", "kwiecień", "maj", "czerwiec", "lipiec",
             "sierpień", "wrzesień", "październik", "listopad", "grudzień"),
            "{month} {year}",
        ),
        Words(
            "pt", "{name}: o caminho até aqui", "O meu caminho até aqui", "HOJE",
            "TODAS AS SEMANAS", "ESTE ANO", "A LONGO PRAZO", "e mais {n}", "e mais {n} sonhos",
            "a seguir: {name}", "antes: {name}", "{title}, {n} de {m}",
            ("janeiro", "fevereiro", "março", "abril", "maio", "junho", "julho",
             "agosto", "setembro", "outubro", "novembro", "dezembro"),
            "{month} de {year}",
        ),
        Words(
            "it", "Il cammino di {name}", "Il mio cammino fin qui", "OGGI",
            "OGNI SETTIMANA", "QUEST’ANNO", "A LUNGO TERMINE", "e altri {n}", "e altri {n} sogni",
            "verso: {name}", "da: {name}", "{title}, {n} di {m}",
            ("gennaio", "febbraio", "marzo", "aprile", "maggio", "giugno", "luglio",
             "agosto", "settembre", "ottobre", "novembre", "dicembre"),
            "{month} {year}",
        ),
        Words(
            "nl", "Het verhaal van {name} tot nu toe", "Mijn verhaal tot nu toe", "VANDAAG",
            "ELKE WEEK", "DIT JAAR", "OP LANGE TERMIJN", "en nog {n}", "en nog {n} dromen",
            "verder: {name}", "vanaf: {name}", "{title}, {n} van {m}",
            ("januari", "februari", "maart", "april", "mei", "juni", "juli",
             "augustus", "september", "oktober", "november", "december"),
            "{month} {year}",
        ),
        Words(
            "da", "{name} vej hertil", "Min vej hertil", "I DAG",
            "HVER UGE", "I ÅR", "PÅ LANG SIGT", "og {n} mere", "og {n} drømme mere",
            "videre: {name}", "fra: {name}", "{title}, {n} af {m}",
            ("januar", "februar", "marts", "april", "maj", "juni", "juli",
             "august", "september", "oktober", "november", "december"),
            "{month} {year}",
        ),
        *(
            Words(
                lang, "{name} vei hit", "Min vei hit", "I DAG",
                "HVER UKE", "I ÅR", "PÅ LANG SIKT", "og {n} til", "og {n} drømmer til",
                "videre: {name}", "fra: {name}", "{title}, {n} av {m}",
                ("januar", "februar", "mars", "april", "mai", "juni", "juli",
                 "august", "september", "oktober", "november", "desember"),
                "{month} {year}",
            )
            for lang in ("no", "nb")
        ),
        Words(
            "nn", "Vegen til {name} hit", "Vegen min hit", "I DAG",
            "KVAR VEKE", "I ÅR", "PÅ LANG SIKT", "og {n} til", "og {n} draumar til",
            "vidare: {name}", "frå: {name}", "{title}, {n} av {m}",
            ("januar", "februar", "mars", "april", "mai", "juni", "juli",
             "august", "september", "oktober", "november", "desember"),
            "{month} {year}",
        ),
        Words(
            "th", "เรื่องราวของ{name}จนถึงวันนี้", "เรื่องราวของฉันจนถึงวันนี้", "วันนี้",
            "ทุกสัปดาห์", "ปีนี้", "ระยะยาว", "และอีก {n}", "และอีก {n} ความฝัน",
            "ต่อไป: {name}", "จาก: {name}", "{title} ({n}/{m})",
            ("มกราคม", "กุมภาพันธ์", "มีนาคม", "เมษายน", "พฤษภาคม", "มิถุนายน", "กรกฎาคม",
             "สิงหาคม", "กันยายน", "ตุลาคม", "พฤศจิกายน", "ธันวาคม"),
            "{month} {year}",
        ),
        Words(
            "zh", "{name}一路走来的故事", "我一路走来的故事", "今天",
            "每周", "今年", "长远", "还有{n}项", "还有{n}个梦想",
            "前往：{name}", "来自：{name}", "{title}（{n}／{m}）",
            tuple(f"{month}月" for month in range(1, 13)),
            "{year}年{month}",
        ),
    )
}  # fmt: skip
