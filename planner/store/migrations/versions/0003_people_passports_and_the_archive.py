"""Who sits in which bodies; series have passports and can be archived; a calendar is open to all readers or not."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    with op.batch_alter_table("calendar") as calendar:
        calendar.add_column(sa.Column("open", sa.Boolean(), nullable=False, server_default=sa.true()))
    with op.batch_alter_table("series") as series:
        series.add_column(sa.Column("passport", sa.JSON(), nullable=False, server_default="{}"))
        series.add_column(sa.Column("archived", sa.Boolean(), nullable=False, server_default=sa.false()))
    with op.batch_alter_table("calendar") as calendar:
        calendar.alter_column("open", existing_type=sa.Boolean(), server_default=None)
    with op.batch_alter_table("series") as series:
        series.alter_column("passport", existing_type=sa.JSON(), server_default=None)
        series.alter_column("archived", existing_type=sa.Boolean(), server_default=None)
    op.create_table(
        "person",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(64), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("bodies", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_person"),
        sa.UniqueConstraint("key", name="uq_person_key"),
    )


def downgrade() -> None:
    op.drop_table("person")
    with op.batch_alter_table("series") as series:
        series.drop_column("archived")
        series.drop_column("passport")
    with op.batch_alter_table("calendar") as calendar:
        calendar.drop_column("open")
