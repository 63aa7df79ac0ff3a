"""Pictures of how sure the results are: fans, pairs, regret, convergence."""
