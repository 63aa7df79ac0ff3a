"""From names and files to checked, frozen objects; every error of every file at once."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from simulator.scenario.names import SCENARIOS, find, nearest
from simulator.scenario.overrides import fill, open_switch
from simulator.scenario.reader import Reader
from simulator.scenario.regime import regime_model, say_usual_kinds, term_sheet
from simulator.scenario.sector import Sector
from simulator.scenario.sources import Source, Sources
from simulator.scenario.study import Study, StudyFile
from simulator.scenario.tree import Node
from simulator.terms.ai_use.capped import EVERY_CRAFT
from simulator.terms.clause import SLOTS
from simulator.terms.price.bargained import Bargained
from simulator.terms.royalty import Royalty
from simulator.terms.sheet import TermSheet
from simulator.units import show

Name = str | Path
Overrides = Mapping[str, str]
SHIPPED_SOURCES = SCENARIOS / "sources.yaml"
_NAMED = frozenset({"sector", "regimes"})


def load_sector(name: Name, overrides: Overrides | None = None) -> Sector:
    """A sector by name or path; raises ScenarioErrors."""
    reader = Reader(overrides)
    return reader.finish(_sector(reader, find("sector", str(name))))


def load_regime(name: Name, overrides: Overrides | None = None) -> TermSheet:
    """A regime by name or path; raises ScenarioErrors."""
    reader = Reader(overrides)
    path = find("regime", str(name))
    return reader.finish(_regime(reader, path, {path.stem}))


def load_study(name: Name, overrides: Overrides | None = None, added_regimes: Sequence[str] = ()) -> Study:
    """A study by name or path with its sector and term sheets, and further regimes; raises ScenarioErrors.

    An override belongs to the study's own keys, to a figure of the sector, or to a clause: `royalty.rate` in every
    regime that has one, `data_dignity.royalty.rate` in that regime.
    """
    reader = Reader(overrides)
    path = find("study", str(name))
    root = reader.tree(path)
    return reader.finish(None if root is None else _study(reader, root, path.parent, added_regimes))


def load_sources(path: Path = SHIPPED_SOURCES) -> Mapping[str, Source]:
    """Key -> source; raises ScenarioErrors."""
    reader = Reader()
    root = reader.tree(path)
    return reader.finish(None if root is None else reader.checked(root, Sources)).by_key()


def check_file(path: Path) -> None:
    """Check a file of any kind, told apart by its keys; raises ScenarioErrors."""
    root = Reader().tree(path)
    keys = set(root.content) if root is not None and isinstance(root.content, dict) else set()
    if "crafts" in keys:
        load_sector(path)
    elif keys & {"regimes", "baseline", "replications"}:
        load_study(path)
    elif path.name == SHIPPED_SOURCES.name:
        load_sources(path)
    elif keys & {"targets", "presets"}:
        _check_list(path, keys)
    else:
        load_regime(path)


def _check_list(path: Path, keys: set[str]) -> None:
    """Check a file of targets or of presets."""
    from simulator.scenario.presets import load_presets
    from simulator.scenario.targets import load_targets

    if "targets" in keys:
        load_targets(path)
    else:
        load_presets(path)


def _sector(reader: Reader, path: Path) -> Sector | None:
    """A sector's file with overrides."""
    root = reader.tree(path)
    if root is None:
        return None
    reader.know(root)
    for given in reader.given:
        open_switch(root, given)
        reader.put(root, given, given)
    reader.check_sources(root, _sources_for(path))
    return reader.checked(root, Sector)


def _regime(reader: Reader, path: Path, names: set[str]) -> TermSheet | None:
    """A regime's file with the overrides for it; `names` are those of all regimes, to tell whose they are."""
    root = reader.tree(path)
    if root is None:
        return None
    reader.know(root)
    for given in reader.given:
        inner = _for_regime(given, path.stem, names)
        if inner.partition(".")[0] in SLOTS:
            fill(root, inner)
            reader.put(root, given, inner)
    say_usual_kinds(root)
    reader.check_sources(root, _sources_for(path))
    regime = reader.checked(root, regime_model())
    return None if regime is None else term_sheet(regime)


def _study(reader: Reader, root: Node, folder: Path, added: Sequence[str]) -> Study | None:
    """A study's tree with overrides, its sector and its regimes."""
    _override_study(reader, root, added)
    study = reader.checked(root, StudyFile)
    sector_path = _path(reader, "sector", root.get("sector"), folder)
    sector = None if sector_path is None else _sector(reader, sector_path)
    regimes = _regimes(reader, root, folder)
    if study is None or sector is None or None in regimes.values():
        return None
    sheets = {name: sheet for name, sheet in regimes.items() if sheet is not None}
    _check_names(reader, root, sheets)
    _check_varied(reader, root)
    _check_crafts(reader, sector, sheets)
    _check_gross_rates(reader, sector, sheets)
    fields = dict(study) | {"regimes": tuple(sheets), "baseline": Path(study.baseline).stem}
    return Study.model_construct(**fields, world=sector, terms=sheets)


def _override_study(reader: Reader, root: Node, added: Sequence[str]) -> None:
    """The study's own keys, and regimes from the command line."""
    if not isinstance(root.content, dict):
        return
    for given in reader.given:
        if given in StudyFile.model_fields and given not in _NAMED:
            root.content.setdefault(given, Node(None, root.place))
            reader.put(root, given, given)
        if given.startswith("table."):
            reader.put(root, given, given)
    regimes = root.get("regimes")
    if regimes is not None and isinstance(regimes.content, list):
        regimes.content.extend(Node(name, f"--regime {name}") for name in added)


def _regimes(reader: Reader, root: Node, folder: Path) -> dict[str, TermSheet | None]:
    """Name -> term sheet of each regime that the study names."""
    named = root.get("regimes")
    paths = [_path(reader, "regime", item, folder) for item in (named.parts() if named is not None else ())]
    names = {path.stem for path in paths if path is not None}
    return {path.stem: _regime(reader, path, names) for path in paths if path is not None} | (
        {"": None} if None in paths or not paths else {}
    )


def _path(reader: Reader, kind: str, name: Node | None, folder: Path) -> Path | None:
    """The file of a name in a study; paths from the command line are relative to the current folder."""
    if name is None or not isinstance(name.content, str):
        return None
    return reader.find(kind, name, Path() if name.place.startswith("--") else folder)


def _check_names(reader: Reader, root: Node, sheets: Mapping[str, TermSheet]) -> None:
    """The baseline is one of the regimes, and no two regimes have one name."""
    baseline, regimes = root.get("baseline"), root.get("regimes")
    if baseline is not None and Path(str(baseline.content)).stem not in sheets:
        hint = nearest(str(baseline.content), sheets)
        reader.errors.append(f'{baseline.place}: baseline "{baseline.content}" is not one of the regimes{hint}')
    if regimes is not None and len(regimes.parts()) != len(sheets):
        reader.errors.append(f"{regimes.place}: regimes: two files have the same name")


def _check_varied(reader: Reader, root: Node) -> None:
    """What a sweep varies can be set."""
    varied = root.get("vary")
    for path, node in varied.content.items() if varied is not None and isinstance(varied.content, dict) else ():
        if path not in reader.known:
            reader.errors.append(f'{node.place}: unknown key "{path}"{nearest(path, reader.known)}')


def _check_crafts(reader: Reader, sector: Sector, sheets: Mapping[str, TermSheet]) -> None:
    """Ceilings on the use of AI name crafts of the sector."""
    crafts = [craft.name for craft in sector.crafts]
    for regime, sheet in sheets.items():
        for name in set(getattr(sheet.clauses["ai_use"], "caps", ())) - {*crafts, EVERY_CRAFT}:
            reader.errors.append(f'regimes.{regime}.ai_use.caps: "{name}" is not a craft{nearest(name, crafts)}')


def _check_gross_rates(reader: Reader, sector: Sector, sheets: Mapping[str, TermSheet]) -> None:
    """A royalty on gross works as a wage subsidy w (1 - rate / labour's share): at that share human work is free."""
    most = sector.demand.content_share.value * sector.demand.labour_share.value
    for name, sheet in sheets.items():
        price, rate = sheet.clauses["price"], sheet.of(Royalty).marginal_rate_on_gross()
        highest = max(price.rates) if isinstance(price, Bargained) and rate > 0.0 else 0.0
        rates = {"royalty.rate": rate, "price.rates": highest}
        for path in [path for path, rate in rates.items() if rate >= most]:
            given, limit = show(rates[path], "share"), show(most, "share")
            words = f"{given} of gross is not allowed; labour's share of gross is {limit}"
            reader.errors.append(f"regimes.{name}.{path}: {words}")


def _for_regime(given: str, name: str, names: set[str]) -> str:
    """An override's path inside this regime's file; empty where it is meant for another."""
    path = given.removeprefix("regimes.")
    head, _, rest = path.partition(".")
    if head in names:
        return rest if head == name else ""
    return path


def _sources_for(path: Path) -> Mapping[str, Source]:
    """The shipped sources, and those of a sources.yaml beside the file."""
    beside = path.parent / SHIPPED_SOURCES.name
    return dict(load_sources()) | (dict(load_sources(beside)) if beside.is_file() else {})
