"""A page with nothing on it: the least that a run costs the server, whatever the page does."""
