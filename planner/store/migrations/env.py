"""How alembic, called by Flask-Migrate, reaches the database; the transaction is ``store.schema``'s."""

from alembic import context
from flask import current_app

from planner.cli.stored import database_refusals
from planner.store.database import db
from planner.store.schema import run_migrations

options = {"target_metadata": db.metadata, **current_app.extensions["migrate"].configure_args}

if context.is_offline_mode():
    context.configure(url=db.engine.url, literal_binds=True, **options)
    with context.begin_transaction():
        context.run_migrations()
else:
    with database_refusals():
        db.engine.connect().close()
    run_migrations(db.engine, **options)
