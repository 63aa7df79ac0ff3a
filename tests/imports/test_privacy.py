"""Who is on a roster: no name and no id in any file, log or message, unless asked; small counts hidden."""

import json

import pandas as pd
import pytest

from tests.commands.fakes import residuals

MEMBERS = {f"MEMBER-{number:03d}-ZQX": f"Zaphod{number} Beeblebrox{number}" for number in range(40)}
IDLE = "MEMBER-039-ZQX"


@pytest.fixture
def tables(tmp_path):
    """Credits of 39 members on works, and a roster of 40 with names; the smallest group has two people."""
    ids = list(MEMBERS)
    rows = [f"work{number % 7},{person},writer" for number, person in enumerate(ids) if person != IDLE]
    (tmp_path / "credits.csv").write_text("work,person,role\n" + "\n".join(rows) + "\n")
    crafts = ["writer"] * 20 + ["actor"] * 18 + ["puppeteer"] * 2
    lines = [
        f"{person},{name},{craft},{'wga' if craft == 'writer' else 'sag'},{51000 + 7 * number}"
        for number, ((person, name), craft) in enumerate(zip(MEMBERS.items(), crafts, strict=True))
    ]
    (tmp_path / "roster.csv").write_text("person,name,craft,guild,earnings\n" + "\n".join(lines) + "\n")
    return tmp_path


def everything(folder):
    """Each byte of each file, Parquet unpacked."""
    texts = []
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            texts.append(path.name + path.read_bytes().decode("latin-1"))
            if path.suffix == ".parquet":
                texts.append(pd.read_parquet(path).to_csv())
    return "\n".join(texts)


def secrets():
    return [*MEMBERS, *MEMBERS.values(), *(str(51000 + 7 * number) for number in range(40))]


def test_no_name_id_or_earning_of_a_roster_leaves_by_default(tables):
    words = ["import", "--credits", tables / "credits.csv", "--roster", tables / "roster.csv", "--out", tables / "out"]
    answer = residuals(*words)
    assert answer.exit_code == 0, answer.output
    told = answer.output + residuals(*words, "--json").output + everything(tables / "out")
    assert [secret for secret in secrets() if secret in told] == []
    rows = pd.read_parquet(tables / "out" / "credits.parquet")
    people = pd.read_parquet(tables / "out" / "people.parquet")
    assert rows["person"].nunique() == 39
    assert set(rows["person"]) <= set(people["person"])
    assert rows.groupby("work").size().tolist() == [6, 6, 6, 6, 5, 5, 5]


def test_who_asks_gets_ids_names_and_small_counts(tables):
    out = tables / "out"
    words = ["import", "--credits", tables / "credits.csv", "--roster", tables / "roster.csv", "--names", "--out", out]
    answer = residuals(*words)
    assert answer.exit_code == 0
    assert IDLE in answer.stdout
    assert set(pd.read_parquet(out / "people.parquet")["person"]) == set(MEMBERS)
    assert json.loads((out / "report.json").read_text())["found"]["members without a credit"] == 1


def test_small_counts_of_members_are_hidden_with_what_would_tell_them(tables):
    words = ["import", "--credits", tables / "credits.csv", "--roster", tables / "roster.csv", "--json"]
    told = json.loads(residuals(*words).stdout)["report"]
    assert told["found"]["members without a credit"] == "under 5"
    members = told["members"]
    assert members["crafts"] == ["actor", "puppeteer", "writer"]
    row = members["crafts"].index("puppeteer")
    assert members["counts"][row][members["guilds"].index("sag")] is None
    assert members["of_crafts"][row] is None
    hidden = sum(cell is None for line in members["counts"] for cell in line)
    assert hidden > 1  # 40 less 20 less 18 would be the two
    open_ = json.loads(residuals(*words, "--smallest", "1").stdout)["report"]["members"]
    assert open_["counts"] == [[18, 0], [2, 0], [0, 20]]
    assert "hidden" in residuals(*words[:-1]).stdout


def test_payments_of_a_roster_carry_numbers_all_the_way(tables):
    """`attribute` on what was imported: no id in its folder either, nor in what it says."""
    words = ["import", "--credits", tables / "credits.csv", "--roster", tables / "roster.csv", "--out", tables / "out"]
    residuals(*words)
    works = pd.read_parquet(tables / "out" / "works.parquet")
    catalogue = pd.DataFrame(
        {"work": works["work"], "owner": "house", "embedding": [[1.0, float(k)] for k in range(7)]}
    )
    write_vectors(catalogue, tables / "works.parquet")
    write_vectors(
        pd.DataFrame({"output": ["o"], "embedding": [[1.0, 2.0]], "revenue": ["10"]}), tables / "outputs.parquet"
    )
    answer = residuals(
        "attribute", tables / "works.parquet", tables / "outputs.parquet",
        "--credits", tables / "out" / "credits.parquet", "--out", tables / "paid",
    )  # fmt: skip
    assert answer.exit_code == 0, answer.output
    assert [secret for secret in secrets() if secret in answer.output + everything(tables / "paid")] == []


def write_vectors(table, path):
    """A table whose embedding is a fixed-size list of float32."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    plain = pa.Table.from_pandas(table.drop(columns="embedding"), preserve_index=False)
    vectors = pa.array(table["embedding"].to_list(), pa.list_(pa.float32(), 2))
    pq.write_table(plain.append_column("embedding", vectors), path)


def test_errors_about_a_roster_name_lines_and_no_people(tables):
    roster = tables / "roster.csv"
    roster.write_text(roster.read_text() + "a,b\n")
    answer = residuals("import", "--credits", tables / "credits.csv", "--roster", roster)
    assert answer.exit_code == 0  # a short line: its cells are missing
    roster.write_text(roster.read_text() + "MEMBER-000-ZQX,a,b,c,d,e,f,g\n")
    answer = residuals("import", "--credits", tables / "credits.csv", "--roster", roster)
    assert answer.exit_code == 2
    assert "MEMBER" not in answer.output
