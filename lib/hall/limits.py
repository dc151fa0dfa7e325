"""The limits of halls: how many there may be, how large they may become, and how long they last."""

MOST_HALLS = 100
MOST_PEOPLE = 1_000
MOST_ROUNDS = 20
"""So many rounds has one question at most."""

LASTING = 3 * 60 * 60
"""A hall is closed so many seconds after it was opened."""

EMPTY_AFTER = 10 * 60
"""A hall that nobody has joined so many seconds after it was opened makes room for a new one, if there are too many."""

MOST_WRONG, WRONG_WITHIN = 600, 60.0
"""So many wrong codes may come from one source within so many seconds. A whole campus may be one source."""

MOST_OPENED, OPENED_WITHIN = 40, 600.0
"""So many halls may be opened from one source within so many seconds: nobody can take all of them at once."""


def is_over(opened: float, now: float) -> bool:
    """Return whether a hall that was opened at a time, in seconds, is closed now.

    A `now` a little before `opened` is that of a thread which has waited, or of a clock that was set back.
    """
    return abs(now - opened) >= LASTING
