"""From worlds to what a negotiator reads: intervals over luck, parameters and what is not identified; plain data."""
