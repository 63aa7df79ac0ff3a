"""Headless Chromium with the network off, and what it saw. Skipped in plain words where there is none."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from selenium import webdriver
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service

FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--hide-scrollbars",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
)  # fmt: skip
DESKTOP, PHONE = (1280, 900), (390, 844)


def find(*names: str) -> str:
    """The first of some programs; the test is skipped where there is none, or fails where a browser is required."""
    for name in names:
        if path := shutil.which(name):
            return path
    text = f"no {names[0]} here: apt-get install chromium chromium-driver"
    if os.environ.get("RESIDUALS_BROWSER") == "required":
        pytest.fail(text)
    pytest.skip(text)


@contextmanager
def chromium(
    size: tuple[int, int] = DESKTOP, *, is_dark: bool = False, has_scripts: bool = True, is_local: bool = False
) -> Iterator[Any]:
    """A browser without a network, in a profile of its own; `is_local`: servers of this machine can be reached."""
    binary, driver = find("chromium", "chromium-browser"), find("chromedriver")
    with TemporaryDirectory(prefix="residuals-chromium-") as profile:
        options = Options()
        options.binary_location = binary
        for flag in (*FLAGS, f"--user-data-dir={profile}"):
            options.add_argument(flag)
        if is_local:
            options.add_argument("--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1")
        options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
        browser = webdriver.Chrome(options=options, service=Service(driver))
        try:
            browser.execute_cdp_cmd("Network.enable", {})
            offline = {"offline": not is_local, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1}
            browser.execute_cdp_cmd("Network.emulateNetworkConditions", offline)
            browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": not has_scripts})
            scheme = {"name": "prefers-color-scheme", "value": "dark" if is_dark else "light"}
            browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [scheme]})
            metrics = {"width": size[0], "height": size[1], "deviceScaleFactor": 1, "mobile": False}
            browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
            yield browser
        finally:
            browser.quit()


def address(file: Path) -> str:
    """The file's address."""
    return file.resolve().as_uri()
