"""A subscription may ask for what is in hearing."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    with op.batch_alter_table("subscription") as subscription:
        subscription.add_column(sa.Column("drafts", sa.Boolean(), nullable=False, server_default=sa.false()))
    with op.batch_alter_table("subscription") as subscription:
        subscription.alter_column("drafts", existing_type=sa.Boolean(), server_default=None)


def downgrade() -> None:
    with op.batch_alter_table("subscription") as subscription:
        subscription.drop_column("drafts")
