"""Plans for the tests of their pages."""

from flask.testing import FlaskClient

from tests.web.forms import send


def new_plan(planner: FlaskClient, **fields: object) -> str:
    """The address of a new plan of 2027."""
    response = send(planner, "/plans/new", **fields)
    assert response.status_code == 303
    return response.location
