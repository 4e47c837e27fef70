"""A real Chromium in front of a real gunicorn with the starter content on PostgreSQL."""

import re
import shutil
import subprocess
import sys

import pytest
from django.db import connection
from playwright.sync_api import sync_playwright

from tests import databases
from tests.chromium import MISSING, find_chromium
from tests.serving import Site, find_free_port, make_environment, stop, wait_until_alive
from tests.settings import ENVIRONMENT, ROOT
from tests.sources import Sources

# The last flag keeps the browser itself from leaving this machine.
FLAGS = [
    "--no-sandbox",
    "--disable-dev-shm-usage",
    "--disable-gpu",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
]


@pytest.fixture(scope="session")
def sources():
    """Crossref, PubMed and OpenAlex, as a server on this machine plays them."""
    with Sources() as server:
        yield server


@pytest.fixture(scope="session")
def site(django_db_setup, django_db_blocker, tmp_path_factory, sources):
    """The library with its real content, for all journeys of one worker; journeys may write to it.

    A worker may leave a module and come back to it, so who is made in it for some journeys is made for the session.
    """
    assert connection.vendor == "postgresql", "Journeys need PostgreSQL: python tests/run.py browser"
    folder = tmp_path_factory.mktemp("site")
    with django_db_blocker.unblock():
        name = databases.copy("starter", folder, "site")
    shutil.copytree(databases.index_of_starter(), folder / "index", symlinks=True)
    port = find_free_port()
    environment = make_environment(
        port=port,
        database=ENVIRONMENT["DATABASE_URL"].replace("/postgres?", f"/{name}?"),
        folder=folder,
        static=databases.CACHE / "static",
    )
    environment |= sources.environment
    log = folder / "log"
    # One worker at a time: the first collects the static files for all.
    with databases.only_one(), log.open("w") as output:
        command = [sys.executable, "manage.py", "serve", "--port", str(port)]
        process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=output, stderr=output)
        wait_until_alive(process, environment["SITE_URL"], log, seconds=60)
    yield Site(environment["SITE_URL"], environment, log)
    stop(process)
    databases.drop(name)


@pytest.fixture(scope="session")
def chromium():
    """One browser for all journeys of one worker."""
    path = find_chromium()
    assert path, MISSING
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def open_page(chromium, site):
    """Open pages as fresh visitors; any error in a browser's console fails the test.

    Options are Playwright's, such as `java_script_enabled=False` or `viewport={"width": 320, "height": 640}`.
    """
    contexts, errors = [], []

    def open_one(**options):
        context = chromium.new_context(base_url=site.url, locale="en-GB", **options)
        context.set_default_timeout(10_000)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.on("console", lambda message: errors.append(message.text) if _is_fault(message) else None)
        return page

    yield open_one
    for context in contexts:
        context.close()
    assert errors == [], site.log.read_text()[-3000:]


@pytest.fixture
def page(open_page):
    """One fresh visitor with an ordinary window."""
    return open_page()


def _is_fault(message) -> bool:
    # The browser also reports a page that answers 400, 403, 404, 409, 410, 413, 422 or 429, which a journey may want;
    # and what a script of the test itself tries (axe copies imported styles): that has no address, all of a page has.
    is_wanted = re.search(r"status of (400|403|404|409|410|413|422|429)", message.text) or not message.location["url"]
    return message.type == "error" and not is_wanted
