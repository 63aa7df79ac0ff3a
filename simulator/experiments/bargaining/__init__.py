"""The bargaining table: candidate terms tried in forks of one world, and what the parties would make of them."""
