"""A question written as a mail: a greeting, a signature, and the mail that it answers."""

from __future__ import annotations

from random import Random

HEADS = (
    "On Mon, 3 Nov 2025 at 09:12, HR Team <hr@example.com> wrote:",
    "On 14/10/2025 16:40, Dana Okafor wrote:",
    "-----Original Message-----\nFrom: Learning Office\nSent: Tuesday, 4 November 2025 11:05\nSubject: News",
    "From: Jo Lindqvist <jo@example.com>\nSent: Friday\nTo: All staff\nSubject: RE: Friday lunch",
)
QUOTES = (
    "Dear all,\nthe car park will be closed on Friday for repairs.\nPlease use the street.",
    "Hello,\nthanks for coming to the workshop. The slides are on the intranet.\nSee you next time",
    "Hi team,\nreminder that timesheets are due by noon.\nBest, the payroll office",
    "Hi,\nyour laptop is ready to be picked up at the IT desk on the second floor.",
)
SIGNATURES = (
    "Best regards,\nSam Carter\nAccounts Payable | Tel. +44 20 7946 0000",
    "Thanks,\nMaria",
    "--\nLee Wong\nField Service, North",
    "Sent from my iPhone",
    "",
)


def quoted_mail(text: str, random: Random) -> str:
    """The question, a signature and the quoted mail below."""
    head, quote = random.choice(HEADS), random.choice(QUOTES)
    if head.endswith("wrote:"):
        quote = "\n".join(f"> {line}" for line in quote.splitlines())
    greeting = random.choice(("Hi,\n\n", "Hello,\n", ""))
    return f"{greeting}{text}\n\n{random.choice(SIGNATURES)}\n\n{head}\n{quote}"
