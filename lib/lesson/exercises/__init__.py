"""The exercises of the views: a task, a hint, and a computation that decides whether the state of a page solves it.

There is a module for each page, one for the exercises that ask for a typed function, and one for those that an audience
can solve in a hall.
"""
