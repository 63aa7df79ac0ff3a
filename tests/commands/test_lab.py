"""`residuals lab`."""

from pathlib import Path

from simulator.commands import lab
from tests.commands.fakes import residuals


def test_it_opens_the_notebooks_without_news(monkeypatch):
    calls = []
    monkeypatch.setattr(lab.subprocess, "call", lambda words, cwd: calls.append((words, cwd)) or 3)
    assert residuals("lab", "--no-browser").exit_code == 3
    words, folder = calls[0]
    assert words[1:3] == ["-m", "jupyterlab"]
    assert "--no-browser" in words
    assert any("news_url=None" in word for word in words)
    assert folder.name == "notebooks"
    settings = next(word.partition("=")[2] for word in words if "app_settings_dir" in word)
    assert (Path(settings) / "overrides.json").is_file()
