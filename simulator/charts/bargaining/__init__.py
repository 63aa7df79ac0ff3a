"""Pictures of a bargaining table, drawn from its summary alone."""
