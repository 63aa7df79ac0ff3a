"""JSON Schema of the scenario files, from which editors complete and check: `python -m simulator.scenario.schema`."""

import json
from pathlib import Path

from pydantic import BaseModel

from simulator.scenario.names import SCENARIOS
from simulator.scenario.regime import regime_model
from simulator.scenario.sector import Sector
from simulator.scenario.sources import Sources
from simulator.scenario.study import StudyFile

FOLDER = SCENARIOS / "schema"
_DRAFT = "https://json-schema.org/draft/2020-12/schema"


def schemas() -> dict[str, str]:
    """File name -> text of each schema."""
    models: dict[str, type[BaseModel]] = {
        "sector": Sector,
        "regime": regime_model(),
        "study": StudyFile,
        "sources": Sources,
    }
    return {
        f"{name}.json": json.dumps({"$schema": _DRAFT} | model.model_json_schema(), indent=1, ensure_ascii=False) + "\n"
        for name, model in models.items()
    }


def write(folder: Path = FOLDER) -> None:
    """Write every schema into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in schemas().items():
        (folder / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write()
