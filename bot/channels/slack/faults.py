"""What the log says when Slack refuses a call: what is wrong and how to mend it, a token's fault only once."""

from __future__ import annotations

import logging

from slack_sdk.errors import SlackApiError

logger = logging.getLogger(__name__)

TOKEN_FAULTS = {
    "invalid_auth": "it is not a token of any app",
    "not_authed": "it was not sent",
    "token_revoked": "it was revoked",
    "token_expired": "it has expired",
    "account_inactive": "the app was removed from the workspace",
    "org_login_required": "the workspace has moved to an Enterprise organisation",
}

BOT_TOKEN = "SLACK_BOT_TOKEN"
APP_TOKEN = "SLACK_APP_TOKEN"
_WAYS = {
    BOT_TOKEN: "Install the app anew under “OAuth & Permissions”, set SLACK_BOT_TOKEN and start Rung again.",
    APP_TOKEN: "Make one under “Basic Information”, set SLACK_APP_TOKEN and start Rung again.",
}


class FaultLog:
    """Tells each fault of a token once, until a call with it succeeds again."""

    def __init__(self) -> None:
        self._told: set[str] = set()

    def refused(self, error: SlackApiError, doing: str, token: str = BOT_TOKEN) -> None:
        """Logs why Slack refused what we were doing ("sending a reply")."""
        code = error_code(error)
        if code in TOKEN_FAULTS:
            if token not in self._told:
                self._told.add(token)
                logger.error("Slack refuses %s (%s): %s. %s", token, code, TOKEN_FAULTS[code], _WAYS[token])
        elif code == "missing_scope":
            logger.error(
                "Slack refuses %s: the app lacks the scope %s. Paste the output of 'rung slack manifest' as the "
                "app's manifest and install the app anew.",
                doing,
                error.response.get("needed"),
            )
        else:
            logger.error("Slack refuses %s: %s.", doing, code)

    def failed(self, error: Exception, doing: str) -> None:
        """Logs that Slack could not be reached for what we were doing."""
        logger.error("Slack could not be reached for %s: %s.", doing, str(error) or type(error).__name__)

    def succeeded(self, token: str = BOT_TOKEN) -> None:
        """Takes note that the token is good."""
        self._told.discard(token)

    def is_told(self, token: str = BOT_TOKEN) -> bool:
        """Whether the token was refused and has not worked since."""
        return token in self._told


def error_code(error: SlackApiError) -> str:
    """Slack's name of the error; the HTTP status where there is none."""
    try:
        return str(error.response["error"])
    except (KeyError, TypeError, ValueError):
        return f"HTTP status {getattr(error.response, 'status_code', 'unknown')}"
