"""Types the commands of the manual's first steps and of the README, in order, and looks at what they make.

    first_steps.py POSTIL CHECKOUT

Leaves out what a clean machine is needed for: fetching, building and installing. `postil serve` gets any free port in place of 1313.
"""
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import urllib.request


def commands(page, heading):
    """The shell commands of the page from the given heading on, one a line, without remarks."""
    text = page.read_text()
    begin = text.index(f"\n## {heading}\n")
    for block in re.findall(r"```sh\n(.*?)```", text[begin:], re.S):
        for line in block.splitlines():
            command = re.sub(r"\s+#.*", "", line).strip()
            # local_comments.py types those that need a service.
            if command and not command.startswith(("make ", "git ", "postil-comments ", "POSTIL_COMMENTS_TOKEN=")):
                yield command


def shows_draft(folder, environment, command):
    """Starts the preview with `command` and asks it for the draft."""
    server = subprocess.Popen([*command.split(), "--port", "0"], cwd=folder, env=environment, stdout=subprocess.PIPE, text=True)
    try:
        address = re.search(r"http\S+", server.stdout.readline()).group(0)
        with urllib.request.urlopen(address + "posts/hello-there/", timeout=30) as answer:
            assert b"Hello there" in answer.read()
    finally:
        server.terminate()
        server.wait(30)


def follow(postil, page, heading):
    with tempfile.TemporaryDirectory() as folder:
        bin_folder = pathlib.Path(folder, "bin")
        bin_folder.mkdir()
        (bin_folder / "postil").symlink_to(postil)
        environment = dict(os.environ, PATH=f"{bin_folder}:{os.environ['PATH']}", HOME=folder)
        where, typed = folder, []
        for command in commands(page, heading):
            typed.append(command)
            if command.startswith("cd "):
                where = os.path.join(where, command[3:])
            elif command.startswith("postil serve"):
                shows_draft(where, environment, command)
                draft = pathlib.Path(where, "content/posts/hello-there.md")
                draft.write_text(draft.read_text().replace("draft: true\n", ""))
            else:
                subprocess.run(command, shell=True, cwd=where, env=environment, check=True)
        assert pathlib.Path(where, "public/posts/hello-there/index.html").is_file(), typed
        print(f"{page.name}: {len(typed)} commands typed")
        return where


def made_by_init(postil):
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([postil, "init", "my-site"], cwd=folder, check=True, stdout=subprocess.DEVNULL)
        site = pathlib.Path(folder, "my-site")
        return {str(path.relative_to(site)) for path in site.rglob("*") if path.is_file()}


def shown_tree(page):
    """The files of the tree that the page draws."""
    block = re.search(r"```text\nmy-site/\n(.*?)```", page.read_text(), re.S).group(1)
    files, above = set(), []
    for line in block.splitlines():
        branch, name = re.match(r"([│├└─ ]*)(\S+)", line).groups()
        depth = len(branch) // 4
        above[depth - 1:] = [name]
        if not name.endswith("/"):
            files.add("".join(above))
    return files


def main():
    postil, checkout = os.path.abspath(sys.argv[1]), pathlib.Path(sys.argv[2])
    manual = checkout / "content/manual/getting-started.md"
    assert shown_tree(manual) == made_by_init(postil), (shown_tree(manual), made_by_init(postil))
    follow(postil, manual, "Your own site")
    follow(postil, checkout / "README.md", "Your own site")


main()
