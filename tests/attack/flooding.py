"""What the attacks on large threads and on HTTP share: a service on loopback, ways to attack it, and a reader whose waits are measured meanwhile."""
import http.client
import json
import multiprocessing
import pathlib
import re
import selectors
import signal
import socket
import statistics
import subprocess
import tempfile
import time

SMALL = "/api/v1/comments?thread=/small/"
POLICY = "policy: {default: publish}\n"


class Service:
    def __init__(self, program):
        self.program = program
        self.folder = tempfile.TemporaryDirectory(prefix="postil-attack-")
        self.database = pathlib.Path(self.folder.name) / "c.sqlite"

    def __enter__(self):
        folder = pathlib.Path(self.folder.name)
        (folder / "policy.yaml").write_text(POLICY)
        (folder / "settings.yaml").write_text("rates: none\n")
        subprocess.run([self.program, "policy", "apply", folder / "policy.yaml", "--database", self.database], check=True, capture_output=True)
        self.process = subprocess.Popen(
            [self.program, "serve", "--database", self.database, "--listen", "127.0.0.1:0", "--site", "https://example.org", "--threads", "open",
             "--settings", folder / "settings.yaml"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        self.port = int(self.process.stdout.readline().rsplit(":", 1)[1])
        self.comment("/small/", "The only comment of this page.")
        return self

    def __exit__(self, *_):
        self.process.send_signal(signal.SIGTERM)
        self.process.wait()
        self.folder.cleanup()

    def resident(self):
        """Resident memory in MB."""
        status = pathlib.Path(f"/proc/{self.process.pid}/status").read_text()
        return int(re.search(r"VmRSS:\s+(\d+)", status)[1]) / 1024

    def comment(self, thread, body):
        """Sends a comment, and returns the status of the answer."""
        return self.ask("POST", f"/api/v1/comments?thread={thread}", json.dumps({"name": "Reader", "body": body}))[0]

    def ask(self, method, path, body=None):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        connection.request(method, path, body, {"Content-Type": "application/json"} if body else {})
        answer = connection.getresponse()
        text = answer.read()
        connection.close()
        return answer.status, text


class Waits:
    """The waits of one reader, in milliseconds."""

    def __init__(self, waits):
        self.waits = sorted(waits)

    @property
    def median(self):
        return statistics.median(self.waits)

    @property
    def p99(self):
        return self.waits[min(len(self.waits) * 99 // 100, len(self.waits) - 1)]

    def __str__(self):
        return f"{self.median:.1f}/{self.p99:.1f}"


def read_for(port, seconds):
    """Another reader: asks for a small thread again and again, with a pause between."""
    waits = []
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    connection.connect()
    connection.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        began = time.monotonic()
        connection.request("GET", SMALL)
        answer = connection.getresponse()
        answer.read()
        assert answer.status == 200, f"another reader got {answer.status}"
        waits.append((time.monotonic() - began) * 1000)
        time.sleep(0.005)
    connection.close()
    return Waits(waits)


def ask_again_and_again(port, requests, connections, over, answers):
    """Sends the requests in turn over that many connections, each as soon as its last answer is complete."""
    selector = selectors.DefaultSelector()
    turn = 0

    def send(client):
        nonlocal turn
        client["left"], client["head"] = None, b""
        client["socket"].sendall(requests[turn % len(requests)])
        turn += 1

    for _ in range(connections):
        client = {"socket": socket.create_connection(("127.0.0.1", port), timeout=20)}
        selector.register(client["socket"], selectors.EVENT_READ, client)
        send(client)
    while not over.is_set():
        for key, _ in selector.select(timeout=0.2):
            client = key.data
            some = client["socket"].recv(1 << 20)
            assert some, "a flooding connection was closed"
            if client["left"] is None:
                client["head"] += some
                head, end, body = client["head"].partition(b"\r\n\r\n")
                if not end:
                    continue
                client["left"] = int(re.search(rb"(?i)content-length: (\d+)", head)[1]) - len(body)
            else:
                client["left"] -= len(some)
            if client["left"] == 0:
                answers.value += 1
                send(client)


def push(port, parts, connections, over, answers):
    """Sends the parts over that many connections, as fast as they are taken. A connection that was closed begins anew; one that has sent all stays."""
    clients = []
    while not over.is_set():
        while len(clients) < connections:
            one = socket.create_connection(("127.0.0.1", port), timeout=20)
            one.setblocking(False)
            clients.append([one, list(parts)])
        idle = True
        for client in list(clients):
            try:
                if client[1]:
                    sent = client[0].send(client[1][0])
                    client[1][0] = client[1][0][sent:]
                    if not client[1][0]:
                        client[1].pop(0)
                    idle = False
                if not client[0].recv(65536):
                    raise ConnectionResetError
                answers.value += 1
            except BlockingIOError:
                pass
            except OSError:
                client[0].close()
                clients.remove(client)
        if idle:
            time.sleep(0.002)


class Attack:
    """The attack in a process of its own, so that it does not delay the other reader."""

    def __init__(self, way, port, what, connections):
        context = multiprocessing.get_context("fork")
        self.over = context.Event()
        self.answers = context.Value("q", 0, lock=False)
        self.process = context.Process(target=way, args=(port, what, connections, self.over, self.answers))

    def __enter__(self):
        self.process.start()
        return self

    def __exit__(self, *_):
        self.over.set()
        self.process.join()
        assert self.process.exitcode == 0, "the attack itself failed"


def get(path):
    return f"GET {path} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode()


def settled(service, most):
    """Resident memory once it is less than that, or after ten seconds. Requests and answers under way need up to two."""
    end = time.monotonic() + 10
    while service.resident() >= most and time.monotonic() < end:
        time.sleep(0.1)
    return service.resident()


# Far more than a busy machine needs, and far less than a service that stalls: that was a second.
MOST_MEDIAN = 250
# Megabytes more than before the attack.
MOST_MEMORY = 100
# Megabytes more that may stay after it: the caches of answers and of the database.
MOST_KEPT = 48


def run(service, name, way, what, connections=32):
    """One attack: measures another reader before, during and after it, prints what was measured, and asserts the limits above."""
    memory = service.resident()
    before = read_for(service.port, 0.7)
    with Attack(way, service.port, what, connections) as attack:
        during = read_for(service.port, 1.5)
        peak = service.resident()
    after = read_for(service.port, 0.7)
    kept = settled(service, memory + MOST_KEPT)
    print(f"{name}: readers' median/p99 ms before {before}, during {during}, after {after}; "
          f"memory {memory:.1f} -> {peak:.1f} -> {kept:.1f} MB; {attack.answers.value} answers", flush=True)
    assert during.median < MOST_MEDIAN and after.median < MOST_MEDIAN, name
    assert peak < memory + MOST_MEMORY, name
    assert kept < memory + MOST_KEPT, name
