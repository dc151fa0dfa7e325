// The values of live sliders in the address.
//
// Fault: Streamlit 1.67 sends the address with a value that a slider commits, and then writes the value into the address
// only if it is not there yet. A value that is committed before the answer to the one before it has arrived, and that
// is in the address as it was then, is not written: the address keeps the value in between. The data of the tools count
// the values that were committed, so that they are new, and the address is corrected, also where the values are those
// from before both answers.
// Test: test_the_address_ends_at_the_value_that_is_shown_when_the_server_is_busy_with_the_one_before in
// tests/browser/test_live_sliders.py.

/** Correct the values in the address that differ from those which the server has. */
export function correctAddress({ values }) {
  const address = new URL(location.href);
  for (const [key, value] of Object.entries(values)) {
    if (address.searchParams.has(key) && Number(address.searchParams.get(key)) !== value) {
      address.searchParams.set(key, Number.isInteger(value) ? value.toFixed(1) : value);
    }
  }
  if (address.search !== new URL(location.href).search) history.replaceState(history.state, "", address);
}
