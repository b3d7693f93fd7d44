# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What the head of a column, or the label of a line above a table, says that it holds.

Hides the words of eight languages, how programs spell them ("referenceRange", "test_name", "Ref. Range (low)"), and
which of several columns of days is the one of the draw.
"""

import re
from collections.abc import Mapping
from functools import cache

from journal_app.domain.spelling import plain_words
from journal_app.exchange.lab_tables.roles import Role

# The earlier in its row a name stands, the more surely it is the one that is meant. Labels from printed reports and
# from exports of portals in English, German, French, Spanish, Italian, Dutch, Portuguese and Polish.
_NAMES: Mapping[Role, str] = {
    Role.DAY: (
        "collected, collected on, collected at, collected date, collection date, collection date time, "
        "collection, date collected, date of collection, specimen collected, specimen date, sample date, sample "
        "collected, sample taken, sampling date, draw date, date drawn, drawn, drawn on, blood draw date, "
        "abnahmedatum, abnahme, abgenommen, abgenommen am, entnahmedatum, entnahme, entnahme am, probenentnahme, "
        "probenahme, blutabnahme, blutentnahme, date de prelevement, date prelevement, date du prelevement, "
        "prelevement, preleve le, prelevement du, fecha de extraccion, fecha extraccion, fecha de toma, fecha de "
        "la muestra, fecha muestra, extraccion, data prelievo, data del prelievo, data di prelievo, prelievo, "
        "afnamedatum, datum afname, afname, afgenomen, data colheita, data da colheita, data da coleta, data de "
        "coleta, coleta, data pobrania, pobrano, date of test, test date, date tested, tested on, lab date, exam "
        "date, untersuchungsdatum, messdatum, date de l examen, date de l analyse, fecha de analisis, fecha del "
        "analisis, fecha de la prueba, data esame, data dell esame, data badania, testdatum, observation date, "
        "effective date, effective, date, datum, fecha, data, dato, day, tag, jour, dia, giorno, dag, date time, "
        "date and time, datetime, timestamp, measured on, measured at, when, zeitpunkt, date heure, received, "
        "received on, date received, eingang, eingangsdatum, probeneingang, result date, date of result, "
        "resulted, befunddatum, report date, reported, reported on, date reported, date of report, berichtsdatum, "
        "released, fecha de resultado, fecha resultado, date resultat"
    ),
    Role.TIME: (
        "collection time, time collected, abnahmezeit, entnahmezeit, abnahmeuhrzeit, heure de prelevement, hora "
        "de extraccion, ora prelievo, afnametijd, time, uhrzeit, zeit, heure, hora, ora, tijd, tijdstip, godzina"
    ),
    Role.TEST: (
        "test name, test, analyte, analyte name, lab test, labtest, lab test name, biomarker, biomarker name, "
        "marker, marker name, component, component name, analysis, analyse, analysen, analyt, parameter, "
        "parametername, bezeichnung, untersuchung, laborparameter, laborwert, blutwert, messgrosse, kenngrosse, "
        "analito, analitos, parametro, parametros, prueba, pruebas, determinacion, determinaciones, analisis, "
        "esame, esami, analisi, bepaling, onderzoek, examen, examens, parametre, parametres, dosage, exame, "
        "exames, analise, badanie, parametr, nazwa badania, undersokning, observation name, observation, test "
        "description, result name, test code name, exam, exam name, item, item name, substance, measure, measure "
        "name, metric, investigation, test parameter, test component, blood test, display, display name, "
        "description, beschreibung, name, nom, nombre, nome, naam, label, libelle, code display, type"
    ),
    Role.CODE: "loinc, loinc code, loinc num, loinc number, loinc nr, code loinc, codigo loinc, test code, code",
    Role.SIGN: "comparator, operator, prefix, result prefix, value prefix, qualifier, vergleichszeichen",
    Role.VALUE: (
        "value, result, results, result value, test result, your result, your value, observed value, observation "
        "value, numeric value, numeric result, value numeric, result numeric, lab value, lab result, measured "
        "value, measurement, current result, wert, werte, ergebnis, ergebnisse, messwert, resultat, resultate, "
        "ergebniswert, aktueller wert, befund, valeur, valeurs, resultats, valor, valores, resultado, resultados, "
        "risultato, risultati, valore, valori, uitslag, uitslagen, waarde, resultaat, wynik, wyniki, wartosc, "
        "varde, svar, obs value, reading, amount, val, level, concentration, value as number, valuenum"
    ),
    Role.UNIT: (
        "unit, units, unit of measure, units of measure, unit of measurement, uom, result unit, result units, "
        "value unit, value uom, valueuom, measurement unit, einheit, einheiten, masseinheit, unite, unites, "
        "unidad, unidades, unita, unita di misura, u m, um, eenheid, eenheden, unidade, jednostka, enhet, "
        "dimension"
    ),
    Role.RANGE: (
        "reference range, reference ranges, reference interval, reference intervals, ref range, ref ranges, ref "
        "interval, ref int, reference, references, ref, reference value, reference values, normal range, standard "
        "range, expected range, biological reference interval, bio ref interval, biological ref range, range, "
        "normal, normal value, normal values, normals, lab range, printed range, referenzbereich, referenz, "
        "referenzwert, referenzwerte, referenzintervall, normalwert, normalwerte, normalbereich, normbereich, "
        "normwert, normwerte, norm, ref bereich, refbereich, sollwert, valeurs de reference, valeur de reference, "
        "valeurs usuelles, valeurs normales, intervalle de reference, norme, normes, rango de referencia, valores "
        "de referencia, valor de referencia, intervalo de referencia, rango, valori di riferimento, valore di "
        "riferimento, intervallo di riferimento, intervalli di riferimento, riferimento, referentiewaarde, "
        "referentiewaarden, referentiegebied, referentie, valores de referencia, zakres referencyjny, zakres, "
        "normy, norma, referensintervall, referensomrade"
    ),
    Role.LOW: (
        "low, min, minimum, lower, lower limit, lower bound, range low, low range, range min, min range, ref low, "
        "ref min, ref lower, min ref, low ref, reference low, reference min, reference lower, reference range "
        "low, ref range low, ref range lower, reference range lower, normal low, normal min, min value, min "
        "normal, lower reference, lower ref, low limit, low normal, von, untergrenze, untere grenze, unterer "
        "grenzwert, referenz min, referenz von, norm min, borne inf, borne inferieure, inferieur, minimo, limite "
        "inferior, valor minimo, limite inferiore, ondergrens, dolna granica, range from, from"
    ),
    Role.HIGH: (
        "high, max, maximum, upper, upper limit, upper bound, range high, high range, range max, max range, ref "
        "high, ref max, ref upper, max ref, high ref, reference high, reference max, reference upper, reference "
        "range high, ref range high, ref range upper, reference range upper, normal high, normal max, max value, "
        "max normal, upper reference, upper ref, high limit, high normal, bis, obergrenze, obere grenze, oberer "
        "grenzwert, referenz max, referenz bis, norm max, borne sup, borne superieure, superieur, maximo, limite "
        "superior, valor maximo, limite superiore, bovengrens, gorna granica, range to, to"
    ),
    Role.FLAG: (
        "flag, flags, abnormal flag, abnormal flags, result flag, lab flag, abnormal, abnormality, is abnormal, "
        "indicator, out of range, interpretation, h l, hl, markierung, kennzeichen, kennzeichnung, auffallig, "
        "auffalligkeit, pathologisch, bewertung, hinweis, anomalie, drapeau, indicador, bandera, asterisco, "
        "afwijkend, vlag, alert"
    ),
    Role.STATUS: "status, result status, observation status, statut, estado, stato, befundstatus",
    Role.LABORATORY: (
        "laboratory, laboratory name, lab name, lab, performer, performing lab, performing laboratory, performed "
        "by, lab facility, testing lab, lab company, labor, laborname, labor name, laboratorium, laboratoire, "
        "laboratorio, laboratorio analisi, facility, facility name, lab source, source lab, performing "
        "organization, institut, institution, provider, hospital, klinik, clinic"
    ),
    Role.FASTING: "fasting, fasted, fasting status, nuchtern, a jeun, ayunas, en ayunas, digiuno, nuchter, em jejum",
    Role.NOTE: (
        "note, notes, comment, comments, result comment, result comments, remark, remarks, kommentar, kommentare, "
        "bemerkung, bemerkungen, anmerkung, anmerkungen, commentaire, commentaires, remarque, comentario, "
        "comentarios, observaciones, commento, note esame, opmerking, opmerkingen, uwagi, kommentti"
    ),
    Role.PERSON: (
        "patient name, patient, subject, name of patient, patient full name, full name, person, nom du patient, "
        "paciente, nombre del paciente, paziente, patientenname, patientname, pacjent, naam patient, patient s "
        "name, name vorname, nachname vorname, customer, member name"
    ),
    Role.BORN: (
        "date of birth, birth date, birthdate, dob, d o b, patient dob, born, geburtsdatum, geburtstag, geb "
        "datum, geb, geboren, geboren am, date de naissance, ne le, nee le, fecha de nacimiento, nacimiento, data "
        "di nascita, nato il, geboortedatum, data de nascimento, data urodzenia"
    ),
    Role.NUMBER: (
        "patient id, patient identifier, patient number, patient no, mrn, medical record number, nhs number, nhs "
        "no, patientennummer, patienten nr, patienten id, patientnummer, member id, numero de patient, numero de "
        "historia clinica, historia clinica, nhc, codice fiscale, pesel, subject id"
    ),
}
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
# What is asked of a longer head that is none of these names, in this order: its words on the left, its role.
_HINTS: tuple[tuple[frozenset[str], frozenset[str], Role], ...] = tuple(
    (frozenset(some.split()), frozenset(others.split()), role)
    for some, others, role in (
        ("birth dob naissance nacimiento nascita geburtsdatum", "", Role.BORN),
        ("low lower min minimum inf untere untergrenze", "ref reference range normal norm referenz limit", Role.LOW),
        ("high upper max maximum sup obere obergrenze", "ref reference range normal norm referenz limit", Role.HIGH),
        (
            "range interval referenzbereich reference normalwerte normalwert referenz riferimento referencia",
            "",
            Role.RANGE,
        ),
        ("unit units einheit unite unites unidad unidades eenheid", "", Role.UNIT),
        ("loinc", "", Role.CODE),
        ("flag", "", Role.FLAG),
        ("comment comments kommentar bemerkung commentaire", "", Role.NOTE),
        ("collected collection abnahme entnahme prelevement extraccion prelievo afname", "", Role.DAY),
        ("result value ergebnis wert resultat resultado valeur valor risultato uitslag", "", Role.VALUE),
        ("laboratory laboratoire laboratorio laboratorium", "", Role.LABORATORY),
        ("date datum fecha vom", "", Role.DAY),
    )
)


def role_of(head: str) -> tuple[Role, int]:
    """The role that a head or label names, and how surely, from 0 on; Role.NONE for none."""
    spelled = _CAMEL.sub(" ", head)
    for text in (spelled, _BRACKETS.sub(" ", spelled)):
        found = _by_name().get(plain_words(text))
        if found is not None:
            return found
    return _by_hint(frozenset(plain_words(spelled).split()))


def bare_head(head: str) -> str:
    """A head for comparison: its words, spelled plainly."""
    return plain_words(_CAMEL.sub(" ", head))


def _by_hint(words: frozenset[str]) -> tuple[Role, int]:
    if words & {"previous", "prior", "vorwert", "printed", "ordered", "order"}:
        return Role.NONE, 0
    for some, others, role in _HINTS:
        if words & some and (not others or words & others):
            return role, _UNSURE
    return Role.NONE, 0


_UNSURE = 1000


@cache
def _by_name() -> dict[str, tuple[Role, int]]:
    return {
        name.strip(): (role, place)
        for role, names in reversed(list(_NAMES.items()))
        for place, name in reversed(list(enumerate(names.split(","))))
    }
