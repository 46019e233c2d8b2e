"""Tests of the mutation operators: which changes they find in a line, and that they leave text alone."""
import unittest

import operators


def changed(line):
    """Every text that one mutation makes of the line `line`."""
    return {each.apply(line) for each in operators.mutations(line).get(1, [])}


class Operators(unittest.TestCase):
    def test_relations(self):
        self.assertIn("  if (a <= b) return x;", changed("  if (a < b) return x;"))
        self.assertIn("  if (a >= b) return x;", changed("  if (a < b) return x;"))
        self.assertIn("  return a != b;", changed("  return a == b;"))

    def test_logic_and_arithmetic(self):
        self.assertIn("  return a || b;", changed("  return a && b;"))
        self.assertIn("  x = a - b;", changed("  x = a + b;"))
        self.assertIn("  return a;", changed("  return !a;"))

    def test_constants(self):
        self.assertEqual(changed("  int x = 7;"), {"  int x = 8;", "  int x = 6;"})
        self.assertEqual(changed("  return 0;"), {"  return 1;"})
        self.assertEqual(changed("  auto utf8 = x1y;"), set())

    def test_conditions_keep_their_strings(self):
        self.assertIn('  if ((name == "a") && false) return;', changed('  if (name == "a") return;'))
        self.assertIn('  if ((name == "a") || true) return;', changed('  if (name == "a") return;'))

    def test_statements_are_removed_and_declarations_are_not(self):
        self.assertIn("  ;", changed("  report.add(x);"))
        self.assertIn("  ;", changed("  place.line = first;"))
        self.assertNotIn("  ;", changed("  const int x = f(y);"))
        self.assertNotIn("  ;", changed("  return f(x);"))

    def test_calls_are_removed(self):
        self.assertIn("  return (x);", changed("  return lower_case(x);"))
        self.assertIn("  return find((x));", changed("  return find(lower_case(x));"))

    def test_what_only_saves_copies_is_left_alone(self):
        self.assertEqual(changed("  return std::move(x);"), set())
        self.assertEqual(changed("  lines.reserve(count + 1);"), set())

    def test_text_is_left_alone(self):
        for line in ['  say("a < b && true 1");', "  // a < b", "#if A < 2", "  x = 'a';", "template <class T>", "  T& operator*() && { go(); }"]:
            self.assertNotIn("<=", "".join(changed(line)), line)
            self.assertNotIn("||", "".join(changed(line)), line)
            self.assertNotIn("false", "".join(changed(line)), line)
        self.assertEqual(changed('  const auto* text = R"(a < 1)";'), set())


if __name__ == "__main__":
    unittest.main()
