"""What the pages say in numbers: sentences, tables and formulas with computed values in them, and the glossary.

A module for each page, one for the claims, and below them two for all: `numbers`, the only place where a number becomes
text, and `table`, the record of a table. Nothing is computed here that takes long: experiments are in lib.lesson, the
mathematics below it. Sentences without a number stand on their page. Formulas that belong to a function stand in its
own record.
"""
