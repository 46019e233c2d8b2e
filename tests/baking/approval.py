"""One approval changes the files that show it, and no others: the page, the lists with its count, the home page.

    approval.py POSTIL POSTIL_COMMENTS
"""
import sys

import world

POSTIL, COMMENTS = sys.argv[1:3]


def blog(place, real):
    """Six posts in two sections, two on a page of a list, one with a tag and a series, each with one comment."""
    site = world.Site(POSTIL, place / "site", real.url, [real.build_token])
    site.configure(real.url, "paginate: 2\ntaxonomies: [tags, series]\narchives: [posts]\nfeeds: [atom, json]\n")
    for number, name in enumerate("cdef"):
        site.post(name, f"date: 2026-02-0{number + 1}\ntags: [{'ink' if name == 'e' else 'vellum'}]" + ("\nseries: Margins" if name == "e" else ""))
    (site.place / "content/notes").mkdir()
    (site.place / "content/notes/n.md").write_text("---\ntitle: A note\ndate: 2025-01-01\n---\nText\n")
    for name in "abcdef":
        real.publish(f"/posts/{name}/", f"The first about {name}")
    real.publish("/notes/n/", "The first note")
    site.build(token=real.token).must(0)
    return site


def changed_by(site, real, what):
    before = site.public()
    what()
    site.build(token=real.token).must(0)
    after = site.public()
    site.build(token=real.token).must(0, " 0 new, 0 changed, ")
    return world.changes(before, after)


def each_approval_names_its_files(place):
    with world.service(COMMENTS, place / "service") as real:
        site = blog(place, real)
        page = "posts/e/index.html"
        lists = ["index.html", "posts/2026/02/index.html", "posts/2026/index.html", "posts/index.html", "series/margins/index.html", "tags/ink/index.html"]

        waiting = real.comment("/posts/e/", "The second about e")["id"]
        assert changed_by(site, real, lambda: None) == [], "what waits changes nothing"
        found = changed_by(site, real, lambda: real.decide(waiting, "approve"))
        assert found == sorted([page, *lists]), found
        assert "The second about e" in site.page("e")
        for name in lists:
            assert "2 comments" in (site.place / "public" / name).read_text(), name

        # A comment on the second page of the lists is among the recent ones of the home page.
        found = changed_by(site, real, lambda: real.publish("/posts/c/", "The second about c"))
        lists_of_c = [f"{name}page/2/index.html" for name in ["", "posts/", "posts/2026/", "posts/2026/02/", "tags/vellum/"]]
        assert found == sorted(["index.html", "posts/c/index.html", *lists_of_c]), found
        assert "The second about c" in (site.place / "public/index.html").read_text()

        # An older comment is taken down: the home page listed it, and the counts change.
        found = changed_by(site, real, lambda: real.decide(waiting, "delete"))
        assert page in found and set(found) <= {page, *lists}, found
        assert "The second about e" not in site.page("e") and "The second about e" not in (site.place / "public/index.html").read_text()

        # A closed thread has no form. Nothing else shows that.
        found = changed_by(site, real, lambda: real.command("thread", "close", "/posts/d/"))
        assert found == ["posts/d/index.html"], found
        assert changed_by(site, real, lambda: real.command("thread", "open", "/posts/d/")) == ["posts/d/index.html"]

        # A thread of no page changes nothing.
        assert changed_by(site, real, lambda: real.publish("/nowhere/", "Lost")) == []


if __name__ == "__main__":
    world.run_all([each_approval_names_its_files])
