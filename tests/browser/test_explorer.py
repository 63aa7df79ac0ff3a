"""The deal explorer as a negotiator opens it: sliders move the numbers, the address keeps them, nothing is fetched."""

import numpy as np
import pytest
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait

from simulator.results.interval import BOUNDS, spanned
from tests.browser.chromium import DESKTOP, PHONE, address, chromium
from tests.browser.pages import explorer
from tests.reporting.explorer.made_up import made_up

pytestmark = [pytest.mark.browser, pytest.mark.slow]

# From an input event to painted text, a hundred times; the 95th. A message posted in a frame comes after its paint.
MOVES = """
const done = arguments[arguments.length - 1], slider = document.getElementById("s0"), times = [];
const painted = () => new Promise((resolve) => requestAnimationFrame(() => {
    const channel = new MessageChannel();
    channel.port1.onmessage = resolve;
    channel.port2.postMessage(0);
}));
(async () => {
    for (let place = 1; place <= 100; place += 1) {
        const start = performance.now();
        slider.value = place;
        slider.dispatchEvent(new Event("input"));
        await painted();
        times.push(performance.now() - start);
    }
    done(times.sort((a, b) => a - b)[94]);
})();
"""
TRIES = 3  # a busy machine is not the page's fault


def opened(browser, state=""):
    browser.get("about:blank")
    browser.get(address(explorer()) + state)
    WebDriverWait(browser, 30).until(lambda b: b.execute_script("return document.documentElement.dataset.drawn"))


def number(browser, card=0):
    return browser.find_element(By.CSS_SELECTOR, f"#c{card} .number").text


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
@pytest.mark.parametrize("is_dark", [False, True], ids=["light", "dark"])
def test_it_opens_offline_without_an_error(size, is_dark):
    with chromium(size, is_dark=is_dark) as browser:
        opened(browser)
        assert browser.get_log("browser") == []
        assert browser.execute_script("return document.documentElement.scrollWidth - innerWidth") <= 0
        assert len(browser.find_elements(By.CSS_SELECTOR, "#bars tbody tr")) == 3


def test_the_page_interpolates_as_python_does():
    found = made_up()
    with chromium() as browser:
        opened(browser)
        for deal in found.exploration.held_out(5):
            given = browser.execute_script("return window.explorer.at(arguments[0])", [float(x) for x in deal])
            assert np.array(given) == pytest.approx(found.surface(deal).ravel(), rel=1e-5, abs=1e-3)


@pytest.mark.parametrize("worlds", [1, 5, 12, 18, 19, 40])
def test_the_page_has_the_spans_of_python(worlds):
    values = np.sort(np.random.default_rng(3).normal(size=worlds))
    with chromium() as browser:
        opened(browser)
        ask = "return arguments[1].map((share) => window.explorer.quantile(arguments[0], share))"
        given = browser.execute_script(ask, values.tolist(), list(BOUNDS))
    assert given == pytest.approx(spanned(values).tolist())


def test_keys_move_a_slider_and_the_address_keeps_the_deal():
    with chromium() as browser:
        opened(browser, "#deal=0.02,0.6,0.06&offer=0,0.2,0.02")
        assert number(browser) == "+$196"  # 6.5 * 1000 * 0.02 * 1.6 * 0.94, the median of twelve worlds
        browser.find_element(By.ID, "s0").send_keys(Keys.ARROW_RIGHT * 5)
        assert number(browser) == "+$220"  # at 2.25%
        WebDriverWait(browser, 5).until(lambda b: "#deal=0.0225,0.6,0.06" in b.current_url)
        browser.refresh()
        assert number(browser) == "+$220"


def test_deals_can_be_kept_shown_and_dropped():
    with chromium() as browser:
        opened(browser, "#deal=0.02,0.6,0.06&offer=0,0.2,0.02")
        before = number(browser)
        browser.find_element(By.ID, "keep").click()
        browser.find_element(By.ID, "back").click()
        assert number(browser) == "$0"
        browser.find_element(By.CSS_SELECTOR, "#deals button[aria-label='Show Deal 1']").click()
        assert number(browser) == before
        WebDriverWait(browser, 5).until(lambda b: "kept=" in b.current_url)
        browser.refresh()
        browser.find_element(By.CSS_SELECTOR, "#deals button[aria-label='Drop Deal 1']").click()
        assert not browser.find_element(By.ID, "kept-part").is_displayed()


def test_the_worth_of_clauses_adds_up():
    with chromium() as browser:
        opened(browser, "#deal=0.04,0.6,0.02&offer=0,0.6,0.02")
        cells = [row.text for row in browser.find_elements(By.CSS_SELECTOR, "#values tbody td:nth-child(4)")]
        assert cells == ["+$408", "about $0", "about $0", "+$408"]  # 6.5 * 1000 * 0.04 * 1.6 * 0.98


def test_every_control_has_a_name_and_a_size_for_a_thumb():
    with chromium(PHONE) as browser:
        opened(browser)
        for control in browser.find_elements(By.CSS_SELECTOR, "#sliders input, .buttons button"):
            assert control.accessible_name
            assert control.size["height"] >= 32


def test_it_answers_within_fifty_milliseconds():
    with chromium() as browser:
        opened(browser)
        browser.set_script_timeout(60)
        assert min(browser.execute_async_script(MOVES) for _ in range(TRIES)) < 50


def test_print_leaves_out_what_one_would_click():
    with chromium() as browser:
        opened(browser)
        browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
        assert not browser.find_element(By.ID, "keep").is_displayed()
        assert browser.find_element(By.ID, "values").is_displayed()
        assert len(browser.execute_cdp_cmd("Page.printToPDF", {})["data"]) > 10_000


def test_a_wrong_address_shows_the_usual_deal():
    with chromium() as browser:
        opened(browser, "#deal=1,nonsense&kept=;;7")
        usual = number(browser)
        opened(browser)
        assert number(browser) == usual


def test_the_study_s_offer_stands_beside_the_deal():
    with chromium() as browser:
        opened(browser)
        offered = [row.text for row in browser.find_elements(By.CSS_SELECTOR, "#values tbody td:nth-child(2)")]
        assert offered == ["1%", "20%", "10%", ""]
        browser.find_element(By.ID, "back").click()
        assert number(browser) == "+$70"  # 6.5 * 1000 * 0.01 * 1.2 * 0.9


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_without_scripts_there_is_a_picture_and_no_empty_card(size):
    with chromium(size, has_scripts=False) as browser:
        browser.get(address(explorer()))
        picture = browser.find_element(By.CSS_SELECTOR, ".still svg")
        assert picture.is_displayed()
        assert picture.size["width"] > 300
        assert not browser.find_element(By.CSS_SELECTOR, ".desk").is_displayed()
        assert "+$391" in browser.find_element(By.TAG_NAME, "main").text
