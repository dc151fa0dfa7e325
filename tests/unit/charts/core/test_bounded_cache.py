"""A cache is bounded in the number of its results and in their bytes."""

import threading

from lib.charts.core.bounded_cache import BoundedCache
from lib.charts.core.calls import deferred, with_call
from lib.charts.core.picture import Picture


def test_a_result_is_computed_once_and_the_same_object_is_returned():
    calls = []
    cache = BoundedCache(lambda n: calls.append(n) or [n], len, 10, 100)
    assert cache(1) is cache(1)
    assert calls == [1]


def test_the_results_that_were_not_asked_for_the_longest_are_forgotten_beyond_a_number():
    calls = []
    cache = BoundedCache(lambda n: calls.append(n) or [n], len, 2, 100)
    for n in (1, 2, 1, 3, 1, 2):
        cache(n)
    assert calls == [1, 2, 3, 2]
    assert len(cache) == 2


def test_the_results_together_have_a_bounded_number_of_bytes_and_the_last_is_kept():
    cache = BoundedCache(bytes, len, 100, 1000)
    for n in (400, 500, 300, 999, 5000):
        cache(n)
        assert cache.bytes <= max(1000, n)
        assert cache(n) is cache(n)
    assert (len(cache), cache.bytes) == (1, 5000)


def test_two_threads_that_compute_the_same_result_get_the_same_object():
    barrier, found = threading.Barrier(2), []
    cache = BoundedCache(lambda n: [n, barrier.wait()], lambda _: 1, 10, 100)
    threads = [threading.Thread(target=lambda: found.append(cache(1))) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found[0] is found[1]
    assert cache.bytes == 1


def large_picture(number):
    column = [float(number)] * 2_000_000
    return Picture({}, {"table": {"x": column}}, "title", "text", data={"x": column})


def test_large_pictures_do_not_fill_the_memory():
    for number in range(8):
        with_call(deferred(large_picture, number))
        assert with_call.bytes <= with_call.most_bytes
