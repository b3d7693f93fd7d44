# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Every catalogue of translations says all that the program says, and can be filled in as the program fills it in.

A sentence that is new or changed makes the first test here fail until `make messages` was run, and the one for a
complete language until it was translated.
"""

import gettext
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir

from journal_app import disclaimer, words
from journal_app.domain.catalogues import find_product, known_courses, products
from journal_app.domain.named_treatments import treatments_named
from tests.message_files import messages

ROOT = Path(__file__).parents[1]
COMPLETE = {"ar", "de"}
"""Languages that say everything; any other may be under way."""

FILES: list[Path] = messages.files()
Key = tuple[str | None, str | tuple[str, ...]]


def key_of(message: Message) -> Key:
    return message.context, message.id if isinstance(message.id, str) else tuple(message.id)


def forms(text: str | tuple[str, ...] | list[str] | None) -> list[str]:
    return [text] if isinstance(text, str) else list(text or ())


def said(catalog: Catalog) -> Iterator[Message]:
    return (message for message in catalog if message.id)


def translated(path: Path) -> Iterator[tuple[list[str], list[str]]]:
    """Each message that is translated in a file: what it was, and what became of it."""
    for message in said(messages.read(path)):
        if messages.is_translated(message):
            yield forms(message.id), forms(message.string)


@pytest.fixture(scope="module")
def found() -> Catalog:
    catalog: Catalog = messages.found()
    return catalog


@pytest.fixture(params=FILES, ids=lambda path: path.parents[1].name)
def file(request: pytest.FixtureRequest) -> Path:
    path: Path = request.param
    return path


# All that is said is in every catalogue

AFTER_A_CHANGE = "run `make messages`, then translate what is new in resources/locale"


def test_nothing_is_said_that_the_catalogues_do_not_hold(found: Catalog) -> None:
    now = {key_of(message) for message in said(found)}
    assert len(now) > 2000
    template = {key_of(message) for message in said(messages.read_template())}
    assert (now - template, template - now) == (set(), set()), AFTER_A_CHANGE
    for path in FILES:
        kept = {key_of(message) for message in said(messages.read(path))}
        assert (path, now - kept, kept - now) == (path, set(), set()), AFTER_A_CHANGE


def test_babel_s_own_search_finds_nothing_more(found: Catalog) -> None:
    keywords = {"_": None, "N_": None, "ngettext": (1, 2), "pgettext": ((1, "c"), 2)}
    hits = extract_from_dir(ROOT / "journal_app", [("**.py", "python")], keywords=keywords)
    theirs = {(context, text) for _file, _line, text, _comments, context in hits}
    ours = {key_of(message) for message in said(found)}
    singles = {(context, text[0]) for context, text in ours if isinstance(text, tuple)}
    assert len(theirs) > 1500
    assert theirs - ours - singles == set()


@pytest.mark.parametrize(
    "text",
    [
        "Ferritin",
        "Phosphate",
        "Values this large do occur; keep it if it is what was printed.",
        "How tired were you today, at the worst?",
        "the worst I have known",
        "Headache",
        "Ferric carboxymaltose",
        "Oral iron",
        "Nine questions about mood over the last two weeks",
        "Germany",
        "24 hours",
    ],
)
def test_what_the_seeds_say_is_among_it(found: Catalog, text: str) -> None:
    assert found.get(text) is not None


@pytest.mark.parametrize(
    "text",
    [
        "Little interest or pleasure in doing things",  # the words of a questionnaire's authors
        "Nearly every day",
        "PHQ-9",
        "Ferinject",
        "Ferritin [Mass/volume] in Serum or Plasma",
        "TelefonSeelsorge",
        "Iron infusion and fatigue in people with little iron",  # a text about studies
    ],
)
def test_what_others_named_or_wrote_is_not(found: Catalog, text: str) -> None:
    assert found.get(text) is None


def test_a_file_is_kept_in_one_form_so_that_only_changes_differ(file: Path, tmp_path: Path) -> None:
    again = tmp_path / "again.po"
    messages.write(again, messages.read(file))
    assert again.read_bytes() == file.read_bytes()
    assert not re.search(rb"(?m)^\"(POT-Creation|PO-Revision)|^#: .*:\d", file.read_bytes())


def test_a_complete_language_says_everything(file: Path) -> None:
    open_ones = [message.id for message in said(messages.read(file)) if not messages.is_translated(message)]
    assert file.parents[1].name not in COMPLETE or open_ones == []


def test_the_complete_languages_are_there() -> None:
    assert {path.parents[1].name for path in FILES} >= COMPLETE
    assert set(words.languages()) >= COMPLETE


def test_coverage_is_told_for_each_language() -> None:
    head, *lines = messages.coverage()
    assert head.split() == ["language", "messages", "translated", "per", "cent"]
    assert [line.split()[0] for line in lines] == [path.parents[1].name for path in FILES]
    assert [line.split()[-1] for line in lines if line.split()[0] in COMPLETE] == ["100.0"] * len(COMPLETE)


def test_what_is_kept_of_coverage_is_so() -> None:
    assert messages.coverage_file().read_text(encoding="utf-8") == messages.coverage_page(), AFTER_A_CHANGE


def test_the_program_is_told_how_much_a_language_says(file: Path) -> None:
    every, done = messages.counts(messages.read(file))
    assert words.covered(file.parents[1].name) == 100 * done // every
    assert words.covered("en_GB") == 100


def test_what_is_empty_or_in_doubt_is_not_counted(tmp_path: Path) -> None:
    catalog = Catalog(locale="de")
    catalog.add("Said", "Gesagt")
    catalog.add("Open")
    catalog.add("In doubt", "Vielleicht", flags=["fuzzy"])
    catalog.add(("{count} day", "{count} days"), ("{count} Tag", ""))
    assert messages.counts(catalog) == (4, 1)


# What a translator cannot see stands beside a message


def notes_of(source: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, list[str]]:
    """What translators are told of each message of a source."""
    monkeypatch.setattr(messages, "ROOT", folder)
    monkeypatch.setattr(messages, "OF_CLICK", ())
    path = folder / "journal_app" / "said.py"
    path.parent.mkdir()
    path.write_text(source, "utf-8")
    return {forms(message.id)[0]: message.auto_comments for message in said(messages.found())}


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ('# Translators: a button\nx = _("Open")', {"Open": "a button"}),
        ('# Why.\n# Translators: a button,\n# not a state\nx = _("Open")', {"Open": "a button, not a state"}),
        ('# Translators: of a file\n\nx = _("Open")', {"Open": ""}),
        ('# Translators: of a file\ny = 1\nx = _("Open")', {"Open": ""}),
        ('x = f(\n    # Translators: a button\n    _("Open"),\n    _("Shut"),\n)', {"Open": "a button", "Shut": ""}),
        ('# Translators: buttons\nx = [\n    _("Open"),\n    _("Shut"),\n]', {"Open": "buttons", "Shut": "buttons"}),
        (
            '# Translators: buttons\nx = {\n    # Translators: a state\n    1: N_("Open"),\n    2: N_("Shut"),\n}',
            {"Open": "a state", "Shut": "buttons"},
        ),
        (
            'x = {\n    # Translators: a button\n    1: (\n        N_("Open")\n    ),\n    2: N_("Shut"),\n}',
            {"Open": "a button", "Shut": ""},
        ),
        (
            '# Translators: "Open": a button\n# Translators: "Shut": a state\nx = [_("Open"), _("Shut"), _("Ajar")]',
            {"Open": "a button", "Shut": "a state", "Ajar": ""},
        ),
        (
            '# Translators: of doors\n# Translators: "Open": a button\nx = _("Open"), _("Shut")',
            {"Open": "of doors / a button", "Shut": "of doors"},
        ),
        ('# Translators: of a door\nif x:\n    y = _("Open")', {"Open": ""}),
        ('# Translators: how many\nx = ngettext("{n} door", "{n} doors", n)', {"{n} door": "how many"}),
        ('# Translators: "{n} door": how many\nx = ngettext("{n} door", "{n} doors", n)', {"{n} door": "how many"}),
    ],
)
def test_a_note_is_for_what_it_stands_above(
    source: str, told: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = notes_of(source, tmp_path, monkeypatch)
    assert {text: " / ".join(note.removeprefix("Translators: ") for note in found[text]) for text in found} == told


def test_every_note_in_the_program_reaches_the_catalogue(found: Catalog) -> None:
    reached = {note for message in said(found) for note in message.auto_comments}
    lost = []
    for path in sorted((ROOT / "journal_app").rglob("*.py")):
        lines = path.read_text(encoding="utf-8").splitlines()
        below = [number for number, line in enumerate(lines, 1) if not line.strip().startswith("#")]
        notes = [note for number in below for _name, note in messages._notes_above(lines, number)]
        lost += [(path.name, note) for note in notes if f"{messages.NOTE} {note}" not in reached]
    assert lost == []


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("Ferritin", "name of a blood value"),
        ("How tired were you today, at the worst?", "question answered each day"),
        ("the worst I have known", "what the high end of a scale means"),
        ("Ferric carboxymaltose", "name of a substance"),
        ("Oral iron", "name of a treatment"),
        ("Germany", "name of a country"),
        ("directory", "printed in a terminal by click"),
    ],
)
def test_what_the_seeds_and_the_command_line_say_has_a_note_on_what_it_is(found: Catalog, text: str, note: str) -> None:
    message = found.get(text)
    assert message is not None
    assert any(told.startswith(f"{messages.NOTE} {note}") for told in message.auto_comments)


def test_a_message_is_understood_without_the_screen(found: Catalog) -> None:
    """A word alone may be a noun or a verb, a button or a heading; beside a name in braces it says no more.

    What is counted needs no note: its forms say what it is.
    """
    open_ones = [message for message in said(found) if not message.auto_comments and not message.context]
    assert len(list(said(found))) - len(open_ones) > 1500
    alone = [message.id for message in open_ones if isinstance(message.id, str)]
    assert [text for text in alone if len(PLACE.sub("", text).split()) <= 1] == []


def test_no_note_only_repeats_its_message(found: Catalog) -> None:
    """Compared by their letters, without what the note begins with."""
    bare = [
        (message.id, note)
        for message in said(found)
        for note in message.auto_comments
        if note.removeprefix(messages.NOTE).strip(" .").casefold() == forms(message.id)[0].strip(" .").casefold()
    ]
    assert bare == []


@pytest.mark.parametrize(
    ("text", "contexts"),
    [
        ("Course", {None, "a series of infusions"}),
        ("Number", {None, "which question in a list"}),
        ("none", {None, "an empty list"}),
        ("Delete", {None, "a key"}),
        ("Import", {None, "a button"}),
        ("Lock", {None, "a heading"}),
        ("Put away", {None, "a state"}),
        ("Size", {None, "of an effect"}),
        ("People", {None, "in a study"}),
        ("Save", {None, "keep a research card at hand"}),
        ("Taken", {None, "on which days"}),
        ("Answered", {None, "a list of questions", "how many of the questions"}),
        ("other", {None, "a reason"}),
    ],
)
def test_one_english_word_of_two_meanings_is_two_messages(found: Catalog, text: str, contexts: set[str | None]) -> None:
    assert {message.context for message in said(found) if message.id == text} == contexts


# A translation is filled in as the sentence it stands for

PLACE = re.compile(r"\{[^{}]*\}")
MNEMONIC = re.compile(r"&(?=\w)")
PATTERN = re.compile(r"\(\*[^)]*\)")


def edges(text: str) -> tuple[str, str]:
    return text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]


TANWIN = "\N{ARABIC FATHATAN}"
ALIKE: dict[str, Callable[[str], object]] = {
    "placeholders": lambda text: sorted(set(PLACE.findall(text))),
    "blanks at the ends": edges,
    "lines": lambda text: text.count("\n"),
    "a key to press": lambda text: len(MNEMONIC.findall(text)),
    "kinds of files": PATTERN.findall,
}
"""What has to be alike in every language."""


def slips(was: str, became: str) -> list[str]:
    """What a translation lost or put in."""
    return [name for name, of in ALIKE.items() if of(was) != of(became)]


def forms_for_one_number(catalog: Catalog) -> set[int]:
    """The forms that say one number and no other, such as the Arabic ones for none, one and two."""
    form_of = gettext.c2py(catalog.plural_expr)
    counted = Counter(form_of(number) for number in range(1000))
    return {form for form, numbers in counted.items() if numbers == 1}


def without_its_number(text: str, became: str) -> str:
    """A sentence without the one place that such a form says in its own words."""
    lost = set(PLACE.findall(text)) - set(PLACE.findall(became))
    return text.replace(lost.pop(), "one") if len(lost) == 1 else text


def test_every_translation_takes_the_same_words_in(file: Path) -> None:
    alone = forms_for_one_number(messages.read(file))
    wrong = [
        (originals, became)
        for originals, strings in translated(file)
        for form, became in enumerate(strings)
        if all(slips(was, became) for was in originals)
        and (len(strings) == 1 or form not in alone or slips(without_its_number(originals[-1], became), became))
    ]
    assert wrong == []


@pytest.mark.parametrize(
    ("was", "became"),
    [
        ("{day}: {size}", "{day}: {grösse}"),
        ("{count} days", "Tage"),
        ("Saved", "Gespeichert "),
        ("Sho&w", "Zeigen"),
        ("Pictures (*.png)", "Bilder"),
        ("one\ntwo", "eins zwei"),
    ],
)
def test_a_slip_would_be_seen(was: str, became: str) -> None:
    assert slips(was, became)


def test_every_form_of_a_number_is_there_and_nothing_is_guessed(file: Path) -> None:
    catalog = messages.read(file)
    several = [message for message in said(catalog) if isinstance(message.id, tuple | list)]
    assert several
    assert [message.id for message in several if len(forms(message.string)) != catalog.num_plurals] == []
    assert [message.id for message in catalog if message.id and message.fuzzy] == []
    assert not catalog.fuzzy


def test_dates_keep_the_letters_of_their_parts(file: Path) -> None:
    letters = re.compile(r"[dMy]+(?=(?:[^']*'[^']*')*[^']*$)")  # outside of what stands between quotes
    patterns = [(was[0], became[0]) for was, became in translated(file) if re.fullmatch(r"[dMy ]+", was[0])]
    assert len(patterns) >= 7 or file.parents[1].name not in COMPLETE
    assert [pair for pair in patterns if sorted(letters.findall(pair[0])) != sorted(letters.findall(pair[1]))] == []


def test_a_treatment_is_known_by_its_name_in_every_language(file: Path) -> None:
    """What a list offers and a chart says in another language speaks of the same treatment."""
    with words.speaking(file.parents[1].name):
        for product in products():
            assert find_product(words._(product.inn)) == product
            assert product.inn in treatments_named(words._(product.inn))
    for product in products():  # and is still, whatever is spoken later
        for spoken in words.said_everywhere(product.inn):
            assert find_product(spoken) == product
    with words.speaking(file.parents[1].name):
        for course in known_courses():
            assert course.title in treatments_named(words._(course.title))


# The promises hold in German

FORBIDDEN_IN_GERMAN = re.compile(
    r"\b(?:\w*normal\w*|niedrig\w*|höher\w*|höchst(?!ens\b)\w*|hohe\w*|hoch|\w*besserung\w*|verbesser\w*|erkenn\w*"
    r"|entdeck\w*|überwach\w*|messen\w*|\w*messung\w*|misst|gemessen\w*|diagnos\w*|interpret\w*|alarm\w*|empfehl\w*"
    r"|empfohl\w*|soll(?:e|en|st|te\w*)?|analys\w*|analyt\w*|\w*berechn\w*|\w*kontroll\w*|umrechn\w*|umgerechnet\w*"
    r"|verstärk\w*)\b"
    r"|(?:^|[.!?] )Ihr(?:e|en|em|er)? (?!Tagebuch\b|Land\b|eigene)",
    re.IGNORECASE,
)
ALLOWED_IN_GERMAN = {
    r"\bstellt keine Diagnose\b": "says what this is not",
    r"\bhoch dosiertes Biotin\b": "as labels and assay makers name a dose",
    r"\be hoch ±": "a power",
    r"\bANALYTE\b": "what is typed in its place, as the usage line has it",
}


def judging_in_german(text: str) -> list[str]:
    text = PLACE.sub("", text)
    for pattern in ALLOWED_IN_GERMAN:
        text = re.sub(pattern, "", text, flags=re.IGNORECASE)
    return [found[0] for found in FORBIDDEN_IN_GERMAN.finditer(text)]


def german() -> list[str]:
    [path] = [path for path in FILES if path.parents[1].name == "de"]
    return [text for _was, strings in translated(path) for text in strings]


def german_pages() -> list[str]:
    """What is said in German outside the catalogue: the help, and what a menu says."""
    pages = sorted((ROOT / "resources" / "help" / "de").rglob("*.md"))
    entry = (ROOT / "packaging" / "linux" / "iron-journal.desktop").read_text(encoding="utf-8")
    lines = [line for page in pages for line in page.read_text(encoding="utf-8").splitlines()]
    return [*lines, *re.findall(r"(?m)^\w+\[de\]=(.+)$", entry)]


def test_no_german_text_judges_a_value_or_claims_a_medical_purpose() -> None:
    texts = [*german(), *german_pages()]
    assert len(texts) > len(german()) + 100
    assert [(text, judging_in_german(text)) for text in texts if judging_in_german(text)] == []


def test_every_exception_in_german_is_one() -> None:
    texts = german()
    assert [each for each in ALLOWED_IN_GERMAN if not any(re.search(each, text, re.IGNORECASE) for text in texts)] == []


@pytest.mark.parametrize(
    "text",
    ["Ihr Ferritin ist gut.", "Der Wert ist zu niedrig.", "Stimmung verbessert", "misst Eisen", "Sie sollten ruhen."],
)
def test_a_judging_german_word_would_be_seen(text: str) -> None:
    assert judging_in_german(text)


def test_what_iron_journal_is_not_is_said_in_german_too() -> None:
    with words.speaking("de"):
        points = disclaimer.points()
    assert len(points) == len(disclaimer.points())
    told = " ".join(points)
    for each in (
        "kein Medizinprodukt",
        "keine Diagnose und gibt keinen Rat",
        "keine Behandlung",
        "eingetippte Zahlen können falsch sein",
        "nicht zeigen, was wodurch verursacht",
        "Forschung",
        "während einer Infusion",
        "Notrufnummer",
        "sich etwas anzutun",
    ):
        assert each in told


# And in Arabic

MARKS_OF_VOWELS = re.compile("[\u064b-\u0652\u0640]")
FORBIDDEN_IN_ARABIC = re.compile(
    r"\b[وفبلك]{0,2}(?:ال)?(?:طبيعي\w*|مرتفع\w*|منخفض\w*|[يت]?تحسن\w*|تحسين\w*|ينبغي|يجب|تشخيص\w*|إنذار\w*|توصي\w*|رصد\w*)\b"
)
"""Normal, high, low, improve, should, must, diagnosis, alarm, recommend, monitor: without the marks of vowels."""
ALLOWED_IN_ARABIC = {
    r"لا يقدم تشخيصا": "says what this is not",
    r"لم يجب عن": "has not answered, written like must",
}


def judging_in_arabic(text: str) -> list[str]:
    text = MARKS_OF_VOWELS.sub("", PLACE.sub("", text))
    for pattern in ALLOWED_IN_ARABIC:
        text = re.sub(pattern, "", text)
    return [found[0] for found in FORBIDDEN_IN_ARABIC.finditer(text)]


def test_no_arabic_text_judges_a_value_or_claims_a_medical_purpose() -> None:
    arabic = [
        text for path in FILES if path.parents[1].name == "ar" for _was, became in translated(path) for text in became
    ]
    assert [(text, judging_in_arabic(text)) for text in arabic if judging_in_arabic(text)] == []


@pytest.mark.parametrize(
    "text", ["القيمة مرتفعة.", "ليس طبيعيًّا", "المزاج تحسّن", "المزاج يتحسّن", "يجب الراحة", "والتشخيص هو", "وينبغي ذلك"]
)
def test_a_judging_arabic_word_would_be_seen(text: str) -> None:
    assert judging_in_arabic(text)


# The command


def keys_of_screens(catalog: Catalog) -> dict[str, list[str]]:
    """The keys that Alt takes to a field, by the folder of the screen; what is not translated has those of English."""
    keys: defaultdict[str, list[str]] = defaultdict(list)
    for message in catalog:
        text = forms(message.string)[0] or forms(message.id)[0]
        for folder in {str(Path(place).parent) for place, _line in message.locations}:
            keys[folder] += [text[found.end()].lower() for found in MNEMONIC.finditer(text)]
    return keys


def test_no_two_fields_of_a_screen_take_the_same_key(file: Path) -> None:
    keys = keys_of_screens(messages.read(file))
    assert sum(map(len, keys.values())) > 10
    assert {folder: found for folder, found in keys.items() if len(found) > len(set(found))} == {}


def test_the_checks_of_gettext_are_told_nothing_that_is_not_so(file: Path) -> None:
    """A "%" in a sentence is no place of Python's old formats, and a head without an address is no empty one."""
    text = file.read_text("utf-8")
    assert "python-format" not in text
    assert not re.search(r"EMAIL@ADDRESS|VERSION", text.partition("\n\n")[0])


def test_the_forms_of_a_number_are_those_that_are_compiled(file: Path) -> None:
    catalog = messages.read(file)
    assert catalog.plural_expr == Catalog(locale=catalog.locale).plural_expr


@pytest.mark.parametrize(
    ("count", "said"),
    [
        *[(0, "اليوم"), (1, "قبل يوم واحد"), (2, "قبل يومين"), (3, "قبل 3 أيام"), (10, "قبل 10 أيام")],
        *[(11, "قبل 11 يومًا"), (25, "قبل 25 يومًا"), (99, "قبل 99 يومًا"), (111, "قبل 111 يومًا")],
        *[(100, "قبل 100 يوم"), (102, "قبل 102 يوم"), (200, "قبل 200 يوم"), (103, "قبل 103 أيام")],
    ],
)
def test_arabic_days_are_counted_as_they_are_said(count: int, said: str) -> None:
    with words.speaking("ar"):
        counted = words.ngettext("{count} day ago", "{count} days ago", count).format(count=count)
    assert words.plainly(counted) == said


def test_no_arabic_form_from_eleven_to_ninety_nine_lost_its_ending() -> None:
    """Where the two last forms differ, the one for 11 to 99 has the ending of a counted noun, and not that for 100."""
    catalog = messages.read(ROOT / "resources" / "locale" / "ar" / "LC_MESSAGES" / "iron-journal.po")
    form_of = gettext.c2py(catalog.plural_expr)
    tens, hundreds = form_of(25), form_of(100)
    several = [forms(message.string) for message in said(catalog) if isinstance(message.id, tuple | list)]
    differing = [(each[tens], each[hundreds]) for each in several if each[tens] != each[hundreds]]
    assert differing
    assert [pair for pair in differing if pair[0].count(TANWIN) <= pair[1].count(TANWIN)] == []


def test_a_new_language_begins_empty_and_is_compiled_to_english(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(messages, "ROOT", tmp_path)
    for folder in ("journal_app", "seeds"):
        (tmp_path / folder).symlink_to(ROOT / folder)
    monkeypatch.setattr("sys.argv", ["messages.py", "--add", "pl"])
    messages.main()
    [path] = messages.files(tmp_path)
    assert path.parents[1].name == "pl"
    assert messages.read(path).num_plurals == 3
    assert path.with_suffix(".mo").exists()
    monkeypatch.setattr("journal_app.places.resources", lambda: tmp_path / "resources")
    assert words.languages() == {"en_GB": "English", "pl": "polski"}
    with words.speaking("pl"):
        assert words._("Ferritin") == "Ferritin"


def test_what_was_translated_stays_when_messages_come_and_go(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(messages, "ROOT", tmp_path)
    monkeypatch.setattr(messages, "OF_CLICK", ("Usage:",))
    (tmp_path / "seeds").mkdir()
    code = tmp_path / "journal_app" / "said.py"
    code.parent.mkdir()
    command = tmp_path / "journal_app" / "cli" / "typed.py"
    command.parent.mkdir()
    typed = '@click.command()\n@click.option("-x", help="How much.")\ndef log():\n    """Score."""\n'
    command.write_text(typed, "utf-8")
    code.write_text('# Translators: of a thing\nx = _("Kept")\ny = _("Gone")\nz = pgettext("a key", "Home")\n', "utf-8")
    messages.add("de")
    messages.update()
    [path] = messages.files(tmp_path)
    catalog = messages.read(path)
    assert catalog.get("Kept").auto_comments == ["Translators: of a thing"]
    assert catalog.get("Home", "a key") is not None
    catalog.get("Kept").string, catalog.get("Gone").string = "Behalten", "Fort"
    messages.write(path, catalog)
    code.write_text('x = _("Kept")\ny = _("Gone now")\n', "utf-8")
    messages.update()
    found = {message.id: message.string for message in said(messages.read(path))}
    assert found == {"Kept": "Behalten", "Gone now": "", "Usage:": "", "Score.": "", "How much.": ""}


def test_what_is_open_is_taken_from_another_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(messages, "ROOT", tmp_path)
    path = tmp_path / "resources" / "locale" / "de" / "LC_MESSAGES" / "iron-journal.po"
    ours, theirs = Catalog(locale="de"), Catalog(locale="de")
    ours.add("Kept", "Behalten")
    ours.add("Open")
    ours.add(("{count} day", "{count} days"))
    theirs.add("Kept", "Bewahrt")
    theirs.add("Open", "Offen")
    theirs.add("Elsewhere", "Anderswo")
    theirs.add(("{count} day", "{count} days"), ("{count} Tag", "{count} Tage"))
    messages.write(path, ours)
    messages.write(tmp_path / "theirs.po", theirs)
    messages.take(tmp_path / "theirs.po")
    found = {forms(message.id)[0]: message.string for message in said(messages.read(path))}
    assert found == {"Kept": "Behalten", "Open": "Offen", "{count} day": ("{count} Tag", "{count} Tage")}


OTHER_ORDER = r"""
"Plural-Forms: nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5);\n"
"""


def test_forms_of_a_number_are_taken_in_our_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(messages, "ROOT", tmp_path)
    path = tmp_path / "resources" / "locale" / "ar" / "LC_MESSAGES" / "iron-journal.po"
    ours, theirs = Catalog(locale="ar"), Catalog(locale="ar")
    ours.add(("{count} day", "{count} days"))
    theirs.add(("{count} day", "{count} days"), ("none", "one", "two", "few", "tens", "hundreds"))
    messages.write(path, ours)
    other = tmp_path / "theirs.po"
    messages.write(other, theirs)
    head = re.sub(r'\n"Plural-Forms.*\n', lambda _found: OTHER_ORDER, other.read_text("utf-8"))
    other.write_text(head, "utf-8")
    messages.take(other)
    [taken] = said(messages.read(path))
    assert taken.string == ("none", "one", "two", "few", "hundreds", "tens")


def test_a_file_with_fewer_forms_of_a_number_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(messages, "ROOT", tmp_path)
    path = tmp_path / "resources" / "locale" / "pl" / "LC_MESSAGES" / "iron-journal.po"
    ours, theirs = Catalog(locale="pl"), Catalog(locale="pl")
    ours.add(("{count} day", "{count} days"))
    theirs.add(("{count} day", "{count} days"), ("dzień", "dni", "dni"))
    messages.write(path, ours)
    other = tmp_path / "theirs.po"
    messages.write(other, theirs)
    other.write_text(re.sub(r"plural=.*;", "plural=(n%7);", other.read_text("utf-8")), "utf-8")
    with pytest.raises(SystemExit, match="forms of a number"):
        messages.take(other)


def test_only_what_is_newer_is_compiled_anew(tmp_path: Path) -> None:
    path = tmp_path / "resources" / "locale" / "de" / "LC_MESSAGES" / "iron-journal.po"
    path.parent.mkdir(parents=True)
    path.write_bytes(FILES[0].read_bytes())
    [compiled] = messages.compile_catalogues(tmp_path)
    compiled.write_bytes(b"as it was")
    assert messages.compile_catalogues(tmp_path) == [compiled]
    assert compiled.read_bytes() == b"as it was"
    path.touch()
    messages.compile_catalogues(tmp_path)
    assert compiled.read_bytes().startswith(b"\xde\x12\x04\x95")
    assert sorted(one.name for one in path.parent.iterdir()) == ["iron-journal.mo", "iron-journal.po"]
