"""The history: what each change touched, as it was and as it became."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    op.create_table(
        "change",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("when", sa.DateTime(timezone=True), nullable=False),
        sa.Column("account", sa.String(64), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("undoes", sa.Integer(), nullable=True),
        sa.Column("parts", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_change"),
        sa.UniqueConstraint("version", name="uq_change_version"),
    )
    op.create_table(
        "change_series",
        sa.Column("change_id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(64), nullable=False),
        sa.ForeignKeyConstraint(
            ["change_id"], ["change.id"], name="fk_change_series_change_id_change", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("change_id", "uid", name="pk_change_series"),
    )
    op.create_index("ix_change_series_uid", "change_series", ["uid"])


def downgrade() -> None:
    op.drop_table("change_series")
    op.drop_table("change")
