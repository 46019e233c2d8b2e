"""Tries comments on one machine with the commands and the configuration that the README prints.

    local_comments.py POSTIL POSTIL_COMMENTS CHECKOUT

Both programs get any free port in place of 1313 and 8090.
"""
import contextlib
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import urllib.error
import urllib.request

WAIT = 30  # seconds, for what takes none


def blocks(readme, language):
    """The code blocks of the README's part about comments."""
    section = readme.read_text().split("\n## Comments\n")[1].split("\n## ")[0]
    return re.findall(rf"```{language}\n(.*?)```", section, re.S)


@contextlib.contextmanager
def running(words, folder):
    """Starts a program and yields it with the address in its first line."""
    process = subprocess.Popen(words, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    try:
        line = process.stdout.readline()
        yield process, re.search(r"http://[^/\s]+", line).group(0)
    finally:
        process.terminate()
        process.communicate(timeout=WAIT)


def send(service, origin):
    """Sends a comment as a page of `origin` does. Returns status and answer."""
    request = urllib.request.Request(service + "/api/v1/comments?thread=/posts/a/", json.dumps({"body": "Hello", "name": "Ada"}).encode(),
                                     {"Content-Type": "application/json", "Origin": origin})
    try:
        with urllib.request.urlopen(request, timeout=WAIT) as answer:
            return answer.status, json.load(answer)
    except urllib.error.HTTPError as refused:
        return refused.code, json.load(refused)


def bake(postil, comments, readme, service, folder):
    """Builds with the comments of the service, as the README prints it."""
    token_words, build_line = blocks(readme, "sh")[1].splitlines()
    token = subprocess.run([comments, *token_words.split()[1:]], cwd=folder, check=True, capture_output=True, text=True).stdout.strip()
    [(key, origin)] = re.findall(r"^POSTIL_COMMENTS_TOKEN=(TOKEN)@(https://\S+) postil build --push$", build_line)
    (folder / "postil.yaml").write_text(f'base_url: https://example.org/\ncomments: {{service: "{service}", bake: true}}\n')
    line = build_line.replace(f"{key}@{origin}", f"{token}@{service}").replace(" postil ", f" '{postil}' ")
    said = subprocess.run(line, shell=True, cwd=folder, check=True, capture_output=True, text=True)
    assert f"told {service} of 1 page" in said.stdout, said
    assert "<p>Hello</p>" in (folder / "public/posts/a/index.html").read_text(), said


def main():
    postil, comments, checkout = sys.argv[1], sys.argv[2], pathlib.Path(sys.argv[3])
    readme = checkout / "README.md"
    [configuration] = blocks(readme, "yaml")
    moderator, serve = [re.sub(r"\s+#.*", "", line).split() for line in blocks(readme, "sh")[0].splitlines()]
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        (folder / "content/posts").mkdir(parents=True)
        (folder / "content/posts/a.md").write_text("---\ntitle: A\ndate: 2024-01-01\n---\n")
        subprocess.run([comments, *moderator[1:]], cwd=folder, check=True, stdout=subprocess.DEVNULL)
        with running([postil, "serve", "--port", "0"], folder) as (_, site):
            assert "http://127.0.0.1:1313" in serve, serve
            words = [word.replace("http://127.0.0.1:1313", site).replace("127.0.0.1:8090", "127.0.0.1:0") for word in serve]
            with running([comments, *words[1:]], folder) as (_, service):
                (folder / "postil.development.yaml").write_text(configuration.replace("http://127.0.0.1:8090", service))
                with urllib.request.urlopen(site + "/posts/a/", timeout=WAIT) as page:
                    assert service + "/embed.js" in page.read().decode()
                status, answer = send(service, site)
                assert status == 202, answer
                subprocess.run([comments, "approve", answer["id"]], cwd=folder, check=True, stdout=subprocess.DEVNULL)
                bake(postil, comments, readme, service, folder)
                for other in [site.replace("127.0.0.1", "localhost"), site.rpartition(":")[0] + ":9", "http://[::1]:1313"]:
                    status, answer = send(service, other)
                    assert (status, answer["detail"].split()[-2:]) == (403, ["--site", other]), answer
                status, answer = send(service, "http://evil.example")
                assert (status, "--site" in answer["detail"]) == (403, False), answer
    print("a first comment on one machine works as the README prints it")


if __name__ == "__main__":
    main()
