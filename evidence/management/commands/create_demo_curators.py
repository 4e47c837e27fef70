"""Make one curator and one editor, so that the work of curation can be tried."""

import json as json_format

from django.core.management.base import BaseCommand

from evidence.curation.accounts import create_account, reset_account
from evidence.curation.permissions import Role

ACCOUNTS = {"demo-curator": Role.CURATOR, "demo-editor": Role.EDITOR}


class Command(BaseCommand):
    help = "Make one curator and one editor with one-time passwords, which are replaced at the first sign-in."

    def add_arguments(self, parser):
        parser.add_argument("--reset", action="store_true", help="Give accounts that exist a new one-time password.")
        parser.add_argument("--json", action="store_true", help="Print the accounts as JSON alone.")

    def handle(self, *, reset: bool, json: bool, **options):
        passwords = {username: _password(username, role, reset=reset) for username, role in ACCOUNTS.items()}
        if json:
            self.stdout.write(_as_json(passwords))
            return
        for username, password in passwords.items():
            self.stdout.write(_sentence(username, ACCOUNTS[username], password))
        self.stdout.write("Sign in at /curate/. A one-time password is replaced by one's own at the first sign-in.")


def _password(username: str, role: Role, *, reset: bool) -> str | None:
    return create_account(username, role) or (reset_account(username) if reset else None)


def _as_json(passwords: dict[str, str | None]) -> str:
    return json_format.dumps(
        [
            {"username": username, "role": ACCOUNTS[username].value, "password": password}
            for username, password in passwords.items()
        ]
    )


def _sentence(username: str, role: Role, password: str | None) -> str:
    if password:
        return f"{username} ({role.value}): one-time password {password}"
    return f"{username} ({role.value}) exists already; run this command with --reset for a new one-time password."
