#include "html/nesting.h"

#include <gumbo.h>

#include <algorithm>
#include <array>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "html/tag_reader.h"

namespace html {
namespace {

// How an end tag finds its element among the open ones (HTML, 13.2.4.2 and 13.2.6.4.7).
enum class Role {
  unnested,    // void elements, and tags that the parser ignores
  ordinary,    // found above the nearest special element
  special,     // found above the nearest barrier; closes what is open inside
  formatting,  // as special, but what is open inside stays open
  barrier      // special; end tags of outer elements do not reach through it
};

template <std::size_t size>
bool is_one_of(const std::array<GumboTag, size>& tags, GumboTag tag) {
  return std::find(tags.begin(), tags.end(), tag) != tags.end();
}

bool is_unnested(GumboTag tag) {
  constexpr auto kTags = std::to_array<GumboTag>(
      {GUMBO_TAG_AREA,   GUMBO_TAG_BASE,  GUMBO_TAG_BASEFONT, GUMBO_TAG_BGSOUND,
       GUMBO_TAG_BR,     GUMBO_TAG_COL,   GUMBO_TAG_EMBED,    GUMBO_TAG_FRAME,
       GUMBO_TAG_HR,     GUMBO_TAG_IMAGE, GUMBO_TAG_IMG,      GUMBO_TAG_INPUT,
       GUMBO_TAG_KEYGEN, GUMBO_TAG_LINK,  GUMBO_TAG_META,     GUMBO_TAG_PARAM,
       GUMBO_TAG_SOURCE, GUMBO_TAG_TRACK, GUMBO_TAG_WBR,      GUMBO_TAG_HTML,
       GUMBO_TAG_HEAD,   GUMBO_TAG_BODY,  GUMBO_TAG_FRAMESET, GUMBO_TAG_FORM,
       GUMBO_TAG_ISINDEX});
  return is_one_of(kTags, tag);
}

bool is_formatting(GumboTag tag) {
  constexpr auto kTags = std::to_array<GumboTag>(
      {GUMBO_TAG_A, GUMBO_TAG_B, GUMBO_TAG_BIG, GUMBO_TAG_CODE, GUMBO_TAG_EM, GUMBO_TAG_FONT,
       GUMBO_TAG_I, GUMBO_TAG_NOBR, GUMBO_TAG_S, GUMBO_TAG_SMALL, GUMBO_TAG_TT, GUMBO_TAG_U,
       GUMBO_TAG_STRIKE, GUMBO_TAG_STRONG});
  return is_one_of(kTags, tag);
}

bool is_barrier(GumboTag tag) {
  constexpr auto kTags = std::to_array<GumboTag>(
      {GUMBO_TAG_TABLE, GUMBO_TAG_TD, GUMBO_TAG_TH, GUMBO_TAG_CAPTION, GUMBO_TAG_TEMPLATE,
       GUMBO_TAG_OBJECT, GUMBO_TAG_APPLET, GUMBO_TAG_SVG, GUMBO_TAG_MATH, GUMBO_TAG_MARQUEE,
       GUMBO_TAG_DESC, GUMBO_TAG_FOREIGNOBJECT, GUMBO_TAG_ANNOTATION_XML});
  return is_one_of(kTags, tag);
}

bool is_ordinary(GumboTag tag) {
  constexpr auto kTags = std::to_array<GumboTag>(
      {GUMBO_TAG_ABBR,  GUMBO_TAG_ACRONYM, GUMBO_TAG_BDI,   GUMBO_TAG_BDO,      GUMBO_TAG_CITE,
       GUMBO_TAG_DATA,  GUMBO_TAG_DEL,     GUMBO_TAG_DFN,   GUMBO_TAG_INS,      GUMBO_TAG_KBD,
       GUMBO_TAG_LABEL, GUMBO_TAG_MARK,    GUMBO_TAG_METER, GUMBO_TAG_PROGRESS, GUMBO_TAG_OUTPUT,
       GUMBO_TAG_Q,     GUMBO_TAG_RUBY,    GUMBO_TAG_RB,    GUMBO_TAG_RP,       GUMBO_TAG_RT,
       GUMBO_TAG_SAMP,  GUMBO_TAG_SPAN,    GUMBO_TAG_SUB,   GUMBO_TAG_SUP,      GUMBO_TAG_TIME,
       GUMBO_TAG_VAR,   GUMBO_TAG_UNKNOWN, GUMBO_TAG_OPTION});
  return is_one_of(kTags, tag);
}

Role role_of(GumboTag tag) {
  if (is_unnested(tag)) return Role::unnested;
  if (is_formatting(tag)) return Role::formatting;
  if (is_barrier(tag)) return Role::barrier;
  return is_ordinary(tag) ? Role::ordinary : Role::special;
}

// Parts of tables, the outer ones first.
int table_level(GumboTag tag) {
  if (tag == GUMBO_TAG_TR) return 2;
  if (tag == GUMBO_TAG_TD || tag == GUMBO_TAG_TH) return 3;
  constexpr auto kParts = std::to_array<GumboTag>(
      {GUMBO_TAG_TBODY, GUMBO_TAG_THEAD, GUMBO_TAG_TFOOT, GUMBO_TAG_CAPTION, GUMBO_TAG_COLGROUP});
  return is_one_of(kParts, tag) ? 1 : 0;
}

// Elements of a list, which close the one before them.
bool are_siblings(GumboTag a, GumboTag b) {
  const auto is_description = [](GumboTag tag) {
    return tag == GUMBO_TAG_DD || tag == GUMBO_TAG_DT;
  };
  return (a == GUMBO_TAG_LI && b == GUMBO_TAG_LI) || (is_description(a) && is_description(b));
}

// Counts the elements that are open after each tag.
class Counter {
 public:
  explicit Counter(std::string_view html) : reader_(html), most_(1'000'000 + 8 * html.size()) {}

  NestingScan run(std::size_t size) {
    NestingScan scan;
    while (const auto tag = reader_.next()) {
      scan.excess = read(*tag);
      if (scan.excess) break;
    }
    scan.steps = size + steps_;
    return scan;
  }

 private:
  struct Open {
    GumboTag tag = GUMBO_TAG_UNKNOWN;
    Role role = Role::ordinary;
    std::string_view name;
    std::string_view text;
  };

  std::optional<Excess> read(const Tag& tag) {
    const GumboTag id = gumbo_tagn_enum(tag.name.data(), static_cast<unsigned>(tag.name.size()));
    const Role role = role_of(id);
    if (tag.attributes > kMostAttributes) return Excess{Excess::Kind::attributes, tag.offset};
    // Formatting elements that are left open are opened again for the content of each block.
    reopened_ += formatting_count_;
    if (reopened_ > most_) return Excess{Excess::Kind::reopened, tag.offset};
    if (role == Role::unnested) return std::nullopt;
    if (tag.is_end) {
      close({id, role, tag.name, {}});
    } else {
      open({id, role, tag.name, tag.text}, tag.is_self_closing);
    }
    if (open_.size() + formatting_count_ > kDeepest) return Excess{Excess::Kind::depth, tag.offset};
    return std::nullopt;
  }

  static bool is_same(const Open& a, const Open& b) {
    return a.tag == b.tag && (a.tag != GUMBO_TAG_UNKNOWN || a.name == b.name);
  }

  // The index behind the innermost open element that fits, or 0. The search ends at an element that
  // stops it.
  template <class Fits, class Stops>
  std::size_t find(Fits fits, Stops stops) {
    for (std::size_t i = open_.size(); i > 0; --i) {
      ++steps_;
      if (fits(open_[i - 1])) return i;
      if (stops(open_[i - 1])) return 0;
    }
    return 0;
  }

  static bool is_wall(const Open& open) { return open.role == Role::barrier; }
  static bool is_table(const Open& open) {
    return open.tag == GUMBO_TAG_TABLE || open.tag == GUMBO_TAG_TEMPLATE;
  }

  // Closes the element with this index and all inside of it.
  void close_from(std::size_t behind) {
    if (behind > 0) open_.resize(behind - 1);
  }

  void close(const Open& end) {
    const auto is_it = [&](const Open& open) { return is_same(open, end); };
    switch (end.role) {
      case Role::ordinary:
        return close_from(find(is_it, [](const Open& open) {
          return open.role == Role::special || open.role == Role::barrier;
        }));
      case Role::barrier:
        return close_from(find(is_it, is_table));
      case Role::formatting:
        forget(end);
        if (const std::size_t behind = find(is_it, is_wall); behind > 0)
          open_.erase(open_.begin() + static_cast<std::ptrdiff_t>(behind) - 1);
        return;
      default:
        return close_from(find(is_it, table_level(end.tag) > 0 ? is_table : is_wall));
    }
  }

  void open(const Open& start, bool is_self_closing) {
    if (is_self_closing && is_foreign()) return;
    if (start.tag == GUMBO_TAG_SCRIPT && !is_foreign()) return reader_.skip_script();
    if (table_level(start.tag) > 0) {
      if (!open_table_part(start.tag)) return;
    } else if (start.tag == GUMBO_TAG_A || start.tag == GUMBO_TAG_NOBR ||
               start.tag == GUMBO_TAG_BUTTON || start.tag == GUMBO_TAG_SELECT) {
      close(start);  // these do not nest
    } else if (start.tag == GUMBO_TAG_OPTION) {
      close_from(find([](const Open& open) { return open.tag == GUMBO_TAG_OPTION; },
                      [](const Open&) { return true; }));
    } else if (start.role == Role::special) {
      close_siblings(start.tag);
      close_from(
          find([](const Open& open) { return open.tag == GUMBO_TAG_P; },
               [](const Open& open) { return is_wall(open) || open.tag == GUMBO_TAG_BUTTON; }));
    }
    open_.push_back(start);
    if (start.role == Role::formatting) remember(start);
  }

  void close_siblings(GumboTag tag) {
    if (!are_siblings(tag, tag)) return;
    close_from(find([&](const Open& open) { return are_siblings(open.tag, tag); },
                    [](const Open& open) {
                      return is_wall(open) ||
                             (open.role == Role::special && open.tag != GUMBO_TAG_DIV &&
                              open.tag != GUMBO_TAG_P && open.tag != GUMBO_TAG_ADDRESS);
                    }));
  }

  // Closes the parts of the table that are not outside of the new part. Without a table the tag is
  // ignored.
  bool open_table_part(GumboTag tag) {
    const std::size_t table =
        find([](const Open& open) { return is_table(open); }, [](const Open&) { return false; });
    if (table == 0) return false;
    std::size_t keep = table;
    while (keep < open_.size() && table_level(open_[keep].tag) > 0 &&
           table_level(open_[keep].tag) < table_level(tag))
      ++keep;
    open_.resize(keep);
    return true;
  }

  // Whether the innermost element is one of a drawing or a formula, where "/>" closes an element.
  bool is_foreign() {
    return find(
               [](const Open& open) {
                 return open.tag == GUMBO_TAG_SVG || open.tag == GUMBO_TAG_MATH;
               },
               is_wall) > 0;
  }

  // The parser opens at most three equal elements again ("Noah's Ark clause").
  void remember(const Open& start) {
    constexpr int kMostEqual = 3;
    std::vector<std::string_view>& texts = formatting_[start.tag];
    int& equal = equal_[start.text];
    if (equal == kMostEqual) return;
    ++equal;
    texts.push_back(start.text);
    ++formatting_count_;
  }

  void forget(const Open& end) {
    std::vector<std::string_view>& texts = formatting_[end.tag];
    if (texts.empty()) return;
    --equal_[texts.back()];
    texts.pop_back();
    --formatting_count_;
  }

  TagReader reader_;
  std::vector<Open> open_;
  std::unordered_map<int, std::vector<std::string_view>> formatting_;  // by tag: those not closed
  std::unordered_map<std::string_view, int> equal_;  // how many of these are equal
  std::size_t formatting_count_ = 0;
  std::size_t reopened_ = 0;
  std::size_t most_;
  std::size_t steps_ = 0;
};

}  // namespace

NestingScan scan_nesting(std::string_view html) {
  // Most HTML is too short to exceed a limit.
  const auto tags = static_cast<std::size_t>(std::count(html.begin(), html.end(), '<'));
  if (tags < kDeepest && html.size() < 2 * kMostAttributes)
    return {.excess = {}, .steps = html.size()};
  return Counter(html).run(html.size());
}

}  // namespace html
