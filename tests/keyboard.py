"""Going through a page by keyboard alone."""

IS_FOCUSED = "it => it === document.activeElement"
MOST_STEPS = 400


def go_to(page, target, *, key: str = "Tab") -> None:
    """Press a key, as somebody without a mouse does, until the target has the focus."""
    for _ in range(MOST_STEPS):
        if target.evaluate(IS_FOCUSED):
            return
        page.keyboard.press(key)
    message = f"{target} cannot be reached with {key}."
    raise AssertionError(message)


def follow(page, target, *, key: str = "Tab") -> None:
    """Go to a link or button and press Enter."""
    go_to(page, target, key=key)
    page.keyboard.press("Enter")
