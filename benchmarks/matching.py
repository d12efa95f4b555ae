"""Names of municipalities, spoilt in many ways, found again inside their state: how many, how well.

Run ``python benchmarks/matching.py [--draws 20] [--json]``. Every name of the
layer ``municipalities`` is spoilt in each way and looked up by
:func:`geo.places.lookup.find` with its state. *Found* is the right code without a
person; *wrong* is another code; the rest goes to the review list. The errors
are drawn with a fixed seed. Below stand names that mean no municipality of the
state, and how many of them are taken for one.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple
from unittest.mock import patch

from geo import reference
from geo.places import gazetteer
from geo.places.lookup import find
from geo.text import fold

SEED = 4
LETTERS = "abcdefghijklmnñopqrstuvwxyz "
KINDS = ("insert", "delete", "change", "transpose")
SHORT = {
    "San": "Sn.", "Santa": "Sta.", "Santo": "Sto.", "Santiago": "Stgo.", "Ciudad": "Cd.",
    "General": "Gral.", "Puerto": "Pto.", "Hacienda": "Hda.", "Doctor": "Dr.",
    "Licenciado": "Lic.", "Ingeniero": "Ing.", "Coronel": "Cnel.", "Teniente": "Tte.",
    "Capitán": "Cap.", "Francisco": "Fco.", "María": "Ma.", "Villa": "Va.", "Nuevo": "Nvo.",
    "Nueva": "Nva.", "Guadalupe": "Gpe.",
}  # fmt: skip
HEARD = (
    ("b", "v"), ("v", "b"), ("s", "z"), ("z", "s"), ("ci", "si"), ("ce", "se"), ("ll", "y"),
    ("y", "ll"), ("hu", "gu"), ("hua", "gua"), ("x", "j"), ("j", "x"), ("qu", "k"), ("h", ""),
    ("x", "s"), ("mp", "np"), ("mb", "nb"), ("ge", "je"), ("gi", "ji"), ("c", "k"),
)  # fmt: skip


class Name(NamedTuple):
    """A municipality: its state, its code and its official name."""

    state_code: str
    code: str
    name: str


class Spoilt(NamedTuple):
    """A municipality under a spoilt name, and in which way it is spoilt."""

    place: Name
    text: str
    kind: str


class Figures(NamedTuple):
    """Names looked up, different from the official one, found again, taken for another."""

    names: int
    changed: int
    found: int
    wrong: int

    @property
    def found_percent(self) -> float:
        """Share found, in percent."""
        return 100 * self.found / self.names

    @property
    def wrong_percent(self) -> float:
        """Share taken for another place, in percent."""
        return 100 * self.wrong / self.names


def all_names() -> list[Name]:
    """Return all municipalities of the frame."""
    table = reference.load("municipalities")[["mun_code", "name"]]
    return [Name(code[:2], code, name) for code, name in table.to_numpy().tolist()]


def without_accents(name: str) -> str:
    """Return a name in capitals, as typed where there are no accents."""
    return fold(name).upper() if name.replace(" ", "").isalpha() else _plain(name).upper()


def _plain(name: str) -> str:
    return name.translate(str.maketrans("áéíóúüñÁÉÍÓÚÜÑ", "aeiouunAEIOUUN"))


def accents_deleted(name: str) -> str:
    """Return a name whose accented letters are gone."""
    return "".join(letter for letter in name if letter.isascii())


def accents_marked(name: str) -> str:
    """Return a name with a question mark for each accented letter."""
    return "".join(letter if letter.isascii() else "?" for letter in name)


def abbreviated(name: str) -> str:
    """Return a name with all words abbreviated that are usually abbreviated."""
    return " ".join(SHORT.get(word, word) for word in name.split())


def prefixed(name: str) -> str:
    """Return a name under its official honour."""
    return f"H. Ciudad de {name}"


FORMS: dict[str, Callable[[str], str]] = {
    "capitals without accents": without_accents,
    "accented letters deleted": accents_deleted,
    "accented letters as ?": accents_marked,
    "abbreviated": abbreviated,
    "H. Ciudad de": prefixed,
}


def spoil(text: str, kind: str, rng: random.Random) -> str:
    """Return a text with one typing error of a kind, or as it is if it has no room for one."""
    for _ in range(50):
        at = rng.randrange(len(text) + (kind == "insert"))
        if kind == "insert":
            spoilt = text[:at] + rng.choice(LETTERS) + text[at:]
        elif kind == "delete":
            spoilt = text[:at] + text[at + 1 :]
        elif kind == "change":
            spoilt = text[:at] + rng.choice(LETTERS) + text[at + 1 :]
        else:
            spoilt = text[:at] + text[at + 1 : at + 2] + text[at] + text[at + 2 :]
        if fold(spoilt) and fold(spoilt) != fold(text):
            return spoilt
    return text


def typed(names: Iterable[Name], errors: int, draws: int) -> Iterator[Spoilt]:
    """Yield each name with typing errors, drawn a number of times."""
    rng = random.Random(SEED)  # noqa: S311
    for place in names:
        for _ in range(draws):
            kinds = sorted(rng.choices(KINDS, k=errors))
            text = place.name
            for kind in rng.sample(kinds, errors):
                text = spoil(text, kind, rng)
            if fold(text) != fold(place.name):
                yield Spoilt(place, text, " + ".join(kinds))


def heard(names: Iterable[Name], draws: int) -> Iterator[Spoilt]:
    """Yield each name with up to two of its sounds spelt another way."""
    rng = random.Random(SEED)  # noqa: S311
    for place in names:
        for _ in range(draws):
            text = place.name.lower()
            ways = [way for way in HEARD if way[0] in text]
            for sound, other in rng.sample(ways, min(len(ways), rng.choice((1, 2)))):
                spots = [found.start() for found in re.finditer(sound, text)]
                if spots:
                    at = rng.choice(spots)
                    text = text[:at] + other + text[at + len(sound) :]
            if fold(text) != fold(place.name):
                yield Spoilt(place, text, "by ear")


def measure(spoilt: Iterable[Spoilt]) -> dict[str, Figures]:
    """Return the figures of spoilt names, all together and by kind."""
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0, 0])
    for place, text, kind in spoilt:
        code = find(place.state_code, text).mun_code
        for group in {"all", kind}:
            count = counts[group]
            count[0] += 1
            count[1] += text != place.name
            count[2] += code == place.code
            count[3] += code not in ("", place.code)
    return {group: Figures(*count) for group, count in sorted(counts.items())}


def in_form(names: Iterable[Name], form: str) -> Iterator[Spoilt]:
    """Yield each name in one of :data:`FORMS`."""
    return (Spoilt(place, FORMS[form](place.name), "all") for place in names)


def unknown_localities() -> tuple[int, int, int]:
    """Return how many unknown localities there are, and how many are taken for a municipality.

    Localities of the gazetteer stand for the many smaller ones that it does
    not have: each is looked up as if the gazetteer had none of its name in the
    state. The second number is of those taken for their own municipality, the
    third of those taken for another.
    """
    every = gazetteer.localities
    table = reference.load("localities")
    asked = own = other = 0
    for mun_code, name in zip(table["mun_code"], table["name"], strict=True):
        state = mun_code[:2]
        elsewhere = [place for place in every(name) if place.mun_code[:2] != state]
        with patch.object(gazetteer, "localities", lambda _, left=elsewhere: left):
            place = find(state, name)
        asked += place.method not in ("exact", "alias", "parent")
        if place.method in ("spelling", "short form", "lost accents"):
            own += place.mun_code == mun_code
            other += place.mun_code != mun_code
    return asked, own, other


def wrong_states(names: list[Name]) -> tuple[int, int]:
    """Return how many names, under a state that is not theirs, are taken for another place."""
    rng = random.Random(SEED)  # noqa: S311
    states = sorted(gazetteer.municipalities())
    asked = taken = 0
    for place in names:
        for state in rng.sample(states, 4):
            if not gazetteer.municipalities()[state].exact(place.name)[0]:
                asked += 1
                taken += find(state, place.name).method in ("spelling", "short form")
    return asked, taken


def speed(names: list[Name]) -> float:
    """Return the seconds that 2,000 different misspelt names take."""
    some = random.Random(SEED).sample(names, 2000)  # noqa: S311
    texts = [(spoilt.place.state_code, spoilt.text) for spoilt in typed(some, 1, 1)]
    begin = time.perf_counter()
    for state, text in texts:
        find(state, text)
    return time.perf_counter() - begin


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--draws", type=int, default=20, help="typing errors drawn for each name")
    parser.add_argument("--json", action="store_true", help="print JSON")
    options = parser.parse_args()
    names = all_names()
    find("25", "Culican")  # so that loading is not measured
    results: dict[str, Any] = {form: measure(in_form(names, form)) for form in FORMS}
    results["one typing error"] = measure(typed(names, 1, options.draws))
    results["two typing errors"] = measure(typed(names, 2, options.draws))
    results["spelt by ear"] = measure(heard(names, options.draws))
    asked, own, other = unknown_localities()
    moved, taken = wrong_states(names)
    seconds = speed(names)
    if options.json:
        figures = {
            form: {group: figure._asdict() for group, figure in groups.items()}
            for form, groups in results.items()
        }
        extra = {
            "unknown localities": {"names": asked, "right": own, "wrong": other},
            "under another state": {"names": moved, "wrong": taken},
            "seconds for 2,000 misspelt names": round(seconds, 3),
        }
        print(json.dumps({**figures, **extra}, ensure_ascii=False, indent=2))
        return
    print(f"{'form':28}{'names':>9}{'changed':>9}{'found %':>9}{'wrong %':>9}{'review %':>9}")
    for form, groups in results.items():
        for group, figure in groups.items():
            label = form if group == "all" else f"  {group}"
            print(
                f"{label:28}{figure.names:9,}{figure.changed:9,}{figure.found_percent:9.2f}"
                f"{figure.wrong_percent:9.3f}"
                f"{100 - figure.found_percent - figure.wrong_percent:9.2f}"
            )
    print(f"\nlocalities unknown to the gazetteer: {asked:,}; taken for a municipality by a")
    print(
        f"  likeness of names: their own {own:,}, another {other:,} ({100 * other / asked:.2f} %)"
    )
    print(f"names under another state: {moved:,}; taken for one of it {100 * taken / moved:.2f} %")
    print(f"2,000 different misspelt names: {seconds:.2f} s")


if __name__ == "__main__":
    main()
