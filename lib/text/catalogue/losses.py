"""The words of the page on losses."""
