"""The guard between a letter that anybody or anything wrote and the person: ``verify_letter``."""

from followup.guard.verify import verify_letter

__all__ = ["verify_letter"]
