"""The parts of charts of every subject: pictures, live sliders, line charts, readouts, data tables, text alternatives.

Nothing here depends on a subject of the lesson. The charts themselves are the modules beside this package.

How a live chart works
----------------------
A student drags a slider under a chart, and the chart follows at once, without the server.

1. The slider is part of the chart: a Vega-Lite selection bound to a range input (sliders.py). Streamlit's own slider
   reports its value only when the thumb is released, so that nothing would move during a drag. The chart reports
   nothing: the number box of the parameter takes the value of a slider that rests, and reports it.
2. The browser computes no formula. The server computes the curve at every value of the slider with lib's functions and
   sends all of them, a column for each value: the wide frames f0, f1, ... fK (frames.py). At each step of the slider an
   expression reads another column. In long form, with a row for each pair of x and value, Vega would filter all rows at
   every step, which takes twice as long. Line charts pack the frames of a curve into one list, because a cell with many
   numbers costs the browser less than many columns (packed_frames.py). Several sliders would need a frame for each
   combination of their values; only one is moved at a time, so each has a sweep over its own values while the others
   keep their last ones (sweeps.py).
3. A value that was typed, or came with the address, may lie between two steps of the slider. It has a frame of its own,
   `f_start`.
4. Streamlit mounts a chart anew, with the slider back at its start, unless the specification is byte for byte the one
   that is on the page. A change of the data alone keeps the chart. So all that depends on numbers is in the tables,
   never in the specification: names, domains of axes, which lines there are. A chart is built once for each shape
   (`compiled` in picture.py), and pictures of the same shape share that specification.
5. What a slider does not change is drawn in layers of its own, which Vega need not draw again: static lines, and the
   areas that select the point under the pointer (pointer.py). A live line has only the points that it needs
   (simplify.py).
"""
