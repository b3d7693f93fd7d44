# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What is said of a before and after, situation by situation, to be read as a table.

No diary is fitted: each row is a finding made by hand and the whole sentence it gives. SIZES has every size from less
to more, NO_SIDE what takes none, OTHER_SCALES scales of other lengths and numbers without one, LACKS all that is
missing.
"""

import re
from itertools import combinations

import pytest

from journal_app.analysis.anchors import Anchor, AnchorKind
from journal_app.analysis.findings.finding import Words
from journal_app.analysis.findings.size_words import signed
from journal_app.analysis.findings.starts import Meanwhile, WindowName
from journal_app.analysis.findings.words import words_of
from journal_app.analysis.statistics.verdicts import Caveat, Lack, Verdict
from journal_app.words import speaking
from tests.analysis.findings.start_builder import COUNTED, GIVEN, OF_100, OF_FIVE, STEPS, Told, built
from tests.test_promises_words import judging

SLOW_WAVE = (Caveat.SLOW_WAVE,)
SIZES = [
    (
        Told(verdict=Verdict.LOWER, size=-2.5, half=0.2),
        (
            "Fatigue came out 2.5 points less than this diary's own past led to expect: a clear difference. The "
            "difference lies between −2.7 and −2.3 points (95 % range); 25 of 29 days counted."
        ),
    ),
    (
        Told(verdict=Verdict.LOWER, size=-2.0, half=0.2),
        (
            "Fatigue came out 2 points less than this diary's own past led to expect: a clear difference. The "
            "difference lies between −2.2 and −1.8 points (95 % range); 25 of 29 days counted."
        ),
    ),
    (
        Told(verdict=Verdict.LOWER, size=-1.9, half=0.2),
        (
            "Fatigue came out 1.9 points less than this diary's own past led to expect: about the size that people in "
            "studies call a little better or a little worse. The difference lies between −2.1 and −1.7 points (95 % "
            "range); 25 of 29 days counted."
        ),
    ),
    (
        Told(verdict=Verdict.LOWER, size=-1.0, half=0.2),
        (
            "Fatigue came out 1 point less than this diary's own past led to expect: about the size that people in "
            "studies call a little better or a little worse. The difference lies between −1.2 and −0.8 points (95 % "
            "range); 25 of 29 days counted."
        ),
    ),
    (
        Told(verdict=Verdict.LOWER, size=-0.9, half=0.2),
        (
            "Fatigue came out 0.9 points less than this diary's own past led to expect: a small difference, of a size "
            "that diaries have by themselves. The difference lies between −1.1 and −0.7 points (95 % range); 25 of 29 "
            "days counted."
        ),
    ),
    (
        Told(verdict=Verdict.LOWER, size=-0.5, half=0.2),
        (
            "Fatigue came out 0.5 points less than this diary's own past led to expect: a small difference, of a size "
            "that diaries have by themselves. The difference lies between −0.7 and −0.3 points (95 % range); 25 of 29 "
            "days counted."
        ),
    ),
    (
        Told(verdict=Verdict.HIGHER, size=0.5, half=0.2),
        (
            "Fatigue came out 0.5 points more than this diary's own past led to expect: a small difference, of a size "
            "that diaries have by themselves. The difference lies between +0.3 and +0.7 points (95 % range); 25 of 29 "
            "days counted."
        ),
    ),
    (
        Told(verdict=Verdict.HIGHER, size=0.9, half=0.2),
        (
            "Fatigue came out 0.9 points more than this diary's own past led to expect: a small difference, of a size "
            "that diaries have by themselves. The difference lies between +0.7 and +1.1 points (95 % range); 25 of 29 "
            "days counted."
        ),
    ),
    (
        Told(verdict=Verdict.HIGHER, size=1.0, half=0.2),
        (
            "Fatigue came out 1 point more than this diary's own past led to expect: about the size that people in "
            "studies call a little better or a little worse. The difference lies between +0.8 and +1.2 points (95 % "
            "range); 25 of 29 days counted."
        ),
    ),
    (
        Told(verdict=Verdict.HIGHER, size=1.9, half=0.2),
        (
            "Fatigue came out 1.9 points more than this diary's own past led to expect: about the size that people in "
            "studies call a little better or a little worse. The difference lies between +1.7 and +2.1 points (95 % "
            "range); 25 of 29 days counted."
        ),
    ),
    (
        Told(verdict=Verdict.HIGHER, size=2.0, half=0.2),
        (
            "Fatigue came out 2 points more than this diary's own past led to expect: a clear difference. The "
            "difference lies between +1.8 and +2.2 points (95 % range); 25 of 29 days counted."
        ),
    ),
    (
        Told(verdict=Verdict.HIGHER, size=2.5, half=0.2),
        (
            "Fatigue came out 2.5 points more than this diary's own past led to expect: a clear difference. The "
            "difference lies between +2.3 and +2.7 points (95 % range); 25 of 29 days counted."
        ),
    ),
    (
        Told(verdict=Verdict.LOWER, size=-1.5, caveats=SLOW_WAVE),
        (
            "With under 270 days before, a slow wave over the year cannot be told from a step. Fatigue came out 1.5 "
            "points less than this diary's own past led to expect: about the size that people in studies call a little"
            " better or a little worse. The difference lies between −1.9 and −1.1 points (95 % range); 25 of 29 days "
            "counted."
        ),
    ),
    (
        Told(verdict=Verdict.HIGHER, size=1.5, caveats=SLOW_WAVE),
        (
            "With under 270 days before, a slow wave over the year cannot be told from a step. Fatigue came out 1.5 "
            "points more than this diary's own past led to expect: about the size that people in studies call a little"
            " better or a little worse. The difference lies between +1.1 and +1.9 points (95 % range); 25 of 29 days "
            "counted."
        ),
    ),
    (
        Told(verdict=Verdict.LOWER, size=-1.2, window=WindowName.EARLY, n_after=20),
        (
            "Fatigue came out 1.2 points less than this diary's own past led to expect: about the size that people in "
            "studies call a little better or a little worse. The difference lies between −1.6 and −0.8 points (95 % "
            "range); 20 of 20 days counted."
        ),
    ),
]
NO_SIDE = [
    (
        Told(verdict=Verdict.ABOUT_THE_SAME, size=-0.4),
        (
            "Fatigue came out about as this diary's own past led to expect. The difference lies between −0.8 and 0 "
            "points (95 % range); 25 of 29 days counted."
        ),
    ),
    (
        Told(verdict=Verdict.ABOUT_THE_SAME, size=0.0),
        (
            "Fatigue came out about as this diary's own past led to expect. The difference lies between −0.4 and +0.4 "
            "points (95 % range); 25 of 29 days counted."
        ),
    ),
    (
        Told(verdict=Verdict.ABOUT_THE_SAME, size=0.4),
        (
            "Fatigue came out about as this diary's own past led to expect. The difference lies between 0 and +0.8 "
            "points (95 % range); 25 of 29 days counted."
        ),
    ),
    (
        Told(verdict=Verdict.ABOUT_THE_SAME, size=0.2, caveats=SLOW_WAVE),
        (
            "With under 270 days before, a slow wave over the year cannot be told from a step. Fatigue came out about "
            "as this diary's own past led to expect. The difference lies between −0.2 and +0.6 points (95 % range); 25"
            " of 29 days counted."
        ),
    ),
    (
        Told(verdict=Verdict.CANNOT_TELL, size=-2.5, half=2.6),
        (
            "Can't tell yet: the diary can't tell more from less. The difference lies between −5.1 and +0.1 points (95"
            " % range); 25 of 29 days counted."
        ),
    ),
    (
        Told(verdict=Verdict.CANNOT_TELL, size=-1.0, half=2.6),
        (
            "Can't tell yet: the diary can't tell more from less. The difference lies between −3.6 and +1.6 points (95"
            " % range); 25 of 29 days counted."
        ),
    ),
    (
        Told(verdict=Verdict.CANNOT_TELL, size=0.0, half=2.6),
        (
            "Can't tell yet: the diary can't tell more from less. The difference lies between −2.6 and +2.6 points (95"
            " % range); 25 of 29 days counted."
        ),
    ),
    (
        Told(verdict=Verdict.CANNOT_TELL, size=1.0, half=2.6),
        (
            "Can't tell yet: the diary can't tell more from less. The difference lies between −1.6 and +3.6 points (95"
            " % range); 25 of 29 days counted."
        ),
    ),
    (
        Told(verdict=Verdict.CANNOT_TELL, size=2.5, half=2.6),
        (
            "Can't tell yet: the diary can't tell more from less. The difference lies between −0.1 and +5.1 points (95"
            " % range); 25 of 29 days counted."
        ),
    ),
    (
        Told(verdict=Verdict.CANNOT_TELL, size=-1.0, half=2.0, caveats=SLOW_WAVE),
        (
            "With under 270 days before, a slow wave over the year cannot be told from a step. Can't tell yet: the "
            "diary can't tell more from less. The difference lies between −3 and +1 points (95 % range); 25 of 29 days"
            " counted."
        ),
    ),
    (
        Told(verdict=Verdict.CANNOT_TELL, size=-1.5, half=0.5, held_back=True),
        (
            "Can't tell: among 36 questions asked at once, a difference like this turns up by chance. The difference "
            "lies between −2 and −1 points (95 % range); 25 of 29 days counted."
        ),
    ),
    (
        Told(verdict=Verdict.CANNOT_TELL, size=1.5, half=0.5, held_back=True),
        (
            "Can't tell: among 36 questions asked at once, a difference like this turns up by chance. The difference "
            "lies between +1 and +2 points (95 % range); 25 of 29 days counted."
        ),
    ),
    (
        Told(verdict=Verdict.CANNOT_TELL, size=-1.5, half=0.5, held_back=True, caveats=SLOW_WAVE),
        (
            "With under 270 days before, a slow wave over the year cannot be told from a step. Can't tell: among 36 "
            "questions asked at once, a difference like this turns up by chance. The difference lies between −2 and −1"
            " points (95 % range); 25 of 29 days counted."
        ),
    ),
    (
        Told(verdict=Verdict.CANNOT_TELL, size=-1.5, half=0.5, unsteady=True),
        (
            "Can't tell: it hangs on how the days too ill to log are counted. The difference lies between −2 and −1 "
            "points (95 % range); 25 of 29 days counted."
        ),
    ),
    (
        Told(verdict=Verdict.CANNOT_TELL, size=1.5, half=0.5, unsteady=True, caveats=SLOW_WAVE),
        (
            "With under 270 days before, a slow wave over the year cannot be told from a step. Can't tell: it hangs on"
            " how the days too ill to log are counted. The difference lies between +1 and +2 points (95 % range); 25 "
            "of 29 days counted."
        ),
    ),
    (
        Told(verdict=Verdict.CANNOT_TELL, size=-1.5, half=0.5, held_back=True, unsteady=True),
        (
            "Can't tell: among 36 questions asked at once, a difference like this turns up by chance. The difference "
            "lies between −2 and −1 points (95 % range); 25 of 29 days counted."
        ),
    ),
]
OTHER_SCALES = [
    (
        Told(verdict=Verdict.LOWER, size=-1.0, half=0.25, tracker=OF_FIVE),
        (
            "Sleep came out 1 point less than this diary's own past led to expect: a clear difference. The difference "
            "lies between −1.2 and −0.8 points (95 % range); 25 of 29 days counted."
        ),
    ),
    (
        Told(verdict=Verdict.LOWER, size=-0.6, half=0.15, tracker=OF_FIVE),
        (
            "Sleep came out 0.6 points less than this diary's own past led to expect: about the size that people in "
            "studies call a little better or a little worse. The difference lies between −0.8 and −0.4 points (95 % "
            "range); 25 of 29 days counted."
        ),
    ),
    (
        Told(verdict=Verdict.LOWER, size=-0.3, half=0.075, tracker=OF_FIVE),
        (
            "Sleep came out 0.3 points less than this diary's own past led to expect: a small difference, of a size "
            "that diaries have by themselves. The difference lies between −0.4 and −0.2 points (95 % range); 25 of 29 "
            "days counted."
        ),
    ),
    (
        Told(verdict=Verdict.HIGHER, size=0.4, half=0.1, tracker=OF_FIVE),
        (
            "Sleep came out 0.4 points more than this diary's own past led to expect: about the size that people in "
            "studies call a little better or a little worse. The difference lies between +0.3 and +0.5 points (95 % "
            "range); 25 of 29 days counted."
        ),
    ),
    (
        Told(verdict=Verdict.HIGHER, size=0.8, half=0.2, tracker=OF_FIVE),
        (
            "Sleep came out 0.8 points more than this diary's own past led to expect: a clear difference. The "
            "difference lies between +0.6 and +1 points (95 % range); 25 of 29 days counted."
        ),
    ),
    (
        Told(verdict=Verdict.LOWER, size=-25.0, half=6.25, tracker=OF_100),
        (
            "Pain came out 25 points less than this diary's own past led to expect: a clear difference. The difference"
            " lies between −31.2 and −18.8 points (95 % range); 25 of 29 days counted."
        ),
    ),
    (
        Told(verdict=Verdict.LOWER, size=-12.0, half=3.0, tracker=OF_100),
        (
            "Pain came out 12 points less than this diary's own past led to expect: about the size that people in "
            "studies call a little better or a little worse. The difference lies between −15 and −9 points (95 % "
            "range); 25 of 29 days counted."
        ),
    ),
    (
        Told(verdict=Verdict.LOWER, size=-7.0, half=1.75, tracker=OF_100),
        (
            "Pain came out 7 points less than this diary's own past led to expect: a small difference, of a size that "
            "diaries have by themselves. The difference lies between −8.8 and −5.2 points (95 % range); 25 of 29 days "
            "counted."
        ),
    ),
    (
        Told(verdict=Verdict.HIGHER, size=10.0, half=2.5, tracker=OF_100),
        (
            "Pain came out 10 points more than this diary's own past led to expect: about the size that people in "
            "studies call a little better or a little worse. The difference lies between +7.5 and +12.5 points (95 % "
            "range); 25 of 29 days counted."
        ),
    ),
    (
        Told(verdict=Verdict.LOWER, size=-1200.0, half=300.0, tracker=STEPS),
        (
            "Steps came out 1200 less than this diary's own past led to expect: how much that is on this scale, no "
            "study here tells. The difference lies between −1500 and −900 (95 % range); 25 of 29 days counted."
        ),
    ),
    (
        Told(verdict=Verdict.HIGHER, size=350.0, half=87.5, tracker=STEPS),
        (
            "Steps came out 350 more than this diary's own past led to expect: how much that is on this scale, no "
            "study here tells. The difference lies between +262.5 and +437.5 (95 % range); 25 of 29 days counted."
        ),
    ),
    (
        Told(verdict=Verdict.LOWER, size=-1.0, half=0.25, tracker=COUNTED),
        (
            "Naps came out 1 less than this diary's own past led to expect: how much that is on this scale, no study "
            "here tells. The difference lies between −1.2 and −0.8 (95 % range); 25 of 29 days counted."
        ),
    ),
    (
        Told(verdict=Verdict.HIGHER, size=1.4, half=0.35, tracker=COUNTED),
        (
            "Naps came out 1.4 more than this diary's own past led to expect: how much that is on this scale, no study"
            " here tells. The difference lies between +1 and +1.8 (95 % range); 25 of 29 days counted."
        ),
    ),
    (
        Told(verdict=Verdict.ABOUT_THE_SAME, size=0.1, half=0.2, tracker=OF_FIVE),
        (
            "Sleep came out about as this diary's own past led to expect. The difference lies between −0.1 and +0.3 "
            "points (95 % range); 25 of 29 days counted."
        ),
    ),
    (
        Told(verdict=Verdict.CANNOT_TELL, size=0.1, half=1.2, tracker=OF_FIVE),
        (
            "Can't tell yet: the diary can't tell more from less. The difference lies between −1.1 and +1.3 points (95"
            " % range); 25 of 29 days counted."
        ),
    ),
    (
        Told(verdict=Verdict.CANNOT_TELL, size=100.0, half=1200.0, tracker=STEPS),
        (
            "Can't tell yet: the diary can't tell more from less. The difference lies between −1100 and +1300 (95 % "
            "range); 25 of 29 days counted."
        ),
    ),
    (
        Told(verdict=Verdict.CANNOT_TELL, size=-0.4, half=0.6, tracker=COUNTED),
        (
            "Can't tell yet: the diary can't tell more from less. The difference lies between −1 and +0.2 (95 % "
            "range); 25 of 29 days counted."
        ),
    ),
]
LACKS = [
    (
        Told(verdict=Verdict.PICTURE_ONLY),
        ("The day was itself chosen by how it felt, so only the picture is shown."),
    ),
    (
        Told(verdict=Verdict.PICTURE_ONLY, size=-2.0),
        ("The day was itself chosen by how it felt, so only the picture is shown."),
    ),
    (
        Told(verdict=Verdict.PICTURE_ONLY, size=-2.0, caveats=SLOW_WAVE),
        ("The day was itself chosen by how it felt, so only the picture is shown."),
    ),
    (
        Told(verdict=Verdict.NOT_ENOUGH_YET, lacks=(Lack.DAYS_BEFORE,)),
        ("Not enough to tell: it takes 28 days before it."),
    ),
    (
        Told(verdict=Verdict.NOT_ENOUGH_YET, lacks=(Lack.ENTRIES_BEFORE,)),
        ("Not enough to tell: it takes 14 entries before it."),
    ),
    (
        Told(verdict=Verdict.NOT_ENOUGH_YET, lacks=(Lack.DAYS_BEFORE, Lack.ENTRIES_BEFORE)),
        ("Not enough to tell: it takes 28 days before it, 14 of them with an entry."),
    ),
    (
        Told(verdict=Verdict.NOT_ENOUGH_YET, lacks=(Lack.ENTRIES_AFTER,), n_after=9),
        ("Not enough to tell: 9 of the 15 days that it takes."),
    ),
    (
        Told(verdict=Verdict.NOT_ENOUGH_YET, lacks=(Lack.ENTRIES_AFTER,), n_after=0),
        ("Not enough to tell: 0 of the 15 days that it takes."),
    ),
    (
        Told(verdict=Verdict.NOT_ENOUGH_YET, lacks=(Lack.DAYS_BEFORE, Lack.ENTRIES_AFTER), n_after=9),
        ("Not enough to tell: it takes 28 days before it."),
    ),
    (
        Told(verdict=Verdict.NOT_ENOUGH_YET, lacks=(Lack.WINDOW_NOT_OVER,), waits=True, n_after=20),
        ("Can't tell yet: these days are not over. It can be looked at from 9 Oct 2026 on."),
    ),
    (
        Told(verdict=Verdict.NOT_ENOUGH_YET, lacks=(Lack.WINDOW_NOT_OVER, Lack.ENTRIES_AFTER), waits=True, n_after=9),
        ("Can't tell yet: 9 of 15 days so far. It can be looked at from 9 Oct 2026 on."),
    ),
    (
        Told(verdict=Verdict.NOT_ENOUGH_YET, lacks=(Lack.WINDOW_NOT_OVER, Lack.ENTRIES_AFTER), n_after=2),
        ("Not enough to tell: 2 of the 15 days that it takes."),
    ),
    (
        Told(
            verdict=Verdict.NOT_ENOUGH_YET,
            lacks=(Lack.DAYS_BEFORE, Lack.ENTRIES_BEFORE, Lack.WINDOW_NOT_OVER, Lack.ENTRIES_AFTER),
            n_after=0,
        ),
        ("Not enough to tell: it takes 28 days before it, 14 of them with an entry."),
    ),
    (
        Told(verdict=Verdict.NOT_ENOUGH_YET, lacks=(Lack.DAYS_BEFORE, Lack.WINDOW_NOT_OVER), n_after=20),
        ("Not enough to tell: it takes 28 days before it."),
    ),
    (
        Told(verdict=Verdict.CANNOT_TELL, lacks=(Lack.WOBBLE,)),
        ("Not enough to tell: the scores before it hardly differ, so nobody knows how far they move on their own."),
    ),
    (
        Told(verdict=Verdict.PICTURE_ONLY, lacks=(Lack.WOBBLE,)),
        ("Not enough to tell: the scores before it hardly differ, so nobody knows how far they move on their own."),
    ),
    (
        Told(verdict=Verdict.PICTURE_ONLY, lacks=(Lack.DAYS_BEFORE,)),
        ("Not enough to tell: it takes 28 days before it."),
    ),
    (
        Told(verdict=Verdict.NOT_ENOUGH_YET, lacks=(Lack.ENTRIES_AFTER,), n_after=9, window=WindowName.LATER),
        ("Not enough to tell: 9 of the 14 days that it takes."),
    ),
]


GRID = [*SIZES, *NO_SIDE, *OTHER_SCALES, *LACKS]
SYLLABLES = re.compile(r"[aeiouy]+")
SENTENCE_END = re.compile(r"[.!?](?=\s|$)")
VERBS = re.compile(
    r"\b(?:are|came|can|can't|cannot|changed|count|counted|counting|differ|drift|fell|felt|get|had|has|have|hold|holds|"
    r"is|jumps|lay|lies|misses|takes|taken|tell|tells|turned|turns|was|were|would)\b",
    re.IGNORECASE,
)
GRADE = 9


def words_said(told: Told) -> Words:
    return words_of(built(told))


def grade(text: str) -> float:
    """The school grade that a text can be read from, by Flesch and Kincaid; a number is one syllable."""
    words = re.findall(r"[^\W_][\w'.-]*[^\W_]|[^\W_]", text)
    syllables = sum(max(1, len(SYLLABLES.findall(word.lower().removesuffix("e")))) for word in words)
    sentences = max(1, len(SENTENCE_END.findall(text)))
    return 0.39 * len(words) / sentences + 11.8 * syllables / len(words) - 15.59


def all_that_is_said() -> list[str]:
    """Each sentence, caveat and standing line of the grid, and of whatever can weaken an answer, once."""
    caveats = [tuple(Caveat)[:count] for count in range(len(Caveat) + 1)]
    weakened = [
        Told(
            verdict=verdict,
            size=-1.5,
            caveats=told,
            too_ill=count,
            left_out=count,
            window=window,
            meanwhile=tuple(
                Meanwhile(day=GIVEN.toordinal() + day, label=f"Course {day}", id=str(day)) for day in range(count)
            ),
            anchor=Anchor(kind=AnchorKind.INFUSION, of=kind),
            unsteady=verdict is Verdict.CANNOT_TELL,
        )
        for verdict in (Verdict.LOWER, Verdict.CANNOT_TELL)
        for told in caveats
        for count in range(3)
        for window in WindowName
        for kind in ("iron", "steroid")
    ]
    said = [words_said(told) for told in (*weakened, *(told for told, _sentence in GRID))]
    return sorted({line for words in said for line in (words.sentence, *words.caveats, *words.always)})


@pytest.mark.parametrize(("told", "sentence"), GRID, ids=lambda part: "" if isinstance(part, Told) else part[:60])
def test_a_situation_gives_its_sentence(told: Told, sentence: str) -> None:
    assert words_said(told).sentence == sentence


def test_every_verdict_lack_and_window_has_a_row() -> None:
    told = [told for told, _sentence in GRID]
    assert {each.verdict for each in told} == set(Verdict)
    assert {lack for each in told for lack in each.lacks} == set(Lack)
    assert {each.window for each in told} == set(WindowName)
    assert any(each.held_back and each.unsteady for each in told)


def test_all_that_is_missing_at_once_still_makes_one_sentence() -> None:
    for count in range(1, len(Lack) + 1):
        for lacks in combinations(Lack, count):
            said = words_said(Told(verdict=Verdict.NOT_ENOUGH_YET, lacks=lacks, n_after=3)).sentence
            assert said.startswith(("Not enough to tell: ", "Can't tell yet: "))


@pytest.mark.parametrize("line", all_that_is_said())
def test_a_line_is_a_sentence_in_plain_words(line: str) -> None:
    assert judging(line) == []
    assert VERBS.search(line)
    assert line.endswith(".")
    assert line[0].isupper() or line[0].isdigit()
    assert not re.search(r"[{}]|\bNone\b|\bnan\b|\binf\b|  ", line)


@pytest.mark.parametrize(("told", "sentence"), GRID, ids=lambda part: "" if isinstance(part, Told) else part[:60])
def test_a_sentence_is_easily_read(told: Told, sentence: str) -> None:
    assert grade(sentence) <= GRADE, told


def test_a_hard_sentence_would_be_seen() -> None:
    assert grade("The dog ran to the door. It was shut.") < 2
    assert grade("Autocorrelated longitudinal observations necessitate generalised estimation procedures.") > 20


def test_the_caveats_of_an_answer_stand_in_their_order() -> None:
    told = Told(
        verdict=Verdict.LOWER,
        size=-1.5,
        caveats=tuple(Caveat),
        too_ill=2,
        left_out=1,
        meanwhile=(Meanwhile(day=GIVEN.toordinal() + 9, label="Iron tablets", id="1"),),
        window=WindowName.EARLY,
    )
    assert words_said(told).caveats == (
        "With under 90 days before, the drift back to usual after bad weeks is not taken out.",
        "With under 56 days before, no side is taken.",
        "The diary is too short to see how far the same comparison jumps at other dates.",
        "The same comparison jumps about at other dates of this diary, so the range was made wider.",
        "2 days were too ill to log.",
        "1 day was left out.",
        "These days hold the reactions and the weeks in which phosphate falls furthest.",
        "Meanwhile: Iron tablets (22 Aug 2026). Any of it may have moved the score as well.",
        "One of 36 questions asked at once. A side is taken with that allowed for; the range is not.",
    )


def test_the_sign_of_a_number_stands_before_it_where_words_run_from_the_right() -> None:
    with speaking("ar"):
        assert signed(2.4) == "\u2068+2.4\u2069"
        assert signed(-0.6) == "\u2068−0.6\u2069"
    assert [signed(number) for number in (2.44, -0.6, 0.02)] == ["+2.4", "−0.6", "0"]
