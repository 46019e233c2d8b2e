// The condition about links: their number, their destinations, and their share of the text.
#include <algorithm>
#include <array>

#include "base/url_host.h"
#include "policy/conditions.h"
#include "policy/domains.h"

namespace policy {
namespace {

// Which links are counted.
enum class Counted { all, outside, inside };

struct LinkCriteria {
  Counted counted = Counted::all;
  std::vector<std::string> domains = {};
  std::string list = {};
  Limits limits = {};
  // The share of the text in percent; nothing when the share does not matter.
  std::optional<std::int64_t> share = {};
};

class Links final : public Leaf {
 public:
  explicit Links(LinkCriteria criteria)
      : criteria_(std::move(criteria)), domains_(criteria_.domains) {}

  std::string words() const override {
    if (criteria_.share) return "links with a share of " + share_words();
    std::string text = "links";
    if (criteria_.counted == Counted::outside) text += " but those to " + criteria_.list + ",";
    if (criteria_.counted == Counted::inside) text += " to " + criteria_.list;
    return text + " " + criteria_.limits.words();
  }
  // The website field may contain a denied domain, too.
  std::set<Input> inputs() const override {
    return criteria_.counted == Counted::inside ? std::set{Input::body, Input::website}
                                                : std::set{Input::body};
  }

 protected:
  Finding look(const Subject& subject) const override {
    if (criteria_.share) return share(subject);
    std::int64_t count = 0;
    Finding finding{Truth::miss, "body", {"links", "", criteria_.limits.words()}};
    for (const Link& link : subject.links()) {
      if (!counts(link)) continue;
      // The reported place is that of the first link over the limit.
      if (++count == first_hit()) {
        finding.evidence.begin = link.begin;
        finding.evidence.end = link.end;
      }
      if (criteria_.counted == Counted::inside) finding.evidence.actual = *first_inside(link);
    }
    const std::string website = base::host_of_url(subject.draft().website);
    if (criteria_.counted == Counted::inside && domains_.contains(website)) {
      if (++count == 1) finding.field = "website";
      finding.evidence.actual = website;
    }
    if (criteria_.limits.met_by(count)) finding.truth = Truth::hit;
    if (criteria_.counted != Counted::inside) finding.evidence.actual = std::to_string(count);
    return finding;
  }

 private:
  using Hosts = std::vector<std::string>;
  Hosts::const_iterator first_inside(const Link& link) const {
    return std::ranges::find_if(
        link.hosts, [this](const std::string& host) { return domains_.contains(host); });
  }

  bool counts(const Link& link) const {
    switch (criteria_.counted) {
      case Counted::all:
        return true;
      case Counted::outside:
        return link.hosts.empty() ||
               std::ranges::any_of(link.hosts, [this](const std::string& host) {
                 return !domains_.contains(host);
               });
      case Counted::inside:
        return first_inside(link) != link.hosts.end();
    }
    return true;
  }

  std::int64_t first_hit() const { return criteria_.limits.more_than.value_or(0) + 1; }
  std::string share_words() const { return "more than " + std::to_string(*criteria_.share) + " %"; }

  Finding share(const Subject& subject) const {
    const auto percent = static_cast<std::int64_t>(subject.linked_percent());
    return {percent > *criteria_.share ? Truth::hit : Truth::miss,
            "body",
            {"links", std::to_string(percent) + " %", share_words()}};
  }

  LinkCriteria criteria_;
  Domains domains_;
};

std::vector<std::string> read_domains(const yaml::Node& node, yaml::Reader& reader,
                                      const Lists& lists) {
  std::vector<std::string> domains = lists.texts(node, reader);
  for (const std::string& domain : domains) {
    if (is_domain(domain)) continue;
    reader.error(node, "\"" + domain + "\" is no domain", "write the host alone, like example.org");
  }
  return domains;
}

}  // namespace

ConditionPointer read_links(const yaml::Node& value, yaml::Reader& reader, const Lists& lists) {
  constexpr auto kKeys = std::to_array<std::string_view>(
      {"more_than", "fewer_than", "allowed", "denied", "share_more_than"});
  if (!reader.is_map(value, "\"links\"", kKeys)) return nullptr;
  const yaml::Node* allowed = yaml::Reader::find(value, "allowed");
  const yaml::Node* denied = yaml::Reader::find(value, "denied");
  const yaml::Node* share = yaml::Reader::find(value, "share_more_than");
  LinkCriteria criteria;
  criteria.limits = read_limits(value, reader);
  if (share != nullptr) criteria.share = reader.count(*share, "\"share_more_than\"");
  const bool alone = value.keys.size() == 1;
  if ((share != nullptr && !alone) || (allowed != nullptr && denied != nullptr)) {
    reader.error(value, "these keys exclude each other",
                 "write one condition for each, joined with \"all\" or \"any\"");
    return nullptr;
  }
  if (const yaml::Node* domains = allowed != nullptr ? allowed : denied) {
    criteria.counted = allowed != nullptr ? Counted::outside : Counted::inside;
    criteria.domains = read_domains(*domains, reader, lists);
    criteria.list = name_of_list(*domains);
    if (alone) criteria.limits.more_than = 0;
  }
  if (value.keys.empty())
    reader.error(value, "a limit is missing", "write {links: {more_than: 1}}");
  return std::make_unique<Links>(std::move(criteria));
}

}  // namespace policy
