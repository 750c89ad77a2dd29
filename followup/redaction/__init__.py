"""What a language model need not know leaves a text before it is sent, and comes back into what it writes."""

from followup.redaction.people import find_people
from followup.redaction.private import Minimised, drop_orders, drop_private, find_private
from followup.redaction.redact import redact
from followup.redaction.redacted import Redacted

__all__ = ["Minimised", "Redacted", "drop_orders", "drop_private", "find_people", "find_private", "redact"]
