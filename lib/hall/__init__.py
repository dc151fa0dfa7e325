"""A hall: an audience whose phones flip, vote and guess together, and the wall that shows all of it.

Records and rules only: what is stored where is the storage's, and time and randomness are passed in.
"""
