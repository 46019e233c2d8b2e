#include "http/refused_form.h"

#include "base/duration.h"

namespace http {
namespace {

// "too many comments just now" → "Too many comments just now."
std::string sentence(std::string text) {
  if (!text.empty() && text.front() >= 'a' && text.front() <= 'z')
    text.front() = static_cast<char>(text.front() - 'a' + 'A');
  return text + ".";
}

web::Reason reason_of(const base::FieldError& error) {
  const std::string field = error.pointer.substr(std::min<std::size_t>(1, error.pointer.size()));
  if (field == "parent")
    return {"invalid",
            "The comment that you answer is gone. You can send your text as a comment of its own.",
            ""};
  const std::string named = field == "body" ? "text" : field;
  return {"invalid", "The " + named + " " + error.message + ".", field};
}

}  // namespace

std::vector<web::Reason> reasons_of(const base::Fault& fault) {
  if (fault.code == base::Code::too_large)
    return {{"", "What you sent is too large to be read.", ""},
            {"", "Your text is still in the form: go one step back in your browser.", ""}};
  std::vector<web::Reason> reasons;
  for (const base::FieldError& error : fault.errors) reasons.push_back(reason_of(error));
  if (reasons.empty()) reasons.push_back({"", sentence(fault.message), ""});
  if (const std::int64_t wait = base::retry_after(fault); wait > 0) {
    const std::string time = base::in_words(std::chrono::seconds(wait));
    reasons.push_back({"", "You can send it again in " + time + ".", ""});
  }
  return reasons;
}

std::string sentences(const base::Fault& fault) {
  std::string text;
  for (const web::Reason& reason : reasons_of(fault))
    text += (text.empty() ? "" : " ") + reason.message;
  return text;
}

}  // namespace http
