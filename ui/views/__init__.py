"""The views of the pages, a package for each page: layout and widgets only, no formula, no colour, no chart code."""
