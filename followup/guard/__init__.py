"""The guard between what anybody or anything wrote and the person.

``verify_letter`` is for letters, ``check_remark`` for comments and remarks, ``check_reply`` for a model's
reply before it is either; ``find_orders`` finds instructions to software in what was pasted.
"""

from followup.guard.injections import find_orders
from followup.guard.remarks import check_remark
from followup.guard.replies import check_reply
from followup.guard.verify import verify_letter

__all__ = ["check_remark", "check_reply", "find_orders", "verify_letter"]
