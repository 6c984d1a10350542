"""Whether the issuer that a credential names signed it, as a JWT or by Data Integrity proofs."""

from __future__ import annotations

from datetime import datetime

from bot.badges.data_integrity import ALTERED, check_proofs
from bot.badges.issuer_keys import Documents, NoKey, issuer_key
from bot.badges.json_text import identifier
from bot.badges.jwt_credential import Token, claims_agree, is_signed_with
from bot.badges.keys import key_of_jwk
from bot.badges.secured import Secured
from bot.badges.trusted_issuers import TrustedIssuers
from bot.badges.verification import Check, failed, passed


async def check_signature(secured: Secured, policy: TrustedIssuers, documents: Documents, now: datetime) -> Check:
    """Whether the issuer named in the credential signed it, for this holder and under this id."""
    if secured.token is None:
        if not secured.body.get("proof"):
            return failed("It is not signed.")
        return await check_proofs(secured.body, policy, documents, now)
    check = await _check_token(secured.token, identifier(secured.body.get("issuer")), policy, documents)
    if check.passed and not claims_agree(secured.token.payload):
        return failed(
            "It contradicts itself: its signed claims name another issuer, holder, badge or date than its content."
        )
    return check


async def _check_token(token: Token, issuer_id: str, policy: TrustedIssuers, documents: Documents) -> Check:
    algorithm = token.header.get("alg")
    if not isinstance(algorithm, str) or algorithm.lower() == "none" or not token.text.rpartition(".")[2]:
        return failed("It is not signed.")
    if "crit" in token.header:
        return failed("It requires an extension that I do not know, so I cannot accept its signature.")
    kid = token.header.get("kid")
    name, own = kid if isinstance(kid, str) else "", key_of_jwk(token.header.get("jwk"))
    try:
        key = await issuer_key(issuer_id, name, own, policy.find(issuer_id), documents)
    except NoKey as error:
        return error.check
    if not is_signed_with(token, key):
        return failed(ALTERED)
    return passed("It is signed by its issuer and was not altered.")
