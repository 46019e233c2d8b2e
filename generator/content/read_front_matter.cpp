#include "content/read_front_matter.h"

#include <array>
#include <map>
#include <utility>

#include "base/text.h"
#include "content/key_table.h"
#include "content/paths.h"
#include "content/terms.h"

namespace content {
namespace {

constexpr yaml::Range kAnyNumber;
constexpr yaml::Range kCount = {.least = 0};

// The message and the hint for a text that is no date.
std::pair<std::string, std::string> date_fault(const std::string& text, base::DateFault fault) {
  switch (fault) {
    case base::DateFault::no_such_day:
      return {"there is no day " + text.substr(0, text.find_first_of(" T")), {}};
    case base::DateFault::no_such_time:
      return {"there is no such time of day in \"" + text + "\"", {}};
    case base::DateFault::not_a_date:
    case base::DateFault::unknown_zone:
      break;
  }
  return {"\"" + text + "\" is not a date", "write 2024-05-01 or 2024-05-01 10:30:00 +02:00"};
}

// Reads the entries of one front matter; each method sets what its key means.
class EntryReader {
 public:
  EntryReader(const Source& source, const yaml::Reader& reader, base::Report& report,
              const configuration::Configuration& configuration)
      : source_(source), reader_(reader), report_(report), configuration_(configuration) {}

  FrontMatter read(const yaml::Node& root) {
    const auto entries = reader_.entries(root, "front matter");
    for (const yaml::Entry& entry : entries) {
      if (const auto row = find_key(entry.key.text)) own_[row->meaning].push_back(&entry.key);
    }
    for (const yaml::Entry& entry : entries) read_entry(entry);
    return std::move(out_);
  }

 private:
  void read_entry(const yaml::Entry& entry) {
    if (is_taxonomy_key(entry.key.text, configuration_)) {
      read_terms(reader_, entry, configuration_, out_);
      return;
    }
    const auto row = find_key(entry.key.text);
    if (!row) {
      unknown(entry.key);
    } else if (!is_overruled(entry.key, *row)) {
      read_key(entry, row->key);
    }
  }

  void unknown(const yaml::Node& key) {
    std::vector<std::string_view> known = key_spellings();
    known.insert(known.end(), configuration_.taxonomies.begin(), configuration_.taxonomies.end());
    reader_.unknown(key, "key", known, "values of your own belong under \"params\"");
  }

  // Two spellings of one key: Postil's own counts, else the first.
  bool is_overruled(const yaml::Node& key, const KeyRow& row) {
    const auto& rivals = own_[row.meaning];
    const yaml::Node* winner = rivals.front();
    for (const yaml::Node* rival : rivals) {
      if (rival->text == row.meaning) winner = rival;
    }
    if (winner == &key || row.meaning == "aliases") return false;
    reader_.warn(key, "\"" + key.text + "\" is ignored: \"" + winner->text + "\" on line " +
                          std::to_string(reader_.place(*winner).line) + " counts");
    return true;
  }

  void read_key(const yaml::Entry& entry, Key key) {
    switch (key) {
      case Key::title:
        title(entry);
        break;
      case Key::description:
        out_.description = base::trim(reader_.text(entry).value_or(""));
        break;
      case Key::date:
        out_.date = date(entry);
        break;
      case Key::lastmod:
        out_.lastmod = date(entry);
        break;
      case Key::publish_date:
        out_.publish_date = date(entry);
        break;
      case Key::expiry_date:
        out_.expiry_date = date(entry);
        break;
      case Key::weight:
        out_.weight = reader_.number(entry, kAnyNumber);
        break;
      case Key::shares:
        out_.shares = reader_.number(entry, kCount);
        break;
      case Key::views:
        out_.views = reader_.number(entry, kCount);
        break;
      case Key::draft:
        out_.draft = reader_.truth(entry).value_or(false);
        break;
      case Key::comments:
        out_.comments = reader_.truth(entry);
        break;
      case Key::layout:
        out_.layout = placed(entry);
        break;
      case Key::image:
        if (auto source = placed(entry)) out_.image = Image{*std::move(source), {}};
        break;
      default:
        read_composed(entry, key);
    }
  }

  // The keys whose value has a form of its own.
  void read_composed(const yaml::Entry& entry, Key key) {
    switch (key) {
      case Key::published:
        published(entry);
        break;
      case Key::slug:
        slug(entry);
        break;
      case Key::url:
        url(entry);
        break;
      case Key::permalink:
        permalink(entry);
        break;
      case Key::aliases:
        aliases(entry, source_.section.empty() ? "/" : '/' + source_.section + '/');
        break;
      case Key::redirect_from:
        aliases(entry, "/");
        break;
      case Key::original:
        original(entry);
        break;
      case Key::params:
        params(entry);
        break;
      default:
        break;
    }
  }

  // A folded text (`>`) ends in a line end; an empty title is none.
  void title(const yaml::Entry& entry) {
    const std::string text(base::trim(reader_.text(entry).value_or("")));
    if (!text.empty()) out_.title = text;
  }

  std::optional<Text> placed(const yaml::Entry& entry) {
    auto text = reader_.text(entry);
    if (!text) return std::nullopt;
    return Text{*std::move(text), reader_.place(entry.value)};
  }

  std::optional<base::Date> date(const yaml::Entry& entry) {
    if (entry.value.kind == yaml::Kind::list || entry.value.kind == yaml::Kind::map) {
      reader_.wrong_kind(entry, "a date");
      return std::nullopt;
    }
    const auto text = reader_.text(entry);
    if (!text) return std::nullopt;
    const base::ParsedDate parsed = base::parse_date(*text, configuration_.timezone);
    if (!parsed.date) {
      auto [message, hint] = date_fault(*text, parsed.fault);
      reader_.error(entry.value, std::move(message), std::move(hint));
    }
    return parsed.date;
  }

  // Jekyll's truth value, or Hugo's date.
  void published(const yaml::Entry& entry) {
    const bool is_date = entry.value.text.find('-') != std::string::npos;
    if (is_date) {
      out_.publish_date = date(entry);
    } else if (const auto truth = reader_.truth(entry)) {
      out_.draft = !*truth;
    }
  }

  void slug(const yaml::Entry& entry) {
    auto text = placed(entry);
    if (!text) return;
    const std::string& value = text->value;
    if (value.empty() || value == "." || value == ".." || value.find('/') != std::string::npos) {
      reader_.error(entry.value, "a slug must be one part of a path",
                    "set \"url\" for a whole path");
    } else {
      out_.slug = std::move(text);
    }
  }

  void url(const yaml::Entry& entry) {
    auto text = reader_.text(entry);
    if (!text) return;
    yaml::PlacedText written{*std::move(text), reader_.place(entry.value)};
    if (auto path = site_path(written, "/", report_))
      out_.url = Text{*std::move(path), std::move(written.location)};
  }

  void permalink(const yaml::Entry& entry) {
    const auto text = reader_.text(entry);
    if (text && is_permalink_pattern(*text)) {
      reader_.warn(entry.value, "a permalink pattern is not read here",
                   "write the path itself, or set \"permalinks\" in postil.yaml");
    } else {
      url(entry);
    }
  }

  void aliases(const yaml::Entry& entry, std::string_view folder) {
    for (yaml::PlacedText& written : reader_.texts(entry)) {
      if (written.text.find_first_of("?#") != std::string::npos) {
        report_.add(base::warning_at(written.location, "this alias is left out",
                                     "a server cannot redirect from a query or a fragment"));
      } else if (auto path = site_path(written, folder, report_))
        out_.aliases.push_back({*std::move(path), std::move(written.location)});
    }
  }

  void original(const yaml::Entry& entry) {
    constexpr std::array<std::string_view, 2> kKeys = {"url", "note"};
    Original original;
    if (entry.value.kind == yaml::Kind::scalar) {
      original.url = entry.value.text;
    } else {
      for (const yaml::Entry& part : reader_.entries(entry.value, "\"original\"")) {
        if (part.key.text == "url") {
          original.url = reader_.text(part).value_or("");
        } else if (part.key.text == "note") {
          original.note = reader_.text(part).value_or("");
        } else {
          reader_.unknown(part.key, "key", kKeys);
        }
      }
      if (entry.value.kind != yaml::Kind::map) return;
    }
    const bool web = original.url.starts_with("https://") || original.url.starts_with("http://");
    if (web) {
      out_.original = std::move(original);
    } else {
      reader_.error(entry.value, "\"original\" needs the absolute URL of the article",
                    "original: {url: https://example.org/article}");
    }
  }

  void params(const yaml::Entry& entry) {
    for (const yaml::Entry& param : reader_.entries(entry.value, "\"params\""))
      out_.params[param.key.text] = yaml::to_value(param.value);
  }

  const Source& source_;
  const yaml::Reader& reader_;
  base::Report& report_;
  const configuration::Configuration& configuration_;
  std::map<std::string_view, std::vector<const yaml::Node*>> own_;  // meaning → the keys given
  FrontMatter out_;
};

}  // namespace

FrontMatter read_front_matter(const Source& source, const yaml::Block& block,
                              const yaml::Node& root,
                              const configuration::Configuration& configuration,
                              base::Report& report) {
  const yaml::Reader reader(block, report);
  FrontMatter front_matter = EntryReader(source, reader, report, configuration).read(root);
  if (source.date.empty()) return front_matter;
  const base::ParsedDate named = base::parse_date(source.date, configuration.timezone);
  if (!named.date) {
    report.add(base::error_in(source.path,
                              "the name says " + source.date + ", a day that does not exist",
                              "rename the file"));
  } else if (!front_matter.date) {
    front_matter.date = named.date;
  }
  return front_matter;
}

}  // namespace content
