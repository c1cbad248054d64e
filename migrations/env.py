"""How Alembic runs the steps: over the connection that the records hand it, in its transaction.

It knows no database address: the records are encrypted, and only the desk has their key.
"""

from alembic import context


def run() -> None:
    """Run the steps over ``config.attributes["connection"]``; its owner commits or rolls back."""
    connection = context.config.attributes.get("connection")
    if connection is None:
        message = "The records are upgraded by the desk itself, which has their key."
        raise SystemExit(message)
    context.configure(
        connection=connection,
        target_metadata=None,
        # SQLite takes a CREATE TABLE back like anything else, once BEGIN is said in words.
        transactional_ddl=True,
        transaction_per_migration=False,
        # SQLite changes a column by building the table anew.
        render_as_batch=True,
    )
    with context.begin_transaction():
        context.run_migrations()


run()
