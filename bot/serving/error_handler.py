"""What a server answers to a request that it cannot serve: a status and the name of the error, nothing it was sent.

Sanic's own handler repeats what was wrong with the request, and fails itself where that is no proper text;
rasa-sdk's sends the whole request back.
"""

from __future__ import annotations

import logging
from typing import Any

from sanic import response
from sanic.exceptions import SanicException
from sanic.handlers import ErrorHandler

logger = logging.getLogger(__name__)


class QuietErrorHandler(ErrorHandler):  # type: ignore[misc]
    """Answers in JSON. Errors of the server itself are logged with the path alone: words stay out of the log."""

    def response(self, request: Any, exception: BaseException) -> Any:
        """Called by Sanic for whatever a handler raises."""
        status = int(exception.status_code) if isinstance(exception, SanicException) else 500
        if status >= 500:
            logger.error("A request failed at %s", request and request.path, exc_info=exception)
        headers = getattr(exception, "headers", None) or {}
        return response.json({"error": type(exception).__name__}, status=status, headers=headers)
