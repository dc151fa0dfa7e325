// Names the present step of the tour on the document, for which page.css outlines what the step points at.

export default function ({ data }) {
  document.documentElement.dataset.tour = data[0];
  return () => delete document.documentElement.dataset.tour;
}
