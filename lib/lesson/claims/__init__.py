"""The claims of the lesson's article, each with the check that finds its verdict.

`claim` holds the record of a claim and of what its check finds, `registry` the collection of all claims, and `filters`
the selection of some of them. The checks and their claims are in one module for each topic. What several checks share
is in `bisection`, `references`, `deep_networks` and `timing`. Not here: how a claim is worded on a page with the
numbers found (lib.text), and the quiz.
"""
