"""A page in a real Chromium, and afterwards the proof that nothing went wrong while it was open."""

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, Dialog, Page, Request

WATCH = """document.addEventListener('securitypolicyviolation',
  (fault) => console.error('policy violated: ' + fault.violatedDirective))"""


@contextmanager
def opened(
    browser: Browser, url: str, *, scripts: bool = True, dark: bool = False, width: int = 1280
) -> Iterator[Page]:
    """A page, which is closed afterwards; whatever it said or asked for in vain is a failure."""
    faults: list[str] = []
    with watched(browser, faults, scripts=scripts, dark=dark, width=width) as page:
        page.goto(url)
        yield page
    assert faults == [], url


@contextmanager
def watched(
    browser: Browser,
    faults: list[str],
    *,
    scripts: bool = True,
    dark: bool = False,
    width: int = 1280,
) -> Iterator[Page]:
    """An empty page; what goes wrong on whatever it opens is added to `faults`."""
    context = browser.new_context(
        java_script_enabled=scripts,
        color_scheme="dark" if dark else "light",
        viewport={"width": width, "height": 900},
        bypass_csp=False,
    )
    page = context.new_page()
    page.add_init_script(WATCH)
    page.on("console", lambda said: faults.append(f"said {said.text}"))
    page.on("pageerror", lambda fault: faults.append(f"fault {fault}"))
    page.on("requestfailed", lambda request: faults.append(f"failed {_said(request)}"))

    def dismissed(dialog: Dialog) -> None:
        faults.append(f"dialog {dialog.message}")
        dialog.dismiss()

    page.on("dialog", dismissed)
    yield page
    context.close()


def _said(request: Request) -> str:
    return f"{request.method} {request.url}: {request.failure}"
