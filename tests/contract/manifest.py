"""The service takes the generator's manifest, and does with each page what its front matter says.

    manifest.py POSTIL PRINT_MANIFEST POSTIL_COMMENTS CHECKOUT
"""
import contextlib
import html
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import urllib.error
import urllib.parse
import urllib.request

WAIT = 30  # seconds, for what takes none
POSTIL, PRINT_MANIFEST, COMMENTS = sys.argv[1:4]
CHECKOUT = pathlib.Path(sys.argv[4])

PAGES = {
    "open": "aliases: [/old-open/]",
    "closed": "comments: {closed: true}",
    "over": "date: 1900-01-01\ncomments: {close_after: 90d}",
    "later": "date: 9999-01-01\npublish_date: 2024-01-01\ncomments: {close_after: 520w}",
    "held": "comments: {moderation: hold}",
    "quiet": "comments: false",
    "named": "comments: {id: stays}",
    "moved": "aliases: ['/old%20moved/index.html']",
}


class Service:
    """A service that takes comments for listed pages only, and publishes them at once."""

    def __init__(self, address, token):
        self.address, self.token = address, token

    def ask(self, method, path, body=None, token=None):
        """Returns the status and the text of the answer."""
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        data = None
        if body is not None:
            data, headers["Content-Type"] = body.encode(), "application/json"
        try:
            with urllib.request.urlopen(urllib.request.Request(self.address + path, data, headers, method=method), timeout=WAIT) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as refused:
            return refused.code, refused.read().decode()

    def put(self, manifest):
        status, body = self.ask("PUT", "/api/v1/manifest", manifest, self.token)
        assert status == 200, (status, body)
        return json.loads(body)

    def fragment(self, key):
        return self.ask("GET", "/api/v1/fragment?thread=" + urllib.parse.quote(key))

    def comment(self, key):
        """Sends a comment that names the page. Returns the status."""
        body = json.dumps({"name": "Ada", "body": f"About {key}"})
        return self.ask("POST", "/api/v1/comments?thread=" + urllib.parse.quote(key), body)[0]


@contextlib.contextmanager
def service(site):
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)

        def command(*words):
            return subprocess.run([COMMENTS, *words, "--database", "c.sqlite"], cwd=folder, check=True, capture_output=True, text=True).stdout.strip()

        token = command("token", "add", "site", "--role", "build")
        (folder / "p.yaml").write_text("policy: {default: publish}\n")
        command("policy", "apply", "p.yaml")
        process = subprocess.Popen([COMMENTS, "serve", "--database", "c.sqlite", "--listen", "127.0.0.1:0", "--site", site],
                                   cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        try:
            yield Service(re.search(r"http://[^/\s]+", process.stdout.readline()).group(0), token)
        finally:
            process.terminate()
            process.communicate(timeout=WAIT)


def manifest_of(site):
    return subprocess.run([PRINT_MANIFEST, site], check=True, stdout=subprocess.PIPE, text=True).stdout


def threads_in(site):
    """The keys of all threads that the built pages show."""
    subprocess.run([POSTIL, "build", "-s", site], check=True, stdout=subprocess.DEVNULL)
    pages = (page.read_text() for page in (site / "public").rglob("*.html"))
    return {html.unescape(key) for page in pages for key in re.findall(r'data-postil-thread="(.*?)"', page)}


def demo_site(folder):
    for part in ["content", "postil.yaml"]:
        copy = shutil.copytree if (CHECKOUT / part).is_dir() else shutil.copy
        copy(CHECKOUT / part, folder / part)
    manifest = manifest_of(folder)
    keys = [thread["key"] for thread in json.loads(manifest)["threads"]]
    assert set(keys) == threads_in(folder) and len(keys) > 10, keys
    with service("https://postil.example") as comments:
        assert comments.put(manifest)["added"] == len(keys)
        for key in keys:
            status, fragment = comments.fragment(key)
            assert status == 200 and "No comments yet" in fragment, (key, status, fragment)
        assert comments.put(manifest) == {"added": 0, "moved": 0, "unlisted": 0}


def write(site, name, front_matter):
    (site / f"content/{name}.md").write_text(f"---\ntitle: {name}\n{front_matter}\n---\nText\n")


def rules_of_pages(site):
    (site / "content").mkdir()
    (site / "postil.yaml").write_text("base_url: https://example.org/blog/\ncomments: {service: 'https://c.example'}\n")
    for name, front_matter in PAGES.items():
        write(site, name, front_matter)
    with service("https://example.org") as comments:
        comments.put(manifest_of(site))
        answers = {name: comments.comment(f"/blog/{name}/") for name in PAGES}
        assert answers == {"open": 201, "closed": 409, "over": 409, "later": 201, "held": 202, "quiet": 404, "named": 201, "moved": 201}, answers

        (site / "content/named.md").rename(site / "content/renamed.md")
        write(site, "moved", "url: /new/moved/\naliases: [/moved/, '/old%20moved/']")
        write(site, "closed", "comments: {closed: false}")
        comments.put(manifest_of(site))
        for old, new in [("named", "renamed"), ("moved", "new/moved")]:
            status, fragment = comments.fragment(f"/blog/{new}/")
            assert status == 200 and f"About /blog/{old}/" in fragment, (new, fragment)
        assert comments.comment("/blog/closed/") == 201


def limits(site):
    """What the generator lets through, the service takes."""
    (site / "content").mkdir()
    (site / "postil.yaml").write_text("base_url: https://example.org/\ncomments: {service: 'https://c.example'}\n")
    aliases = ", ".join(f"/old/{i}/" for i in range(100))
    path = "/".join("x" * 89 for _ in range(11)) + "/" + "x" * 8
    (site / "content/a.md").write_text(f"---\ntitle: {'ä' * 500}\nlang: en-abcdefgh-abcdefgh-abcdefgh-abcde\nurl: {path}/\n"
                                       f"comments: {{id: {'ü' * 200}}}\naliases: [{aliases}]\n---\n")
    write(site, "C# & co", "")
    write(site, "encoded", "url: /100%2541/")
    manifest = manifest_of(site)
    thread = next(thread for thread in json.loads(manifest)["threads"] if "id" in thread)
    sizes = len(thread["key"]), len(thread["title"]), len(thread["lang"]), len(thread["id"]), len(thread["aliases"])
    assert sizes == (1000, 500, 35, 200, 100), sizes
    with service("https://example.org") as comments:
        assert comments.put(manifest)["added"] >= 3
        assert comments.comment(thread["key"]) == 201
        assert comments.comment("/100%41/") == 201


def main():
    for test in [demo_site, rules_of_pages, limits]:
        with tempfile.TemporaryDirectory() as name:
            test(pathlib.Path(name))
    print("the service takes the manifest of the demo site, follows the rules and the moves of pages, and has the same limits")


if __name__ == "__main__":
    main()
