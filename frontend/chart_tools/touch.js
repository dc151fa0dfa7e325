// Lets a finger that is drawn across a chart read the curves on its way, as a mouse does.
//
// Fault: a browser captures a finger's pointer for the mark that it touched first, and Vega takes the mark under the
// pointer from the event's target: without the release all moves would read that first mark. The other half is the
// touch-action in page.css. Test: tests/browser/test_touch.py.

document.addEventListener("pointerdown", ({ target, pointerId }) => {
  if (target.closest?.(":--drawing") && target.hasPointerCapture(pointerId)) target.releasePointerCapture(pointerId);
});
