"""Every page by axe-core, the rules of WCAG 2.2 A and AA and its best practices: nothing serious, light and dark."""

from importlib.resources import files

import pytest
from selenium.webdriver.support.ui import WebDriverWait

from tests.browser.chromium import DESKTOP, PHONE, address, chromium
from tests.browser.pages import PAGES

pytestmark = [pytest.mark.browser, pytest.mark.slow]
AXE = (files("axe_core_python") / "axe.min.js").read_text()
BAD = {"serious", "critical"}
PATIENCE = 120  # seconds
READY = "return document.documentElement.dataset.drawn || !document.querySelector('script[src], script:not([type])')"
RUN = """const done = arguments[arguments.length - 1];
axe.run({resultTypes: ["violations"]}).then((found) => done(found.violations), (error) => done(String(error)));"""


def violations(browser):
    """What axe-core finds, run by the driver, which the page's own policy does not bind."""
    browser.set_script_timeout(PATIENCE)
    browser.execute_script(AXE)
    found = browser.execute_async_script(RUN)
    assert isinstance(found, list), found
    return found


def lines(found):
    """Rule, weight, and the first elements of each."""
    return [
        f"{one['id']} ({one['impact']}): {one['help']}: {[node['html'][:160] for node in one['nodes'][:3]]}"
        for one in found
    ]


@pytest.mark.parametrize("is_dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("name", list(PAGES))
def test_nothing_serious(name, is_dark):
    with chromium(DESKTOP, is_dark=is_dark) as browser:
        browser.get(address(PAGES[name]()))
        WebDriverWait(browser, PATIENCE).until(lambda b: b.execute_script(READY))
        assert lines([one for one in violations(browser) if one["impact"] in BAD]) == []


def test_nothing_serious_on_a_phone():
    for name in ("report", "explorer"):
        with chromium(PHONE) as browser:
            browser.get(address(PAGES[name]()))
            WebDriverWait(browser, PATIENCE).until(lambda b: b.execute_script(READY))
            assert lines([one for one in violations(browser) if one["impact"] in BAD]) == []


def test_axe_finds_what_is_wrong(tmp_path):
    page = tmp_path / "page.html"
    page.write_text('<html><body style="background:#fff;color:#eee"><p>pale</p><input></body></html>')
    with chromium() as browser:
        browser.get(address(page))
        assert {"color-contrast", "label", "html-has-lang"} <= {one["id"] for one in violations(browser)}
