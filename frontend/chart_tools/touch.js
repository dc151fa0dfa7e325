// Lets a finger that is drawn across a chart read the curves on its way, as a mouse does.
//
// Fault: a browser captures a finger's pointer for the mark that it touched first, and Vega takes the mark under the
// pointer from the target of an event: without the release every move reads that first mark (see also page.css).
// Test: test_a_finger_that_is_drawn_across_a_chart_reads_the_curves_on_its_way in tests/browser/test_points.py.

document.addEventListener("pointerdown", ({ target, pointerId }) => {
  if (target.closest?.(":--drawing") && target.hasPointerCapture(pointerId)) target.releasePointerCapture(pointerId);
});
