"""The limits of halls: how many there may be, how large they may become, and how long they last."""

MOST_HALLS = 100
MOST_PEOPLE = 1_000
MOST_ROUNDS = 20
"""So many rounds has one question at most."""

LASTING = 3 * 60 * 60
"""A hall is closed so many seconds after it was opened."""

MOST_WRONG, WRONG_WITHIN = 120, 60.0
"""So many wrong codes may come from one source within so many seconds. A whole hall may be one source."""

MOST_OPENED, OPENED_WITHIN = 20, 3600.0
"""So many halls may be opened from one source within so many seconds: nobody can take all of them."""


def is_over(opened: float, now: float) -> bool:
    """Return whether a hall that was opened at a time, in seconds, is closed now."""
    return not 0 <= now - opened < LASTING
