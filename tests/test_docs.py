"""Whatever a user can name is told in the README."""

from pathlib import Path

import click
import pytest

from geo import join, places, records, reference
from layers.app.arranged import ARRANGED
from layers.app.links import SHOWN
from layers.cli import main

README = (Path(__file__).parents[1] / "README.md").read_text("utf-8")
COLUMNS = {
    **{
        column.name: column.description
        + (f" ({', '.join(column.allowed)})" if column.allowed else "")
        for column in records.COLUMNS
    },
    **places.COLUMNS,
    **join.COLUMNS,
}


def commands(group: click.Group, above: str = "") -> dict[str, click.Command]:
    """Every command by the words that call it, those of groups included."""
    found: dict[str, click.Command] = {}
    for name, command in group.commands.items():
        found[above + name] = command
        if isinstance(command, click.Group):
            found |= commands(command, f"{above}{name} ")
    return found


COMMANDS = commands(main)


@pytest.mark.parametrize("column", COLUMNS)
def test_every_column_is_told(column: str) -> None:
    assert f"| `{column}` | {COLUMNS[column]} |" in README


@pytest.mark.parametrize("layer", reference.names())
def test_every_layer_is_told(layer: str) -> None:
    assert f"| `{layer}` | {reference.info(layer).title} |" in README


@pytest.mark.parametrize(("name", "choices"), [*SHOWN.items(), ("at", ("2021-03",))])
def test_every_word_of_a_link_is_told(name: str, choices: tuple[str, ...]) -> None:
    (told,) = (line for line in README.splitlines() if f"`{name}=" in line)
    # Without the word a link has one map.
    for choice in set(choices) - {ARRANGED[0]}:
        assert f"`{choice}`" in told or f"`{name}={choice}`" in told


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_every_command_is_told(command: str) -> None:
    assert f"labatlas {command}" in README


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_every_option_explains_itself(command: str) -> None:
    unexplained = [
        option.name
        for option in COMMANDS[command].params
        if option.param_type_name == "option" and not option.help and not option.show_default
    ]
    # The words that these take are their explanation.
    assert set(unexplained) <= {"statuses", "drugs"}


def test_exactly_two_set_up_commands() -> None:
    section = README.partition("## Set up")[2].partition("\n## ")[0]
    blocks = section.split("```bash\n")[1:]
    commands = [block.partition("\n```")[0] for block in blocks]
    assert len(commands) == 2
    assert all("\n" not in command for command in commands)


def test_pictures_of_the_readme_exist() -> None:
    assert (Path(__file__).parents[1] / "docs" / "map.png").stat().st_size > 20_000
