"""300 posts whose names and titles are hard to make addresses of; the same ones at every call."""
import json

# Written by hand: each shows something that one of the programs keeps, drops, splits or joins.
ODD = """Plain
love-the-build
Mixed-Case-Name.aspx
why-.net-rocks.-really
C++
C#
F# and C#
c#sharp
#hashtag
C++ & C#
.NET
.hidden
v1.2.3
Release 2.0.
trailing-
-leading
--both--
a--b
a---b
a - b
a – b
a — b
a -- b
a.b-c
a.-b
a-.b
a..b
a...b
dots...
...dots
under_score
_private
__init__
trailing_
It's here
It’s there
"quoted"
«guillemets»
a, b and c
one,two
semi;colon
a:b
std::vector
what?
really?!
wow!
100%
50% off
%41bc
a%20b
per%cent
R&D
a+b
a + b
+plus
a=b
me@example
(paren)
[bracket] x
{brace} x
<tag> x
a|b
$HOME
a^b
`code` x
a*b
tilde~here
~home
İstanbul
ISTANBUL ı
ΟΔΟΣ ΟΔΥΣΣΕΥΣ
Straße ẞ
Grüße, 世界
日本語 タイトル
日本語、テスト。
مرحبا بكم
שלום עולם
Привет, Мир!
Ёлка и ёж
हिन्दी में
ภาษาไทย
한국어 제목
Tiếng Việt
Ĳssel ǅ
ﬁne ligature
½ cup of ² x
Ⅷ x
٣ أرقام
😀 smile
a 👍🏽 b
smile 🙂.
Ça va?
Ñandú
Œuvre Æsir
Łódź
İ.İ_İ
x.html
page.HTML
index of all
404
2024
007
1. First
10 things, 5 ways
a,b.c_d-e
A.B.C.
a.b.c.d
MiXeD_CaSe--Name.Txt
MIXED.-.Case
One & Two, Three; Four
Don't_stop.-now
e.g. this
i.e.
Node.js vs. Deno
Vue.js_3
C++17, C++20
G++ -O2
1+1=2
Q&A: #1
#1 fan
issue #42
a#b#c
x##
x#
100#
Tom's "Best_Of" #3
K–12
a·b
a•b
a…b
a/b
AC/DC live
and/or_x
wide\u3000space
non\u00a0breaking
thin\u2009space
zero\u200bwidth
zw\u200dj
soft\u00adhyphen
É
Étude_No.5
Cafe\u0301 Noir_Ö
Ünïcödé,Ãll
naïve-._~
!$&'()+,;=@ x
-.-x
.-x
x-.
x.-
x_-
x-_
""".splitlines()

WORDS = ["Alpha", "beta", "GAMMA", "Über", "déjà", "мир", "ИМЯ", "世界", "ΣΑΣ", "v2.5", "C#", "C++", ".NET", "it's", "x_y", "İz", "10", "Ünï", "q&a", "%31", "ñ", "ß", "k,l", "E.T."]
GLUE = [" ", "-", "--", "_", ".", ", ", ".-", "-.", " - ", " & ", " #", "; ", "..", "-_-", "+", " (x) ", "~", "!", "@", "'"]
CATEGORIES = [[], ["News"], ["Big News"], ["C++", "C#"], ["Über_uns", "über_uns"], ["a.b-c", "A,B"], ["Q&A", "x; y"], ["日本", "МИР"],
              ["İstanbul"], ["50% off"], ["it's", "Who"], ["d/e", "c"], ["v1.2.3"], ["x--z", "X--Z", "w- w"], ["ΣΑΣ"], ["é", "É"], ["#1"], ["trailing."]]
FOLDERS = ["Sub Dir", "Über.uns", "C++", "a--b", "under_score", "v1.2", "日本 語", "Q&A", "it's", "MIXED.Case", "x-", "plain", "c#d", "50%25 x"]
ZONES = ["+00:00", "-08:00", "+09:00", "+05:30", "-03:30"]
TIMEZONE = "Europe/Berlin"  # of all sites
TOTAL = 300


def made(number):
    """A name of two or three words, another for each number."""
    words = [WORDS[(number * step + shift) % len(WORDS)] for step, shift in ((1, 0), (7, 3), (5, 11))]
    glue = [GLUE[number % len(GLUE)], GLUE[(number * 3 + number // len(GLUE)) % len(GLUE)]]
    return words[0] + glue[0] + words[1] + (glue[1] + words[2] if number % 3 else "")


def texts():
    """The names, all different even when the case of letters is not looked at."""
    seen, number = {}, 0
    for text in ODD:
        seen.setdefault(text.casefold(), text)
    while len(seen) < TOTAL:
        seen.setdefault(made(number).casefold(), made(number))
        number += 1
    return list(seen.values())[:TOTAL]


def posts():
    """A list of {name, title, slug, date, categories, folders}; slug is None for most. A name has no "/"."""
    names = texts()
    made_posts = []
    for i, text in enumerate(names):
        made_posts.append({
            "name": text.replace("/", "_"), "title": names[(i * 7 + 1) % TOTAL], "slug": names[(i * 11 + 5) % TOTAL].replace("/", "_") if i % 5 == 4 else None,
            "date": f"{2012 + i % 12}-{1 + i % 12:02}-{1 + i * 5 % 28:02} {i % 24:02}:{i * 7 % 60:02}:{i * 13 % 60:02} {ZONES[i % len(ZONES)]}", "categories": CATEGORIES[i % len(CATEGORIES)],
            "folders": [FOLDERS[i % len(FOLDERS)], FOLDERS[(i * 3 + 1) % len(FOLDERS)]][:i % 3]})
    return made_posts


def file_of(post, more=""):
    """The text of its file: its front matter is YAML that all programs read alike."""
    lines = [f"{key}: {json.dumps(post[key], ensure_ascii=False)}" for key in ("title", "slug", "categories") if post[key]]
    return "\n".join(["---", *lines, f"date: {post['date']}", *([more] if more else []), "---", "Text.", ""])
