"""Mutation operators for C++ as clang-format writes it: where a line of code can be changed, and into what.

The operators are the classical ones (relational, logical, arithmetic, constant, negation, statement deletion, jump, call removal). They work
on text, so a mutant may not compile; the caller draws another one then. Strings, characters, comments, preprocessor lines and
declarations of templates are left alone: binary operators are recognised by the spaces that clang-format puts around them.
"""
import re
from typing import NamedTuple


class Mutation(NamedTuple):
    line: int  # from 1
    column: int  # from 1, in characters
    length: int  # of the text that is replaced, on that line
    replacement: str
    operator: str  # what the table of survivors says

    def apply(self, text):
        """Returns `text` with this mutation."""
        lines = text.split("\n")
        line = lines[self.line - 1]
        at = self.column - 1
        lines[self.line - 1] = line[:at] + self.replacement + line[at + self.length:]
        return "\n".join(lines)


BINARY = {
    "<": ["<=", ">="], ">": [">=", "<="], "<=": ["<", ">"], ">=": [">", "<"], "==": ["!="], "!=": ["=="],
    "&&": ["||"], "||": ["&&"], "+": ["-"], "-": ["+"], "*": ["/"], "/": ["*"], "%": ["*"],
    "+=": ["-="], "-=": ["+="],
}
WORDS = {"true": ["false"], "false": ["true"], "break": ["continue"], "continue": ["break"]}
# A statement on one line that calls or assigns: "report.add(x);", "a.b = c;", "++i;". No declaration: that would need its name elsewhere.
STATEMENT = re.compile(r"^\s*((?:\+\+|--)?[A-Za-z_][\w:.\->\[\]()*]*(?:\(.*\)|\s[+\-|&]?=\s.*)|(?:\+\+|--)[\w.\->]+)\s*;$")
NO_STATEMENT = re.compile(r"^\s*(return|throw|using|namespace|static_assert|delete|goto|case|default|public|private|template)\b")
DECLARATION = re.compile(r"^\s*(?:const |static |constexpr |inline |auto |std::[\w:<>]+ |[A-Z]\w* |[\w:]+[&*] |(?:int|bool|char|double|unsigned) )")
LITERAL = re.compile(r'R"(\w*)\(.*?\)\1"|"(?:\\.|[^"\\])*"|\'(?:\\.|[^\'\\])*\'|//[^\n]*|/\*.*?\*/', re.S)


def blank(text):
    """Returns `text` with strings, characters, comments and preprocessor lines overwritten, so that no operator is found in them.
    Line ends and lengths stay."""
    def cover(match):
        whole = match.group(0)
        if whole.startswith(("/", "'")) or "\n" in whole:
            return re.sub(r"[^\n]", "\0", whole)
        return '"' + "\0" * (len(whole) - 2) + '"'
    covered = LITERAL.sub(cover, text)
    return re.sub(r"^[ \t]*#(?:[^\n]*\\\n)*[^\n]*", lambda match: re.sub(r"[^\n]", "\0", match.group(0)), covered, flags=re.M)


def matching(line, at):
    """Returns the index of the parenthesis that closes the one at `at`, or -1."""
    depth = 0
    for index in range(at, len(line)):
        depth += (line[index] == "(") - (line[index] == ")")
        if depth == 0:
            return index
    return -1


def binary(code, number):
    for match in re.finditer(r"(?<= )(<=|>=|==|!=|&&|\|\||\+=|-=|[<>+\-*/%])(?= |$)", code):
        is_reference = match.group(1) == "&&" and re.match(r"&& [{;]", code[match.start():]) is not None
        if is_reference or code.lstrip().startswith(("template", "friend", "operator")):
            continue
        for other in BINARY[match.group(1)]:
            yield Mutation(number, match.start() + 1, len(match.group(1)), other, f"`{match.group(1)}` becomes `{other}`")


def words(code, number):
    for match in re.finditer(r"\b(true|false|break|continue)\b", code):
        if "explicit(" in code:
            continue
        for other in WORDS[match.group(1)]:
            yield Mutation(number, match.start() + 1, len(match.group(1)), other, f"`{match.group(1)}` becomes `{other}`")


def constants(code, number):
    for match in re.finditer(r"(?<![\w.'])(0[xX][0-9a-fA-F]+|\d+)(?=[uUlLzZ]{0,3}\b)(?![\w.']*')", code):
        value = int(match.group(1), 0) if not re.fullmatch(r"0\d+", match.group(1)) else int(match.group(1), 8)
        others = [value + 1] + ([value - 1] if value > 0 else [])
        for other in others:
            yield Mutation(number, match.start() + 1, len(match.group(1)), str(other), f"`{match.group(1)}` becomes `{other}`")


def negations(code, number):
    for match in re.finditer(r"!(?=[\w(*])", code):
        yield Mutation(number, match.start() + 1, 1, "", "`!` is removed")
    match = re.match(r"\s*(?:\} else )?if \(", code)
    if match and ";" not in code[match.end():matching(code, match.end() - 1)]:
        end = matching(code, match.end() - 1)
        if end > 0:
            inside = code[match.end():end]
            if not re.match(r"(const )?auto\b", inside):
                for value in ("true", "false"):
                    # The condition stays, so that no variable becomes unused.
                    word = "||" if value == "true" else "&&"
                    length = end - match.end()
                    yield Mutation(number, match.end() + 1, length, f"\1{word} {value}", f"the condition is always {value}")


def statements(code, number):
    if STATEMENT.match(code) and not NO_STATEMENT.match(code) and not DECLARATION.match(code):
        begin = len(code) - len(code.lstrip())
        yield Mutation(number, begin + 1, len(code) - begin, ";", "the statement is removed")


# Without them, and whatever is reserved, a program does the same with more copies: such a mutant is equivalent, although its code differs.
NO_EFFECT = {"std::move", "std::forward", "std::cref", "std::as_const"}


def calls(code, number):
    """`f(x)` within an expression becomes `(x)`, when it has one argument."""
    for match in re.finditer(r"(?<![\w.>:])((?:[a-z_]+::)*[a-z_]\w*)\(", code):
        if match.group(1) in {"if", "for", "while", "switch", "return", "sizeof", "catch", "decltype", "noexcept", "explicit", "defined"}:
            continue
        end = matching(code, match.end() - 1)
        inside = code[match.end():end] if end > 0 else ""
        if match.group(1) in NO_EFFECT or inside == "" or "," in inside or code[:match.start()].strip() == "":
            continue
        yield Mutation(number, match.start() + 1, len(match.group(1)), "", f"the call of `{match.group(1)}` is removed")


def mutations(text):
    """Returns the mutations of a C++ file by line number, without lines that have none."""
    found = {}
    source = text.split("\n")
    for number, code in enumerate(blank(text).split("\n"), 1):
        code = code.rstrip()
        if code.replace("\0", "").strip() == "" or "static_assert" in code or ".reserve(" in code:
            continue
        here = []
        for operator in (binary, words, constants, negations, statements, calls):
            here.extend(operator(code, number))
        if here:
            found[number] = [complete(each, source[number - 1]) for each in here]
    return found


def complete(mutation, line):
    """Puts the condition of the source, with its strings, in place of the mark \\1."""
    if not mutation.replacement.startswith("\1"):
        return mutation
    at = mutation.column - 1
    condition = line[at:at + mutation.length]
    return mutation._replace(replacement=f"({condition}) {mutation.replacement[1:]}")
