"""Who is there: institutions as Mesa agents, people and works as columns."""
