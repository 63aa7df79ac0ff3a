"""A thousand works in the IMDb layout, made by rule, with expected payments by plain whole-number arithmetic."""

import gzip
from fractions import Fraction

WORKS, PEOPLE = 1000, 300
ROLES = ("director", "writer", "actor", "actress", "composer", "editor", "self")


def cast(work):
    """(person, role) of a work: one to seven people, by rule; every tenth work has a person in two roles."""
    lines = [((7 * work + 11 * k) % PEOPLE, ROLES[k]) for k in range(work % 7 + 1)]
    return [*lines, (lines[0][0], "producer")] if work % 10 == 0 else lines


def write_imdb(folder, *, packed=False):
    """title.basics, title.principals and name.basics as IMDb writes them, with \\N for what is missing."""
    titles = ["tconst\ttitleType\tprimaryTitle\toriginalTitle\tisAdult\tstartYear\tendYear\truntimeMinutes\tgenres"]
    principals = ["tconst\tordering\tnconst\tcategory\tjob\tcharacters"]
    names = ["nconst\tprimaryName\tbirthYear\tdeathYear\tprimaryProfession\tknownForTitles"]
    for work in range(WORKS):
        year = r"\N" if work % 100 == 3 else str(1980 + work % 40)
        titles.append(f'tt{work:07d}\tmovie\tThe "Work" {work}\tWork\t0\t{year}\t\\N\t95\tDrama,Comedy')
        for order, (person, role) in enumerate(cast(work), 1):
            principals.append(f"tt{work:07d}\t{order}\tnm{person:07d}\t{role}\t\\N\t\\N")
    listed = range(PEOPLE - 1)  # the last one is in no table of names
    names += [f"nm{person:07d}\tPerson {person}\t1950\t\\N\tactor,writer\t\\N" for person in listed]
    for name, lines in (("title.basics", titles), ("title.principals", principals), ("name.basics", names)):
        text = "\n".join(lines) + "\n"
        if packed:
            (folder / f"{name}.tsv.gz").write_bytes(gzip.compress(text.encode()))
        else:
            (folder / f"{name}.tsv").write_text(text)
    return folder


def hamilton(total, weights):
    """Largest remainders with Fractions; ties to the earlier."""
    exact = [Fraction(total * weight, sum(weights)) for weight in weights]
    parts = [int(part) for part in exact]
    order = sorted(range(len(parts)), key=lambda k: parts[k] - exact[k])
    for k in order[: total - sum(parts)]:
        parts[k] += 1
    return parts


def points(work, of_role):
    """Points of each person of a work, in the order of persons."""
    found = {}
    for person, role in cast(work):
        found[person] = found.get(person, 0) + of_role.get(role, 1)
    return dict(sorted(found.items()))


def expected(total, person, of_role):
    """(work, microcents) of a person when `total` is shared by works alike."""
    pots = hamilton(total, [1] * WORKS)
    lines = []
    for work in range(WORKS):
        own = points(work, of_role)
        if person in own:
            parts = hamilton(pots[work], list(own.values()))
            lines.append((f"tt{work:07d}", parts[list(own).index(person)]))
    return lines
