"""The clauses of a term sheet."""
