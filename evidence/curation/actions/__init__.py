"""The actions: verbs that change records. Screens, commands and imports all call these."""

from .corrections import answer_correction, receive_correction
from .erasing import erase_record
from .importing import (
    begin_import,
    choose_for_rows,
    expect_records,
    finish_reading,
    keep_rows,
    locked_import,
    mark_applied,
    refuse_import,
    renew_rows,
    undo_import,
)
from .keeping_apart import keep_apart
from .lifecycle import publish_record, restore_record, send_back_record, submit_record, withdraw_record
from .merging import merge_records
from .proposing import (
    accept_work,
    begin_work,
    discard_work,
    hand_in_work,
    keep_work,
    propose,
    reopen_work,
    send_back_work,
    take_back_work,
)
from .rebasing import Choice, Take, rebase_work
from .restoring import restore_version, rows_to_restore
from .undoing import BuiltOn, undo_change_set
from .writing import check_may_write, is_public, save_records

__all__ = [
    "BuiltOn",
    "Choice",
    "Take",
    "accept_work",
    "answer_correction",
    "begin_import",
    "begin_work",
    "check_may_write",
    "choose_for_rows",
    "discard_work",
    "erase_record",
    "expect_records",
    "finish_reading",
    "hand_in_work",
    "is_public",
    "keep_apart",
    "keep_rows",
    "keep_work",
    "locked_import",
    "mark_applied",
    "merge_records",
    "propose",
    "publish_record",
    "rebase_work",
    "receive_correction",
    "refuse_import",
    "renew_rows",
    "reopen_work",
    "restore_record",
    "restore_version",
    "rows_to_restore",
    "save_records",
    "send_back_record",
    "send_back_work",
    "submit_record",
    "take_back_work",
    "undo_change_set",
    "undo_import",
    "withdraw_record",
]
