"""Write the corpus: ``python tests/data/releases/make.py`` rewrites ``files/`` and ``corpus.json``.

Every file is made from the one clean table ``truth.csv``; the same table gives
the same files on every run. It needs the extra ``test``.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path

import count_forms
import date_forms
import heading_forms
import number_forms
import pdf_forms
import place_forms
import position_forms
import section_forms
import sheet_forms
import text_forms
import trap_count_forms
import trap_forms
import trouble_forms
import wide_forms
import word_forms
from form import Form

HERE = Path(__file__).parent
MODULES = (
    sheet_forms, heading_forms, section_forms, text_forms, number_forms, date_forms, count_forms,
    wide_forms,    word_forms, position_forms, pdf_forms, place_forms, trouble_forms, trap_forms,
    trap_count_forms,
)  # fmt: skip


def forms() -> list[Form]:
    found = [form for module in MODULES for form in module.forms()]
    twice = [file for file, n in Counter(form.file for form in found).items() if n > 1]
    if twice:
        raise ValueError(f"made twice: {', '.join(twice)}")
    return found


def write(folder: Path) -> None:
    files = folder / "files"
    files.mkdir(exist_ok=True, parents=True)
    found = forms()
    kept = {name for form in found for name in (form.file, *form.beside)}
    for old in files.iterdir():
        if old.name not in kept:
            old.unlink()
    for form in found:
        (files / form.file).write_bytes(form.content)
        for name, content in form.beside.items():
            (files / name).write_bytes(content)
    lines = ",\n".join(json.dumps(form.entry(), ensure_ascii=False) for form in found)
    (folder / "corpus.json").write_text(f"[\n{lines}\n]\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Write the corpus of awkward releases.")
    parser.add_argument("--out", type=Path, default=HERE, help="folder to write to")
    write(parser.parse_args().out)
