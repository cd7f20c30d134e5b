"""Subscriptions; and the calendar's version, which they raise, stands apart from the last change of what it holds."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.add_column("calendar", sa.Column("sequence", sa.Integer(), nullable=True))
    op.execute("UPDATE calendar SET sequence = version")
    with op.batch_alter_table("calendar") as calendar:
        calendar.alter_column("sequence", existing_type=sa.Integer(), nullable=False)
    op.create_table(
        "subscription",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(64), nullable=False),
        sa.Column("owner", sa.String(64), nullable=False),
        sa.Column("token_hash", sa.String(64), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("bodies", sa.JSON(), nullable=False),
        sa.Column("units", sa.JSON(), nullable=False),
        sa.Column("kinds", sa.JSON(), nullable=False),
        sa.Column("tentative", sa.Boolean(), nullable=False),
        sa.Column("cancelled", sa.Boolean(), nullable=False),
        sa.Column("placed_as", sa.String(20), nullable=False),
        sa.Column("alarm", sa.Integer(), nullable=True),
        sa.Column("language", sa.String(20), nullable=False),
        sa.Column("months_back", sa.Integer(), nullable=False),
        sa.Column("months_ahead", sa.Integer(), nullable=False),
        sa.Column("created", sa.DateTime(timezone=True), nullable=False),
        sa.Column("issued", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed", sa.DateTime(timezone=True), nullable=False),
        sa.Column("revoked", sa.DateTime(timezone=True), nullable=True),
        sa.Column("fetched", sa.DateTime(timezone=True), nullable=True),
        sa.Column("client", sa.String(20), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_subscription"),
        sa.UniqueConstraint("uid", name="uq_subscription_uid"),
        sa.UniqueConstraint("token_hash", name="uq_subscription_token_hash"),
    )
    op.create_index("ix_subscription_owner", "subscription", ["owner"])


def downgrade() -> None:
    op.drop_table("subscription")
    with op.batch_alter_table("calendar") as calendar:
        calendar.drop_column("sequence")
