"""What Jekyll and Hugo themselves make of the posts: {pattern: [address of each post, not percent-encoded]}."""
import csv
import io
import json
import pathlib
import shutil
import subprocess
import tempfile
import urllib.parse

from posts import FOLDERS, TIMEZONE, file_of, posts

JEKYLL_DATES = ":year-:short_year-:month-:i_month-:short_month-:long_month-:day-:i_day-:y_day-:w_year-:week-:w_day-:short_day-:long_day-:hour-:minute-:second"
JEKYLL = [*(f"/:{token}/" for token in ("title", "slug", "name", "path", "collection", "categories", "slugified_categories")), f"/{JEKYLL_DATES}/:title/",
          "date", "pretty", "ordinal", "weekdate", "none", "/:categories/:title:output_ext", "/Blog/:year_:month/:title.html", "/:year/:title.x/:slug/"]
# In Hugo each pattern belongs to a folder of content/.
HUGO = ["/:title/", "/:slug/", "/:filename/", "/:slugorfilename/", "/:section/:sections/:filename/", "/:sections[1:]/:filename/", "/:sections[last]/:slug/",
        "/:year-:month-:monthname-:day-:weekday-:weekdayname-:yearday/:title/", "/:06-:1-:01-:Jan-:January-:2-:02-:002-:Mon-:Monday-:15-:04-:05/:title/",
        "/Blog/:year/:title", "/x+:title/"]
# Hugo knows these from 0.125 on: what it says of them is what 0.111 says of the other token, as a post's "content base name" is its file's name.
LATER = {"/:contentbasename/": "/:filename/", "/:slugorcontentbasename/": "/:slugorfilename/"}


def folder_of(pattern):
    return f"s{[*HUGO, *LATER].index(pattern)}"


def jekyll_file(post):
    return f"{post['date'][:10]}-{post['name']}.md"


def hugo_file(number, post, pattern):
    """Below content/: every tenth name has a date, and those that Hugo would leave out for their first character."""
    dated = number % 10 == 3 or post["name"][0] in ".#"
    return "/".join([folder_of(pattern), *post["folders"], jekyll_file(post) if dated else post["name"] + ".md"])


def hugo_sections(pattern):
    """The folders of these posts that have an `_index.md`: the one at the top (without it Hugo 0.111 counts an empty section after it) and
    every second of the others, by its name."""
    folders = {f"{folder_of(pattern)}/{'/'.join(post['folders'][:depth])}" for post in posts() for depth in (1, 2) if len(post["folders"]) >= depth}
    return [folder_of(pattern), *sorted(folder for folder in folders if FOLDERS.index(folder.rsplit("/", 1)[1]) % 2 == 0)]


def ask_jekyll():
    with tempfile.TemporaryDirectory(prefix="postil-jekyll-") as folder:
        site = pathlib.Path(folder)
        (site / "_posts").mkdir()
        for post in posts():
            (site / "_posts" / jekyll_file(post)).write_text(file_of(post))
        script = pathlib.Path(__file__).parent / "jekyll.rb"
        told = subprocess.run(["ruby", script, site, TIMEZONE], input=json.dumps(JEKYLL), capture_output=True, text=True, check=True, timeout=300)
        made = json.loads(told.stdout)
        return {pattern: [made[pattern].get(jekyll_file(post)) for post in posts()] for pattern in JEKYLL}


def ask_hugo():
    with tempfile.TemporaryDirectory(prefix="postil-hugo-") as folder:
        site = pathlib.Path(folder)
        (site / "config.json").write_text(json.dumps({"baseURL": "https://example.org/", "timeZone": TIMEZONE, "permalinks": {f"s{i}": pattern for i, pattern in enumerate(HUGO)}}))
        for pattern in HUGO:
            for number, post in enumerate(posts()):
                file = site / "content" / hugo_file(number, post, pattern)
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_text(file_of(post))
            for folder in hugo_sections(pattern):
                (site / "content" / folder / "_index.md").write_text("---\ntitle: Section\n---\n")
        told = subprocess.run(["hugo", "list", "all", "--source", site], capture_output=True, text=True, check=True, timeout=300)
    made = {row["path"].removeprefix("content/"): urllib.parse.unquote(row["permalink"].removeprefix("https://example.org"))
            for row in csv.DictReader(io.StringIO(told.stdout))}
    found = {pattern: [made.get(hugo_file(number, post, pattern)) for number, post in enumerate(posts())] for pattern in HUGO}
    return found | {later: found[now] for later, now in LATER.items()}


PROGRAMS = {"jekyll": ask_jekyll, "hugo": ask_hugo}


def installed(program):
    return shutil.which(program) is not None
