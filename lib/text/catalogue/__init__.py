"""The words of the interface, so that all of them can be read through and translated in one place.

One module for each page, and `common` for what every page has. A module holds constants alone, in the order of the
page and under the name of each view. A constant is a whole sentence or a whole label, or a dict from a case to one.
What varies in it is a placeholder of `str.format`: a name in braces, for a number or a name that is already written as
text. A text with a brace is always formatted, so that the braces of LaTeX are doubled in it; one without is shown as it
stands. Which sentence is shown, and with which numbers, is decided by the functions in `lib.text`, by the views in `ui`
and by `lib.charts`.

Texts that are data of their own have their own modules: labels and help of the controls (`lib.lesson.controls`), faults
of addresses and of typed values (`lib.lesson`), scenes, lesson plans, exercises, derivations and claims (`lib.lesson`),
explanations and the glossary (`lib.text`). What a hall refuses is in `storage`, and what only the browser writes is in
`frontend`.
"""
