"""`residuals attribute WORKS OUTPUTS`: who is due what for outputs, from a user's own files."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from simulator.attribution.run import Result

FILE = click.Path(dir_okay=False, path_type=Path)


@click.command("attribute", short_help="Who is due what for outputs, from your own files.")
@click.argument("works", type=FILE)
@click.argument("outputs", type=FILE)
@click.option("--credits", type=FILE, help="Parquet with work, person, and points (whole) or share (of 1).")
@click.option("--method", default="knn_shapley", show_default=True, metavar="NAME", help="See the list above.")
@click.option("--utility", default="similarity", show_default=True, help="Of knn_shapley: similarity, or label.")
@click.option("--neighbours", type=int, default=10, show_default=True, help="Nearest works that count for an output.")
@click.option("--eps", type=float, default=0.0, show_default=True, help="Truncate knn_shapley; 0 is exact.")
@click.option("--temperature", type=float, default=0.1, show_default=True, help="Of softmax_topk.")
@click.option("--alpha", type=float, default=1.0, show_default=True, help="Of beta_shapley.")
@click.option("--beta", type=float, default=1.0, show_default=True, help="Of beta_shapley.")
@click.option("--sizes", default="", metavar="Q0,Q1,...", help="Of semivalue: the chance of each number of others.")
@click.option("--orders", type=int, default=1000, show_default=True, help="Drawn orders of owners, above 20 owners.")
@click.option("--seed", type=click.IntRange(0, 2**63 - 1), default=0, show_default=True, help="Of the drawn orders.")
@click.option("--features", default="features", show_default=True, metavar="COLUMN,...", help="Columns of gradients.")
@click.option("--learning-rates", default="", metavar="RATE,...", help="Of tracin: one for each column of gradients.")
@click.option("--lambda", "lambda_reg", type=float, default=1.0, show_default=True, help="Of trak.")
@click.option("--mixture", type=FILE, help="Of data_mixture: Parquet with source and weight.")
@click.option("--revenue", metavar="DOLLARS", help="Spread evenly over outputs that bring no revenue of their own.")
@click.option("--owner-share", default="0", show_default=True, metavar="SHARE", help="Of each work's pot to its owner.")
@click.option("--keep-duplicates", is_flag=True, help="Let copies of a work count as works of their own.")
@click.option("--normalise-shares", is_flag=True, help="Divide the shares of each work by their sum.")
@click.option("--lines/--netted", "has_lines", default=True, help="Keep each credit's line, or only sums.")
@click.option("--memory", default="4GiB", show_default=True, metavar="SIZE", help="Refuse what would need more.")
@click.option("--shard-works", type=int, default=1 << 20, show_default=True, help="Works of a piece of the work.")
@click.option("--chunk-outputs", type=int, default=256, show_default=True, help="Outputs of a piece of the work.")
@click.option("--workers", default="1", show_default=True, metavar="N", help="Threads; dask; or a scheduler's address.")
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), required=True, help="Folder for the payments.")
@click.option("--force", is_flag=True, help="Replace a folder that holds results of ours.")
@click.option("--json", "is_json", is_flag=True, help="One JSON object on stdout.")
@click.pass_context
def command(ctx: click.Context, /, workers: str, out: Path, force: bool, is_json: bool, **options: Any) -> None:
    r"""Pay WORKS for OUTPUTS, both Parquet, down to the people credited.

    WORKS has work, owner and embedding (a fixed-size list of int8 or float32), and may have permitted, parent and
    usage. OUTPUTS has output, embedding and revenue in dollars, as a decimal or text. The same command goes on where
    an interrupted one stopped.

    \b
    Methods:
      knn_shapley     a fair share among the nearest works
                      (--utility label: those with the output's label)
      cosine_topk     the nearest works, by similarity
      softmax_topk    the nearest works, by exp(similarity / temperature)
      equal_per_work  every work the same
      usage           by the column usage of WORKS
      data_mixture    by how much training drew from each work's source
                      (--mixture, and columns source and size of WORKS)
      group_shapley, banzhaf, beta_shapley, semivalue, leave_one_out
                      owners are the players, then their works
      grad_dot, grad_cos, tracin, trak
                      by gradients that you bring (--features)
    """
    from simulator.attribution.faults import AttributionError
    from simulator.attribution.run import attribute_catalogue
    from simulator.experiments.workers.choice import threads_or_cluster

    try:
        request = request_of(options)
        request.check()  # before any worker starts
        with threads_or_cluster(workers) as executor:
            result = attribute_catalogue(
                request, out, executor=executor, is_forced=force, shows_progress=sys.stderr.isatty()
            )
    except AttributionError as error:
        click.echo("\n".join(error.lines), err=True)
        ctx.exit(2)
    tell(result, is_json)


def request_of(options: dict[str, Any]) -> Any:
    """The request behind the options."""
    from simulator.attribution.faults import AttributionError
    from simulator.attribution.request import Request, bytes_of

    keeps = options.pop("keep_duplicates")
    named = {"merges_duplicates": not keeps, "normalises_shares": options.pop("normalise_shares")}
    try:
        memory = bytes_of(options.pop("memory"))
    except ValueError as error:
        raise AttributionError([f"--memory: {error}"]) from None
    return Request(**options, **named, memory=memory)


def tell(result: "Result", is_json: bool) -> None:
    """Where the money went, on stdout; notes on stderr."""
    import json
    from dataclasses import asdict

    from simulator.attribution.dollars import dollars_of

    if is_json:
        click.echo(json.dumps(asdict(result) | {"folder": str(result.folder)}))
        return
    parts = {"people": result.people, "owners": result.owners, **result.undistributed}
    for name, microcents in [("revenue", result.revenue), *parts.items()]:
        click.echo(f"{name.replace('_', ' '):<18}{dollars_of(microcents):>26} dollars")
    click.echo(f"{result.folder}  {result.digest[:12]}")
    for note in result.notes:
        click.echo(f"note: {note}", err=True)
