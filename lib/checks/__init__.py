"""The checks behind the ledger of claims, one module a topic: each computes a verdict and the numbers that show it."""
