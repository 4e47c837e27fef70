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
from .people import (
    accept_invitation,
    change_role,
    close_account,
    invite_person,
    offer_new_password,
    open_account,
    take_back_invitation,
)
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
from .reading_twice import (
    hand_in_reading,
    mark_not_applicable,
    open_double_reading,
    propose_confidence,
    settle_readings,
)
from .rebasing import Choice, Take, rebase_work
from .remembering_links import remember_links
from .restoring import restore_version, rows_to_restore
from .undoing import LOADS, BuiltOn, check_may_undo, rows_touched, undo_change_set
from .vocabulary import add_term, change_term, merge_terms, retire_term
from .writing import check_may_write, is_public, save_records

__all__ = [
    "LOADS",
    "BuiltOn",
    "Choice",
    "Take",
    "accept_invitation",
    "accept_work",
    "add_term",
    "answer_correction",
    "begin_import",
    "begin_work",
    "change_role",
    "change_term",
    "check_may_undo",
    "check_may_write",
    "choose_for_rows",
    "close_account",
    "discard_work",
    "erase_record",
    "expect_records",
    "finish_reading",
    "hand_in_reading",
    "hand_in_work",
    "invite_person",
    "is_public",
    "keep_apart",
    "keep_rows",
    "keep_work",
    "locked_import",
    "mark_applied",
    "mark_not_applicable",
    "merge_records",
    "merge_terms",
    "offer_new_password",
    "open_account",
    "open_double_reading",
    "propose",
    "propose_confidence",
    "publish_record",
    "rebase_work",
    "receive_correction",
    "refuse_import",
    "remember_links",
    "renew_rows",
    "reopen_work",
    "restore_record",
    "restore_version",
    "retire_term",
    "rows_to_restore",
    "rows_touched",
    "save_records",
    "send_back_record",
    "send_back_work",
    "settle_readings",
    "submit_record",
    "take_back_invitation",
    "take_back_work",
    "undo_change_set",
    "undo_import",
    "withdraw_record",
]
