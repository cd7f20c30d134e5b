"""`flask accounts …`: accounts for whoever runs the service."""

import pytest
from click.testing import Result
from flask import Flask

from planner import clock
from planner.domain.access import Role
from planner.services import accounts, first_run, sign_ins
from planner.services.sign_ins import WrongPassword

PASSWORD = "fire ord i en lang række"
CREATE = ("create", "Anna@Example.dk", "--name", "Anna Berg", "--role", "administrator")


def run(app: Flask, *arguments: str, typed: str = "") -> Result:
    return app.test_cli_runner().invoke(args=["accounts", *arguments], input=typed)


def test_an_account_is_created_with_the_password_from_standard_input(in_app: Flask) -> None:
    result = run(in_app, *CREATE, typed=f"{PASSWORD}\n")

    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "anna@example.dk: administrator\n"
    signed_in = sign_ins.sign_in("anna@example.dk", PASSWORD, clock.now())
    assert (signed_in.account.name, signed_in.account.role) == ("Anna Berg", Role.ADMINISTRATOR)


@pytest.mark.parametrize(
    ("arguments", "typed", "where"),
    [
        (CREATE, "kort\n", "password"),
        (CREATE, "", "password"),
        (("create", "ingen adresse", *CREATE[2:]), PASSWORD, "email"),
        (("create", CREATE[1], "--name", " ", "--role", "reader"), PASSWORD, "name"),
        ((*CREATE, "--body", "nowhere"), PASSWORD, "--body"),
        (("create", CREATE[1], "--name", "x", "--role", "king"), PASSWORD, "'--role'"),
        (("close", "nobody@example.dk"), "", "EMAIL"),
    ],
)
def test_bad_input_is_refused_in_one_line(in_app: Flask, arguments: tuple[str, ...], typed: str, where: str) -> None:
    result = run(in_app, *arguments, typed=typed)

    assert (result.exit_code, result.stderr.count("\n")) == (2, 1)
    assert where in result.stderr
    assert accounts.everybody() == []


def test_they_are_listed_closed_and_opened_again(in_app: Flask) -> None:
    run(in_app, *CREATE, typed=PASSWORD)
    run(in_app, "create", "bo@example.dk", "--name", "Bo", "--role", "editor", typed=PASSWORD)

    assert run(in_app, "close", "bo@example.dk").exit_code == 0
    assert (
        run(in_app, "list").stdout == "administrator\tanna@example.dk\tAnna Berg\neditor\tbo@example.dk\tBo\tlukket\n"
    )
    with pytest.raises(WrongPassword):
        sign_ins.sign_in("bo@example.dk", PASSWORD, clock.now())

    run(in_app, "reopen", "bo@example.dk")
    assert sign_ins.sign_in("bo@example.dk", PASSWORD, clock.now()).account.name == "Bo"


def test_a_link_to_choose_another_password(in_app: Flask) -> None:
    run(in_app, *CREATE, typed=PASSWORD)

    told = run(in_app, "reset", "anna@example.dk").stdout

    address, _, token = told.strip().rpartition("/")
    assert address == "http://127.0.0.1:8000/password"
    assert in_app.test_client().get(f"/password/{token}").status_code == 200
    run(in_app, "create", "bo@example.dk", "--name", "Bo", "--role", "editor", typed=PASSWORD)
    run(in_app, "close", "bo@example.dk")
    assert "lukket" in run(in_app, "reset", "bo@example.dk").stderr


def test_the_last_administrator_stays(in_app: Flask) -> None:
    run(in_app, *CREATE, typed=PASSWORD)

    assert "mindst én administrator" in run(in_app, "close", "anna@example.dk").stderr
    assert accounts.by_email("anna@example.dk").active


def test_the_code_of_the_first_run_is_told_while_it_is_worth_something(in_app: Flask) -> None:
    assert run(in_app, "code").stdout == f"{first_run.code()}\n"
    in_app.config["BASE_URL"] = "https://kalender.example.dk/"
    assert "https://kalender.example.dk/first-run med koden " in run(in_app, "code", "--link").stdout

    run(in_app, *CREATE, typed=PASSWORD)

    assert run(in_app, "code").exit_code == 2
    assert run(in_app, "code", "--link").stdout == ""
