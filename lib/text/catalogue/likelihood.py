"""The words of the page on the likelihood."""
