// Parses HTML with gumbo, within limits.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

struct GumboInternalNode;

namespace html {

// How HTML is parsed: a whole page, or the contents of a <body>.
enum class Form { page, fragment };

// The most elements that may be open at once, <html> and <body> included. Browsers themselves stop
// nesting at 512.
constexpr std::size_t kDeepest = 1280;
constexpr std::size_t kMostAttributes = 1024;  // of one tag

// Why HTML is not parsed: gumbo's time or memory would grow with the square of its length.
struct Excess {
  enum class Kind {
    depth,       // for many tags, gumbo walks over all open elements
    formatting,  // elements for formatting that were left open (`<b id=1><b id=2>…`): each block
                 // opens them again, and each of them is compared with all others
    attributes,  // each attribute of a tag is compared with all others
  };
  Kind kind = Kind::depth;
  std::size_t offset = 0;  // byte of the tag that exceeds the limit, or of one shortly before it
};

// The text of an error: what is wrong ("elements are nested more than 1280 deep"), and how to mend
// it.
struct ExcessText {
  std::string message;
  std::string hint;
};

ExcessText text_of(Excess::Kind kind);

class Guard;

// The tree that gumbo builds from a text. The text must live as long as the tree.
class Document {
 public:
  Document(std::string_view html, Form form);
  ~Document();
  Document(Document&&) noexcept;
  Document& operator=(Document&&) noexcept;

  // Null if the text exceeds a limit.
  const GumboInternalNode* root() const { return root_; }
  const std::optional<Excess>& excess() const { return excess_; }

 private:
  std::unique_ptr<Guard> guard_;  // holds the memory of the tree
  const GumboInternalNode* root_ = nullptr;
  std::optional<Excess> excess_;
};

// The text for HTML that exceeds a limit; empty for other HTML.
ExcessText excess_text(std::string_view html, Form form);

}  // namespace html
