"""A plain script as a rival: `python -m tests.benchmarks.size.plain_loop FILE [COUNTRY]`.

It loads the log with PyYAML's C loader, the garbage collector off, and prints the events of a country; without one it
only loads.
"""

import gc
import sys

import yaml


def main(name: str, country: str | None = None) -> None:
    gc.disable()
    with open(name, "rb") as file:
        log = yaml.load(file, Loader=yaml.CSafeLoader)
    if country is None:
        return
    inside = {country}
    while more := {key for key, place in log["places"].items() if place["in"] in inside} - inside:
        inside |= more
    for event in log["events"]:
        if not inside.isdisjoint(event["places"]):
            print(event["id"], event["date"], event["title"])


if __name__ == "__main__":
    main(*sys.argv[1:])
