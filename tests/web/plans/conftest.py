import pytest
from flask.testing import FlaskClient

from planner.domain.access import Role
from tests.web.signing import SignsIn


@pytest.fixture
def planner(signed_in: SignsIn) -> FlaskClient:
    return signed_in(Role.PLANNER)
