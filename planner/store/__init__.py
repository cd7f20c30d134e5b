"""The store: tables, rows to domain values and back, queries, migrations. It never commits; services do."""
