"""The small program of the same libraries that start-up is measured against: a table of five rows."""

import typer
from rich.console import Console
from rich.table import Table

app = typer.Typer()


@app.command()
def hello(name: str = "world") -> None:
    """Print a table."""
    table = Table(title="hello")
    table.add_column("number")
    table.add_column("name")
    for number in range(5):
        table.add_row(str(number), name)
    Console().print(table)


if __name__ == "__main__":
    app()
