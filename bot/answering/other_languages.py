"""What is said to somebody who writes in another language: that answers are in English, in their language first.

A question that was understood all the same, by an encoder that knows the language, is answered below that.
"""

from __future__ import annotations

from collections.abc import Mapping

ENGLISH_ONLY = "I understand and answer in English only: could you ask in English, please?"
MAY_BE_WRONG = "I answer in English. If I got you wrong, could you ask in English, please?"
SEEMS = "You seem to write in {language}."

NAMES = {
    "ar": "Arabic",
    "bn": "Bengali",
    "de": "German",
    "el": "Greek",
    "es": "Spanish",
    "fr": "French",
    "he": "Hebrew",
    "hi": "Hindi",
    "it": "Italian",
    "ja": "Japanese",
    "ko": "Korean",
    "nl": "Dutch",
    "pl": "Polish",
    "pt": "Portuguese",
    "ru": "Russian",
    "sv": "Swedish",
    "ta": "Tamil",
    "th": "Thai",
    "tr": "Turkish",
    "uk": "Ukrainian",
    "zh": "Chinese",
}
"""The English name of each language that is recognised, by its code."""

OWN_WORDS = {
    "de": "Leider antworte ich nur auf Englisch. Bitte stellen Sie Ihre Frage auf Englisch.",
    "es": "Lo siento, solo respondo en inglés. Por favor, haga su pregunta en inglés.",
    "fr": "Désolé, je réponds seulement en anglais. Posez votre question en anglais, s'il vous plaît.",
    "hi": "माफ़ कीजिए, मैं केवल अंग्रेज़ी में जवाब देता हूँ। कृपया अपना सवाल अंग्रेज़ी में पूछिए।",
    "it": "Mi dispiace, rispondo solo in inglese. Per favore, faccia la domanda in inglese.",
    "nl": "Sorry, ik antwoord alleen in het Engels. Stel uw vraag alstublieft in het Engels.",
    "pt": "Desculpe, só respondo em inglês. Por favor, faça a sua pergunta em inglês.",
    "sv": "Tyvärr svarar jag bara på engelska. Ställ gärna din fråga på engelska.",
}
"""The same in the person's own language, where the project can vouch for the sentence."""


OWN_WORDS_ABOVE_AN_ANSWER = {
    "de": "Danke für Ihre Frage. Ich antworte auf Englisch.",
    "es": "Gracias por su pregunta. Respondo en inglés.",
    "fr": "Merci pour votre question. Je réponds en anglais.",
    "hi": "आपके सवाल के लिए धन्यवाद। मैं अंग्रेज़ी में जवाब देता हूँ।",
    "it": "Grazie per la domanda. Rispondo in inglese.",
    "nl": "Bedankt voor uw vraag. Ik antwoord in het Engels.",
    "pt": "Obrigado pela sua pergunta. Respondo em inglês.",
    "sv": "Tack för din fråga. Jag svarar på engelska.",
}
"""Above an answer in English."""


def answered_in_english(language: str) -> tuple[str, ...]:
    """The paragraphs of the reply to a message in this language."""
    return _paragraphs(language, OWN_WORDS, ENGLISH_ONLY)


def above_an_answer(language: str) -> tuple[str, ...]:
    """The paragraphs above an answer, in English, to a question in this language."""
    return _paragraphs(language, OWN_WORDS_ABOVE_AN_ANSWER, MAY_BE_WRONG)


def _paragraphs(language: str, own_words: Mapping[str, str], then: str) -> tuple[str, ...]:
    name = NAMES.get(language)
    english = f"{SEEMS.format(language=name)} {then}" if name else then
    return (own_words[language], english) if language in own_words else (english,)
