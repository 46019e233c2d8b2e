"""Inputs that make a careless program slow: each is a site, made for a size n.

Each function in INPUTS takes n and returns the files of a site, by path. SPECIAL holds sites with files that are no regular files.
"""
import json
import os
import random
import socket


def page(body, front="---\ntitle: T\ndate: 2024-01-01\n---\n"):
    return {"content/a.md": front + body}


def html_page(body):
    return {"content/a.html": "---\ntitle: T\n---\n" + body}


def front(yaml):
    return {"content/a.md": f"---\ntitle: T\n{yaml}\n---\ntext\n"}


def data(name, text):
    return {"content/a.md": "text\n", f"data/{name}": text}


def config(yaml):
    return {"content/a.md": "---\ntitle: T\n---\ntext\n", "postil.yaml": yaml}


def theme(files):
    site = {"content/a.md": "---\ntitle: T\n---\ntext\n", "themes/t/theme.yaml": "name: t\n", "postil.yaml": "theme: t\n"}
    for name in ("404", "home", "page", "section", "taxonomy", "term"):
        site[f"themes/t/templates/{name}.mustache"] = "<!doctype html><title>x</title>{{{page.content}}}"
    site.update({f"themes/t/templates/{name}": text for name, text in files.items()})
    return site


def pages(count, text):
    return {f"content/posts/p{i}.md": text(i) for i in range(count)}


def letters(n):
    """n different words."""
    return [f"w{i}" for i in range(n)]


def runs(mark, n):
    """Runs of the mark of growing length, about n characters."""
    text, length = [], 1
    while n > 0:
        text.append(mark * length)
        n -= length
        length += 1
    return " ".join(text)


def nested_folders(n):
    return {"content/" + "a/" * n + "p.md": "---\ntitle: T\n---\ntext\n"}


def nested_sections(n):
    site = {}
    for depth in range(n):
        site["content/" + "a/" * depth + "_index.md"] = f"---\ntitle: T{depth}\n---\n"
    return site


def laughs(n):
    lines = ["a0: &a0 [x, x]"] + [f"a{i}: &a{i} [*a{i - 1}, *a{i - 1}]" for i in range(1, n)]
    return "\n".join(lines)


def partials(n):
    site = {f"p{i}.mustache": f"{{{{> p{i + 1}}}}}" for i in range(n)}
    site[f"p{n}.mustache"] = "x"
    site["page.mustache"] = "{{> p0}}"
    return theme(site)


def doubling_partials(n):
    site = {f"p{i}.mustache": f"{{{{> p{i + 1}}}}}{{{{> p{i + 1}}}}}" for i in range(n)}
    site[f"p{n}.mustache"] = "x"
    site["page.mustache"] = "{{> p0}}"
    return theme(site)


M = {}  # Markdown: name → (text of n, n)


def md(name, n, text):
    M[name] = (text, n)


# The parser.
md("table of n columns and n rows", 1000, lambda n: "|" + "a|" * n + "\n|" + "-|" * n + "\n" + "|a|\n" * n)
md("table of n columns and n empty rows", 1000, lambda n: "|" + "a|" * n + "\n|" + "-|" * n + "\n" + "x\n" * n)
md("table rows without a delimiter", 5000, lambda n: "|a|b|\n" * n)
md("delimiter rows without a table", 5000, lambda n: "|-|-|\n" * n)
md("heads of tables that are longer each", 400, lambda n: "".join("|" + "a|" * i + "\n|" + "-|" * i + "\n\n" for i in range(n)))
md("table delimiters in a paragraph", 2000, lambda n: "a | b\n" * n + "|-|-|\n")
md("one table row of n cells", 100000, lambda n: "|a|\n|-|\n|" + "a|" * n + "\n")
md("n escaped pipes in a cell", 50000, lambda n: "|a|\n|-|\n|" + "\\|" * n + "|\n")
md("pipes", 50000, lambda n: "|" * n + "\n")
md("a head of n pipes", 20000, lambda n: "|" * n + "\n" + "|-" * n + "|\n")
md("n > then n a*", 10000, lambda n: ">" * n + "a*" * n)
md("n > then n lines", 3000, lambda n: ">" * n + "a\n" + "b\n" * n)
md("n lines of n >", 1500, lambda n: (">" * n + "a\n") * 40)
md("quotes one deeper a line", 1000, lambda n: "".join(">" * i + " a\n" for i in range(n)))
md("spaced quotes", 10000, lambda n: "> " * n + "a\n")
md("nested bullets on one line", 4000, lambda n: "- " * n + "a\n")
md("nested bullets and empty lines", 2000, lambda n: "- " * n + "a\n" + "\n" * n)
md("nested bullets and lines", 2000, lambda n: "- " * n + "a\n" + "b\n" * n)
md("nested mixed bullets", 4000, lambda n: "* - + " * (n // 3) + "a\n")
md("nested numbers on one line", 4000, lambda n: "1. " * n + "a\n")
md("quotes and bullets", 4000, lambda n: "> - " * (n // 2) + "a\n")
md("bullets one deeper a line", 700, lambda n: "".join("  " * i + "- a\n" for i in range(n)))
md("bullets of empty items", 20000, lambda n: "-\n" * n)
md("items and empty lines", 10000, lambda n: "- a\n\n\n" * n)
md("lines of four-space indent", 20000, lambda n: "    a\n\n" * n)
md("n [", 50000, lambda n: "[" * n)
md("n ]", 50000, lambda n: "]" * n)
md("n [ then n ]", 20000, lambda n: "[" * n + "a" + "]" * n)
md("n [a](", 20000, lambda n: "[a](" * n)
md("n [a](<b", 20000, lambda n: "[a](<b" * n)
md("n [a](b \"", 20000, lambda n: "[a](b \"" * n)
md("n ![[]()", 5000, lambda n: "![[]()" * n)
md("n [[]()", 5000, lambda n: "[[]()" * n)
md("n [[a]", 10000, lambda n: "[[a]" * n)
md("n [a][", 10000, lambda n: "[a][" * n)
md("n ![", 50000, lambda n: "![" * n)
md("nested links", 5000, lambda n: "[" * n + "a" + "](b)" * n)
md("nested images", 5000, lambda n: "![" * n + "a" + "](b)" * n)
md("n open parentheses in a destination", 50000, lambda n: "[a](" + "(" * n)
md("n *a **a", 10000, lambda n: "*a **a " * n)
md("n a**b then c*", 10000, lambda n: "a**b" + "c* " * n)
md("n *_", 20000, lambda n: "*_" * n)
md("n *", 50000, lambda n: "*" * n)
md("n * then n _", 20000, lambda n: "*" * n + "a" + "_" * n)
md("n _a", 20000, lambda n: "_a " * n)
md("n a_", 20000, lambda n: "a_ " * n)
md("*** of mixed lengths", 5000, lambda n: "a*b **c ***d " * n)
md("nested strong", 10000, lambda n: "**a " * n + "b" + " a**" * n)
md("nested emphasis", 10000, lambda n: "*a _b " * n + "c" + " b_ a*" * n)
md("n ~~", 20000, lambda n: "~~" * n)
md("n ~~a", 20000, lambda n: "~~a " * n)
md("n ~a~", 20000, lambda n: "~a~~ " * n)
md("nested strikethrough", 10000, lambda n: "~~a " * n + "b" + " a~~" * n)
md("n backticks of growing runs", 100000, lambda n: runs("`", n))
md("n backticks of falling runs", 100000, lambda n: " ".join(reversed(runs("`", n).split(" "))))
md("n backtick pairs", 50000, lambda n: "`a``b" * n)
md("n \\", 50000, lambda n: "\\" * n)
md("n \\[", 50000, lambda n: "\\[" * n)
md("n <", 50000, lambda n: "<" * n)
md("n <a", 20000, lambda n: "<a" * n)
md("n <a b=\"", 20000, lambda n: "x<a b=\"" * n)
md("n <a b='", 20000, lambda n: "x<a b='" * n)
md("n <a href=\"b\"", 20000, lambda n: "x<a href=\"b\" " * n)
md("n <!--", 20000, lambda n: "a <!-- " * n)
md("n <!--a--", 20000, lambda n: "a <!-- a -- " * n)
md("n <![CDATA[", 20000, lambda n: "a <![CDATA[" * n)
md("n <!A", 20000, lambda n: "a <!A " * n)
md("n <?", 20000, lambda n: "a <? " * n)
md("n <?a?", 20000, lambda n: "a <?a? " * n)
md("n ]]>", 20000, lambda n: "<![CDATA[" + "]]" * n)
md("block <!--", 20000, lambda n: "<!--\n\n" * n)
md("block <?", 20000, lambda n: "<?\n\n" * n)
md("block <![CDATA[", 20000, lambda n: "<![CDATA[\n\n" * n)
md("block <!A", 20000, lambda n: "<!A\n\n" * n)
md("block <script>", 20000, lambda n: "<script>\n\n" * n)
md("n &", 50000, lambda n: "&" * n)
md("n &#", 50000, lambda n: "&#" * n)
md("n &a", 50000, lambda n: "&aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa" * (n // 16))
md("n quotes", 50000, lambda n: "\"" * n + "'" * n)
md("n a\"", 50000, lambda n: "a\" '" * n)
md("n a@", 20000, lambda n: "a@" * n)
md("n a@b.", 20000, lambda n: "a@b." * n)
md("n @", 50000, lambda n: "@" * n)
md("n a then @", 50000, lambda n: "a" * n + "@" * n)
md("n a@b.c", 20000, lambda n: "a@b.c " * n)
md("n a.a.a then @b.c", 50000, lambda n: "a." * n + "a@b.c")
md("n www.", 20000, lambda n: "www." * n)
md("n www.a", 20000, lambda n: "www.a " * n)
md("n www.a(", 20000, lambda n: "www.a(" * n)
md("www.a and n )", 50000, lambda n: "www.a.b/" + ")" * n)
md("www.a and n ( and )", 50000, lambda n: "www.a.b/" + "(" * n + ")" * n)
md("www.a and n &a;", 50000, lambda n: "www.a.b/" + "&amp;" * n)
md("www.a_ in n labels", 50000, lambda n: "www." + "a_." * n + "b")
md("n http://", 20000, lambda n: "http://" * n)
md("n http://a", 20000, lambda n: "http://a " * n)
md("n :", 50000, lambda n: ":" * n)
md("n a:", 50000, lambda n: "a:" * n)
md("n ://", 50000, lambda n: "://" * n)
md("http:// with n <", 20000, lambda n: "http://a.b/" + "<" * n)
md("n autolinks in brackets", 10000, lambda n: "<http://a.b> " * n)
md("n autolinks on one line", 10000, lambda n: "http://a.b/c " * n)
md("n autolinks in links", 5000, lambda n: "[http://a.b](c) " * n)
md("n [^1]", 20000, lambda n: "[^1]" * n)
md("n [^1] with its note", 20000, lambda n: "[^1]" * n + "\n\n[^1]: a\n")
md("n [^", 50000, lambda n: "[^" * n)
md("n notes unused", 10000, lambda n: "".join(f"[^{i}]: a\n" for i in range(n)))
md("n notes used", 10000, lambda n: "".join(f"[^{i}] " for i in range(n)) + "\n\n" + "".join(f"[^{i}]: a\n" for i in range(n)))
md("n notes missing", 10000, lambda n: "".join(f"[^{i}] " for i in range(n)))
md("n notes missing on lines", 10000, lambda n: "".join(f"[^{i}]\n\n" for i in range(n)))
md("n notes missing between dollars", 5000, lambda n: "".join(f"$[^{i}] " for i in range(n)))
md("n notes missing between $$", 5000, lambda n: "".join(f"$$[^{i}]\n\n" for i in range(n)))
md("n notes within notes", 2000, lambda n: "[^0]\n\n" + "".join(f"[^{i}]: [^{i + 1}]\n" for i in range(n)))
md("n equal notes", 10000, lambda n: "[^a]\n\n" + "[^a]: a\n" * n)
md("nested notes", 1000, lambda n: "".join("    " * min(i, 3) + f"[^{i}]: a\n" for i in range(n)))
md("notes nested on one line", 2000, lambda n: "".join(f"[^{i}]: " for i in range(n)) + "a")
md("n [a]: b", 20000, lambda n: "[a]: b\n" * n)
md("n [a]: on one line", 20000, lambda n: "[a]: " * n)
md("n references defined", 10000, lambda n: "".join(f"[a{i}]: b\n" for i in range(n)) + "".join(f"[a{i}] " for i in range(n)))
md("n references undefined", 20000, lambda n: "".join(f"[a{i}] " for i in range(n)))
md("a long reference used n times", 3000, lambda n: "[a]: " + "b" * n + "\n\n" + "[a] " * n)
md("a long title used n times", 3000, lambda n: "[a]: b '" + "c" * n + "'\n\n" + "[a] " * n)
md("references with open titles", 10000, lambda n: "[a]: b \"c\n" * n)
md("references with open labels", 10000, lambda n: "[a\n" * n)
md("n links over lines", 5000, lambda n: "[a](b\n'c')\n" * n)
md("n links in one paragraph", 10000, lambda n: "[a](b)\n" * n)
md("n links on one line", 10000, lambda n: "[a](b) " * n)
md("n images on one line", 10000, lambda n: "![a](https://b.c/d.png) " * n)
md("links below n definitions", 5000, lambda n: "[x]: y\n" * n + "[a](b)\n" * n)
md("n escaped pipes and links in a table", 3000, lambda n: "|a|\n|-|\n|" + "\\|[a](b) " * n + "|\n")
md("n * before n footnotes", 10000, lambda n: "*a " * n + "[^a]" * n + "\n")
md("n *[^a]", 10000, lambda n: "*[^a]" * n)
md("n *[a](b)", 10000, lambda n: "*[a](b)" * n)
md("n **a [^a] b**", 5000, lambda n: "**a [^a] b** " * n)
md("n ~~a before n images", 5000, lambda n: "~~a " * n + "![a](b)" * n)
md("n addresses without blanks", 5000, lambda n: "http://a.b<" * n)
md("n www. without blanks", 5000, lambda n: "(www.a.b" * n)
md("n links behind hard breaks", 5000, lambda n: "a [b](c)\\\n" * n)
md("n emphases behind hard breaks", 5000, lambda n: "> *a* `b`\\\n" * n)
md("$", 50000, lambda n: "$" * n)
md("n $a", 20000, lambda n: "$a " * n)
md("n {#", 20000, lambda n: "# a" + "{#" * n + "\n")
md("n headings {#a}", 10000, lambda n: "# a {#a}\n" * n)
md("n equal headings", 20000, lambda n: "## Same\n\n" * n)
md("n headings that take numbers", 5000, lambda n: "".join(f"## a-{i}\n\n" for i in range(n)) + "## a\n\n" * n)
md("n headings a-1", 5000, lambda n: "## a\n\n## a-1\n\n" * n)
md("n empty headings", 20000, lambda n: "#\n" * n)
md("n # ", 50000, lambda n: "# " * n)
md("setext lines", 20000, lambda n: "a\n" * n + "===\n")
md("setext headings", 5000, lambda n: "a\n-\n" * n)
md("setext headings of many lines with links", 300, lambda n: ("[a](b)\n" * 20 + "===\n\n") * n)
md(":::", 20000, lambda n: ":::\n" * n)
md("::: nested", 5000, lambda n: "".join(":" * (3 + i) + " a\n" for i in range(100)) * (n // 100))
md("n ---", 20000, lambda n: "---\n" * n)
md("one line of n bytes", 5000000, lambda n: "a" * n)
md("one line of n words", 1000000, lambda n: "a " * n)
md("one line of n characters of two bytes", 1000000, lambda n: "é" * n)
md("n lines", 200000, lambda n: "a\n" * n)
md("n paragraphs", 50000, lambda n: "a\n\n" * n)
md("n empty lines", 1000000, lambda n: "\n" * n)
md("n blanks", 1000000, lambda n: "a" + " " * n + "b")
md("n tabs", 100000, lambda n: "\t" * n + "a")
md("n hard breaks", 50000, lambda n: "a  \n" * n)
md("n NULs", 50000, lambda n: "a\0" * n)
md("n code fences", 20000, lambda n: "```\n" * n)
md("a fence of n backticks", 100000, lambda n: "`" * n + "\na\n" + "`" * (n - 1) + "\n")
md("fences that never close", 5000, lambda n: "".join("`" * (n - i if n - i > 2 else 3) + "\n" for i in range(0, n, 50)))
md("n {{<", 20000, lambda n: "{{< " * n)
md("n {{< ref", 10000, lambda n: "{{< ref " * n)
md("n {{< ref a >}}", 5000, lambda n: "{{< ref \"a.md\" >}} " * n)
md("n {{% ref", 10000, lambda n: "{{% ref \"a.md\" " * n)
md("n {{", 50000, lambda n: "{{" * n)
md("n {{ and >}}", 20000, lambda n: "{{< " * n + ">}} " * n)
md("n {%", 20000, lambda n: "{% raw " * n)
md("n <%", 20000, lambda n: "<% " * n)
md("n [!NOTE]", 10000, lambda n: "> [!NOTE]\n> a\n\n" * n)
md("nested alerts", 1000, lambda n: "".join("> " * i + "[!NOTE]\n" for i in range(1, n // 10)))
md("n task items", 10000, lambda n: "- [ ] a\n" * n)
md("n blocks without text before the text", 5000, lambda n: "![](a.png)\n\n" * n)
md("n <!--more-->", 5000, lambda n: "a\n\n<!--more-->\n\n" * n)
md("n raw addresses", 5000, lambda n: "<a href=\"https://b.c\">x</a> " * n)
md("n raw addresses on lines", 5000, lambda n: "<a href=\"https://b.c\">x</a>\n\n" * n)
md("n raw addresses in one block", 5000, lambda n: "<div>\n" + "<a href=\"https://b.c\">x</a>\n" * n + "</div>\n")
md("n raw addresses on one line of a block", 5000, lambda n: "<div>" + "<a href=\"https://b.c\">x</a> " * n + "</div>\n")
md("n <br> with attributes", 5000, lambda n: "a <br class=x> " * n)
md("n raw addresses before more", 3000, lambda n: "<a href=\"https://b.c\">x</a>\n\n" * n + "<!--more-->\n")
for tag in ("div", "b", "a", "table", "p", "span", "ul><li", "table><tr><td", "table><b", "select", "svg", "template", "font", "button", "form", "h1",
            "i><b><p", "ruby><rt", "dl><dd", "frameset", "math><mi", "svg><foreignObject", "nobr", "blockquote", "option", "table><caption"):
    md(f"raw <{tag}>", 5000, lambda n, tag=tag: f"<div>\n" + f"<{tag}>\n" * n + "x")
    md(f"raw <{tag} id=x>, with text", 5000, lambda n, tag=tag: f"<div>\n" + f"<{tag} id=x>y\n" * n)
md("raw <p></b> after n <b>", 3000, lambda n: "<div>\n" + "<b>" * n + "<p>x" * n)
md("raw n <b id=i> then <p>", 3000, lambda n: "<div>\n" + "".join(f"<b id=i{i}>" for i in range(n)) + "<p>x" * n)
md("raw n <b> then n </p>", 5000, lambda n: "<div>\n" + "<b>" * n + "</p>" * n)
md("raw adoption", 3000, lambda n: "<div>\n" + "<a><p>" * n + "</a>" * n)
md("raw </x>", 10000, lambda n: "<div>\n" + "<div>" * n + "</x>" * n)
md("raw attributes", 20000, lambda n: "<div " + " ".join(f"a{i}=x" for i in range(n)) + ">x</div>\n")
md("raw entities", 20000, lambda n: "<div>\n" + "&am" * n + "\n</div>\n")
md("raw foster text", 5000, lambda n: "<table>\n" + "x<tr>" * n)
md("raw <textarea>", 5000, lambda n: "<div>\n" + "<textarea>" * n)
md("raw <script><!--", 5000, lambda n: "<script>\n" + "<!--<script>" * n)
md("raw comments", 20000, lambda n: "<div>\n" + "<!-- a=b -->\n" * n)
md("raw srcset", 20000, lambda n: "<img alt=x srcset=\"" + "https://a.b/c 1x, " * n + "\">\n")
md("raw style", 20000, lambda n: "<div style=\"" + "background: url(https://a.b/c); " * n + "\">x</div>\n")
md("raw style of (", 20000, lambda n: "<div style=\"" + "url(" * n + "\">x</div>\n")
md("raw style of /*", 20000, lambda n: "<style>\n" + "/* " * n + "\n</style>\n")
md("raw style of url('", 20000, lambda n: "<style>\n" + "a{b:url('" * n + "\n</style>\n")
for hidden in ("<title><!--</title>", "<style><!--</style>", "<textarea><!--</textarea>", "<script></scripts><!-- </script>",
               "<script><!--<script></script><!-- </script>", "<select><style></select>", "<svg><style><!-- --></style></svg>"):
    md(f"raw <div></p> behind {hidden}", 20000, lambda n, hidden=hidden: f"<div>\n{hidden}" + "<div></p>" * n)
    md(f"raw attributes behind {hidden}", 20000, lambda n, hidden=hidden: f"<div>\n{hidden}<p " + " ".join(f"a{i}=x" for i in range(n)) + ">x</div>\n")
for tag in ("select", "style", "title", "textarea", "svg", "object", "template"):
    md(f"raw <div><{tag}></div></{tag}>", 5000, lambda n, tag=tag: "<div>\n" + f"<div><{tag}></div></{tag}>" * n)
for tag in ("html", "body"):
    md(f"raw <{tag} a1> <{tag} a2>", 20000, lambda n, tag=tag: "<div>\n" + "".join(f"<{tag} a{i}>x" for i in range(n)))
md("raw n <b> with 20 attributes", 2000, lambda n: "<div>\n" + "".join("<b" + "".join(f" a{j}" for j in range(20)) + f" b={i}>" for i in range(n)))
md("raw n <font> with a number", 5000, lambda n: "<div>\n" + "".join(f"<p><font a={i}></p>" for i in range(n)))
md("raw a large <b> that n paragraphs open again", 10000, lambda n: "<div>\n<p><b id=" + "a" * 100000 + "></p>" + "<p>x</p>" * n)

INPUTS = {"Markdown: " + name: (lambda n, text=text: page(text(n)), n) for name, (text, n) in M.items()}
INPUTS.update({"HTML page: " + name[4:]: (lambda n, text=text: html_page(text(n)), n) for name, (text, n) in M.items() if name.startswith("raw ")})


def add(name, n, make):
    INPUTS[name] = (make, n)


# Front matter, configuration and data.
add("YAML: n [", 20000, lambda n: front("params: " + "[" * n))
add("YAML: n {", 20000, lambda n: front("params: " + "{" * n))
add("YAML: n [ and ]", 20000, lambda n: front("params: {a: " + "[" * n + "]" * n + "}"))
add("YAML: n {a:", 20000, lambda n: front("params: " + "{a: " * n + "x" + "}" * n))
add("YAML: n - on one line", 10000, lambda n: front("params:\n  a:\n    " + "- " * n + "x"))
add("YAML: n keys deeper each", 1000, lambda n: front("params:\n" + "".join("  " * (i + 1) + "a:\n" for i in range(n))))
add("YAML: n ? ", 5000, lambda n: front("params:\n  " + "? " * n + "x"))
add("YAML: billion laughs", 15, lambda n: front("params:\n  " + laughs(n).replace("\n", "\n  ")))
add("YAML: billion laughs in the configuration", 15, lambda n: config(laughs(n)))
add("YAML: billion laughs in data", 15, lambda n: data("a.yaml", laughs(n)))
add("YAML: merge keys", 15, lambda n: data("a.yaml", "a0: &a0 {k: x}\n" + "".join(f"a{i}: &a{i} {{<<: *a{i - 1}, k{i}: *a{i - 1}, j{i}: *a{i - 1}}}\n" for i in range(1, n))))
add("YAML: n keys", 20000, lambda n: front("params:\n" + "".join(f"  a{i}: x\n" for i in range(n))))
add("YAML: n unknown keys", 5000, lambda n: front("".join(f"a{i}: x\n" for i in range(n))))
add("YAML: n equal keys", 5000, lambda n: front("params:\n" + "  a: x\n" * n))
add("YAML: n tags", 10000, lambda n: front("tags: [" + ", ".join(letters(n)) + "]"))
add("YAML: n wrong dates", 2000, lambda n: front("cascade:\n" + "  - date: x\n" * n))
add("YAML: n aliases", 10000, lambda n: front("aliases:\n" + "".join(f"  - /old{i}/\n" for i in range(n))))
add("YAML: n lines of a text", 20000, lambda n: front("summary: |\n" + "  a\n" * n))
add("YAML: n quotes", 20000, lambda n: front("title2: " + "'" * n))
add("YAML: n !", 20000, lambda n: front("params: " + "!" * n))
add("YAML: n &a", 20000, lambda n: front("params: " + "&a " * n))
add("YAML: n comments", 50000, lambda n: front("# a\n" * n))
add("YAML: n blanks", 500000, lambda n: front("params:" + " " * n + "x"))
add("YAML: n anchors and aliases", 5000, lambda n: data("a.yaml", "".join(f"a{i}: &b{i} x\nc{i}: *b{i}\n" for i in range(n))))
add("front matter: no end", 20000, lambda n: {"content/a.md": "---\n" + "a: b\n" * n})
add("front matter: n ---", 20000, lambda n: {"content/a.md": "---\n" * n})
add("front matter: TOML", 20000, lambda n: {"content/a.md": "+++\n" + "a = 1\n" * n})
add("front matter: JSON", 20000, lambda n: {"content/a.md": "{\n" + "\"a\": {" * n})
add("config: n menu items", 5000, lambda n: config("menus:\n  main:\n" + "".join(f"    - {{name: a{i}, url: /x{i}/}}\n" for i in range(n))))
add("config: n nested menu items", 5000, lambda n: config("menus:\n  main:\n" + "".join(f"    - {{name: a{i}, url: /x{i}/" + (f", parent: a{i - 1}" if i else "") + "}\n" for i in range(n))))
add("config: n unknown keys", 5000, lambda n: config("".join(f"a{i}: x\n" for i in range(n))))
add("config: n ignored patterns and pages", 500, lambda n: {**config("ignore:\n" + "".join(f"  - '*{i}*.x*'\n" for i in range(n))), **pages(n, lambda i: "a\n")})
add("config: a pattern of n *", 15, lambda n: {**config("ignore: ['" + "*a" * n + "b']\n"), "content/" + "a" * 200 + ".md": "x\n"})
add("config: a pattern of n **/", 15, lambda n: {**config("ignore: ['" + "**/a/" * n + "b']\n"), "content/" + "a/" * 100 + "c.md": "x\n"})
add("config: n permalinks", 3000, lambda n: config("permalinks:\n" + "".join(f"  s{i}: /:year/\n" for i in range(n))))
add("config: n taxonomies", 300, lambda n: config("taxonomies: [" + ", ".join(letters(n)) + "]\n"))
add("JSON: n [", 50000, lambda n: data("a.json", "[" * n))
add("JSON: n [ and ]", 50000, lambda n: data("a.json", "[" * n + "]" * n))
add("JSON: n {", 50000, lambda n: data("a.json", "{\"a\":" * n + "1" + "}" * n))
add("JSON: n equal keys", 20000, lambda n: data("a.json", "{" + ",".join("\"a\":1" for _ in range(n)) + "}"))
add("JSON: n keys", 50000, lambda n: data("a.json", "{" + ",".join(f"\"a{i}\":1" for i in range(n)) + "}"))
add("CSV: one line", 1000000, lambda n: data("a.csv", "a," * n))
add("CSV: n columns and n rows", 700, lambda n: data("a.csv", ",".join(letters(n)) + "\n" + (",".join("a" * n) + "\n") * n))
add("CSV: n rows too short", 5000, lambda n: data("a.csv", "a,b,c\n" + "a\n" * n))
add("CSV: n columns and n short rows", 1000, lambda n: data("a.csv", ",".join(letters(n)) + "\n" + "a\n" * n))
add("CSV: n quotes", 100000, lambda n: data("a.csv", "a\n" + "\"" * (2 * n + 1)))

# Sites.
add("site: n nested folders", 600, nested_folders)
add("site: n nested sections", 400, nested_sections)
add("site: n nested folders in static", 600, lambda n: {"content/a.md": "x\n", "static/" + "a/" * n + "b.txt": "x"})
add("site: n nested folders in data", 600, lambda n: {"content/a.md": "x\n", "data/" + "a/" * n + "b.yaml": "x: 1"})
add("site: n pages", 1000, lambda n: pages(n, lambda i: f"---\ntitle: T{i}\n---\ntext\n"))
add("site: n pages of equal titles", 1000, lambda n: pages(n, lambda i: "---\ntitle: T\n---\ntext\n"))
add("site: n terms", 3000, lambda n: pages(30, lambda i: "---\ntitle: T\ntags: [" + ", ".join(f"t{i}-{j}" for j in range(n // 30)) + "]\n---\ntext\n"))
add("site: n pages of one term", 700, lambda n: pages(n, lambda i: "---\ntitle: T\ntags: [a]\n---\ntext\n"))
add("site: n pages of shared terms", 300, lambda n: pages(n, lambda i: f"---\ntitle: T\ntags: [a, b, c, d{i % 7}, e{i % 11}]\n---\ntext\n"))
add("site: n pages that link to all", 100, lambda n: pages(n, lambda i: "---\ntitle: T\n---\n" + "".join(f"[x](p{j}.md)\n" for j in range(n))))
add("site: n broken links", 3000, lambda n: page("".join(f"[a](b{i}.md)\n\n" for i in range(n))))
add("site: n broken links among n pages", 300, lambda n: pages(n, lambda i: "".join(f"[x](q{i}-{j}.md)\n" for j in range(5))))
add("site: n broken anchors", 2000, lambda n: page("".join(f"[a](#b{i})\n\n## c{i}\n\n" for i in range(n))))
add("site: n pages in one series", 300, lambda n: pages(n, lambda i: f"---\ntitle: T{i}\nseries: [a]\n---\ntext\n"))
add("site: n files beside a page", 2000, lambda n: {"content/b/index.md": "x\n", **{f"content/b/f{i}.txt": "x" for i in range(n)}})
add("site: n languages", 20, lambda n: {**config("language: en\nlanguages:\n" + "".join(f"  {a}{b}: {{}}\n" for a, b in [("abcdefghijklmnopqrstuvwxyz"[i // 26], "abcdefghijklmnopqrstuvwxyz"[i % 26]) for i in range(n)])), **pages(10, lambda i: "a\n")})
add("site: n pages at one address", 500, lambda n: pages(n, lambda i: "---\ntitle: T\nurl: /x/\n---\ntext\n"))
add("site: n redirects of its own", 3000, lambda n: {**config("redirects: [netlify]\n"), "static/_redirects": "".join(f"/a{i} /b{i}\n" for i in range(n))})
add("site: n authors", 2000, lambda n: {**page("x\n"), "data/authors.yaml": "".join(f"a{i}: {{name: A{i}}}\n" for i in range(n))})

# Themes.
add("template: n nested sections", 3000, lambda n: theme({"page.mustache": "{{#page}}" * n + "x" + "{{/page}}" * n}))
add("template: n open sections", 3000, lambda n: theme({"page.mustache": "{{#page}}" * n}))
add("template: n sections", 5000, lambda n: theme({"page.mustache": "{{#page}}x{{/page}}" * n}))
add("template: n {{", 20000, lambda n: theme({"page.mustache": "{{" * n}))
add("template: n names", 5000, lambda n: theme({"page.mustache": "{{page.title}}" * n}))
add("template: n unknown names", 2000, lambda n: theme({"page.mustache": "".join(f"{{{{a{i}}}}}" for i in range(n))}))
add("template: n comments", 10000, lambda n: theme({"page.mustache": "{{! a }}" * n}))
add("template: n delimiters", 5000, lambda n: theme({"page.mustache": "{{=<% %>=}}<%={{ }}=%>" * n}))
add("template: n partials in a row", 1000, partials)
add("template: partials that double", 12, doubling_partials)
add("template: n uses of a partial", 5000, lambda n: theme({"x.mustache": "a", "page.mustache": "{{> x}}" * n}))
add("template: a list of n nested lists", 6, lambda n: theme({"home.mustache": "{{#site.pages}}" * n + "x" + "{{/site.pages}}" * n}))


def fifo(path):
    def make(site):
        os.makedirs(os.path.dirname(os.path.join(site, path)) or site, exist_ok=True)
        os.mkfifo(os.path.join(site, path))
    return make


def link(path, target):
    def make(site):
        os.makedirs(os.path.dirname(os.path.join(site, path)) or site, exist_ok=True)
        os.symlink(target, os.path.join(site, path))
    return make


def socket_at(path):
    def make(site):
        os.makedirs(os.path.dirname(os.path.join(site, path)) or site, exist_ok=True)
        here = os.getcwd()
        os.chdir(site)  # the address of a socket is short
        with socket.socket(socket.AF_UNIX) as listener:
            listener.bind(path)
        os.chdir(here)
    return make


FOLLOW = {"content/a.md": "---\ntitle: T\n---\ntext\n", "postil.yaml": "symlinks: follow\n"}
PLAIN = {"content/a.md": "---\ntitle: T\n---\ntext\n"}
PLACES = ("postil.yaml", "content/b.md", "content/b.png", "content/b.html", "content/x/index.md", "content/x/y.png", "content/_index.md", "static/b.txt",
          "data/b.yaml", "data/b.json", "data/b.csv", "i18n/en.yaml", "templates/page.mustache", "static/_redirects", "archetypes/default.md",
          "themes/default/theme.yaml", "themes/default/static/b.css", "themes/default/templates/page.mustache", "_drafts/b.md", "data/authors.yaml")
SPECIAL = {}
for place in PLACES:
    SPECIAL[f"a FIFO as {place}"] = (PLAIN, fifo(place))
    SPECIAL[f"a socket as {place}"] = (PLAIN, socket_at(place))
    for device in ("/dev/zero", "/dev/tty", "/proc/kmsg"):
        files = {name: text for name, text in FOLLOW.items() if name != place}
        SPECIAL[f"{device} as {place}"] = (files, link(place, device))
