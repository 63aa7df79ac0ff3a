"""The report as a reader opens it: every chart drawn, nothing fetched, no error, light and dark, scripts or not."""

import json
from typing import Any

import pytest
from selenium.webdriver.support.ui import WebDriverWait

from tests.browser.chromium import DESKTOP, PHONE, address, chromium
from tests.reporting.folder import rendered

pytestmark = [pytest.mark.browser, pytest.mark.slow]
PATIENCE = 60  # seconds
MORE_THAN = 6

COUNT = """return {
    listed: document.querySelectorAll("nav ol.contents a").length,
    drawn: document.querySelectorAll("figure.chart[data-drawn] .drawing svg").length,
    wide: document.documentElement.scrollWidth - innerWidth,
    page: getComputedStyle(document.body).backgroundColor,
    marks: [...document.querySelectorAll(".drawing svg")].map(
        (svg) => svg.querySelectorAll("path, line, text").length),
    ink: getComputedStyle(document.querySelector(".drawing svg text")).fill,
}"""


def opened(browser: Any) -> dict[str, Any]:
    """The page's own count once it says that all is drawn."""
    browser.get(address(rendered()))
    WebDriverWait(browser, PATIENCE).until(lambda b: b.execute_script("return document.documentElement.dataset.drawn"))
    found: dict[str, Any] = browser.execute_script(COUNT)
    return found


def requests(browser: Any) -> list[str]:
    """Addresses that the browser asked for, other than the page itself and data inside it."""
    messages = [json.loads(entry["message"])["message"] for entry in browser.get_log("performance")]
    sent = [message["params"] for message in messages if message["method"] == "Network.requestWillBeSent"]
    page = address(rendered())
    ours = [one["request"]["url"] for one in sent if one["documentURL"].startswith(page)]  # not the browser's own tab
    assert page in ours
    return [url for url in ours if not url.startswith(("data:", page))]


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
@pytest.mark.parametrize("is_dark", [False, True], ids=["light", "dark"])
def test_every_listed_chart_is_drawn(size, is_dark):
    with chromium(size, is_dark=is_dark) as browser:
        found = opened(browser)
        assert found["drawn"] == found["listed"] > MORE_THAN
        assert min(found["marks"]) > 10
        assert requests(browser) == []
        assert browser.get_log("browser") == []
        assert found["wide"] <= 0  # no sideways scrolling of the page
        assert found["page"] == ("rgb(20, 23, 28)" if is_dark else "rgb(255, 255, 255)")
        assert found["ink"] != found["page"]


def test_without_scripts_the_same_charts_are_there_as_pictures():
    with chromium(has_scripts=False) as browser:
        browser.get(address(rendered()))
        drawn = browser.find_elements("css selector", "figure.chart .drawing svg")
        listed = browser.find_elements("css selector", "nav ol.contents a")
        assert len(drawn) == len(listed) > MORE_THAN
        assert not browser.find_elements("css selector", "figure.chart[data-drawn]")
        for picture in drawn:
            assert picture.size["width"] > 300
            assert picture.size["height"] > 100
        assert requests(browser) == []


def test_the_csv_button_works_without_scripts():
    with chromium(has_scripts=False) as browser:
        browser.get(address(rendered()))
        links = browser.find_elements("css selector", "figure.chart a.csv[download]")
        assert len(links) > MORE_THAN
        for link in links:
            assert link.get_attribute("href").startswith("data:text/csv")


def test_a_drawing_follows_its_column():
    with chromium() as browser:
        opened(browser)
        metrics = {"width": PHONE[0], "height": PHONE[1], "deviceScaleFactor": 1, "mobile": False}
        browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
        width = "return Number(document.querySelector('figure.chart').dataset.drawn)"
        WebDriverWait(browser, PATIENCE).until(lambda b: b.execute_script(width) < PHONE[0])


def test_the_policy_refuses_to_load():
    with chromium() as browser:
        opened(browser)
        browser.execute_script("const i = new Image(); i.src = 'https://example.org/x.png'; document.body.append(i);")
        WebDriverWait(browser, PATIENCE).until(
            lambda b: any("Content Security Policy" in e["message"] for e in b.get_log("browser"))
        )
