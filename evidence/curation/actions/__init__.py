"""The actions: verbs that change records. Screens, commands and imports all call these."""

from .corrections import answer_correction, receive_correction
from .lifecycle import publish_record, restore_record, send_back_record, submit_record, withdraw_record
from .writing import check_may_write, save_records

__all__ = [
    "answer_correction",
    "check_may_write",
    "publish_record",
    "receive_correction",
    "restore_record",
    "save_records",
    "send_back_record",
    "submit_record",
    "withdraw_record",
]
