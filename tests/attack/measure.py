"""Measures what other readers notice of a flood."""
import collections
import http.client
import multiprocessing
import statistics
import threading
import time

from service import Client

BEFORE, DURING, AFTER = 1.5, 3.0, 1.5
# Of all floods. More than a busy machine needs, and far less than a service that stalls.
MOST_MILLISECONDS = 2000


def read_for(seconds, port, path):
    """The waits in milliseconds of readers with new connections, 50 a second."""
    waits = []
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        began = time.monotonic()
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
        connection.request("GET", path)
        status = connection.getresponse().status
        connection.close()
        waits.append((time.monotonic() - began) * 1000)
        assert status == 200, f"another reader got {status}"
        time.sleep(max(0.0, 0.02 - (time.monotonic() - began)))
    return waits


def send_until(end, port, number, request, results):
    """Sends request(client, number, i) for i = 0, 1, … and puts the count of each status into `results`."""
    statuses = collections.Counter()
    client = Client(port)
    i = 0
    while time.monotonic() < end.value:
        statuses[request(client, number, i)[0]] += 1
        i += 1
    results.put(statuses)


def flood(port, request, senders, seconds):
    """Runs the senders in processes of their own, so that they do not slow the readers of this process."""
    context = multiprocessing.get_context("fork")
    end = context.Value("d", time.monotonic() + seconds, lock=False)
    results = context.Queue()
    processes = [context.Process(target=send_until, args=(end, port, number, request, results)) for number in range(senders)]
    for process in processes:
        process.start()
    statuses = sum((results.get() for _ in processes), collections.Counter())
    for process in processes:
        process.join()
    return statuses


def words(waits):
    ordered = sorted(waits)
    return f"{statistics.median(ordered):.1f}/{ordered[int(len(ordered) * 0.99)]:.1f}"


def measured(name, service, path, request, senders=2):
    """Floods the service while others read `path`, prints a line, and returns the count of each status that the flood got."""
    memory, disk = service.resident(), service.stored()
    before = read_for(BEFORE, service.port, path)
    statuses = collections.Counter()

    def run():
        statuses.update(flood(service.port, request, senders, DURING))

    attack = threading.Thread(target=run)
    attack.start()
    during = read_for(DURING, service.port, path)
    attack.join()
    after = read_for(AFTER, service.port, path)
    print(f"{name}: readers' median/p99 ms before {words(before)}, during {words(during)}, after {words(after)}; "
          f"memory {memory:.1f} -> {service.resident():.1f} MB, disk {disk:.1f} -> {service.stored():.1f} MB; "
          f"answers {dict(sorted(statuses.items()))}", flush=True)
    assert max(statistics.median(during), statistics.median(after)) < MOST_MILLISECONDS / 4, name
    assert sorted(during)[int(len(during) * 0.99)] < MOST_MILLISECONDS, name
    return statuses
