"""The npm packages our emoji data is made from: name, version and content hash, fetched by the ordinary client."""

from __future__ import annotations

import base64
import hashlib
import subprocess
import tarfile
from dataclasses import dataclass
from pathlib import Path

CACHE = Path(__file__).parent.parent / "build" / "packages"


@dataclass(frozen=True, slots=True)
class Package:
    """A published package; `sha512` is the base64 of its archive's hash, as npm's lock files write it."""

    name: str
    version: str
    sha512: str


NOTO = Package(
    "@iconify-json/noto",
    "1.2.9",
    "DQiuXENbun41ch+XPSV55H9FaWKpHTyz46YIKtSaKYD4fIDDzL1tR6H4np/T38jfrTAeI3rcKF0mqHYeZVAuaw==",
)
FLAGS = Package(
    "@iconify-json/circle-flags",
    "1.2.11",
    "vrx2btOkTQ4/P75ElEDnjXShmNTwInXuhhpIQQ6U6YUTdxfWyvm/4ijNG8FX8iWFr+sqqQRCvXpm2RfRtjVXfg==",
)
EARLIER_FLAGS = Package(
    "@iconify-json/circle-flags",
    "1.2.6",
    "UR7hL1nxOFWDVlSTuAmssyAzm3U1PuE5CMVLlahuVsnm1l7Q2b29+jUaSLTDCFqrpvdeWifCmj4C6Ojkj+4uww==",
)
FAMILIES = Package(
    "@svgmoji/noto",
    "3.2.0",
    "JgtNciB06hMDI1Pb1N2IgLh44XRMZUUNwBANzjY5jXTPqOCu1A1VA35ENvUsRhEUZOm8I+hbdAEHkwMVqxLeIQ==",
)
EMOJIBASE = Package(
    "emojibase-data",
    "17.0.0",
    "Yvgb5AWoHViHV/gq1qr5ZAarcBip+B27/ZLRsUJkbgAEaLlZ/fof9g882LTpmEpyhBNEC0m2SEmItljHsTygjA==",
)
ANNOTATIONS = Package(
    "cldr-annotations-full",
    "48.2.0",
    "DV7A+rEcgUSNTRsVGNGqBZRmAkGfwhGHO5Q1dRwzBoBnVrHWp804JP7/QJdEc66iHmx3+zLWVIMCFLm0lW7PUQ==",
)
DERIVED = Package(
    "cldr-annotations-derived-full",
    "48.2.0",
    "log62km+AOzI7n/NEuNNFV0mg9DWnt67EYCh1RwxZq9dyRuyteB586LT83Ke8TchEfnwI9cIk2P31zO4nTvZmw==",
)
LOCALES = Package(
    "cldr-localenames-full",
    "48.2.0",
    "4o0paYDz0UXhfhChAVFkmVl2CP0YTSEqE6WrC0fNafaSC5u5DAXphxH3SZ1Ujczarikr8DToKZfiok6EqWLdNQ==",
)


def unpacked(package: Package) -> Path:
    """The folder with the package's files, fetched once; an archive with another hash than ours stops the build."""
    folder = CACHE / f"{package.name.replace('@', '').replace('/', '-')}-{package.version}"
    if not folder.exists():
        archive = _fetched(package)
        _checked(package, archive)
        with tarfile.open(archive) as files:
            files.extractall(folder, filter="data")
        archive.unlink()
    return folder / "package"


def _fetched(package: Package) -> Path:
    CACHE.mkdir(parents=True, exist_ok=True)
    order = ["npm", "pack", "--silent", f"{package.name}@{package.version}"]
    done = subprocess.run(order, cwd=CACHE, check=True, capture_output=True, text=True)  # noqa: S603 (names of our own)
    return CACHE / done.stdout.strip().splitlines()[-1]


def _checked(package: Package, archive: Path) -> None:
    found = base64.b64encode(hashlib.sha512(archive.read_bytes()).digest()).decode()
    if found != package.sha512:
        raise SystemExit(f"{package.name} {package.version} is not the archive we know. Nothing was built.")
