"""The head of a page as other programs read it: with an HTML parser and a JSON parser."""
import html.parser
import json


class Head(html.parser.HTMLParser):
    def __init__(self, text):
        super().__init__()
        self.title, self.metas, self.links, self.data, self.open = "", [], [], [], None
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        said = dict(attributes)
        if tag == "meta" and said.get("content") is not None:
            self.metas.append((said.get("property") or said.get("name"), said["content"]))
        if tag == "link":
            self.links.append(said)
        if tag == "title" and not self.title:
            self.open = "title"
        if tag == "script" and said.get("type") == "application/ld+json":
            self.open = "data"
            self.data.append("")

    def handle_endtag(self, tag):
        if tag in ("title", "script"):
            self.open = None

    def handle_data(self, data):
        if self.open == "title":
            self.title += data
        if self.open == "data":
            self.data[-1] += data

    def meta(self, name):
        """The one content of that name, or None."""
        found = [content for key, content in self.metas if key == name]
        assert len(found) < 2, f"{name} stands there {len(found)} times"
        return found[0] if found else None

    def all(self, name):
        return [content for key, content in self.metas if key == name]

    def canonical(self):
        found = [link["href"] for link in self.links if link.get("rel") == "canonical"]
        assert len(found) < 2, "two canonical links"
        return found[0] if found else None

    def graph(self):
        """The things that the page says it is about, by @type."""
        things = {}
        for text in self.data:
            data = json.loads(text)
            assert data["@context"] == "https://schema.org", data
            for thing in data["@graph"]:
                assert thing["@type"] not in things, f"two of {thing['@type']}"
                things[thing["@type"]] = thing
        return things
