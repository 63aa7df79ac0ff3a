"""The model's full description after ODD (2020) and ODD+D, generated where it can be: reports/handbook/odd.md."""
