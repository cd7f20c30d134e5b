"""What every test directory may lean on: golden files, a browser, a steady Hypothesis."""

import gc
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

GOLDEN = Path(__file__).parent / "golden"

# Thousands of tests, and what they import, stay until the end: `pytest_collection_finish` takes them out of what is
# looked through for garbage. The rest is looked through by a thousand objects at a time, while a processor still has
# them at hand, and seldom all of it: that is a sixth of the time of a run with Python's own numbers.
gc.set_threshold(1_000, 20, 30)

# Nothing here may reach the database that the developer happens to point at.
os.environ.pop("DATABASE_URL", None)

# The same examples on every run: a red build means the change, not the dice. `thorough` is for the curious.
settings.register_profile("steady", derandomize=True, deadline=None, max_examples=60)
settings.register_profile("thorough", deadline=None, max_examples=2_000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "steady"))


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--renew-golden", action="store_true", help="rewrite the golden files of the tests run")


def pytest_collection_finish() -> None:
    gc.freeze()


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """`golden(name, text)` holds `text` against tests/golden/<name>, line ends included."""
    renew = request.config.getoption("--renew-golden")

    def compare(name: str, text: str) -> None:
        path = GOLDEN / name
        if renew:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode())
        if not path.exists():
            pytest.fail(f"tests/golden/{name} does not exist; `make golden` writes it")
        assert text == path.read_bytes().decode(), f"differs from tests/golden/{name}; meant? `make golden`"

    return compare


@pytest.fixture(scope="session")
def require() -> Callable[[object, str], None]:
    """`require(found, "Chromium")` skips the test when `found` is falsy, or fails it where all must be there.

    A developer without Chromium still runs the rest; the build sets ARSHJUL_REQUIRE_ALL=1, so that nothing
    is left out unseen.
    """

    def check(found: object, what: str) -> None:
        if found:
            return
        if os.environ.get("ARSHJUL_REQUIRE_ALL") == "1":
            pytest.fail(f"{what} is missing, and ARSHJUL_REQUIRE_ALL=1 lets no test be skipped")
        pytest.skip(f"{what} is not installed")

    return check


@pytest.fixture(scope="session")
def browser_type_launch_args(
    browser_type_launch_args: dict[str, Any], require: Callable[[object, str], None]
) -> dict[str, Any]:
    """Let pytest-playwright's `browser`, `context` and `page` drive the system's own Chromium, offline.

    The one without windows is preferred, where it is there: it opens a page in a third of the time.
    """
    chromium = shutil.which("chromium-headless-shell") or shutil.which("chromium")
    require(chromium, "Chromium")
    flags = [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
    ]
    # Starting it takes a second, and on a machine with much else to do, more than the usual thirty.
    return {**browser_type_launch_args, "executable_path": chromium, "args": flags, "timeout": 110_000}
