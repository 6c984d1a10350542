"""Groups for ESCO's ICT skills. The shipped data has no hierarchy of skills, so these are the project's own.

A skill belongs to the first group one of whose words its name holds. The order matters: "data protection" is
security, though it speaks of data.
"""

from __future__ import annotations

import re

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
    """The group of a skill; `skill_type` is ESCO's, with "knowledge" in it for what one knows."""
    text = name.lower()
    for group, pattern in _PATTERNS:
        if pattern.search(text):
            return group
    return OTHER_KNOWLEDGE if "knowledge" in skill_type else OTHER_SKILLS
