#include "markdown/footnotes.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <string>
#include <utility>

#include "base/line_columns.h"
#include "base/spelling.h"
#include "base/text.h"
#include "markdown/formulas.h"
#include "markdown/parse.h"

namespace markdown {
namespace {

constexpr std::size_t kNowhere = static_cast<std::size_t>(-1);

// `[^label]` in the text: a footnote, a reference or plain text.
struct Occurrence {
  std::size_t begin = 0;  // of the label
  std::string_view label;
  bool is_footnote = false;
  bool is_reference = false;
  std::size_t within = kNowhere;  // reference: the occurrence of the footnote around it
};

// Equal for labels that cmark-gfm treats as equal. It does not normalize Unicode, so composed and
// decomposed forms of a letter differ.
std::string key_of(std::string_view label) {
  const bool is_composed = base::nfc(label) == label;
  return base::fold_case(label) + (is_composed ? "" : "\n");
}

std::vector<Occurrence> occurrences_of(std::string_view body) {
  std::vector<Occurrence> found;
  for (std::size_t at = body.find("[^"); at != std::string_view::npos; at = body.find("[^", at)) {
    at += 2;
    const std::size_t end = body.find_first_of("[]\n`|\\", at);
    if (end == std::string_view::npos || body[end] != ']') continue;
    const std::string_view label = body.substr(at, end - at);
    if (!base::trim(label).empty()) found.push_back({at, label});
  }
  return found;
}

// The unique label that replaces the label of an occurrence.
std::string label_of(std::size_t number) { return "p" + std::to_string(number) + "q"; }

// Asks the parser which occurrences are footnotes and which are references. The parser drops
// footnotes without references and references without footnotes. So this parses the text twice,
// with a unique label for each occurrence:
// - First, references to all labels stand above the text, so that the parser keeps all footnotes.
// - Then a footnote stands above the text for each label that has none, so that the parser keeps
//   all references.
// Footnotes are identified by their positions, because the parser does not return their labels.
class Analysis {
 public:
  Analysis(std::string_view body, std::vector<Occurrence>& occurrences)
      : occurrences_(occurrences) {
    std::size_t at = 0;
    for (std::size_t i = 0; i < occurrences_.size(); ++i) {
      append(body.substr(at, occurrences_[i].begin - at));
      append(label_of(i));
      labels_.push_back({line_, renamed_.size() + 2 - line_begin_});
      at = occurrences_[i].begin + occurrences_[i].label.size();
    }
    append(body.substr(at));
  }

  void run() {
    const Parsed footnotes = parse_below([](const Occurrence&) { return false; });
    for (const Node& node : footnotes.tree.nodes) {
      if (node.kind != Kind::footnote) continue;
      if (const std::size_t number = footnote_at(footnotes, node); number != kNowhere)
        occurrences_[number].is_footnote = true;
    }
    find_references(parse_below([](const Occurrence& each) { return !each.is_footnote; }));
  }

 private:
  struct Parsed {
    Tree tree;
    std::vector<std::size_t> above;  // for each line above the text: its footnote, or kNowhere
  };

  // The position after the `]:` of a label, if the label is that of a footnote.
  struct LabelEnd {
    std::size_t line = 0;    // of the text, from 0
    std::size_t column = 0;  // in bytes
  };

  void append(std::string_view text) {
    renamed_ += text;
    line_ += static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
    if (const std::size_t end = text.rfind('\n'); end != std::string_view::npos)
      line_begin_ = renamed_.size() - (text.size() - end - 1);
  }

  // The HTML comment ends the footnotes above, so that the text does not continue them.
  template <class Defines>
  Parsed parse_below(Defines is_defined) const {
    std::string text;
    std::vector<std::size_t> above;
    for (std::size_t i = 0; i < occurrences_.size(); ++i) {
      const bool defines = is_defined(occurrences_[i]);
      text += "[^" + label_of(i) + (defines ? "]: x\n\n" : "]\n\n");
      above.push_back(defines ? i : kNowhere);
      above.push_back(kNowhere);
    }
    text += "<!-- -->\n\n";
    above.resize(above.size() + 2, kNowhere);
    return {parse(text + renamed_, {}), std::move(above)};
  }

  // The index of the occurrence that is this footnote.
  std::size_t footnote_at(const Parsed& parsed, const Node& footnote) const {
    const auto line = static_cast<std::size_t>(footnote.line) - 1;
    if (line < parsed.above.size()) return parsed.above[line];
    const LabelEnd place = {line - parsed.above.size(),
                            static_cast<std::size_t>(footnote.column) - 1};
    const auto next = std::upper_bound(
        labels_.begin(), labels_.end(), place, [](const LabelEnd& a, const LabelEnd& b) {
          return std::pair(a.line, a.column) < std::pair(b.line, b.column);
        });
    if (next == labels_.begin() || std::prev(next)->line != place.line) return kNowhere;
    return static_cast<std::size_t>(std::prev(next) - labels_.begin());
  }

  std::size_t footnote_around(const Parsed& parsed, const Node& node) const {
    for (NodeIndex at = node.parent; at != kNoNode; at = parsed.tree[at].parent) {
      if (parsed.tree[at].kind == Kind::footnote) return footnote_at(parsed, parsed.tree[at]);
    }
    return kNowhere;
  }

  void find_references(const Parsed& parsed) {
    std::vector<std::size_t> footnotes;  // in the order of their numbers
    for (const Node& node : parsed.tree.nodes) {
      if (node.kind == Kind::footnote) footnotes.push_back(footnote_at(parsed, node));
    }
    for (const Node& node : parsed.tree.nodes) {
      const auto place = static_cast<std::size_t>(node.number) - 1;
      if (node.kind != Kind::footnote_reference || place >= footnotes.size()) continue;
      const std::size_t number = footnotes[place];
      if (number == kNowhere || occurrences_[number].is_footnote) continue;
      occurrences_[number].is_reference = true;
      occurrences_[number].within = footnote_around(parsed, node);
    }
  }

  std::vector<Occurrence>& occurrences_;
  std::string renamed_;           // the text with unique labels
  std::vector<LabelEnd> labels_;  // of each occurrence
  std::size_t line_ = 0;          // how many line ends `renamed_` has
  std::size_t line_begin_ = 0;    // where its last line begins
};

bool is_spaced(std::string_view label) {
  return label.find_first_of(" \t") != std::string_view::npos;
}

// A suggestion compares a label with at most this many footnotes, to limit the time.
constexpr std::size_t kMostKnown = 500;

// The footnote of one label, and its use.
struct Label {
  std::size_t footnote = kNowhere;  // the first with this label
  bool is_used = false;             // by a reference outside this footnote
};

class Judge {
 public:
  Judge(std::string_view body, const std::vector<Occurrence>& occurrences)
      : body_(body), occurrences_(occurrences), formulas_(body), columns_(base::split(body, '\n')) {
    for (std::size_t at = body.find('\n'); at != std::string_view::npos;
         at = body.find('\n', at + 1))
      line_begins_.push_back(at + 1);
    for (std::size_t i = 0; i < occurrences.size(); ++i) {
      if (!occurrences[i].is_footnote) continue;
      Label& label = labels_[key_of(occurrences[i].label)];
      if (label.footnote == kNowhere) label.footnote = i;
      if (!is_spaced(occurrences[i].label) && known_.size() < kMostKnown)
        known_.push_back(occurrences[i].label);
    }
    for (const Occurrence& each : occurrences) {
      const auto found = labels_.find(key_of(each.label));
      if (each.is_reference && found != labels_.end())
        found->second.is_used |= each.within != found->second.footnote;
    }
  }

  std::vector<FootnoteFault> run() {
    for (std::size_t i = 0; i < occurrences_.size(); ++i) judge(i);
    return std::move(faults_);
  }

 private:
  using Kind = FootnoteFault::Kind;

  void judge(std::size_t number) {
    const Occurrence& each = occurrences_[number];
    if (!each.is_footnote && !each.is_reference) return;
    const auto found = labels_.find(key_of(each.label));
    const bool is_known = found != labels_.end();
    if (is_spaced(each.label)) {
      if (is_known) add(Kind::spaced, each);
    } else if (each.is_reference) {
      if (!is_known && !formulas_.contain(each.begin)) {
        add(Kind::missing, each);
        faults_.back().similar = base::nearest(each.label, known_);
      }
    } else if (found->second.footnote != number) {
      add(Kind::repeated, each);
      faults_.back().first_line = line_of(occurrences_[found->second.footnote].begin);
    } else if (!found->second.is_used) {
      add(Kind::unused, each);
    }
  }

  void add(Kind kind, const Occurrence& each) {
    const std::size_t begin = each.begin - 2;  // of "[^"
    const int line = line_of(begin);
    const std::size_t line_begin = line_begins_[static_cast<std::size_t>(line) - 1];
    faults_.push_back(
        {.kind = kind,
         .label = std::string(each.label),
         .line = line,
         .column = columns_.column(static_cast<std::size_t>(line) - 1, begin - line_begin)});
  }

  int line_of(std::size_t offset) const {
    const auto next = std::upper_bound(line_begins_.begin(), line_begins_.end(), offset);
    return static_cast<int>(next - line_begins_.begin());
  }

  std::string_view body_;
  const std::vector<Occurrence>& occurrences_;
  Formulas formulas_;
  base::LineColumns columns_;
  std::map<std::string, Label> labels_;
  std::vector<std::size_t> line_begins_ = {0};
  std::vector<std::string_view> known_;  // labels of footnotes, for suggestions
  std::vector<FootnoteFault> faults_;
};

bool is_in_footnote(const Tree& tree, const Node& node) {
  NodeIndex at = node.parent;
  while (at != kNoNode && tree[at].kind != Kind::footnote) at = tree[at].parent;
  return at != kNoNode;
}

}  // namespace

std::vector<FootnoteFault> footnote_faults(std::string_view body, const Tree& tree) {
  std::vector<Occurrence> occurrences = occurrences_of(body);
  const auto kept = std::count_if(tree.nodes.begin(), tree.nodes.end(), [](const Node& node) {
    return node.kind == Kind::footnote || node.kind == Kind::footnote_reference;
  });
  const bool may_refer_to_itself =
      std::any_of(tree.nodes.begin(), tree.nodes.end(), [&](const Node& node) {
        return node.kind == Kind::footnote_reference && is_in_footnote(tree, node);
      });
  // If every occurrence is in the tree, the parser dropped nothing. It keeps a footnote that only
  // itself refers to.
  if (static_cast<std::size_t>(kept) == occurrences.size() && !may_refer_to_itself) return {};
  Analysis(body, occurrences).run();
  return Judge(body, occurrences).run();
}

}  // namespace markdown
