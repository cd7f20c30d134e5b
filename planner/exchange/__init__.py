"""Office files in and out. Knows rows and sheets, neither pages nor the database."""
