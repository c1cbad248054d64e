"""What columns are made of, and the one list of tables that they belong to."""

from sqlalchemy import Column, ForeignKey, Integer, MetaData, Text

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def key() -> Column[int]:
    """A row's own number."""
    return Column("id", Integer, primary_key=True)


def words(name: str) -> Column[str]:
    """Text that may be empty."""
    return Column(name, Text, nullable=False, server_default="")


def flag(name: str) -> Column[int]:
    """0 or 1."""
    return Column(name, Integer, nullable=False, server_default="0")


def maybe(name: str) -> Column[str | None]:
    """Text, or nothing."""
    return Column(name, Text, nullable=True)


def must(name: str) -> Column[str]:
    """Text that is always there."""
    return Column(name, Text, nullable=False)


def link(name: str, to: str, *, must: bool = True) -> Column[int]:
    """The id of a row of another table."""
    return Column(name, Integer, ForeignKey(f"{to}.id"), nullable=not must)
