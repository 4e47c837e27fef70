"""Coming into the workspace in a browser."""

from urllib.parse import urlsplit

PASSWORD = "correct horse battery staple"  # noqa: S105 - opens nothing but a test


def wait_at(page, address: str) -> None:
    """Wait until the page is open; the sign-in names it in its own address."""
    page.wait_for_url(lambda url: urlsplit(url).path == address)


def sign_in(page, name: str, address: str = "/curate/") -> None:
    """Sign in on the way to a page."""
    page.goto(address)
    page.locator("#id_username").fill(name)
    page.locator("#id_password").fill(PASSWORD)
    page.locator("#id_password").press("Enter")
    wait_at(page, address)
